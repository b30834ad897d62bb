"""English words of business with what Chinese reports write for them; nothing of any report."""

from functools import lru_cache
from importlib.resources import files

_ENDINGS = ("", "s", "es", "ed", "d", "ing", "er", "ers", "ion")


def translations(word: str) -> tuple[str, ...]:
    """`"competitors"` -> `("竞争对手", "竞争")`; empty for a word that is not in the list."""
    if not word.isascii():
        return ()
    held = _table()
    for ending in _ENDINGS:
        if word.endswith(ending) and (found := held.get(word[: len(word) - len(ending)])):
            return found
    return ()


@lru_cache(maxsize=256)
def alike(word: str) -> tuple[str, ...]:
    """`"对手"` -> `("友商", …)`: Chinese words for the same English one."""
    rows = (row for row in _table().values() if word in row)
    return tuple(dict.fromkeys(other for row in rows for other in row if other != word))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    text = (files("assistant.retrieval") / "business_words.en.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line.strip())
    return {word: tuple(rest) for word, *rest in rows}
