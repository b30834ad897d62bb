"""How many months a term has from one day to the other: `2030年7月1日至2032年6月30日，共24个月`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_DAY: Final = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_TERM: Final = re.compile(
    rf"{_DAY}起?\s?(?:[到至]|[-—–~～]+)\s?{_DAY}止?[，,（(]\s?(?:一?共计?|合计|总共|为期|期限)"
    r"(?P<n>\d{1,3})个月(?![多余]|[，,]?\s?[（(]|[，,]?[^，,。；]{0,6}(?:扣|除|不含))"
)
_N: Final = r"(?P<n>[一两二三四五六七八九十]|\d{1,2})\s?(?P<unit>年|个月)"
_WHEN: Final = r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?"
_OF_YEARS: Final = re.compile(
    rf"(?:合同期|租期|租赁期|服务期|期限|有效期|合作期|授权期|保修期|为期|任期)限?(?:为|是|共|[：:])?\s?{_N}"
    rf"期?\s?[，,（(]\s?(?:期限)?(?:自|从|由)?\s?{_WHEN}起?\s?(?:[到至]|[-—–~～]+)\s?{_WHEN}止?(?![前后]|\s?[为是作]|[^，,。；]{{0,4}}[第首试免])"
)
MONTHS: Final = 12


def months_of_terms(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, where the last day is that before the term would begin anew, or the same."""
    for sentence in evidence.sentences:
        yield from _of_years(sentence)
        for match in _TERM.finditer(sentence.text):
            days = [_day(*match.groups()[at : at + 3]) for at in (0, 3)]
            months = _months(*days) if all(days) else None
            if months and months != int(match["n"]):
                said = re.split("[，,（(]", match[0])[0]
                what = f"从{said}是 {months} 个月，报告写 {match['n']}个月，前后不符。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _of_years(sentence: Sentence) -> Iterator[Finding]:
    """`租期3年，自2030年5月至2033年4月`: the last month may be counted or not."""
    for match in _OF_YEARS.finditer(sentence.text):
        number, (y1, m1, d1, y2, m2, d2) = read_number(match["n"]), match.groups()[2:]
        between = (int(y2) - int(y1)) * MONTHS + int(m2) - int(m1)
        made = (
            {between, between + 1}
            if not (d1 and d2)
            else {_months(_day(y1, m1, d1), _day(y2, m2, d2))}
        )
        stated = int(number or 0) * (MONTHS if match["unit"] == "年" else 1)
        if None not in made and stated not in made:
            what = f"报告写「{match[0]}」，起止之间是 {max(n for n in made if n)} 个月，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None  # no such day, which `impossible_dates` tells


def _months(first: date | None, last: date | None) -> int | None:
    if first is None or last is None:
        return None
    ends = last + timedelta(days=1)
    if first.day not in {ends.day, last.day}:
        return None
    end = ends if ends.day == first.day else last
    return (end.year - first.year) * MONTHS + end.month - first.month
