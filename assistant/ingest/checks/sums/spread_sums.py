"""A counted total and its parts in the sentences behind it: `四项费用共12亿元。人工5亿元；…`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, POINTS, TIMES, read_number
from assistant.quantities.quantity import written
from assistant.records import Finding

_TOTAL: Final = re.compile(
    r"(?P<n>[三四五六七八九]|[3-9])\s?[项类块笔大个][^，,。；\d]{0,8}?(?:一共|合计|共计|总共|总计|共)[^，,。；]{0,4}$"
)
_ELSE: Final = re.compile(r"去年|上年|同期|同比|环比|预算|目标|计划|其中")
_NO_SUM: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month"})


def spread_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the total and of each part, as many as are counted."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for total in sentence.numbers:
                match = _TOTAL.search(total.words)
                count = int(read_number(match["n"]) or 0) if match else 0
                if count and total.quantity.unit not in _NO_SUM:
                    yield from _check(sentence, total, count, paragraph[at + 1 :])


def _check(
    sentence: Sentence, total: Number, count: int, behind: Sequence[Sentence]
) -> Iterator[Finding]:
    parts: list[Number] = []
    for each in behind:
        if len(parts) >= count:
            break
        own = [n for n in each.numbers if n.depth == 0]
        if not own or _ELSE.search(each.text) or not all(_is_part(n, total) for n in own):
            return
        parts += own
    computed = plus(*(reach(n.quantity) for n in parts))
    if len(parts) == count and deviation(total.quantity, computed) == "warning":
        shown = " + ".join(n.text for n in parts)
        printed = written(computed.value, total.quantity.unit)
        what = f"{shown} 相加为 {printed}，总数写 {total.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_part(number: Number, total: Number) -> bool:
    of_one = number.quantity.unit == total.quantity.unit
    smaller = number.quantity.value < total.quantity.value
    return of_one and smaller and not changed(number.words) and not compared(number.words)
