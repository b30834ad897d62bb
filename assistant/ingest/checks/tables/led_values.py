"""A value that follows the name of a row: `丙店最忙，客流到47人` beside 45人 in that row.

The row is named in the value's clause or in the one before, with no other value between. What else
the clause says names the column; where it says nothing, the unit and the period do.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import PRICED, is_ahead, of_a_price
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import TOTAL, Grid
from assistant.ingest.checks.reading.intervals import COUNTED, apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.proofs import fits_beside, number_fits
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import MASK, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.times import matches, of_column, period_said
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import GENERIC
from assistant.quantities import POINTS, TIMES, Quantity
from assistant.records import Finding

_FILLER: Final = re.compile(
    rf"{MASK}|[\s的约为是达至到]|[做跑压掉提冲拉扩推走爬]到|净?流[入出]|只有|仅|还|已|仍|共?有|近|超过?"
)
_ELSE: Final = re.compile(
    r"历史|新[增签开]|净增|其中|累计|单笔|另|预|合计|相加|共计|之和|总[计共]|[比较]|平均|各|每|再|首"
)
_OUTFLOW: Final = re.compile("净流出|亏损")
_TO: Final = frozenset("至到")
SHORTEST: Final = 2
"""Characters that a column's name and the clause have in common."""
LONGEST: Final = 12
"""Characters of what the clause may say between a row and its value."""
_NO_LEVEL: Final = frozenset({POINTS, TIMES, "year", "month"})


class Led(NamedTuple):
    """The words between the name of a row and a value."""

    row: int
    said: str
    column: str
    """What it says of the column."""
    first: bool
    """The sentence begins with the row: nothing before it says what is measured."""


def led_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: what the value is by a slip of its digits must be the only such cell."""
    for sentence, grid, own in evidence.beside:
        for told in told_in(sentence):
            if sentence.passage.sections != grid.passage.sections:
                continue
            if not _is_level(told) or is_ahead(evidence, sentence, told.number):
                continue
            led = _led(told, grid)
            if led and (meant := _meant(told, grid, led, own)):
                column, cell = meant
                at = (evidence, sentence, told.number)
                swapped = slip_of(told.quantity, cell.value) == "swap" and not fits_beside(*at)
                if swapped or not number_fits(*at) or number_fits(*at, cell.value):
                    name = f"{grid.labels[led.row]}{grid.names[column]}"
                    what = f"「{name}」表里是 {cell.text}，正文写 {told.text}，两者不一致。"
                    yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_level(told: Told) -> bool:
    exact = told.quantity.bound == "exact" and told.quantity.unit not in _NO_LEVEL
    dated = told.role == "base" and MASK in told.number.words
    return exact and (dated or told.role in {"level", "mean"}) and not told.since


def _led(told: Told, grid: Grid) -> Led | None:
    sentence, number = told.sentence, told.number
    row = last_label(sentence, number, grid)
    if row is None or row not in grid.parts:
        return None
    label, before = grid.labels[row], sentence.text[: number.start]
    at = before.rfind(label) + len(label)
    between = sentence.masked[at : number.start]
    inside = [t for t in told_in(sentence) if at <= t.number.start < number.start]
    if inside and number.words in _TO and [t.role for t in inside] == ["change"]:
        between = sentence.masked[at : inside[0].number.start]  # `工期缩短5天至80天`
        inside = []
    if label not in before or inside:
        return None
    clauses = re.split(r"[，,：:]", between)
    if _ELSE.search(between) or PLAN.search(between) or re.search(r"[。；;、（(]", between):
        return None
    far = len(clauses) > 2 or (len(clauses) > 1 and not _leads(before, label))
    if far or len(clauses[-1]) > LONGEST:
        return None
    first = before.startswith(label)
    return Led(row, between, _FILLER.sub("", clauses[-1]), first)


def _leads(before: str, label: str) -> bool:
    """The clause before begins with the name, or ends with it: `其次是东城，33件`."""
    clause = re.split(r"[，,。；;：:]", before)[-2]
    return clause.strip().startswith(label) or clause.strip().endswith(label)


def _meant(told: Told, grid: Grid, led: Led, own: str) -> tuple[int, Quantity] | None:
    value = told.quantity
    cells = [(at, cell) for at, cell in enumerate(grid.cells[led.row]) if cell]
    cells = [(at, cell) for at, cell in cells if _of_unit(cell, value) and _is_open(grid, at)]
    signed = _OUTFLOW.search(led.said)
    if any(not apart(_sized(cell) if signed else cell, value) for _, cell in cells):
        return None
    if not grid.period_of(grid.labels[led.row]):
        cells = [(at, c) for at, c in cells if of_column(told, grid, at, own)]
    if of_a_price(told.sentence, told.number):
        cells = [(at, c) for at, c in cells if PRICED.search(grid.names[at])]
    if led.column:
        named = [(at, c) for at, c in cells if _is_named(led.column, grid.names[at])]
        cells = named
    cells = [(at, c) for at, c in cells if may_be_slip(abs(value.value), abs(c.value))]
    slips = [(at, c, slip) for at, c in cells if (slip := slip_of(value, c.value))]
    if not slips and (dated := _of_its_period(told, grid, led, cells)):
        return dated
    if len(slips) != 1:
        return None
    column, cell, slip = slips[0]
    alone = led.first and len(cells) == 1
    return (column, cell) if led.column or alone or slip == "swap" else None


def _of_its_period(
    told: Told, grid: Grid, led: Led, cells: Sequence[tuple[int, Quantity]]
) -> tuple[int, Quantity] | None:
    """`甲以8月最高，当月为13吨`: row and column are both named, and nothing else is said."""
    said, dated = period_said(told), [(at, c) for at, c in cells if grid.period(at)]
    named = led.first and not led.column and MASK in led.said and bool(said)
    if not named or len(dated) != 1 or len(cells) != 1:
        return None
    ((at, cell),) = dated
    near = may_be_slip(told.quantity.value, cell.value)
    return (at, cell) if near and matches(said, grid.period(at) or "") else None


def _sized(cell: Quantity) -> Quantity:
    return cell.model_copy(update={"value": abs(cell.value)})


def _is_open(grid: Grid, column: int) -> bool:
    return not (grid.change(column) or grid.share(column) or TOTAL.fullmatch(grid.names[column]))


def _of_unit(cell: Quantity, value: Quantity) -> bool:
    """A column of counts may leave out what it counts."""
    return joinable(cell, value) or (cell.unit is None and value.unit in COUNTED)


def _is_named(said: str, column: str) -> bool:
    pairs = (said[at : at + SHORTEST] for at in range(len(said) - 1))
    return any(pair in column and not GENERIC.fullmatch(pair) for pair in pairs)
