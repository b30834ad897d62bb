"""What a value is now, before a plan raises it: `从现在的6%提升到8%`, `产能由4万件扩至6万件`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN, bare, label_of
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.quantities import Quantity
from assistant.records import Finding

_NOW: Final = re.compile(
    r"(?:[把将使]|^|[，,；;])(?P<name>[^，,；;把将使]{2,16}?)[从由](?:现在|目前|当前|现有|如今|眼下)的?$"
)
_TO_COME: Final = re.compile(r"\d日前|\d月底?前|底前")
SHORTEST: Final = 3
"""Characters of what is measured."""


def present_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: by the change elsewhere that began with it, or by the cell of its row."""
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            said = _NOW.search(sentence.text[: change.old.start])
            if said:
                yield from _of_before(evidence, sentence, change, bare(said["name"]))
            planned = PLAN.search(sentence.clause(change.old)) or _TO_COME.search(sentence.text)
            if planned and change.verb:
                for grid in evidence.grids_of(sentence.passage.document):
                    yield from _of_row(sentence, change, grid)


def _of_before(
    evidence: Evidence, sentence: Sentence, change: Change, name: str
) -> Iterator[Finding]:
    """What elsewhere is told to have been before, and what it has become."""
    document, value = sentence.passage.document, change.old.quantity
    others = [s for s in evidence.sentences if s.passage.document == document and s is not sentence]
    told = [
        each
        for other in others
        for each in changes_of(other)
        if each.verb
        and not PLAN.search(other.clause(each.old))
        and _is_called(bare(label_of(other, each.old)), name)
        and alike(each.new.quantity, value)
    ]
    ends = {each.new.quantity.value for each in told}
    if len(ends) == 1 and value.value not in ends and told[0].old.quantity.value == value.value:
        other = told[0]
        what = f"报告写现在为 {value.text}，而 {place_of(other.sentence.passage)} 写已从 "
        what += f"{other.old.text} 变为 {other.new.text}，两处不一致。"
        yield of_passages("contradiction", what, (sentence.passage, other.sentence.passage))


def _is_called(label: str, name: str) -> bool:
    shorter, longer = sorted((label, name), key=len)
    return len(shorter) >= SHORTEST and longer.endswith(shorter)


def _of_row(sentence: Sentence, change: Change, grid: Grid) -> Iterator[Finding]:
    """The row that is named before it, under the one column that its clause names."""
    row = row_named(sentence.text[: change.old.start], grid)
    clause, value = sentence.clause(change.old), change.old.quantity
    if row is None or row not in grid.parts:
        return
    cells = [(at, c) for at, c in enumerate(grid.cells[row]) if at and c and alike(c, value)]
    named = [(at, c) for at, c in cells if _is_named(grid.uncounted[at], clause)]
    if len(named) != 1 or any(not apart(c, value) for _, c in cells):
        return
    ((column, cell),) = named
    if may_be_slip(value.value, cell.value) and _is_raised(change, cell):
        what = f"表里「{grid.labels[row]}」的{grid.names[column]}为 {cell.text}，"
        what += f"正文写由 {value.text} 起，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_named(column: str, clause: str) -> bool:
    name = re.sub(r"[（(].*", "", column)
    return len(name) >= SHORTEST and name in clause


def _is_raised(change: Change, cell: Quantity) -> bool:
    """It still has to come to the new value."""
    return apart(cell, change.new.quantity) and (
        (change.new.quantity.value - cell.value) * (change.way or 1) > 0
    )
