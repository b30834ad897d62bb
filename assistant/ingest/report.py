"""Markdown to passages: headings, page labels, audience labels, blocks and their places."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.errors import CorpusError
from assistant.ingest.blocks import Block, Place
from assistant.ingest.dating import about
from assistant.ingest.pages import read_label, read_mark
from assistant.ingest.readers import read_front
from assistant.ingest.slashed import rows_of, tables_in
from assistant.ingest.structure import HEADING, ITEM, Inferred, inferred_headings, tab_items
from assistant.records import Audience, Document, page_of

_LABEL: Final = re.compile(r"^<!--\s*audience\s*:\s*(\S+?)\s*-->\s*$")
_COMMENT: Final = re.compile(r"^<!--.*-->\s*$")
_TITLES: Final = 2
"""A document with so few written headings has a title and no outline."""
_LEAD_IN: Final = re.compile(r"^.{1,30}[:：]$")


def read_report(
    text: str, name: str, *, default: Audience = Audience.EXECUTIVE
) -> tuple[Document, list[Block]]:
    """A Markdown file as its document and its blocks, in order."""
    front = read_front(text, name)
    audience = audience_of(front.fields.get("audience"), name, default)
    headings, loose = _headings(text, front.body_start, name)
    blocks = list(_blocks(text, front.body_start, name, audience, headings, loose=loose))
    told = about(front, text, name, [heading.text for heading in headings.values()])
    document = Document(
        id=name.rsplit(".", 1)[0],
        title=told.title,
        date=told.date,
        period=told.period,
        audience=audience,
        pages=tuple(_page_labels(text, front.body_start, headings)),
    )
    if loose:
        items = tab_items(text, front.body_start)
        blocks = _joined(text, [b._replace(kind="list") if b.start in items else b for b in blocks])
    return document, blocks


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


def _headings(text: str, start: int, name: str) -> tuple[dict[int, Inferred], bool]:
    """Written headings and inferred ones; Markdown that a person typed says itself what heads."""
    written: dict[int, Inferred] = {}
    at = start
    for line in text[start:].split("\n"):
        if match := HEADING.match(line):
            page = read_label(match[2])
            written[at] = Inferred(len(match[1]), match[2], page.label if page else "")
        at += len(line) + 1
    if written and name.lower().endswith(".md"):
        return written, False
    inferred = inferred_headings(text, start, outline=len(written) <= _TITLES)
    return dict(sorted((written | inferred).items())), True


def _blocks(
    text: str,
    start: int,
    name: str,
    audience: Audience,
    headings: dict[int, Inferred],
    *,
    loose: bool,
) -> Iterator[Block]:
    slashed = tables_in(list(_lines(text, start)))
    path: list[tuple[Inferred, Audience]] = []
    """The open headings."""
    lines: list[tuple[int, str]] = []
    begun = start
    running = ""
    """The label of the page that began in the middle of a section."""

    def place() -> Place:
        page = next((h.page for h, _ in reversed(path) if h.page), running)
        label = path[-1][1] if path else audience
        return Place(tuple(h.text for h, _ in path), page, label)

    def flush() -> Iterator[Block]:
        if lines:
            first, (last, content) = lines[0][0], lines[-1]
            end = last + len(content)
            body = text[first:end]
            yield Block(first, end, body, _kind(lines), place())
            lines.clear()

    at = start
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        label = _LABEL.match(line)
        if heading := headings.get(at):
            yield from flush()
            path[:] = [open_ for open_ in path if open_[0].level < heading.level]
            path.append((heading, path[-1][1] if path else audience))
        elif label:
            yield from flush()
            labelled = audience_of(label[1], name, audience, number)
            if path:
                path[-1] = (path[-1][0], labelled)
            else:
                audience = labelled
        elif not line.strip() or _COMMENT.match(line):
            yield from flush()
            running = read_mark(line) or running
        else:
            content = line.strip()
            table = slashed.get(at)
            if lines and (_parts(lines, content, loose) or table != slashed.get(begun)):
                yield from flush()
            begun = at
            lines.append((at + len(line) - len(line.lstrip()), content))
        at += len(line) + 1
    yield from flush()


def _parts(lines: list[tuple[int, str]], line: str, loose: bool) -> bool:
    """Whether a line begins a block without a blank line before: a table, the first item."""
    if lines[-1][1].startswith("|") != line.startswith("|"):
        return True
    return loose and ITEM.match(line) is not None and not ITEM.match(lines[0][1])


def _joined(text: str, blocks: list[Block]) -> list[Block]:
    """Items set apart by blank lines are one list, with the short line that leads in to them."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and block.kind == "list"
            and last.place == block.place
            and (last.kind == "list" or _LEAD_IN.match(last.text))
            and not text[last.end : block.start].strip()
        ):
            body = text[last.start : block.end]
            joined[-1] = Block(last.start, block.end, body, "list", block.place)
        else:
            joined.append(block)
    return joined


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text[start:].split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _kind(lines: list[tuple[int, str]]) -> str:
    if all(line.startswith("|") for _, line in lines) or rows_of("\n".join(t for _, t in lines)):
        return "table"
    return "list" if ITEM.match(lines[0][1]) else "paragraph"


def _page_labels(text: str, start: int, headings: dict[int, Inferred]) -> Iterator[str]:
    """Each label once, in order."""
    labels = [(at, heading.page) for at, heading in headings.items()]
    at = start
    for line in text[start:].split("\n"):
        labels.append((at, read_mark(line) or ""))
        at += len(line) + 1
    yield from dict.fromkeys(page_of(label) for _, label in sorted(labels) if label)
