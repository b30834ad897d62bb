"""Reads a document by page, section or citation, as far as an audience may see it."""

from collections.abc import Sequence

from assistant.browsing import Browse, DocumentShown, PassageShown
from assistant.errors import QuestionError, RecordError
from assistant.mcp.arguments import Cited, SourceWanted
from assistant.mcp.results import SourceRead
from assistant.records import Audience, page_of


def read_source(browse: Browse, audience: Audience, wanted: SourceWanted) -> SourceRead:
    """Raises `RecordError` where there is no such text, or it is not this audience's."""
    place = wanted.citation or Cited(
        document_id=wanted.document, section=wanted.section, page=wanted.page
    )
    if not place.document_id:
        raise QuestionError(
            "No document is named.", remedy="Pass `document`, or a `citation` of an answer."
        )
    document = _document(browse, audience, wanted.citation, place.document_id)
    found = _at(document, place)
    return SourceRead(
        document=document.id,
        title=document.title,
        date=document.date,
        pages=document.pages,
        total=len(found),
        limit=wanted.limit,
        offset=wanted.offset,
        passages=tuple(found[wanted.offset : wanted.offset + wanted.limit]),
    )


def _document(browse: Browse, audience: Audience, citation: Cited | None, id: str) -> DocumentShown:
    try:
        return browse.document(audience, id)
    except RecordError as error:
        if citation is None:
            raise
        raise RecordError(
            error.problem,
            remedy="If the citation is a row of a table, its quote is all there is to read.",
        ) from None


def _at(document: DocumentShown, place: Cited) -> Sequence[PassageShown]:
    """The passages of the page and the section, all of them if neither is named.

    A quote narrows to its section, not to itself: a reader lacks what stands around it.
    """
    page, section = place.page.casefold(), place.section.casefold()
    found = [
        passage
        for passage in document.passages
        if page in {"", passage.page.casefold(), page_of(passage.page).casefold()}
        and section in passage.section.casefold()
    ]
    if not found:
        raise RecordError(
            "The document has no such page or section.",
            remedy=f"Its pages are {', '.join(document.pages) or 'not numbered'}; "
            "or leave page and section out to read all of it.",
        )
    sections = {passage.section for passage in found if place.quote and place.quote in passage.text}
    return [passage for passage in found if passage.section in sections] or found
