"""Values of one unit that are told in turn: in one sentence, or one in each line of a list."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike, joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES

FEWEST: Final = 2
FEWEST_LINES: Final = 3
_NO_SUM: Final = frozenset({None, POINTS, TIMES, PERCENT, "s", "year", "month"})
_PASSED: Final = frozenset({POINTS, PERCENT, "s"})
"""Of what stands between parts, and says something of them."""
_NO_PART: Final = frozenset({"change", "gap", "mean", "multiple"})
_AGO: Final = re.compile(r"[比较]|去年|上年|同期|此前|原")


class Run(NamedTuple):
    sentence: Sentence
    parts: Sequence[Number]
    lines: bool
    """Each stands in a line of its own."""
    longest: Sequence[Number] = ()
    """With the first and the last that it leaves out."""

    @property
    def total(self) -> Decimal:
        return sum((n.quantity.value for n in self.parts), Decimal(0))


def runs_in(sentence: Sentence) -> Iterator[Run]:
    """The longest runs of levels of one unit, without what stands in brackets behind them."""
    run: list[Number] = []
    for told in [*told_in(sentence), None]:
        number = told.number if told else None
        if run and number and is_passed(number, run[0]):
            continue
        fits = told and is_part_level(told)
        if run and not (fits and number and alike(number.quantity, run[0].quantity)):
            for parts in _ends(run):
                yield Run(sentence, parts, lines=False, longest=run)
            run = []
        if fits and number:
            run.append(number)


def runs_of_lines(paragraph: Sequence[Sentence]) -> Iterator[Run]:
    """The first values of sentences that a semicolon or the end of a line divides."""
    run: list[tuple[Sentence, Number]] = []
    for before, sentence in pairwise([None, *paragraph, None]):
        first = next(iter(told_in(sentence)), None) if sentence else None
        fits = first and is_part_level(first) and first.quantity.bound == "exact"
        goes_on = run and fits and first and before and sentence and (
            alike(first.quantity, run[0][1].quantity) and _divided(before, sentence)
        )  # fmt: skip
        if run and not goes_on:
            for some in (run, run[1:]):
                if len(some) >= FEWEST_LINES:
                    yield Run(some[0][0], [number for _, number in some], lines=True)
            run = []
        if fits and first and sentence and not sentence.text.endswith(("：", ":")):
            run.append((sentence, first.number))


def is_passed(number: Number, first: Number) -> bool:
    return number.depth > first.depth or number.quantity.unit in _PASSED


def _divided(before: Sentence, sentence: Sentence) -> bool:
    text = sentence.passage.text
    start = text.find(before.text) + len(before.text)
    return "。" not in text[start : max(text.find(sentence.text, start), start)]


def is_part_level(told: Told) -> bool:
    ago = told.role == "base" and _AGO.search(told.number.words)
    unit = told.quantity.unit
    summed = unit not in _NO_SUM or (unit is None and joinable(told.quantity, told.quantity))
    return told.role not in _NO_PART and not ago and summed and not _is_left(told)


def _is_left(told: Told) -> bool:
    """`甲区从3亿元做到4亿元`: the value of before is no part of what is."""
    return any(change.verb and change.old is told.number for change in changes_of(told.sentence))


def _ends(run: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """All of it; without the first, which may be the whole; without the last."""
    for part in (run, run[1:], run[:-1]):
        if len(part) >= FEWEST and all(n.quantity.bound == "exact" for n in part):
            yield part
