"""Plots as inline SVG: no script, no font and no address outside the page."""

import math
from collections.abc import Mapping, Sequence
from html import escape

INK, PALE, BLUE, RED = "#222", "#ddd", "#2b6cb0", "#c53030"
COLOURS = (BLUE, "#2f855a", "#b7791f", RED, "#6b46c1", "#2c7a7b")
Bar = tuple[str, float, float, float, int]
"""Name, value, ends of the interval, cases."""


def bars(rows: Sequence[Bar]) -> str:
    """Shares as horizontal bars from 0 to 1, each with the whisker of its interval."""
    left, width, step = 130, 520, 24
    parts = [_line(left + width * t / 4, 0, left + width * t / 4, step * len(rows), PALE)
             for t in range(5)]  # fmt: skip
    for at, (name, value, low, high, of) in enumerate(rows):
        y = at * step + step / 2
        parts += [
            _text(left - 8, y + 4, name, "end"),
            f'<rect x="{left}" y="{y - 7}" width="{width * value:.1f}" height="14" fill="{BLUE}"'
            ' fill-opacity=".55"/>',
            _line(left + width * low, y, left + width * high, y, INK),
            _line(left + width * low, y - 4, left + width * low, y + 4, INK),
            _line(left + width * high, y - 4, left + width * high, y + 4, INK),
            _text(left + width + 10, y + 4, f"{value:.1%} of {of}", "start"),
        ]
    ticks = [_text(left + width * t / 4, step * len(rows) + 14, f"{t * 25} %") for t in range(5)]
    return _svg(left + width + 130, step * len(rows) + 22, parts + ticks, "Right answers by kind")


def grid(cells: dict[tuple[str, str], int], names: Sequence[str]) -> str:
    """A matrix of counts: rows expected, columns given; off the diagonal is red."""
    left, top, size, tall = 110, 40, 110, 40
    most = max(cells.values(), default=1)
    parts = [_text(left + size * 1.5, 14, "given")]
    for column, name in enumerate(names):
        parts.append(_text(left + size * (column + 0.5), top - 8, name))
    for row, wanted in enumerate(names):
        y = top + row * tall
        parts.append(_text(left - 8, y + 25, wanted, "end"))
        for column, given in enumerate(names):
            count = cells.get((wanted, given), 0)
            shade = 0.1 + 0.6 * count / most if count else 0
            fill = BLUE if row == column else RED
            parts.append(
                f'<rect x="{left + column * size}" y="{y}" width="{size}" height="{tall}" '
                f'fill="{fill}" fill-opacity="{shade:.2f}" stroke="{PALE}"/>'
            )
            parts.append(_text(left + size * (column + 0.5), y + 25, str(count)))
    title = "Expected against given status"
    return _svg(left + size * len(names) + 10, top + tall * len(names) + 6, parts, title)


def histogram(milliseconds: Sequence[float]) -> str:
    """Counts over bins that double: 1–2 ms, 2–4 ms, …"""
    if not milliseconds:
        return ""
    bins = [max(0, math.floor(math.log2(max(ms, 0.5))) + 1) for ms in milliseconds]
    counts = [bins.count(bin) for bin in range(max(bins) + 1)]
    wide, tall, most = 76, 150, max(counts)
    parts = []
    for bin, count in enumerate(counts):
        height = tall * count / most
        x = bin * wide + 10
        parts += [
            f'<rect x="{x}" y="{20 + tall - height:.1f}" width="{wide - 8}" '
            f'height="{height:.1f}" fill="{BLUE}" fill-opacity=".55"/>',
            _text(x + wide / 2 - 4, 14 + tall - height, str(count)),
            _text(x + wide / 2 - 4, tall + 36, _span(2**bin / 2, 2**bin)),
        ]
    return _svg(wide * len(counts) + 20, tall + 44, parts, "Latency of the judged turn")


def _span(low: float, high: float) -> str:
    return f"{low:g}–{high:g} ms" if high < 1000 else f"{low / 1024:g}–{high / 1024:g} s"


def lines(series: Mapping[str, Sequence[float | None]], commits: Sequence[str]) -> str:
    """Measures over runs, from the lowest value told to 1."""
    left, width, tall = 46, 600, 180
    told = [value for values in series.values() for value in values if value is not None]
    floor = min([*told, 0.9])
    floor = math.floor(floor * 20) / 20

    def place(at: int, value: float) -> tuple[float, float]:
        x = left + (width * at / (len(commits) - 1) if len(commits) > 1 else width / 2)
        return x, 14 + tall * (1 - value) / (1 - floor)

    parts = [
        _line(left, 14, left, 14 + tall, PALE),
        _line(left, 14, left + width, 14, PALE),
        _text(left - 6, 18, "1", "end"),
        _text(left - 6, 18 + tall, f"{floor:g}", "end"),
    ]
    for row, (name, values) in enumerate(series.items()):
        colour = COLOURS[row % len(COLOURS)]
        points = [place(at, v) for at, v in enumerate(values) if v is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        parts.append(_text(left + width + 16, 20 + row * 18, name, "start", colour))
    step = max(1, len(commits) // 8)
    parts += [
        _text(place(at, 1)[0], tall + 32, commit)
        for at, commit in enumerate(commits)
        if at % step == 0
    ]
    return _svg(left + width + 180, tall + 40, parts, "Measures over commits")


def _text(x: float, y: float, text: str, anchor: str = "middle", fill: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _svg(width: float, height: float, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img" '
        f'aria-label="{escape(title)}" font-size="12" font-family="sans-serif">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
