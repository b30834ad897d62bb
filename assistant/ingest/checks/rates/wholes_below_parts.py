"""`面纱收入从2月的3亿元增至8月的5亿元；纱线整体是1亿元左右`: a whole below its part."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.about import line_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

_WHOLE: Final = re.compile(r"[一-鿿A-Za-z]{2,8}(?:整体|大盘|总盘子?)(?:收入|规模|营收)?$")
_SPAN: Final = re.compile(r"累计|全年|以来|[一二三四]季度|半年|合计")


def wholes_below_parts(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both, the part as exact as any value beside it. The part is the last
    value of the clause before, of the same line.
    """
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            if before.text in line_of(sentence):
                yield from _check(before, sentence)


def _check(before: Sentence, sentence: Sentence) -> Iterator[Finding]:
    if not sentence.numbers or not (told := told_in(before)) or told[-1].role != "level":
        return
    whole, part = sentence.numbers[0], told[-1]
    named = _WHOLE.match(label_of(sentence, whole)) and not sentence.periods
    kinds = {whole.quantity.unit, part.quantity.unit} & {PERCENT, POINTS, TIMES}
    if not named or kinds or _SPAN.search(f"{before.text}{sentence.text}"):
        return
    held = joinable(whole.quantity, part.quantity)
    high = whole.quantity
    slack = min(t.quantity.slack for t in told if joinable(t.quantity, part.quantity))
    if held and high.value + high.slack < part.quantity.value - slack:
        what = f"报告写{label_of(sentence, whole)}为 {whole.text}，"
        what += f"而其中的一部分就有 {part.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
