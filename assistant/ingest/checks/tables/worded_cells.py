"""Numbers in cells of words, `14家，多在南城`, against what prose says of the row."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import is_ahead, line_of, of_a_case
from assistant.ingest.checks.reading.changing import DOWN, UP
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED, apart
from assistant.ingest.checks.reading.naming import PLAN, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT, TIMES
from assistant.records import Finding

SHORTEST: Final = 2
"""Characters of a row's name."""
SHORTEST_WORDS: Final = 4
"""Before a value, which are then said of one thing."""
_CLAUSE: Final = re.compile(r"[，,。；;：:、（()）]")
_ELSE: Final = re.compile(r"去年|上年|同期|上[月季期]|原|此前|目标|计划|预计|新增|其中|另")
_MOVES: Final = re.compile(rf"{UP}|{DOWN}|同比|环比|最|约|近|高|低")
_FILLER: Final = re.compile(r"实测|平均|最终|整体|总体|目前|已经?|使得?|让|其|的|在|将|把|\*|\s")
_REACHES: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:已?达到?|[约为是至])+$")
_ORDINAL: Final = re.compile(r"[一二两三四五六七八九十期批次代新老旧前后]")
_THESE: Final = re.compile(r"(?:这样的|这类|这些|此类|上述|我们的?|目前|公司|全部|共有?)*")


class Cell(NamedTuple):
    grid: Grid
    row: int
    sentence: Sentence
    number: Number

    @property
    def label(self) -> str:
        return self.grid.labels[self.row]


def worded_cells(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both. Silent where prose says the value of the row, too."""
    for grid in evidence.grids:
        told = [s for s in evidence.sentences if s.passage.document == grid.passage.document]
        for cell in _cells(grid):
            yield from _check(evidence, cell, told)


def _cells(grid: Grid) -> Iterator[Cell]:
    for row, cells in enumerate(grid.cells):
        for column, quantity in enumerate(cells):
            if column and quantity is None and len(grid.labels[row]) >= SHORTEST:
                sentence = Sentence(grid.passage, grid.rows[row][column], grid.today)
                if not sentence.periods and not _ELSE.search(sentence.text):
                    yield from (Cell(grid, row, sentence, n) for n in sentence.numbers)


def _check(evidence: Evidence, cell: Cell, told: Sequence[Sentence]) -> Iterator[Finding]:
    own = cell.number.quantity
    if own.bound != "exact" or own.unit not in COUNTED | {PERCENT, TIMES}:
        return
    about = [s for s in told if _speaks_of(s, cell)]
    values = [n.quantity for s in about for n in s.numbers if alike(n.quantity, own)]
    if any(not apart(value, own) for value in values):
        return
    found = [
        (sentence, number)
        for sentence in about
        for number in sentence.numbers
        if number.quantity.unit == own.unit and number.quantity.bound == own.bound
        if _of_one_thing(evidence, sentence, number, cell)
    ]
    if len({number.quantity.value for _, number in found}) == 1:
        sentence, number = found[0]
        what = f"表里「{cell.label}」写 {cell.number.text}，正文写 {number.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, cell.grid.passage))


def _speaks_of(sentence: Sentence, cell: Cell) -> bool:
    """By the row's name, or because its paragraph opens with it."""
    return cell.label in sentence.text or _opens(sentence, cell.label)


def _opens(sentence: Sentence, label: str) -> bool:
    texts = (sentence.passage.text, line_of(sentence))
    return any(text.lstrip("*#-• ").startswith(label) for text in texts)


def _of_one_thing(evidence: Evidence, sentence: Sentence, number: Number, cell: Cell) -> bool:
    """Both are led by the same words; or it is the row's own count, told by a slip of a digit."""
    clause = _CLAUSE.split(sentence.text[: number.start])[-1].strip()
    planned = PLAN.search(sentence.text) or is_ahead(evidence, sentence, number)
    if re.match("的|有|[:：]", sentence.text[number.end :]):
        return False  # of some of them
    owner = re.match(r"[*\s]*([^：:，,。]{2,14})[：:]", sentence.text)
    if owner and cell.label in owner[1] and owner[1].strip("* ") != cell.label:
        return False  # of another one, whose name has the row's
    others = (x for x in cell.grid.labels if x != cell.label and len(x) >= SHORTEST)
    if (
        sentence.periods
        or planned
        or _ELSE.search(clause)
        or any(x in sentence.text for x in others)
    ):
        return False
    if led := _CLAUSE.split(cell.sentence.text[: cell.number.start])[-1].strip():
        names = len(_MOVES.sub("", led)) >= SHORTEST and len(led) >= SHORTEST_WORDS
        clause = _REACHES.sub("", clause)
        rest = _FILLER.sub("", clause.removesuffix(led).replace(cell.label, ""))
        short = len(rest) <= SHORTEST < len(led) - SHORTEST and not _ORDINAL.search(rest)
        known = rest in cell.sentence.text or short
        return names and clause.endswith(led) and known
    opens = cell.number is cell.sentence.numbers[0] and cell.number.start == 0
    ends = re.match(r"[，,。；）)]|$", sentence.text[number.end :])
    rest = label_of(sentence, number).removesuffix(cell.label)
    named = rest != label_of(sentence, number) and _THESE.fullmatch(rest)
    off = abs(number.quantity.value - cell.number.quantity.value)
    slipped = slip_of(number.quantity, cell.number.quantity.value)
    explained = of_a_case(sentence) or any(n.quantity.value == off for n in sentence.numbers)
    return bool(opens and ends and named and slipped and not explained)
