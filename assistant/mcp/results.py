"""What the tools give that no other surface has: pages of cases and of a document."""

from assistant.browsing import CaseShown, FacetValue, PassageShown, Shown


class CasesPage(Shown):
    total: int
    """Cases that match, on this page or not."""
    limit: int
    offset: int
    cases: tuple[CaseShown, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    """By filter name: what all the matching cases can be narrowed to."""


class SourceRead(Shown):
    document: str
    title: str
    date: str
    pages: tuple[str, ...]
    """Every page of the document."""
    total: int
    """Passages that match, on this page or not."""
    limit: int
    offset: int
    passages: tuple[PassageShown, ...]
    """Verbatim, in order."""
