"""How far two values of one sentence are said to lie apart: `二者相差3.5个百分点`."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import written
from assistant.records import Finding

MOST_VALUES: Final = 12
_APART: Final = re.compile(
    r"(?:相差|之差|差距|差额|相距|落差|差值|[只仅尾家者]差|^[，,、\s]*差)(?:约|近|为|达|仅|只有|是|了|\s)*$"
)

_OF_TWO: Final = re.compile(
    r"[，,](?:[两二]者|[两二][家个店地厂人区])(?:之间)?的?(?:相差|差距|差)(?:约|近|为|达|仅|了|\s)*$"
)
_VALUES: Final = frozenset({"level", "base", "mean"})
_SEMICOLON: Final = ("；", ";")


def stated_gaps(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any two lie as far apart."""
    yield from over_sentences(evidence, _check)


def gaps_of_two(evidence: Evidence) -> Iterator[Finding]:
    """`甲店售价50元；乙店44元，两者相差6元`: one value stands before the semicolon."""
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            told = told_in(sentence)
            for gap in (t for t in told if _OF_TWO.search(t.number.words)):
                ours = [t for t in told[: gap.at] if t.role in _VALUES and _of(gap, t)]
                theirs = [t for t in told_in(before) if t.role in _VALUES and _of(gap, t)]
                joined = (
                    before.passage.text.partition(before.text)[2].lstrip().startswith(_SEMICOLON)
                )
                if joined and len(ours) == len(theirs) == gap.at == 1:
                    yield from _apart(sentence, theirs[0], ours[0], gap)


def _apart(sentence: Sentence, left: Told, right: Told, gap: Told) -> Iterator[Finding]:
    made = size(minus(reach(left.quantity), reach(right.quantity)))
    if deviation(gap.quantity, made) == "warning":
        printed = written(made.value, gap.quantity.unit)
        what = f"{left.text} 与 {right.text} 相差 {printed}，报告写 {gap.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _check(sentence: Sentence) -> Iterator[Finding]:
    told = told_in(sentence)
    for gap in (t for t in told if _APART.search(t.number.words)):
        values = [t for t in told[: gap.at] if t.role in {"level", "base", "mean"} and _of(gap, t)]
        if not 2 <= len(values) <= MOST_VALUES or len(values) != gap.at:
            continue
        pairs = list(combinations(values, 2))
        computed = [size(minus(reach(a.quantity), reach(b.quantity))) for a, b in pairs]
        if all(deviation(gap.quantity, each) == "warning" for each in computed):
            left, right = values[-2:]
            printed = written(computed[-1].value, gap.quantity.unit)
            what = f"{left.text} 与 {right.text} 相差 {printed}，"
            what += f"报告写 {gap.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def _of(gap: Told, value: Told) -> bool:
    if gap.quantity.unit in {POINTS, PERCENT}:
        return value.quantity.unit == PERCENT
    return alike(gap.quantity, value.quantity)
