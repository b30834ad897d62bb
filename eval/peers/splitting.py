"""Text in chunks, cut as LangChain's `RecursiveCharacterTextSplitter` cuts it.

That class lies in a package of its own which this project does not need; the rules are few: cut
at the coarsest separator that the text has, keep it at the start of what follows, merge the parts
up to the size, and begin the next chunk with as many whole parts as the overlap holds.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

SEPARATORS: Final = ("\n\n", "\n", " ", "")
"""LangChain's own defaults; the last one cuts between any two characters."""


def split(text: str, size: int, overlap: int) -> list[str]:
    """Chunks without the white space around them."""
    return _split(text, SEPARATORS, size, overlap)


def placed(text: str, size: int, overlap: int) -> Iterator[tuple[str, int]]:
    """Chunks, each with its place in the text."""
    place = before = 0
    for chunk in split(text, size, overlap):
        place = text.find(chunk, max(0, place + before - overlap))
        before = len(chunk)
        yield chunk, place


def _split(text: str, separators: Sequence[str], size: int, overlap: int) -> list[str]:
    at = next(i for i, separator in enumerate(separators) if separator in text)
    separator, finer = separators[at], separators[at + 1 :]
    chunks: list[str] = []
    short: list[str] = []
    for part in _parts(text, separator):
        if len(part) < size:
            short.append(part)
            continue
        chunks += _merged(short, size, overlap)
        short = []
        chunks += _split(part, finer, size, overlap) if finer else [part]
    return chunks + _merged(short, size, overlap)


def _parts(text: str, separator: str) -> list[str]:
    if not separator:
        return list(text)
    first, *rest = re.split(f"({re.escape(separator)})", text)
    parts = [first, *(mark + part for mark, part in zip(rest[::2], rest[1::2], strict=True))]
    return [part for part in parts if part]


def _merged(parts: Sequence[str], size: int, overlap: int) -> list[str]:
    chunks: list[str] = []
    held: list[str] = []
    total = 0
    for part in parts:
        if held and total + len(part) > size:
            chunks.append("".join(held).strip())
            while total > overlap or (total and total + len(part) > size):
                total -= len(held.pop(0))
        held.append(part)
        total += len(part)
    chunks.append("".join(held).strip())
    return [chunk for chunk in chunks if chunk]
