"""Columns that are parts of a metric: of the title's with a total beside them, or in blocks."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from assistant.ingest.found.cells import read_cell
from assistant.ingest.found.grids import Grid, at, plain
from assistant.ingest.found.header_periods import Anchor
from assistant.ingest.found.headers import Head, read_head
from assistant.ingest.found.layouts import dimension_of
from assistant.ingest.found.measures import Names
from assistant.ingest.found.rows import read_label
from assistant.ingest.found.table_units import is_rate, with_unit

PARTS: Final = "类别"
"""The dimension of columns that nothing names."""
_CORNER: Final = re.compile(r"(?P<rows>[^\\/／＼|]{1,8})[\\/／＼](?P<columns>[^\\/／＼|]{1,8})")

_NO_MEMBER: Final = re.compile(
    r"差$|差[异额]|权重|系数|分值|平均|均值|中位|标准|参考|行业|标杆|基准|阈值|[上下]限|最[大小高低]"
)
"""Columns that compare or describe the others."""
_BALANCE: Final = re.compile(r"[期年][初末]|本[期年]|账面|计提|转[入出]")
"""Rows that say how the thing of the title moved or is valued."""


class Part(NamedTuple):
    """A column in two words: one names the metric, the other a member."""

    upper: str
    lower: str


def crossed(
    grid: Grid,
    heads: tuple[Head, ...],
    labels: Sequence[int],
    values: Sequence[int],
    titles: Sequence[str],
    names: Names,
    anchor: Anchor,
) -> tuple[Head, ...]:
    """Headers of which each tells its metric and member; as they are where that is not certain."""
    label = heads[labels[-1]] if labels else Head("", "value")
    corner = _CORNER.fullmatch(label.text)
    dimension = corner["columns"] if corner else PARTS
    parted = _of_blocks(grid, heads, values, names, anchor, dimension)
    parted = parted or _of_metrics(grid, heads, label, labels, values, names, dimension)
    if not parted:
        row = corner["rows"] if corner else dimension_of(label)
        near = [re.sub(rf"[分各按]+{re.escape(dimension)}的?", "", title) for title in titles[:2]]
        metric = names.in_titles(near, row)
        parted = _of_title(grid, heads, labels, values, names, dimension, metric)
    if not parted:
        return heads
    if corner:
        parted[labels[-1]] = label._replace(name=corner["rows"])
    return tuple(parted.get(column, head) for column, head in enumerate(heads))


def _of_title(
    grid: Grid,
    heads: Sequence[Head],
    labels: Sequence[int],
    values: Sequence[int],
    names: Names,
    dimension: str,
    metric: str,
) -> dict[int, Head] | None:
    """Members of what the title names: the column 合计 is their sum, or rows are periods alone."""
    totals = [c for c in values if _is_total(heads[c].text)]
    plainly = [c for c in values if c not in totals and _is_plain(heads[c], names)]
    sure = len(totals) == 1 and adds_up(grid, plainly, totals[0])
    by_period = not labels and plainly == list(values)
    if not metric or len(plainly) < 2 or not (sure or by_period):
        return None
    parted = {c: heads[c]._replace(member=(dimension, heads[c].name)) for c in plainly}
    parted |= {c: heads[c] for c in values if read_label(heads[c].name).kind == "total"}
    parted |= {c: heads[c] for c in values if not heads[c].name and heads[c].kind == "value"}
    return {c: head._replace(name=metric, titled=True) for c, head in parted.items()}


def _of_metrics(
    grid: Grid,
    heads: Sequence[Head],
    label: Head,
    labels: Sequence[int],
    values: Sequence[int],
    names: Names,
    dimension: str,
) -> dict[int, Head] | None:
    """Members of what each row names, `收入（万元） | 江心 | 河西 | 合计`: amounts add up."""
    totals = [c for c in values if _is_total(heads[c].text)]
    plainly = [c for c in values if c not in totals and _is_plain(heads[c], names)]
    if not labels or dimension_of(label) or len(totals) != 1 or len(plainly) < 2:
        return None
    if len(plainly) + 1 != len(values):
        return None
    rows = [(line, read_label(at(line, labels[-1]))) for line in grid.lines]
    measured = [(line, row) for line, row in rows if row.unit or names.likely(row.name)]
    amounts = [line for line, row in measured if row.unit != "%" and not is_rate(row.name)]
    told = len(measured) * 5 >= len(rows) * 4 and not any(_BALANCE.match(r.name) for _, r in rows)
    if not told or not adds_up(grid._replace(lines=amounts), plainly, totals[0]):
        return None
    parted = {c: heads[c]._replace(name="", member=(dimension, heads[c].name)) for c in plainly}
    return parted | {totals[0]: heads[totals[0]]._replace(name="")}


def _is_total(text: str) -> bool:
    return read_label(text).kind == "total"


def _is_plain(head: Head, names: Names) -> bool:
    """A name and nothing else: no period, unit or measure."""
    told = head.period or head.unit or head.unclear or head.nature != "actual" or head.restated
    plainly = head.kind == "value" and bool(head.name) and not told
    return plainly and not names.measure(head.name) and not _NO_MEMBER.search(head.name)


def adds_up(grid: Grid, parts: Sequence[int], total: int) -> bool:
    """Three rows of four, and two at the least, within rounding, and half of them exactly."""
    rows = right = exact = 0
    for line in grid.lines:
        whole = read_cell(at(line, total), None)
        cells = [cell for c in parts if (cell := read_cell(at(line, c), None)) is not None]
        if whole is None or len(cells) < 2:
            continue
        rows += 1
        slack = sum((cell.slack for cell in cells), whole.slack)
        off = abs(sum((cell.value for cell in cells), Decimal(0)) - whole.value)
        right, exact = right + (off <= slack), exact + (off == 0)
    return right > 1 and right * 4 >= rows * 3 and exact * 2 >= rows


def _of_blocks(
    grid: Grid,
    heads: Sequence[Head],
    values: Sequence[int],
    names: Names,
    anchor: Anchor,
    dimension: str,
) -> dict[int, Head] | None:
    """Two rows of headers, of metrics over members or of members over metrics: each with each."""
    parts = {c: part for c in values if (part := _part(grid, c, anchor)) is not None}
    if len(parts) < 4 or len(parts) * 2 < len(values):
        return None
    for period in {heads[c].period for c in parts}:
        if not _is_product([part for c, part in parts.items() if heads[c].period == period]):
            return None
    over = all(_is_metric(part.upper, names) for part in parts.values())
    under = all(_is_metric(part.lower, names) for part in parts.values())
    if over == under:
        return None
    return {
        c: _head(heads[c], *(part if over else (part.lower, part.upper)), dimension)
        for c, part in parts.items()
    }


def _is_product(parts: Sequence[Part]) -> bool:
    """The same words under each word, two of both at the least."""
    blocks = [[p.lower for p in block] for _, block in groupby(parts, key=lambda p: p.upper)]
    uppers = {part.upper for part in parts}
    lowers = blocks[0]
    alike = len(uppers) == len(blocks) > 1 and all(block == lowers for block in blocks)
    return alike and len(set(lowers)) == len(lowers) > 1


def _part(grid: Grid, column: int, anchor: Anchor) -> Part | None:
    """The words of a header that are no period: `收入（万元） 线上`."""
    words: list[str] = []
    for line in grid.top:
        cells = [at(line, c) for c in range(column + 1)]
        above = line is not grid.top[-1]
        cell = next((cell for cell in reversed(cells) if cell), "") if above else cells[-1]
        words += [plain(word) for word in cell.split()]
    kept = [word for word in dict.fromkeys(words) if not _is_period(word, anchor)]
    return Part(*kept) if len(kept) == 2 else None


def _is_period(word: str, anchor: Anchor) -> bool:
    head = read_head(word, anchor)
    return head.period is not None and not head.name


def _is_metric(word: str, names: Names) -> bool:
    name, unit = with_unit(word)
    return unit is not None or names.measure(name)


def _head(head: Head, metric: str, member: str, dimension: str) -> Head:
    name, unit = with_unit(metric)
    part = None if _is_total(member) else (dimension, member)
    return head._replace(kind="value", name=name, unit=unit or head.unit, member=part)
