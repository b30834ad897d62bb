"""Colours of charts; those of the theme are known to the browser alone."""

from collections.abc import Mapping
from typing import Final

COLOURS: Final = (
    "#2563eb", "#d97706", "#059669", "#9333ea", "#dc2626", "#0891b2", "#65a30d", "#db2777",
)  # fmt: skip
"""Each legible on light and on dark."""
INK: Final = "ink"
LINE: Final = "line"
"""Stand for a colour of the theme, under the key `color`."""


def inked(option: Mapping[str, object]) -> dict[str, object]:
    """With the colours of the theme read in the browser: a key with a colon is run as code."""
    return dict(_pair(key, value) for key, value in option.items())


def _pair(key: str, value: object) -> tuple[str, object]:
    if key == "color" and value in (INK, LINE):
        return ":color", f"getComputedStyle(document.body).getPropertyValue('--{value}').trim()"
    return key, _below(value)


def _below(value: object) -> object:
    if isinstance(value, Mapping):
        return inked(value)
    return [_below(each) for each in value] if isinstance(value, list) else value
