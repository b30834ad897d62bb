"""Bars, a line or a donut on a picture, with Pillow; at twice the size first: edges get smooth."""

from collections.abc import Callable, Sequence
from typing import Final

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from assistant.channels.charts import Drawn, Point

SCALE: Final = 2
WIDTH: Final = 800 * SCALE
_MARGIN, _TITLE, _ROW = 24 * SCALE, 64 * SCALE, 40 * SCALE
_NAMES, _LABELS = 190 * SCALE, 150 * SCALE
_TALL: Final = 400 * SCALE
_INK, _PAPER, _FAINT = "#1f2933", "#ffffff", "#d5dbe1"
_COLOURS: Final = (
    "#2563a8", "#d97706", "#15803d", "#7c3aed", "#be123c", "#0e7490", "#854d0e", "#475569",
)  # fmt: skip
_ABSENT: Final = "\U0010fffe"
"""No font has it: it is drawn as what is missing is."""


class Canvas:
    def __init__(self, height: int, face: FreeTypeFont) -> None:
        self.image = Image.new("RGB", (WIDTH, height), _PAPER)
        self._pen = ImageDraw.Draw(self.image)
        self._text = face.font_variant(size=16 * SCALE)
        self._head = face.font_variant(size=20 * SCALE)

    @staticmethod
    def has(face: FreeTypeFont, text: str) -> bool:
        """Whether each character of it can be drawn."""
        box = bytes(face.getmask(_ABSENT))
        return all(bytes(face.getmask(each)) != box for each in set(text) if not each.isspace())

    @staticmethod
    def draw(drawn: Drawn, face: FreeTypeFont) -> Image.Image:
        rows = len(drawn.points) * _ROW + _MARGIN
        tall = {"bar": rows, "line": _TALL, "pie": max(rows, _TALL)}[drawn.kind]
        canvas = Canvas(_TITLE + tall, face)
        canvas._pen.text((_MARGIN, _MARGIN), drawn.title, fill=_INK, font=canvas._head)
        shapes: dict[str, Callable[[Sequence[Point]], None]] = {
            "bar": canvas._bars, "line": canvas._line, "pie": canvas._donut,
        }  # fmt: skip
        shapes[drawn.kind](drawn.points)
        size = (WIDTH // SCALE, canvas.image.height // SCALE)
        return canvas.image.resize(size, Image.Resampling.LANCZOS)

    def _bars(self, points: Sequence[Point]) -> None:
        """Lying, as names are long, the first one on top."""
        left, right = _MARGIN + _NAMES, WIDTH - _MARGIN - _LABELS
        low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
        size = (right - left) / ((high - low) or 1)
        zero = left - low * size
        for place, point in enumerate(points):
            top = _TITLE + place * _ROW
            middle = top + _ROW / 2
            self._write((left - 12 * SCALE, middle), point.name, "rm", most=_NAMES)
            ends = sorted((zero, zero + point.value * size))
            self._pen.rectangle((ends[0], top + 8 * SCALE, ends[1], top + 32 * SCALE),
                                fill=_COLOURS[0])  # fmt: skip
            self._write((ends[1] + 10 * SCALE, middle), point.label, "lm", most=_LABELS)
        self._pen.line((zero, _TITLE, zero, _TITLE + len(points) * _ROW), fill=_FAINT, width=SCALE)

    def _line(self, points: Sequence[Point]) -> None:
        left, right = _MARGIN + 40 * SCALE, WIDTH - _MARGIN - 40 * SCALE
        top, bottom = _TITLE + 40 * SCALE, _TITLE + _TALL - 60 * SCALE
        low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
        size = (bottom - top) / ((high - low) or 1)
        step = (right - left) / (len(points) - 1)
        places = [
            (left + place * step, bottom - (point.value - low) * size)
            for place, point in enumerate(points)
        ]
        zero = bottom + low * size
        self._pen.line((left, zero, right, zero), fill=_FAINT, width=SCALE)
        self._pen.line(places, fill=_COLOURS[0], width=3 * SCALE, joint="curve")
        every = max(1, round(120 * SCALE / step))
        for place, ((x, y), point) in enumerate(zip(places, points, strict=True)):
            dot = 5 * SCALE
            self._pen.ellipse((x - dot, y - dot, x + dot, y + dot), fill=_COLOURS[0])
            if place % every == 0:
                self._write((x, y - 16 * SCALE), point.label, "ms", most=every * step)
                self._write((x, bottom + 16 * SCALE), point.name, "mt", most=every * step)

    def _donut(self, points: Sequence[Point]) -> None:
        """Parts make the whole; each is told beside it."""
        whole = sum(point.value for point in points) or 1
        size, left, top = 300 * SCALE, 40 * SCALE, _TITLE + 20 * SCALE
        begin = -90.0
        for place, point in enumerate(points):
            end = begin + 360 * point.value / whole
            colour = _COLOURS[place % len(_COLOURS)]
            self._pen.pieslice((left, top, left + size, top + size), begin, end, fill=colour,
                               outline=_PAPER, width=SCALE)  # fmt: skip
            begin = end
            y = _TITLE + place * _ROW + 30 * SCALE
            x = left + size + 60 * SCALE
            self._pen.rectangle((x, y - 8 * SCALE, x + 16 * SCALE, y + 8 * SCALE), fill=colour)
            told = f"{point.name}  {point.label}"
            self._write((x + 28 * SCALE, y), told, "lm", most=WIDTH - x - 60 * SCALE)
        hole = size * 0.29
        middle = (left + size / 2, top + size / 2)
        self._pen.ellipse((middle[0] - hole, middle[1] - hole, middle[0] + hole, middle[1] + hole),
                          fill=_PAPER)  # fmt: skip

    def _write(self, at: tuple[float, float], text: str, anchor: str, *, most: float) -> None:
        """Cut with an ellipsis where it has no room."""
        shown = text
        while len(shown) > 2 and self._text.getlength(shown) > most:
            shown = f"{shown.rstrip('…')[:-1]}…"
        self._pen.text(at, shown, fill=_INK, font=self._text, anchor=anchor)
