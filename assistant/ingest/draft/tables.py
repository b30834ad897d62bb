"""Found figures as a table that a person reviews; each row reads back as the figure it was."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.columns import MEANINGS
from assistant.quantities import Quantity, read_quantity, unit_word
from assistant.quantities.quantity import plain
from assistant.records import Figure, Metric

COLUMNS: Final = ("指标", "数值", "主体", "期间")
MORE: Final = (
    "单位", "界限", "性质", "受众", "文档", "页码", "引文", "置信度", "依据", "备注",
)  # fmt: skip
"""Behind the dimensions."""
NATURES: Final = {
    "actual": "实际",
    "forecast": "预测",
    "target": "目标",
    "definition": "定义",
    "claim": "宣称",
}
_BOUNDS: Final = {"about": "约", "at_least": "至少", "over": "超", "at_most": "至多"}


class Table(NamedTuple):
    text: str
    lines: dict[str, int]
    """Figure -> the line it stands on."""
    left_out: list[Figure]
    """Values that no row can hold as they are, and names that a spreadsheet would run."""
    unquoted: list[Figure]
    """Their sentence stands in no text of the draft: the row is their source."""


class _Cell(NamedTuple):
    value: str
    unit: str = ""
    bound: str = ""


def table_of(
    figures: Sequence[Figure],
    metrics: Mapping[str, Metric],
    texts: Mapping[str, str],
    cases: Mapping[str, str],
) -> Table:
    """In the order of the document; `texts` are those of the draft, by id of the document, `cases`
    the ids of customers' own.
    """
    dimensions = list(dict.fromkeys(name for f in figures for name in f.dimensions))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *map(column_of, dimensions), *MORE])
    lines: dict[str, int] = {}
    left_out, unquoted = [], []
    for figure in figures:
        name = figure.metric or figure.label
        cell = _cell(figure, metrics.get(name))
        words = (
            name,
            figure.subject or "",
            *figure.dimensions.values(),
            figure.note,
            figure.value_text or "",
        )
        if cell is None or any(map(_runs, (*words, *figure.dimensions))):
            left_out.append(figure)
            continue
        source = figure.sources[0]
        own = cases.get(figure.subject or "", "")
        held = [id for id in (own, *texts) if source.quote in texts.get(id, "")]
        held = [] if _runs(source.quote) else held
        document = held[0] if held else ""
        if not document:
            unquoted.append(figure)
        lines[figure.id] = out.getvalue().count("\n") + 1
        writer.writerow([
            name, cell.value, figure.subject or "", figure.period or "",
            *(figure.dimensions.get(dimension, "") for dimension in dimensions),
            cell.unit, cell.bound, NATURES[figure.nature], figure.audience.value,
            document, source.page, source.quote if document else "",
            "" if figure.confidence is None else f"{figure.confidence:g}",
            "；".join(figure.reasons), figure.note,
        ])  # fmt: skip
    return Table(out.getvalue(), lines, left_out, unquoted)


def _runs(text: str) -> bool:
    """Whether a spreadsheet would take the words of a document for a formula."""
    return text.startswith(("=", "@", "+", "-", "\t", "\r")) and read_quantity(text) is None


def column_of(dimension: str) -> str:
    """A dimension that is called as a column with a meaning gets a name of its own."""
    return f"按{dimension}" if dimension.casefold() in MEANINGS else dimension


def _cell(figure: Figure, metric: Metric | None) -> _Cell | None:
    """What reads back as the same value: as the source writes it, else as a plain number."""
    default = metric.unit if metric else None
    if figure.quantity is None:
        return _Cell(figure.value_text or "")
    wanted = figure.quantity
    unit, bound = unit_word(wanted.unit), _BOUNDS.get(wanted.bound, "")
    same: list[tuple[bool, int, _Cell]] = []
    for cell in (
        _Cell(wanted.text),
        _Cell(wanted.text, unit),
        _Cell(wanted.text, "", bound),
        _Cell(wanted.text, unit, bound),
        _Cell(plain(wanted.value), unit, bound),
    ):
        stated = wanted.bound if cell.bound else None
        read = read_quantity(cell.value, unit=cell.unit or default, bound=stated)
        if read and _value(read) == _value(wanted):
            same.append((read.text != wanted.text, len(same), cell))
    return min(same)[-1] if same else None


def _value(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.upper, quantity.unit, quantity.bound
