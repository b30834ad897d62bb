"""The chart of an answer, and its files."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from nicegui import ui

from assistant.exchange import Answer
from assistant.web.buttons import text_button
from assistant.web.tables import as_csv, as_xlsx, rows
from assistant.web.words import Words

_COLORS: Final = ["#2563eb", "#0d9488", "#d97706", "#7c3aed", "#db2777", "#65a30d", "#0891b2",
                  "#b45309"]  # fmt: skip
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LEAST_ROWS: Final = 2
"""Values that are worth a file."""
_SAVE: Final = """
const chart = getElement(%d).chart;
const paper = getComputedStyle(document.body).getPropertyValue("--paper").trim();
const link = document.createElement("a");
link.href = chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: paper});
link.download = "chart.png";
link.click();
"""


def draw_chart(answer: Answer, say: Words) -> ui.echart | None:
    if not isinstance(answer.chart, dict):
        return None
    chart = ui.echart(themed(answer.chart)).classes("chart")
    return chart.props(f'role=img aria-label="{say("chart")}"')


def draw_files(answer: Answer, say: Words, chart: ui.echart | None) -> None:
    """Buttons for what there is to take along."""
    if chart:
        _button("png", say, lambda: ui.run_javascript(_SAVE % chart.id))
    if len(answer.figures) >= _LEAST_ROWS:
        table = rows(answer, say)
        _button("csv", say, lambda: ui.download.content(as_csv(table), "answer.csv", "text/csv"))
        _button("xlsx", say, lambda: ui.download.content(as_xlsx(table), "answer.xlsx", _XLSX))


def themed(option: dict[str, Any]) -> dict[str, Any]:
    """Colours of the page; a key with a colon is read in the browser, where the theme is known."""
    made = deepcopy(option)
    ink = "getComputedStyle(document.body).getPropertyValue('--ink').trim()"
    line = "getComputedStyle(document.body).getPropertyValue('--line').trim()"
    made |= {"color": _COLORS, "aria": {"enabled": True}, "backgroundColor": "transparent"}
    made["title"] = {
        **made.get("title", {}), "left": "center",
        "textStyle": {":color": ink, "fontSize": 14, "fontWeight": 600},
    }  # fmt: skip
    for axis in ("xAxis", "yAxis"):
        if isinstance(made.get(axis), dict):
            made[axis] |= {
                "axisLabel": {":color": ink, "hideOverlap": True},
                "splitLine": {"lineStyle": {":color": line}, "show": axis == "yAxis"},
            }
            made["grid"] = {"left": 8, "right": 16, "bottom": 8, "top": 48, "containLabel": True}
    for series in made.get("series", []):
        if series.get("type") == "pie":
            series |= {"center": ["50%", "56%"], "radius": ["38%", "62%"]}
        series["label"] = {**series.get("label", {}), ":color": ink}
        if series.get("type") == "bar":
            series["itemStyle"] = {"borderRadius": [4, 4, 0, 0]}
            series["barMaxWidth"] = 48
    return made


def _button(word: str, say: Words, done: Callable[[], object]) -> None:
    button = text_button(word.upper(), done).props("dense size=sm")
    button.props["aria-label"] = button.props["title"] = say(word)
