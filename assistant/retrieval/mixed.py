"""English words of business in a Chinese question: `大客户占几成revenue`. Pure."""

import re
from typing import Final

from assistant.retrieval.bilingual import translations
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.spelling import Correction

_WORD: Final = re.compile(r"(?<![A-Za-z0-9.\-] )(?<![A-Za-z0-9.\-])[A-Za-z]{3,}(?! ?[A-Za-z0-9\-])")
"""One that stands alone: two are a phrase."""


def with_english_words(text: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """In Chinese where a metric's name holds it and no name holds the English word there."""
    if not _WORD.search(text):
        return text, ()
    names = "\n".join(name for name in lexicon.metric_names() if not name.isascii())
    held = [(m.start, m.end) for m in lexicon.find(fold(text))]
    corrections: list[Correction] = []
    for match in reversed(list(_WORD.finditer(text))):
        if any(start < match.end() and match.start() < end for start, end in held):
            continue
        meant = next((word for word in translations(match[0].lower()) if word in names), "")
        if meant:
            text = text[: match.start()] + meant + text[match.end() :]
            corrections.append(Correction(match[0], meant))
    return text, tuple(reversed(corrections))
