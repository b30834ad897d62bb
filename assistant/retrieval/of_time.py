"""Whether a sentence tells of a year that is asked: by its own years, else by those before it."""

import re
from collections.abc import Collection
from typing import Final

from assistant.records import Passage

_YEAR: Final = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?!\d|[.,]\d)")
_AGAINST: Final = re.compile(r"(?:[较比与]|\b(?:from|than|over|with|versus|vs\.?)\s)\s*$")
"""Before a year that a value is held against, which is not its own."""


def of_years(passage: Passage, sentence: str, periods: Collection[str]) -> bool:
    """True where the question names no year, or nothing up to the sentence does."""
    asked = {year for key in periods for year in re.findall(r"(?:19|20)\d\d", key)}
    at = passage.text.find(sentence)
    if not asked or at < 0:
        return True
    told = _years(sentence) or _years(passage.text[:at])[-1:]
    return not told or bool(asked.intersection(told))


def _years(text: str) -> list[str]:
    return [y[0] for y in _YEAR.finditer(text) if not _AGAINST.search(text[: y.start()][-8:])]
