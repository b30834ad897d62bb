"""The sentence behind `[n]`: highlighted in its passage, with the way there."""

import asyncio
from collections.abc import Sequence
from html import escape

from nicegui import ui

from assistant.browsing import PassageShown
from assistant.errors import AssistantError
from assistant.exchange import Citation
from assistant.web.buttons import icon_button
from assistant.web.drawing import heading
from assistant.web.site import Site, Visitor
from assistant.web.wording import report_link
from assistant.web.words import Words


class Sources:
    """One window for all citations of a page."""

    def __init__(self, site: Site, visitor: Visitor) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        with (
            ui.dialog().props(
                f'position=right full-height aria-label="{self._say("sources")}"'
            ) as self._window,
            ui.card().classes("source"),
        ):
            self._inside = ui.element("div").classes("inside")

    async def open(self, citation: Citation) -> None:
        passage = await asyncio.to_thread(self._passage, citation)
        self._inside.clear()
        with self._inside:
            self._draw(citation, passage)
        self._window.open()

    def _draw(self, citation: Citation, passage: PassageShown | None) -> None:
        say = self._say
        with ui.element("div").classes("ahead"):
            heading(say("source_of", citation.n), 2)
            ui.element("div").classes("grow")
            icon_button("close", say("close"), self._window.close)
        ui.label(citation.title).classes("title")
        path = citation.section or (passage.section if passage else "")
        if citation.page and citation.page not in path:
            path = f"{citation.page} › {path}" if path else citation.page
        if path:
            ui.label(path).classes("quiet path")
        ui.html(marked(passage.text if passage else "", citation.quote), sanitize=False).classes(
            "quote"
        )
        if passage:
            there = _there(citation)
            if not citation.end:
                there = f"{there}#{passage.anchor}"
            ui.link(say("show_in_report"), there).classes("to-report")

    def _passage(self, citation: Citation) -> PassageShown | None:
        """None for a cell of a table, and for a quote that stands in no passage."""
        asker = self._site.asker(self._visitor)
        if asker is None:
            return None
        try:
            document = self._site.service.browse.document(asker.audience, citation.document_id)
        except AssistantError:
            return None
        return next((p for p in document.passages if citation.quote in p.text), None)


def list_sources(citations: Sequence[Citation], say: Words) -> None:
    """All of them below each other, folded."""
    if not citations:
        return
    with ui.element("details").classes("steps"):
        with ui.element("summary"):
            ui.label(f"{say('sources')} ({len(citations)})").classes("inline")
        for each in citations:
            with ui.element("div").classes("step"):
                ui.label(f"[{each.n}] {each.quote}")
                place = " › ".join(filter(None, (each.title, each.section or each.page)))
                ui.link(place, _there(each)).classes("quiet")


def _there(citation: Citation) -> str:
    return report_link(citation.document_id, citation.start, citation.end)


def marked(text: str, quote: str) -> str:
    """The quote highlighted where it stands in the text; alone where it does not."""
    before, found, after = text.partition(quote)
    if not found:
        before, after = "", ""
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"
