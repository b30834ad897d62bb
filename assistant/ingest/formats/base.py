"""What the reader of a format gives."""

from typing import NamedTuple

from assistant.records import Finding


class Read(NamedTuple):
    text: str
    """Markdown, as `assistant.ingest.formats` says."""
    findings: tuple[Finding, ...] = ()
    """What the file holds and the text cannot: a page that is only an image, …"""
