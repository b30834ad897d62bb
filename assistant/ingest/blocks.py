"""Blocks of a text with their places, cut into passages: each text once, wherever it stands."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.records import Audience, Document, Passage, Source, content_id

MOST_CHARS: Final = 400
"""A paragraph beyond this is cut at sentence ends."""
MOST_OF_TABLE: Final = 16_000
"""A table beyond this is cut between rows; the rows of a later piece have their header before."""
MOST_OF_PROSE: Final = 10_000
"""A passage beyond this, which no sentence ends, is kept and not read for figures and faults."""
_SENTENCE: Final = re.compile(r".*?(?:[。！？!?；;]+[”」』）)]*|\Z)", re.DOTALL)


class Place(NamedTuple):
    """Where a block stands."""

    sections: tuple[str, ...]
    page: str
    audience: Audience
    case: str | None = None


class Block(NamedTuple):
    start: int
    end: int
    text: str
    kind: str
    place: Place


def passages_of(
    document: Document, blocks: list[Block], case: str | None = None
) -> tuple[list[Passage], list[Passage]]:
    """Each text once, with all its places; and the passages that stand more than once."""
    merged: dict[str, Passage] = {}
    order = 0
    for block in blocks:
        for start, text in _pieces(block):
            id = content_id(document.id, text)
            source = Source(
                document=document.id,
                title=document.title,
                date=document.date,
                section=" › ".join(block.place.sections),
                page=block.place.page,
                start=start,
                end=start + len(text),
                quote=text,
                passage=id,
            )
            if old := merged.get(id):
                merged[id] = old.model_copy(
                    update={
                        "sources": (*old.sources, source),
                        "audience": Audience.strictest(old.audience, block.place.audience),
                    }
                )
                continue
            merged[id] = Passage(
                id=id,
                document=document.id,
                text=text,
                kind=block.kind,
                sections=block.place.sections,
                page=block.place.page,
                order=order,
                sources=(source,),
                case=case,
                audience=block.place.audience,
            )
            order += 1
    return list(merged.values()), [p for p in merged.values() if len(p.sources) > 1]


def _pieces(block: Block) -> Iterator[tuple[int, str]]:
    """A long paragraph in pieces of whole sentences, a long table of rows; a list stays whole."""
    if block.kind == "table" and len(block.text) > MOST_OF_TABLE:
        yield from _rows_apart(block)
        return
    if block.kind != "paragraph" or len(block.text) <= MOST_CHARS:
        yield block.start, block.text
        return
    start, piece = block.start, ""
    for match in _SENTENCE.finditer(block.text):
        if piece and len(piece) + len(match[0]) > MOST_CHARS:
            yield start, piece.rstrip()
            start, piece = block.start + match.start(), ""
        piece += match[0]
    if piece.strip():
        yield start, piece.rstrip()


def _rows_apart(block: Block) -> Iterator[tuple[int, str]]:
    """The header and the rule below it stay together."""
    start, at, piece = block.start, block.start, ""
    for number, row in enumerate(block.text.splitlines(keepends=True)):
        if number > 1 and len(piece) + len(row) > MOST_OF_TABLE:
            yield start, piece.rstrip()
            start, piece = at + len(row) - len(row.lstrip()), ""
        piece += row if piece else row.lstrip()
        at += len(row)
    yield start, piece.rstrip()
