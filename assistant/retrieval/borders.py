"""Where words of the language end: a cut within one is no cut. Pure; knows no report."""

from functools import lru_cache
from typing import Final

from assistant.retrieval.dictionary import is_word
from assistant.retrieval.words import FUNCTION

_LONGEST: Final = 4
"""Characters of a word that is looked for across a cut."""


@lru_cache(maxsize=16384)
def known(text: str) -> bool:
    """Whether a run of two characters and more is a word of the language."""
    return len(text) > 1 and (text in FUNCTION or (not text.isascii() and is_word(text)))


def cuts_word(text: str, at: int, least: int = 2) -> bool:
    """Whether a word of the language stands across `at`: `"客户问题"` is not cut before `题`.

    Words that the dictionary alone has count from `least` characters.
    """
    return any(
        text[start:end] in FUNCTION or (end - start >= least and known(text[start:end]))
        for start in range(max(0, at - _LONGEST + 1), at)
        for end in range(at + 1, min(len(text), start + _LONGEST) + 1)
    )


def holds_word(text: str) -> bool:
    """Whether two or more of its characters are a word, the whole of it aside."""
    return any(
        known(text[start:end])
        for start in range(len(text))
        for end in range(start + 2, len(text) + 1)
        if end - start < len(text)
    )
