"""Which rows of a table are totals: of all its members, of some of them, or of one metric."""

import re
from collections import Counter
from typing import Final

from assistant.ingest.found.grids import at
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.rows import Label, read_label, total_of

_MEAN: Final = re.compile(
    r"(?:加权|算术|整体|行业|公司|集团|总体)?(?:平均|均值)[值数]?|中位[数值]|最[大小高低]值?|标准差"
)
"""Of the rows above; no member, and no sum."""


def with_totals(layout: Layout, metric: str = "") -> Layout:
    """A table of members, its rows 集团合计, 华东小计 and 平均 told from members.

    The only 合计 is of all; of several those are that say just so, or name `metric`, as a row does
    that has its name alone.
    """
    named = [row.name for row in layout.rows if row.kind == "item" and _sums(row)]
    alone = len(named) == 1 and not any(row.kind == "total" for row in layout.rows)

    def told(row: Label) -> Label:
        if _MEAN.fullmatch(row.name):
            return row._replace(kind="subtotal")
        if row.kind == "item" and metric and row.name.casefold() == metric.casefold():
            return row._replace(kind="total")
        of = total_of(row.name) if row.kind == "item" else ""
        if not of:
            return row
        whole = _sums(row) and (alone or of == metric)
        return row._replace(kind="total" if whole else "subtotal")

    return layout._replace(rows=tuple(map(told, layout.rows)))


def _sums(row: Label) -> bool:
    return bool(total_of(row.name)) and not row.name.endswith("小计")


def partial_rows(layout: Layout) -> set[int]:
    """Starts of the rows 小计 of a metric that has a 合计 or another 小计 for the same members."""
    others = layout.labels[:-1]
    seen: Counter[tuple[str, ...]] = Counter()
    partial: dict[int, tuple[str, ...]] = {}
    for line, row in zip(layout.grid.lines, layout.rows, strict=True):
        labels = [read_label(at(line, column)) for column in others]
        kinds = {label.kind for label in labels} - {"item"}
        if kinds:
            key = (row.name, *(label.name for label in labels if label.kind == "item"))
            seen[key] += 1
            if kinds == {"subtotal"}:
                partial[line.start] = key
    return {start for start, key in partial.items() if seen[key] > 1}


def only_total(layout: Layout) -> int | None:
    """Start of the one total of a table, which is of all though cells of its row are empty."""
    rows = zip(layout.grid.lines, layout.rows, strict=True)
    totals = [line.start for line, row in rows if row.kind == "total"]
    return totals[0] if len(totals) == 1 else None
