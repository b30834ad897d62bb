"""`三场安排在下半年：瓷展6月9日、茶展9月8日、石展11月3日`: how many dates are said to lie in a part
of the year, against those that are listed.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_SAID: Final = re.compile(
    r"(?P<n>[一二两三四五六七八九十]|\d)\s?[项个座款家期批条次场件][^，,、。；：:\d]{0,6}?"
    r"(?P<part>上半年|下半年|第?[一二三四]季度|Q[1-4])"
)
_DAY: Final = re.compile(r"(?P<year>\*|\d{4})-(?P<month>\d\d)(?:-\d\d)?")
_MONTHS: Final = {
    "上半年": range(1, 7),
    "下半年": range(7, 13),
    **{name: range(3 * at + 1, 3 * at + 4) for at, name in enumerate("一二三四")},
    **{f"Q{at + 1}": range(3 * at + 1, 3 * at + 4) for at in range(4)},
}
_OTHER: Final = re.compile("原|推迟|延|提前|去年|明年|上年|次年|改[为到]|晚于|早于|前|后")
FEWEST: Final = 2


class Listed(NamedTuple):
    text: str
    month: int


def dates_of_halves(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. As many dates are listed behind the colon as are counted before it."""
    for passage in evidence.prose:
        for line in passage.text.split("\n"):
            for text in re.split("[。！？]", line):
                head, colon, _ = text.replace("：", ":").partition(":")
                said = list(_SAID.finditer(head)) if colon else []
                if said:
                    whole = re.sub("[；;]", "，", text)
                    yield from _check(
                        Sentence(passage, whole, evidence.today(passage)), said, len(head)
                    )


def _check(sentence: Sentence, said: list[re.Match[str]], start: int) -> Iterator[Finding]:
    listed = _listed(sentence, start)
    counts = [int(read_number(match["n"]) or 0) for match in said]
    parts = [_MONTHS[match["part"].removeprefix("第").removesuffix("季度")] for match in said]
    apart = len({month for part in parts for month in part}) == sum(map(len, parts))
    if not apart or sum(counts) != len(listed) or len(listed) < FEWEST:
        return
    for match, count, part in zip(said, counts, parts, strict=True):
        within = [each for each in listed if each.month in part]
        if len(within) != count:
            shown = "、".join(each.text for each in listed)
            what = f"报告写「{match[0]}」，而所列日期是 {shown}，"
            what += f"其中 {len(within)} 个在{match['part']}，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage,))
            return


def _listed(sentence: Sentence, start: int) -> list[Listed]:
    """Empty where any is no day or month, or of another year."""
    spans = [span for span in sentence.periods if span.start >= start]
    days = [_DAY.fullmatch(span.key) for span in spans]
    years = {day["year"] for day in days if day}
    if not all(days) or len(years) > 1 or _OTHER.search(sentence.text[start:]):
        return []
    return [
        Listed(sentence.text[span.start : span.end], int(day["month"]))
        for span, day in zip(spans, days, strict=True)
        if day
    ]
