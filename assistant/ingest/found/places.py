"""Where the values of a row belong: subject, members, period and group."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.cells import is_nothing
from assistant.ingest.found.continued import with_parts
from assistant.ingest.found.grids import Line, at
from assistant.ingest.found.header_periods import Anchor
from assistant.ingest.found.layouts import SUBJECT, Layout, dimension_of
from assistant.ingest.found.measures import Names
from assistant.ingest.found.roles import row_period
from assistant.ingest.found.rows import Label, read_label, total_of
from assistant.ingest.found.telling import Told
from assistant.ingest.found.totals import only_total, partial_rows
from assistant.quantities import Quantity
from assistant.records import SCOPE, Nature

ITEMS: Final = "项目"
"""The dimension of members whose header says nothing of them."""
GROUPS: Final = "类别"
"""The dimension of groups that share the header of their members."""
PART: Final = "其中"
"""The dimension of a part of the member above."""
_LARGEST: Final = re.compile(r"(?:top|前)\s?[\d一二三四五六七八九十]+[大名强家位]?", re.IGNORECASE)
_BRAND: Final = re.compile(r"品牌|\bbrand\b", re.IGNORECASE)
"""Behind a name it says of which kind each is, and not whose it is."""
_LEGAL: Final = re.compile(
    r"(?:公司|集团|银行|厂|医院|大学|学院|合伙\)?|研究院|Ltd\.?|Inc\.?|Corp\.?)$"
)


class Place(NamedTuple):
    """Where the values of a row belong."""

    subject: str | None
    dimensions: tuple[tuple[str, str], ...]
    period: str | None
    group: str
    """The heads of its group: tells rows of one name apart."""


class Stated(NamedTuple):
    metric: str
    place: Place
    period: str | None
    nature: Nature
    quantity: Quantity | None
    text: str | None
    line: Line
    column: int
    layout: Layout
    reasons: tuple[str, ...]
    derived: bool = False
    """Its metric stands in a title, or it is the total of a table of something else."""


class Context(NamedTuple):
    """What the document says for all its tables."""

    anchor: Anchor
    names: Names
    owner: str | None
    subjects: Mapping[str, str]
    """Known companies and customers: name or alias -> name."""
    told: Callable[[], Sequence[Told]] = tuple
    """What the prose of the document tells."""


def places(layout: Layout, context: Context) -> Iterator[tuple[Line, Label, Place]]:
    """Each row that holds values with its label and place, the heads of groups told below."""
    dimension, group, parent, year = "", "", "", ""
    held: dict[int, str] = {}
    unclear, whole = partial_rows(layout), only_total(layout)
    for line, row in zip(layout.grid.lines, with_parts(layout), strict=True):
        filled = [c for c in (*layout.values, *layout.texts) if not is_nothing(at(line, c))]
        if not filled:
            key = row_period(row.name, context.anchor) or ""
            if re.fullmatch(r"\d{4}", key) and layout.period is None:
                year = key
            elif row.name and row.kind == "item":
                dimension, group, parent = row.dimension or dimension, row.name, ""
            continue
        parent = parent if row.part else row.name if row.kind == "item" else ""
        where = f"{group} {parent if row.part else ''}".strip()
        if layout.period is not None:
            period = row_period(at(line, layout.period), context.anchor)
            if period is None:
                continue
        else:
            period = year or layout.stated or context.anchor.period
        merged = {} if line.start == whole else held
        above = parent if row.part else ""
        subject, members = _owned(layout, context, line, row, dimension, merged, above)
        if line.start not in unclear:
            yield line, row, Place(subject, members, period, where)


def _owned(
    layout: Layout,
    context: Context,
    line: Line,
    row: Label,
    dimension: str,
    held: dict[int, str],
    above: str,
) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Subject and members of a row; a total has none where it stands."""
    scope = ((SCOPE, layout.scope),) if layout.scope else ()
    subject = context.owner
    columns = layout.labels[:-1] if layout.orientation == "metrics" else layout.labels
    members = []
    for column in columns:
        label = row if column == layout.labels[-1] else read_label(at(line, column))
        if label.kind != "item":
            continue
        beside = column > layout.labels[-1]  # of a metric, each row says its own
        name = label.name or ("" if beside else held.get(column, ""))
        head = _called(layout, column)
        if len(columns) > 1 and (whole := total_of(name)) and held.get(columns[0]) == whole:
            members.append((_called(layout, columns[0]) or ITEMS, whole))
            break
        held[column] = name
        if head == GROUPS:
            continue  # their members are told by their own names
        brand = len(columns) > 1 and column > columns[0] and _BRAND.search(head)
        known = None if brand else context.subjects.get(name)
        listed = _LARGEST.fullmatch(head) and any(r.name in context.subjects for r in layout.rows)
        as_subject = (
            not brand and (SUBJECT.fullmatch(head) or listed) and not name.startswith("其他")
        )
        if known or (as_subject and (context.owner is None or _are_firms(layout))):
            subject = known or name
        elif name:
            own = dimension if column == layout.labels[-1] else ""
            called = own or head or layout.parted or ITEMS
            if above and column == layout.labels[-1]:
                members.append((called, above))
                called = PART
            members.append((called, name))
    return subject, (*members, *scope)


def _called(layout: Layout, column: int) -> str:
    """What the names of a column are; those left of others under one header are groups of them."""
    own, last = (dimension_of(layout.heads[c]) for c in (column, layout.labels[-1]))
    return GROUPS if own and own == last and column < layout.labels[-1] else own


def _are_firms(layout: Layout) -> bool:
    """All its rows: where some are called by less, every one is a member of the same kind."""
    names = [row.name for row in layout.rows if row.kind == "item" and row.name]
    return all(map(_LEGAL.search, names))
