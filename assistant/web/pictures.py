"""The chart of an answer, and its files."""

import asyncio
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from nicegui import ui

from assistant.exchange import Answer
from assistant.web.buttons import text_button
from assistant.web.exports import csv_of, file_name, xlsx_of
from assistant.web.tables import rows
from assistant.web.words import Words

_COLORS: Final = ["#2563eb", "#0d9488", "#d97706", "#7c3aed", "#db2777", "#65a30d", "#0891b2",
                  "#b45309"]  # fmt: skip
_LEAST_ROWS: Final = 2
"""Values that are worth a file."""
_SAVE: Final = """
const chart = getElement(%d).chart;
const paper = getComputedStyle(document.body).getPropertyValue("--paper").trim();
const link = document.createElement("a");
link.href = chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: paper});
link.download = %s;
link.click();
"""


def draw_chart(answer: Answer, say: Words) -> ui.echart | None:
    if not isinstance(answer.chart, dict):
        return None
    chart = ui.echart(themed(answer.chart)).classes("chart")
    return chart.props(f'role=img aria-label="{say("chart")}"')


def draw_files(answer: Answer, say: Words, chart: ui.echart | None) -> None:
    """Buttons for what there is to take along, named after what it shows."""
    title = _title(answer, chart, say)
    if chart:
        name = json.dumps(file_name(title, "png"))
        _button("png", say, lambda: ui.run_javascript(_SAVE % (chart.id, name)))
    if len(answer.figures) >= _LEAST_ROWS:
        table = rows(answer, say)

        async def workbook() -> None:
            made = await asyncio.to_thread(xlsx_of, table, title)
            ui.download.content(made, file_name(title, "xlsx"))

        _button("csv", say, lambda: ui.download.content(csv_of(table), file_name(title, "csv")))
        _button("xlsx", say, workbook)


def _title(answer: Answer, chart: ui.echart | None, say: Words) -> str:
    told = chart.options.get("title") if chart else None
    title = told.get("text") if isinstance(told, dict) else None
    return str(title or (answer.figures[0].label if answer.figures else say("answer")))


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
