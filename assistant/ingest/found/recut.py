"""Passages of a document cut anew: those of its cases at their labels and points."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.ingest.found.blocks import Block
from assistant.records import Audience, Document, Passage, Source, content_id

Told = list[tuple[str, list[Passage]]]
"""Passages of a case by label, in order."""


class _Piece(NamedTuple):
    """A passage at one of its places."""

    passage: Passage
    source: Source


def recut(
    document: Document, passages: Sequence[Passage], blocks: Sequence[Block], text: str
) -> tuple[list[Passage], dict[int, Told]]:
    """The passages in order, and those of each block by where it starts."""
    covered = sorted(span for block in blocks for span in block.covered)
    pieces = [piece for passage in passages for piece in _uncovered(passage, covered, text)]
    told: dict[int, list[tuple[str, list[str]]]] = {}
    for block in blocks:
        told[block.start] = []
        for part in block.parts:
            made = [
                _piece(document, block, part.label, line.page, line.audience, span, text)
                for line, span in zip(part.lines, part.units, strict=True)
                if text[slice(*span)].strip()
            ]
            pieces += made
            told[block.start].append((part.label, [piece.passage.id for piece in made]))
    held = _folded(pieces)
    by_id = {passage.id: passage for passage in held}
    return held, {
        start: [(label, [by_id[id] for id in dict.fromkeys(ids)]) for label, ids in parts]
        for start, parts in told.items()
    }


def _uncovered(passage: Passage, covered: Sequence[tuple[int, int]], text: str) -> Iterator[_Piece]:
    """What no case has taken of a passage, at each of its places; the whole where none has any."""
    for source in passage.sources:
        at = source.start
        taken = [(s, e) for s, e in covered if s < source.end and e > source.start]
        if not taken:
            yield _Piece(passage, source)
            continue
        for start, end in (*taken, (source.end, source.end)):
            if text[at:start].strip(" \t\n-*·"):
                yield _moved(passage, source, at, start, text)
            at = max(at, end)


def _moved(passage: Passage, source: Source, start: int, end: int, text: str) -> _Piece:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    quote = text[start:end].rstrip()
    id = content_id(passage.document, quote)
    source = source.model_copy(
        update={"start": start, "end": start + len(quote), "quote": quote, "passage": id}
    )
    return _Piece(passage.model_copy(update={"id": id, "text": quote}), source)


def _piece(
    document: Document,
    block: Block,
    label: str,
    page: str,
    audience: Audience,
    span: tuple[int, int],
    text: str,
) -> _Piece:
    sections = (*block.above, block.name, label)
    start, end = span
    quote = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    id = content_id(document.id, block.name, label, quote)
    source = Source(
        document=document.id,
        title=document.title,
        date=document.date,
        section=" › ".join(sections),
        page=page,
        start=start,
        end=start + len(quote),
        quote=quote,
        passage=id,
    )
    passage = Passage(
        id=id, document=document.id, text=quote, sections=sections, page=page,
        sources=(source,), case=block.name, audience=audience,
    )  # fmt: skip
    return _Piece(passage, source)


def _folded(pieces: Sequence[_Piece]) -> list[Passage]:
    """In the order of the document; a text that stands twice is one passage, as strict as both."""
    held: dict[str, list[_Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.source.start):
        held.setdefault(piece.passage.id, []).append(piece)
    return [
        same[0].passage.model_copy(
            update={
                "sources": tuple(piece.source for piece in same),
                "page": same[0].source.page,
                "audience": Audience.strictest(*(piece.passage.audience for piece in same)),
                "order": order,
            }
        )
        for order, same in enumerate(held.values())
    ]
