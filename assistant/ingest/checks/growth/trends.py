"""`逐月上升` against the values of the same sentence, in their order."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.growth.orders import follows
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import POINTS, TIMES
from assistant.records import Finding

_UP: Final = r"往?上走|走高|上升|增长|递增|攀升|提升|增加|提高|上涨|抬升|向上|回升"
_DOWN: Final = r"往?下走|走低|下降|递减|回落|下滑|减少|降低|下跌|向下|收窄"
_TREND: Final = re.compile(
    rf"(?:逐[月季年周日期]|一[月季年周]比一[月季年周])(?:在|都|呈|稳步|持续|连续|小幅)?"
    rf"(?:(?P<up>{_UP}|高|多)|(?P<down>{_DOWN}|低|少))"
)
FEWEST: Final = 3


def trends(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: only values that all run the other way, or turn, are told."""
    for passage in evidence.prose:
        for text in re.findall(r"[^。！？!?\n]+", passage.text):
            if match := _TREND.search(text):
                sentence = Sentence(passage, re.sub("[；;]", "，", text), evidence.today(passage))
                yield from _check(sentence, match)


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
