"""Plots as SVG from plain templates: nothing is fetched, nothing is run by the page."""

from collections.abc import Mapping, Sequence
from html import escape
from math import floor, log10
from typing import Final, NamedTuple

WIDTH: Final = 640
HEIGHT: Final = 300
LEFT: Final = 64
RIGHT: Final = 150
"""Room for the names of the lines."""
TOP: Final = 34
BOTTOM: Final = 40
COLOURS: Final = ("#1b6ca8", "#c8553d", "#3a7d44", "#8a5a9e", "#b8860b", "#555555")
_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
    ' height="{height}" role="img" font-family="sans-serif" font-size="12">'
    '<title>{title}</title><text x="{left}" y="18" font-weight="bold">{title}</text>'
    "{body}</svg>"
)


class Axis(NamedTuple):
    """Logarithmic where values lie above zero and far apart."""

    low: float
    high: float
    log: bool

    def place(self, value: float) -> float:
        """0 at the lower end, 1 at the upper."""
        ends = (self.low, self.high, max(value, self.low))
        low, high, at = (log10(v) if self.log else v for v in ends)
        return (at - low) / (high - low)

    def marks(self) -> list[float]:
        if not self.log:
            return [self.low + (self.high - self.low) * part / 4 for part in range(5)]
        first, last = floor(log10(self.low)), floor(log10(self.high))
        return [10.0**power for power in range(first, last + 1) if 10.0**power >= self.low]


def lines(
    title: str, marks: Sequence[str], series: Mapping[str, Sequence[float]], *, log: bool = True
) -> str:
    """A line for each of the series over the marks of the horizontal axis, in their order."""
    axis = _axis([value for values in series.values() for value in values], log=log)
    body = [_grid(axis), *(_label(place, n, len(marks)) for n, place in enumerate(marks))]
    lowest = TOP
    for number, (name, values) in sorted(
        enumerate(series.items()), key=lambda item: -item[1][1][-1]
    ):
        colour = COLOURS[number % len(COLOURS)]
        points = [(_x(n, len(marks)), _y(axis, value)) for n, value in enumerate(values)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        body.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        body += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        lowest = max(lowest + 14, int(points[-1][1]) + 4)  # names of near lines do not overlap
        body.append(
            f'<text x="{WIDTH - RIGHT + 10}" y="{lowest}" fill="{colour}">'
            f"{escape(name)} {_short(values[-1])}</text>"
        )
    return _SVG.format(
        width=WIDTH, height=HEIGHT, left=LEFT, title=escape(title), body="".join(body)
    )


def bars(title: str, values: Mapping[str, float]) -> str:
    """A bar for each name, from zero."""
    high = max(values.values(), default=0) or 1.0
    body = []
    for number, (name, value) in enumerate(values.items()):
        y, width = TOP + number * 26, (WIDTH - 2 * RIGHT) * value / high
        body.append(
            f'<text x="{RIGHT - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{RIGHT}" y="{y}" width="{width:.1f}" height="18" fill="{COLOURS[0]}"/>'
            f'<text x="{RIGHT + width + 6:.1f}" y="{y + 14}">{_short(value)}</text>'
        )
    height = TOP + len(values) * 26 + 10
    return _SVG.format(
        width=WIDTH, height=height, left=LEFT, title=escape(title), body="".join(body)
    )


def _axis(values: Sequence[float], *, log: bool) -> Axis:
    if log:
        least = max(min(values), 1e-6)
        return Axis(least / 1.5, max(max(values), least) * 1.5, True)
    return Axis(min(values) * 0.9, max(1.0, *values), False)


def _grid(axis: Axis) -> str:
    found = []
    for mark in axis.marks():
        y = _y(axis, mark)
        found.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_short(mark)}</text>'
        )
    return "".join(found)


def _label(text: str, number: int, of: int) -> str:
    x = _x(number, of)
    return f'<text x="{x:.1f}" y="{HEIGHT - 14}" text-anchor="middle">{escape(text)}</text>'


def _x(number: int, of: int) -> float:
    room = WIDTH - LEFT - RIGHT
    return LEFT + (room / 2 if of == 1 else 16 + (room - 32) * number / (of - 1))


def _y(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * axis.place(value)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
