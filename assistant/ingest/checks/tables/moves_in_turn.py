"""What rows have moved by, told by their names in turn against the cells of both periods.

`产量环比多9万片，其中东窑多5万片；西窑少2万片`; and `南窑同比增速12.0%` beside 同比.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    reach,
    size,
)
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import previous_period, year_before
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_NAMED: Final = re.compile(
    r"^\s*(?:[，,、]\s*)?(?:其中|而|但)?[：:，,]?\s*(?P<who>[^，,。；;：:▢]{2,14}?)(?:收入|业务)?"
    r"(?:增加|减少|增长|下降|多|少|增收|减收|提高|回落|下滑)了?(?:约|近|\s)*$"
)
_TYPED: Final = re.compile(
    r"(?:^|[，,、；;])\s*(?:其中|而|但)?(?P<who>[^，,。；;：:▢]{2,14}?)(?:收入)?(?P<how>环比|同比)"
    r"(?:增速|增长|增幅|下降|降幅|上升|提高|下滑)了?(?:为|达到?|约|仅|只有|\s)*$"
)
_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]")
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})
DECIMALS: Final = 2


class _Moved(NamedTuple):
    grid: Grid
    label: str
    made: Reach


def moves_in_turn(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both cells. Silent where any table of that row agrees."""
    for paragraph in evidence.paragraphs:
        since = ""
        for sentence in paragraph:
            for told in told_in(sentence):
                amount = told.role == "change" and told.quantity.unit not in _RELATIVE
                if amount and told.since in {"step", "year"}:
                    since = told.since
                elif amount and since and (match := _NAMED.match(told.number.words)):
                    moved = [*_moved(evidence, told, match["who"], since)]
                    yield from _against(sentence, told, moved)
            if not _goes_on(sentence):
                since = ""


def _goes_on(sentence: Sentence) -> bool:
    """Joined to the next by a semicolon."""
    return bool(re.match(r"\s*[；;]", sentence.passage.text.partition(sentence.text)[2]))


def _moved(evidence: Evidence, told: Told, who: str, since: str) -> Iterator[_Moved]:
    document = evidence.documents.get(told.sentence.passage.document)
    own = document.period if document else ""
    step = previous_period if since == "step" else year_before
    for grid, row in rows_called(evidence, told.sentence, who):
        now = [at for at in range(1, len(grid.names)) if own and grid.period(at) == own]
        now = [at for at in now if not grid.change(at) and not grid.share(at)]
        for column in now[:1]:
            then = [at for at in range(1, len(grid.names)) if grid.period(at) == step(own)]
            then = [at for at in then if not grid.change(at) and not grid.share(at)]
            new, old = grid.cells[row][column], grid.cells[row][then[0]] if then else None
            if new and old and alike(new, told.quantity) and alike(old, new):
                yield _Moved(grid, grid.labels[row], minus(reach(new), reach(old)))


def rows_called(evidence: Evidence, sentence: Sentence, who: str) -> Iterator[tuple[Grid, int]]:
    for grid in evidence.grids_of(sentence.passage.document):
        for row in grid.parts:
            if who in {grid.labels[row], _BRACKET.sub("", grid.labels[row])}:
                yield grid, row


def _against(sentence: Sentence, told: Told, moved: Sequence[_Moved]) -> Iterator[Finding]:
    fitting = [m for m in moved if deviation(told.quantity, size(m.made)) != "warning"]
    if fitting and all(m.made.value * told.way < 0 for m in fitting):
        label, made = fitting[0].label, fitting[0].made
        shown = "增加" if made.value > 0 else "减少"
        what = f"表里「{label}」{shown} {told.text}，正文写「{told.word}」，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage, fitting[0].grid.passage))
    elif moved and not fitting:
        one = moved[0]
        if may_be_slip(told.quantity.value, abs(one.made.value)):
            printed = written(rounded(abs(one.made.value), DECIMALS), told.quantity.unit)
            what = f"表里「{one.label}」两期相差 {printed}，正文写 {told.text}，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage, one.grid.passage))


def typed_changes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. Silent where any table of that row agrees."""
    for sentence in evidence.sentences:
        for told in told_in(sentence):
            match = _TYPED.search(told.number.words) if told.role == "change" else None
            if match is None or told.quantity.unit != PERCENT:
                continue
            cells = [
                (grid, row, cell)
                for grid, row in rows_called(evidence, sentence, match["who"])
                for at, name in enumerate(grid.names)
                if at and name == match["how"] and (cell := grid.cells[row][at])
            ]
            stated = told.quantity
            if cells and all(deviation(stated, size(reach(c))) == "warning" for *_, c in cells):
                grid, row, cell = cells[0]
                what = f"表里「{grid.labels[row]}」的{match['how']}为 {cell.text}，"
                what += f"正文写 {told.text}，前后不符。"
                yield of_passages("contradiction", what, (sentence.passage, grid.passage))
