"""How long a term is from one day to the other: `2030年7月1日至2032年6月30日，共24个月`."""

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
_SPAN: Final = rf"{_DAY}起?\s?(?:[到至]|[-—–~～]+)\s?{_DAY}止?"
_LENGTH: Final = r"(?P<n>\d{1,3}|[一两二三四五六七八九十])(?P<unit>个月|年)"
_TERMS: Final = (
    re.compile(
        rf"{_SPAN}[，,（(]\s?(?:一?共计?|合计|总共|为期|期限){_LENGTH}"
        r"(?![多余半]|[，,]?\s?[（(]|[，,]?[^，,。；]{0,6}(?:扣|除|不含))"
    ),
    re.compile(
        rf"(?:租期|期限|租约|合同期|服务期|任期|为期)[为是：:]?{_LENGTH}[，,（(：:]\s?[自从由]?{_SPAN}"
        r"(?=[，,。；）)]|$)(?![，,]?[^，,。；]{0,6}(?:扣|除|不含|免租|装修))"
    ),
)
_MONTH: Final = r"(\d{4})年(\d{1,2})月"
_OF_MONTHS: Final = re.compile(
    rf"(?:合同期|租期|租赁期|服务期|期限|有效期|合作期|授权期|保修期|为期|任期)限?(?:为|是|共|[：:])?\s?{_LENGTH}"
    rf"期?\s?[，,（(]\s?(?:期限)?[自从由]?\s?{_MONTH}起?\s?(?:[到至]|[-—–~～]+)\s?{_MONTH}止?"
    r"(?!\d|[前后]|\s?[为是作]|[^，,。；]{0,4}[第首试免])"
)
MONTHS: Final = 12


def months_of_terms(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, where the last day is that before the term would begin anew, or the same."""
    for sentence in evidence.sentences:
        yield from _by_months(sentence)
        for match in (m for term in _TERMS for m in term.finditer(sentence.text)):
            span = re.search(_SPAN, match[0])
            days = [as_day(*span.groups()[at : at + 3]) for at in (0, 3)] if span else [None, None]
            months = months_between(*days) if all(days) else None
            said = int(read_number(match["n"]) or 0) * (MONTHS if match["unit"] == "年" else 1)
            if span and months and months != said:
                what = f"从{span[0]}是 {in_years(months)}，"
                what += f"报告写 {match['n']}{match['unit']}，前后不符。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _by_months(sentence: Sentence) -> Iterator[Finding]:
    """`租期3年，自2030年5月至2033年4月`: the last month may be counted or not."""
    for match in _OF_MONTHS.finditer(sentence.text):
        first, begun, last, ended = map(int, match.groups()[2:])
        between = (last - first) * MONTHS + ended - begun
        said = int(read_number(match["n"]) or 0) * (MONTHS if match["unit"] == "年" else 1)
        if said not in {between, between + 1}:
            what = f"报告写「{match[0]}」，起止之间是 {between + 1} 个月，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage,))


def in_years(months: int) -> str:
    return f"{months // MONTHS} 年" if months % MONTHS == 0 else f"{months} 个月"


def as_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None  # no such day, which `impossible_dates` tells


def months_between(first: date | None, last: date | None) -> int | None:
    """Whole ones, where the last day is that before the term would begin anew, or the same."""
    if first is None or last is None:
        return None
    ends = last + timedelta(days=1)
    if first.day not in {ends.day, last.day}:
        return None
    end = ends if ends.day == first.day else last
    return (end.year - first.year) * MONTHS + end.month - first.month
