"""What the reader of a format gives."""

from typing import NamedTuple

from assistant.records import Finding, FindingKind, content_id


class Read(NamedTuple):
    text: str
    """Markdown, as `assistant.ingest.formats` says."""
    findings: tuple[Finding, ...] = ()
    """What the file holds and the text cannot: a page that is only an image, …"""


def held_back(kind: FindingKind, name: str, place: str, what: str) -> Finding:
    """A finding on a place of a file; the same one again has the same id."""
    document = name.rsplit(".", 1)[0]
    return Finding(
        id=content_id(kind, document, place, what),
        kind=kind,
        what=what,
        document=document,
        place=place,
    )
