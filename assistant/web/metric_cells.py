"""The figures of a metric as cells of the page; each value leads to its sentence."""

from assistant.browsing import FigureListed
from assistant.web.drawing import Cell
from assistant.web.metric_rows import Row, Rows
from assistant.web.wording import Say


def cells_of(rows: Rows, say: Say) -> tuple[list[Cell], list[list[Cell]]]:
    """Columns that say nothing are left out."""
    whole = say("whole") if any(row.subject for row in rows.rows) else ""
    head = [Cell(say("subject")), *map(Cell, rows.dimensions), Cell(say("period")),
            Cell(say("value"), kind="number"), Cell(say("kind")), Cell(say("note")),
            Cell(say("told_in")), Cell(say("page"))]  # fmt: skip
    body = [
        [Cell(r.subject or whole, kind="short"),
         *(Cell(m, kind="short") for m in _members(r, whole, say)),
         Cell(r.period, kind="short"), _value(r.figure, r.link, say),
         Cell("" if r.figure.nature == "actual" else r.nature, kind="short"), Cell(r.figure.note),
         Cell(r.report), Cell(r.page, kind="short")]
        for r in rows.rows
    ]  # fmt: skip
    kept = [x for x in range(len(head)) if any(row[x].text for row in body)]
    return [head[x] for x in kept], [[row[x] for x in kept] for row in body]


def _members(row: Row, whole: str, say: Say) -> tuple[str, ...]:
    """What is not broken down is called so, where no subject is called so already."""
    if whole or not row.members or any(row.members):
        return row.members
    return (say("whole"), *row.members[1:])


def _value(figure: FigureListed, link: str, say: Say) -> Cell:
    name = say("to_source", f"{figure.label} {figure.text}") if link else ""
    return Cell(figure.text, link, name, "number")
