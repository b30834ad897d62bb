"""An answer's chart as a PNG, for platforms that take pictures: there is no browser to draw it.

Without the library, without a font that has every character, or for a chart that it does not
know, there is no picture: never boxes.
"""

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.channels.charts import read_chart
from assistant.exchange import Answer

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

    from assistant.channels.canvas import Canvas

_FOLDERS: Final = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts",
    "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
_FONTS: Final = (
    ("NotoSansCJK-Regular.ttc", 2), ("NotoSansCJKsc-Regular.otf", 0), ("NotoSansSC*.?tf", 0),
    ("SourceHanSansSC-Regular.otf", 0), ("SourceHanSansCN-Regular.otf", 0), ("wqy-*hei.ttc", 0),
    ("PingFang.ttc", 0), ("msyh.ttc", 0), ("DroidSansFallback*.ttf", 0),
)  # fmt: skip
"""File, and place of the Simplified face in it."""


class Pictures:
    """`font` is a file; empty looks for one that has Chinese."""

    def __init__(self, font: str = "") -> None:
        self._font = font

    def of(self, answer: Answer) -> tuple[bytes, ...]:
        """None or one."""
        read = read_chart(answer)
        canvas = _canvas() if read else None
        face = self._face() if canvas else None
        if read is None or canvas is None or face is None or not canvas.has(face, read.text):
            return ()
        made = io.BytesIO()
        canvas.draw(read, face).save(made, "PNG", optimize=True)
        return (made.getvalue(),)

    def _face(self) -> "FreeTypeFont | None":
        from PIL import ImageFont

        file, index = (Path(self._font), 0) if self._font else found_font()
        try:
            return ImageFont.truetype(str(file), 32, index=index) if file else None
        except OSError:  # no file, or no font: then there is no picture
            return None


@lru_cache
def found_font() -> tuple[Path | None, int]:
    for pattern, index in _FONTS:
        for folder in _FOLDERS:
            for file in sorted(Path(folder).expanduser().rglob(pattern)):
                return file, index
    return None, 0


def _canvas() -> "type[Canvas] | None":
    try:
        from assistant.channels.canvas import Canvas
    except ModuleNotFoundError:  # the library is an extra
        return None
    return Canvas
