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
from assistant.web.inks import COLOURS, INK, LINE, inked
from assistant.web.tables import rows
from assistant.web.words import Words

_SCALED: Final = """v => {
  const size = Math.abs(v);
  const [scale, word] = size >= 1e8 ? [1e8, "亿"] : size >= 1e4 ? [1e4, "万"] : [1, ""];
  return v / scale + word;
}"""
"""Large numbers of an axis, in the scales that the documents write."""
_FEW: Final = 6
"""Names below an axis that all fit on a phone."""
_ROOM: Final = 270
"""Pixels of such an axis."""
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
    """Colours and room as on the other pages."""
    made = deepcopy(option)
    made |= {"color": list(COLOURS), "aria": {"enabled": True}, "backgroundColor": "transparent"}
    made["tooltip"] = {**made.get("tooltip", {}), "renderMode": "richText", "confine": True}
    made["title"] = {
        **made.get("title", {}), "left": "center",
        "textStyle": {"color": INK, "fontSize": 14, "fontWeight": 600},
    }  # fmt: skip
    for axis in ("xAxis", "yAxis"):
        if isinstance(made.get(axis), dict):
            made[axis] |= {
                "axisLabel": {"color": INK, **_scale(made[axis])},
                "splitLine": {"lineStyle": {"color": LINE}, "show": axis == "yAxis"},
            }
            made["grid"] = {"left": 8, "right": 16, "bottom": 8, "top": 48, "containLabel": True}
    for series in made.get("series", []):
        if series.get("type") == "pie":
            series |= {"center": ["50%", "56%"], "radius": ["38%", "62%"]}
        series["label"] = {**series.get("label", {}), "color": INK}
        if series.get("type") == "bar":
            series["itemStyle"] = {"borderRadius": [4, 4, 0, 0]}
            series["barMaxWidth"] = 48
    told: dict[str, Any] = inked(made)
    return told


def _scale(axis: dict[str, Any]) -> dict[str, Any]:
    if axis.get("type") == "value":
        return {":formatter": _SCALED, "hideOverlap": True}
    names = len(axis.get("data", ()))
    if not 0 < names <= _FEW:
        return {"hideOverlap": True}
    return {"interval": 0, "width": _ROOM // names, "overflow": "break"}


def _button(word: str, say: Words, done: Callable[[], object]) -> None:
    button = text_button(word.upper(), done).props("dense size=sm")
    button.props["aria-label"] = button.props["title"] = say(word)
