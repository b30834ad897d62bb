"""Figures as ECharts options: bars, a line over periods, a donut where parts make a whole.

Only texts of values come from documents, never keys or HTML: keys that begin with a colon are
run as code by the page's library, and tooltips are drawn as text.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final, Literal, NamedTuple

from assistant.browsing import FigureListed, MetricShown
from assistant.web.inks import COLOURS, INK, LINE
from assistant.web.wording import Say, period_of, unit_of

SIZE: Final = 13
FONT: Final = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
"""A canvas inherits none; one that it cannot read makes it fall back to ten pixels."""
PARTS: Final = 8
"""A donut shows so many parts at most."""
MOST: Final = 40
"""Bars that can still be told apart."""
CLOSE: Final = 0.01
"""Parts make a whole if they miss it by no more than rounding does."""


Kind = Literal["bar", "line", "donut"]


class Chart(NamedTuple):
    title: str
    by: str
    """The dimension; empty for periods and subjects."""
    kind: Kind
    option: dict[str, Any]
    told: str
    """The same in words, for whoever does not see it."""


class Point(NamedTuple):
    name: str
    figure: FigureListed


def charts_of(metric: MetricShown, figures: Sequence[FigureListed], say: Say) -> tuple[Chart, ...]:
    """One for each dimension, one over the periods of each grain, one over the subjects."""
    known = [f for f in figures if isinstance(f.value, int | float)]
    charts = []
    for dimension in dict.fromkeys(name for figure in known for name in figure.dimensions):
        points = _newest([f for f in known if set(f.dimensions) == {dimension}], dimension)
        if len(points) > 1:
            kind: Kind = "donut" if _whole(metric, dimension, points, known) else "bar"
            title = say("by", _dated(metric.name, points, say), dimension)
            charts.append(_chart(title, dimension, kind, points, say))
    plain = [f for f in known if not f.dimensions and not f.open]
    first = next(
        (f.subject for f in plain if f.subject is None), plain[0].subject if plain else None
    )
    for series in _series([f for f in plain if f.subject == first]):
        points = [Point(period_of(f, say), f) for f in series]
        title = say("by", f"{first or ''}{metric.name}", say(_grain(series[0].period or "")))
        charts.append(_chart(title, "", "line", points, say))
    points = _newest([f for f in plain if f.subject], None)
    if len(points) > 1:
        title = say("by", _dated(metric.name, points, say), say("subject"))
        charts.append(_chart(title, "", "bar", points, say))
    return tuple(charts)


def _grain(period: str) -> str:
    """The word for what the keys of a series count."""
    part = period[5:]
    return {"": "year", "Q": "quarter", "H": "half"}.get(
        part[:1], "day" if "-" in part else "month"
    )


def _dated(name: str, points: Sequence[Point], say: Say) -> str:
    period = period_of(points[0].figure, say)
    return name + say("in_brackets", period) if period else name


def _newest(figures: Sequence[FigureListed], dimension: str | None) -> list[Point]:
    """Of one subject, period, nature and unit: those of the largest group, newest among equals."""

    def kin(figure: FigureListed) -> tuple[str, ...]:
        subject = figure.subject or "" if dimension else ""
        return (figure.period or "", figure.nature, figure.unit or "", subject)

    groups = [list(held) for _, held in groupby(sorted(figures, key=kin), key=kin)]
    best = max(groups, key=lambda held: (len(held), kin(held[0])), default=[])
    order = {figure.id: place for place, figure in enumerate(figures)}
    best.sort(key=lambda figure: order[figure.id])
    named = (f.dimensions[dimension] if dimension else f.subject or "" for f in best)
    return [Point(name, figure) for name, figure in zip(named, best, strict=True)]


def _series(figures: Sequence[FigureListed]) -> list[list[FigureListed]]:
    """Of one nature, unit and grain, oldest first, each period once; years before quarters."""

    def kin(figure: FigureListed) -> tuple[int, str, str]:
        return (len(figure.period or ""), figure.nature, figure.unit or "")

    dated = sorted((f for f in figures if f.period and "/" not in f.period), key=kin)
    held = [{f.period or "": f for f in group} for _, group in groupby(dated, key=kin)]
    return [[each[period] for period in sorted(each)] for each in held if len(each) > 1]


def _whole(
    metric: MetricShown, dimension: str, points: Sequence[Point], known: Sequence[FigureListed]
) -> bool:
    """Shares that make a hundred, or parts that make the total which is written, too."""
    first, values = points[0].figure, [_number(p.figure.value) for p in points]
    if len(points) > PARTS or min(values) < 0 or any(p.figure.open for p in points):
        return False
    if metric.share_of or first.unit == "percent":
        return bool(metric.share_of) and abs(sum(values) - 100) <= 100 * CLOSE
    if not (metric.additive is True or dimension in (metric.additive or ())):
        return False
    totals = [
        _number(f.value)
        for f in known
        if not f.dimensions
        and (f.subject, f.period, f.nature, f.unit)
        == (first.subject, first.period, first.nature, first.unit)
    ]
    return any(total and abs(sum(values) - total) <= abs(total) * CLOSE for total in totals)


def _chart(title: str, by: str, kind: Kind, points: Sequence[Point], say: Say) -> Chart:
    points = points[:MOST]
    told = say("chart_told", title, say("and").join(f"{p.name} {p.figure.text}" for p in points))
    option = {
        "color": list(COLOURS),
        "aria": {"enabled": True, "label": {"description": told}},
        "textStyle": {"fontFamily": FONT, "fontSize": SIZE, "color": INK},
        "tooltip": {"renderMode": "richText", "confine": True},
        "animationDuration": 300,
        **_SHAPES[kind](points),
    }
    return Chart(title, by, kind, option, told)


def _donut(points: Sequence[Point]) -> dict[str, Any]:
    data = [
        {"name": p.name, "value": p.figure.value, "label": _label(f"{p.name}\n{p.figure.text}")}
        for p in points
    ]
    ring = {"type": "pie", "radius": ["34%", "56%"], "data": data, "avoidLabelOverlap": True,
            "label": {"color": INK, "fontSize": SIZE, "lineHeight": 17, "alignTo": "edge",
                      "edgeDistance": 4, "overflow": "none"},
            "labelLine": {"length": 8, "length2": 4}}  # fmt: skip
    return {"series": [ring]}


def _bars(points: Sequence[Point]) -> dict[str, Any]:
    """Lying, as names are long, the first one on top."""
    data, _ = _scaled(points)
    data = [each | {"itemStyle": {"color": COLOURS[0]}} for each in data]
    names = {"type": "category", "data": [p.name for p in points], "inverse": True,
             "axisLabel": {"color": INK, "fontSize": SIZE, "width": 96, "overflow": "truncate"},
             "axisTick": {"show": False}}  # fmt: skip
    label = {"show": True, "position": "right", "color": INK, "fontSize": SIZE}
    bar = {"type": "bar", "data": data, "barMaxWidth": 28, "label": label}
    return {"grid": _grid(right=72), "xAxis": _values(""), "yAxis": names, "series": [bar]}


def _line(points: Sequence[Point]) -> dict[str, Any]:
    data, unit = _scaled(points)
    names = {
        "type": "category",
        "data": [p.name for p in points],
        "axisLabel": {"color": INK, "fontSize": SIZE},
    }
    label = {"show": len(points) <= 12, "position": "top", "color": INK, "fontSize": SIZE}
    line = {"type": "line", "data": data, "symbolSize": 8, "lineStyle": {"width": 3},
            "label": label}  # fmt: skip
    return {"grid": _grid(top=36), "xAxis": names, "yAxis": _values(unit), "series": [line]}


_SHAPES: Final[dict[str, Callable[[Sequence[Point]], dict[str, Any]]]] = {
    "donut": _donut, "bar": _bars, "line": _line,
}  # fmt: skip


def _scaled(points: Sequence[Point]) -> tuple[list[dict[str, Any]], str]:
    """Values in 万 or 亿 where they are large, each labelled as its source writes it."""
    top = max(abs(_number(p.figure.value)) for p in points)
    scale, word = next(((s, w) for s, w in ((10**8, "亿"), (10**4, "万")) if top >= s), (1, ""))
    data = [
        {"name": p.name, "value": round(_number(p.figure.value) / scale, 6),
         "label": _label(p.figure.text)}
        for p in points
    ]  # fmt: skip
    return data, f"{word}{unit_of(points[0].figure)}"


def _label(text: str) -> dict[str, str]:
    """Braces would be read as a template."""
    return {"formatter": re.sub(r"[{}|]", " ", text)}


def _values(unit: str) -> dict[str, Any]:
    return {
        "type": "value", "name": unit, "nameTextStyle": {"color": INK, "fontSize": SIZE},
        "axisLabel": {"color": INK, "fontSize": SIZE},
        "splitLine": {"lineStyle": {"color": LINE}},
    }  # fmt: skip


def _grid(*, right: int = 24, top: int = 24) -> dict[str, Any]:
    return {"left": 8, "right": right, "top": top, "bottom": 8, "containLabel": True}


def _number(value: int | float | str) -> float:
    assert not isinstance(value, str)
    return float(value)
