"""The chart of an answer, read from its ECharts option; numbers are labelled as its figures are."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from assistant.exchange import Answer

MOST_POINTS: Final = 24


@dataclass(frozen=True)
class Point:
    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Drawn:
    """A chart of the answer, read."""

    title: str
    kind: str
    points: tuple[Point, ...]

    @property
    def text(self) -> str:
        return "".join([self.title, *(f"{point.name}{point.label}" for point in self.points)])


def read_chart(answer: Answer) -> Drawn | None:
    """From the ECharts option; None for what is no single series of named numbers."""
    option = answer.chart if isinstance(answer.chart, dict) else {}
    series = option.get("series")
    if not isinstance(series, list) or len(series) != 1 or not isinstance(series[0], dict):
        return None
    kind, title = str(series[0].get("type")), option.get("title")
    points = tuple(_points(answer, option, series[0].get("data")))
    if kind not in ("bar", "line", "pie") or not 2 <= len(points) <= MOST_POINTS:
        return None
    return Drawn(str(title.get("text", "")) if isinstance(title, dict) else "", kind, points)


def _points(answer: Answer, option: Mapping[str, object], data: object) -> Iterator[Point]:
    axis = option.get("xAxis")
    names = axis.get("data", []) if isinstance(axis, dict) else []
    if not isinstance(data, list):
        return
    for place, each in enumerate(data):
        named = isinstance(each, dict)
        value = each.get("value") if named else each
        name = each.get("name", "") if named else (names[place] if place < len(names) else "")
        if isinstance(value, int | float) and math.isfinite(value):
            yield Point(str(name), float(value), _label(answer, str(name), float(value)))


def _label(answer: Answer, name: str, value: float) -> str:
    """As the figure is written; of several with this value the one of this name.

    A number that is no figure of the answer is not written.
    """
    equal = [f for f in answer.figures if isinstance(f.value, int | float) and f.value == value]
    named = [f for f in equal if name in (f.subject, *f.dimensions.values())]
    return (named or equal)[0].text if equal else ""
