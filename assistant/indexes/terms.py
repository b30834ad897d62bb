"""Text to keyword terms: character bigrams, Latin words and numbers whole; needs no dictionary."""

import re
import unicodedata
from typing import Final

_RUN: Final = re.compile(
    r"(?P<whole>[0-9]+(?:\.[0-9]+)+|[a-z0-9\u00c0-\u024f]+)|(?P<script>[^\W_a-z0-9\u00c0-\u024f]+)"
)


def terms(text: str) -> list[str]:
    """`"X10超3.6万台"` -> `x10`, `超`, `3.6`, `万台`; in order, as often as they stand.

    A character that stands alone between others is a term; a longer run is its bigrams.
    """
    found: list[str] = []
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).lower()):
        if whole := match["whole"]:
            found.append(whole)
            continue
        run = match["script"]
        found.extend(run[i : i + 2] for i in range(max(1, len(run) - 1)))
    return found
