"""Charts of Office files as grids: the values that the file keeps beside the drawing."""

from collections.abc import Iterator
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement as WordElement
from pptx.oxml.xmlchemy import BaseOxmlElement as SlideElement

from assistant.ingest.cells import shown
from assistant.ingest.formats.grid import Grid

Element = WordElement | SlideElement
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def chart_title(space: Element) -> str:
    title = space.find(f".//{_C}chart/{_C}title")
    return "".join(t.text or "" for t in title.iter(f"{_A}t")) if title is not None else ""


def chart_grid(space: Element) -> Grid | None:
    """Categories down, series across; None for a chart that keeps no values."""
    names: list[str] = []
    columns: list[dict[int, str]] = []
    categories: dict[int, str] = {}
    for series in space.iter(f"{_C}ser"):
        values = dict(_points(series, "val", "yVal"))
        if not values:
            continue
        categories |= dict(_points(series, "cat", "xVal"))
        names.append("".join(v.text or "" for v in series.findall(f"{_C}tx//{_C}v")))
        columns.append(values)
    if not columns:
        return None
    places = sorted({place for column in (*columns, categories) for place in column})
    rows = [["", *names]]
    rows += [[categories.get(i, ""), *(column.get(i, "") for column in columns)] for i in places]
    return Grid(rows)


def _points(series: Element, *kinds: str) -> Iterator[tuple[int, str]]:
    for kind in kinds:
        for held in series.findall(f"{_C}{kind}"):
            code = held.find(f".//{_C}formatCode")
            pattern = (code.text or "") if code is not None else ""
            for point in held.iter(f"{_C}pt"):
                value = point.find(f"{_C}v")
                if value is not None and value.text:
                    yield int(point.get("idx", "0")), _shown(value.text, pattern)


def _shown(text: str, pattern: str) -> str:
    try:
        return shown(float(text), pattern)
    except ValueError:
        return text
