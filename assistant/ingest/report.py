"""Markdown to passages: headings, page labels, audience labels, blocks and their places."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.errors import CorpusError
from assistant.ingest.readers import read_front
from assistant.records import Audience, Document, Passage, Source, content_id

MOST_CHARS: Final = 400
"""A paragraph beyond this is cut at sentence ends."""
MOST_OF_TABLE: Final = 16_000
"""A table beyond this is cut between rows; the rows of a later piece have their header before."""
_HEADING: Final = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_LABEL: Final = re.compile(r"^<!--\s*audience\s*:\s*(\S+?)\s*-->\s*$")
_COMMENT: Final = re.compile(r"^<!--.*-->\s*$")
_PAGE: Final = re.compile(r"^(Page\s?\d+|P\d+|第\s?\d+\s?页)(?=$|[\s:：·.、-])\s*", re.IGNORECASE)
_LIST: Final = re.compile(r"^\s*(?:[-*+•]|\d+[.)、])\s+")
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


def read_report(
    text: str, name: str, *, default: Audience = Audience.EXECUTIVE
) -> tuple[Document, list[Block]]:
    """A Markdown file as its document and its blocks, in order."""
    front = read_front(text, name)
    audience = audience_of(front.fields.get("audience"), name, default)
    document_id = name.rsplit(".", 1)[0]
    blocks = list(_blocks(text, front.body_start, name, audience))
    pages = tuple(dict.fromkeys(label for label in _page_labels(text, front.body_start) if label))
    title = str(front.fields.get("title") or _first_heading(text, front.body_start) or document_id)
    document = Document(
        id=document_id,
        title=title,
        date=str(front.fields.get("date") or ""),
        period=str(front.fields.get("period") or ""),
        audience=audience,
        pages=pages,
    )
    return document, blocks


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


def audience_of(value: object, name: str, default: Audience, line: int | None = None) -> Audience:
    if value is None or value == "":
        return default
    try:
        return Audience(str(value).strip().lower())
    except ValueError as error:
        raise CorpusError(
            f"{value!r} is no audience.",
            remedy="Write public, sales or executive.",
            file=name,
            line=line,
        ) from error


def _blocks(text: str, start: int, name: str, audience: Audience) -> Iterator[Block]:
    path: list[tuple[int, str, str, Audience]] = []
    """Level, heading, page and audience of the open headings."""
    lines: list[tuple[int, str]] = []

    def place() -> Place:
        page = next((p for _, _, p, _ in reversed(path) if p), "")
        label = path[-1][3] if path else audience
        return Place(tuple(h for _, h, _, _ in path), page, label)

    def flush() -> Iterator[Block]:
        if lines:
            first, (last, content) = lines[0][0], lines[-1]
            end = last + len(content)
            body = text[first:end]
            yield Block(first, end, body, _kind(lines), place())
            lines.clear()

    at = start
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        heading, label = _HEADING.match(line), _LABEL.match(line)
        if heading:
            yield from flush()
            level = len(heading[1])
            path[:] = [open_ for open_ in path if open_[0] < level]
            page = _PAGE.match(heading[2])
            path.append(
                (level, heading[2], page[1] if page else "", path[-1][3] if path else audience)
            )
        elif label:
            yield from flush()
            labelled = audience_of(label[1], name, audience, number)
            if path:
                path[-1] = (*path[-1][:3], labelled)
            else:
                audience = labelled
        elif not line.strip() or _COMMENT.match(line):
            yield from flush()
        else:
            lines.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    yield from flush()


def _kind(lines: list[tuple[int, str]]) -> str:
    if all(line.startswith("|") for _, line in lines):
        return "table"
    return "list" if _LIST.match(lines[0][1]) else "paragraph"


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


def _page_labels(text: str, start: int) -> Iterator[str]:
    for line in text[start:].split("\n"):
        if (heading := _HEADING.match(line)) and (page := _PAGE.match(heading[2])):
            yield page[1]


def _first_heading(text: str, start: int) -> str:
    return next((m[2] for line in text[start:].split("\n") if (m := _HEADING.match(line))), "")
