"""`逐月上升` against the values of the same sentence, in their order."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.growth.orders import follows
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import POINTS, TIMES
from assistant.records import Finding

_UP: Final = r"往?上走|走高|上升|增长|递增|攀升|提升|增加|提高|上涨|抬升|向上|回升"
_DOWN: Final = r"往?下走|走低|下降|递减|回落|下滑|减少|降低|下跌|向下|收窄"
_TREND: Final = re.compile(
    rf"(?:逐[月季年周日期]|一[月季年周]比一[月季年周])(?:在|都|呈|稳步|持续|连续|小幅)?"
    rf"(?:(?P<up>{_UP}|高|多)|(?P<down>{_DOWN}|低|少))"
)
_MEASURE: Final = (
    r"(?:占比|比重|份额|(?<!效)率|收入|营收|产值|利润|成本|费用|[数销产客][量数]|价格?)"
)
_THEN: Final = re.compile(
    rf"{_MEASURE}(?:也|都|还|仍|在|正|呈|均|已)*"
    rf"(?:逐渐|逐步|持续|不断|稳步|进一步|明显|大幅|小幅|略有?|有所)(?P<word>(?P<up>{_UP})|(?:{_DOWN}))(?:了|的?趋势)?[，,：:]\s?[从由]{MASK}+[年月季度末底份的]*$"
)
_TILL: Final = re.compile(rf"\s?[到至]{MASK}+[年月季度末底份的]*")
_NO: Final = re.compile("不再|没有|未|停止|不会|避免|扭转|亏")
FEWEST: Final = 3


def trends(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: only values that all run the other way, or turn, are told."""
    for passage in evidence.prose:
        for text in re.findall(r"[^。！？!?\n]+", passage.text):
            if match := _TREND.search(text):
                sentence = Sentence(passage, re.sub("[；;]", "，", text), evidence.today(passage))
                yield from _check(sentence, match)


def trends_between(evidence: Evidence) -> Iterator[Finding]:
    """`份额稳步上升，从3月的30%到4月的26%`. No tolerance: the two lie the other way."""
    for sentence in evidence.sentences:
        for at, (old, new) in enumerate(pairwise(sentence.numbers), 2):
            match = _THEN.search(old.words) if old.quantity.unit == new.quantity.unit else None
            if match is None or not _TILL.fullmatch(new.words) or _NO.search(old.words):
                continue
            if any(n.quantity.unit == new.quantity.unit for n in sentence.numbers[at : at + 1]):
                continue  # `再到5月的34%`
            off = new.quantity.value - old.quantity.value
            if off and (off > 0) != bool(match["up"]) and joinable(old.quantity, new.quantity):
                what = f"报告写「{match['word']}」，而从 {old.text} 到 {new.text} 方向相反。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _check(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    series = _series(sentence, match.start())
    rising = [right.quantity.value > left.quantity.value for left, right in pairwise(series)]
    if len(series) >= FEWEST and not all(up == bool(match["up"]) for up in rising):
        shown = "、".join(n.text for n in series)
        what = f"报告写「{match[0]}」，而各期依次为 {shown}。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _series(sentence: Sentence, end: int) -> list[Number]:
    """The values before it, where each one has a period of its own and all are of one unit."""
    told = [t for t in told_in(sentence) if t.number.end <= end]
    kept = [t.number for t in told if t.role == "level" and MASK in t.number.words]
    units = {n.quantity.unit for n in kept}
    near = bool(kept) and follows(sentence.text, kept[-1].end, end)
    one = near and len(kept) == len(told) and len(units) == 1 and not units & {POINTS, TIMES}
    return kept if one else []
