"""A printed line with all its sentences: what it computes, it computes from its own numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.intervals import Reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity

NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month"})
_NEXT: Final = re.compile(r"\s*(?:[、，,+＋]|和|与|及|以及)?[^，,、；;。（(：:=]{0,10}")
"""Between two of a list; what a colon opens is its first."""
MOST_TOLD: Final = 40
"""Numbers of a line: one that has more is no sentence that computes."""
_PLUS: Final = re.compile("[+＋]")
_AGO: Final = re.compile(r"去年|上年|同期|目标|计划|预算")


class Way(NamedTuple):
    """How a number may be made."""

    made: Reach
    said: str
    """As it is told: `6.0 + 4.0`."""
    sure: bool = True
    """It may blame the number; others only confirm it."""


class Line(NamedTuple):
    told: tuple[Told, ...]
    """Of all its sentences, in their order."""
    before: tuple[Told, ...]
    """Of the line above it in the same passage or section."""

    def until(self, told: Told) -> list[Told]:
        """What the line tells before it."""
        return list(self.told[: self.told.index(told)])

    def behind(self, told: Told) -> list[Told]:
        return list(self.told[self.told.index(told) + 1 :])


def lines_of(evidence: Evidence) -> Iterator[Line]:
    above: Line | None = None
    for paragraph in filter(None, evidence.paragraphs):
        for sentences in _by_line(paragraph):
            told = tuple(t for sentence in sentences for t in told_in(sentence))
            near = above is not None and above.told and told and len(above.told) <= MOST_TOLD
            one = near and above and _place(above.told[0]) == _place(told[0])
            line = Line(told, above.told if one and above else ())
            if len(told) <= MOST_TOLD:
                yield line
            above = line


def _place(told: Told) -> tuple[str, tuple[str, ...]]:
    passage = told.sentence.passage
    return passage.document, passage.sections


def _by_line(paragraph: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    text, at = paragraph[0].passage.text, 0
    line: list[Sentence] = []
    for sentence in paragraph:
        start = text.find(sentence.text, at)
        if line and "\n" in text[at : max(start, at)]:
            yield line
            line = []
        line.append(sentence)
        at = max(start, at) + len(sentence.text)
    yield line


def amounts(told: Sequence[Told], like: Quantity) -> list[Told]:
    """Levels that have the unit of `like`, the nearest first."""
    kept = (t for t in reversed(told) if t.quantity.unit not in NO_AMOUNT)
    return [t for t in kept if alike(t.quantity, like) and t.quantity.bound == "exact"]


def run_before(told: Sequence[Told], like: Quantity) -> list[Told]:
    """`1月3万、2月4万、3月5万`: the last values that follow each other, of one unit."""
    run: list[Told] = []
    for each in reversed(told):
        if each.quantity.unit in {"year", "month", "s"} and not run:
            continue  # `…，3个月平均`
        if not alike(each.quantity, like) or each.quantity.bound != "exact":
            break
        run.insert(0, each)
        if _PLUS.search(run[-1].number.words) and not _PLUS.search(each.number.words):
            break  # the first of a sum that is written out
        if not _NEXT.fullmatch(each.number.words) or _AGO.search(each.number.words):
            break
    return run


def own_clause(number: Number) -> str:
    return re.split(r"[，,；;：:（()）]", number.words)[-1]
