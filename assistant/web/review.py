"""`/review`: what needs an operator's attention."""

import asyncio
from collections.abc import Sequence
from typing import Final

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from assistant.errors import AssistantError
from assistant.reviews import AnswerNamed, Review, ReviewFilter
from assistant.web.buttons import text_button
from assistant.web.drawing import heading
from assistant.web.frame import frame
from assistant.web.markdown import plain
from assistant.web.reviewed import Reviewed
from assistant.web.site import Site, Visitor, to_login
from assistant.web.words import Words

DAYS: Final = (7, 30, 90)
"""How far back one may look."""


def install(site: Site) -> None:
    @ui.page("/review")
    async def review(request: Request, days: str = "") -> Response | None:
        visitor = await asyncio.to_thread(site.visitor, request)
        if visitor is None:
            return to_login(request)
        wanted = ReviewFilter(days=next((d for d in DAYS if str(d) == days), DAYS[1]))
        with frame(visitor, "review", title=visitor.say("review")):
            try:
                found = await asyncio.to_thread(_read, site, visitor, wanted)
            except AssistantError as error:
                ui.label(visitor.say.fault(error)).classes("fault").props("role=alert")
                return None
            _Page(visitor.say, Reviewed(site, visitor)).draw(found, wanted.days)
        return None


def _read(site: Site, visitor: Visitor, wanted: ReviewFilter) -> Review:
    asker = site.asker(visitor)
    if asker is None or site.service.reviews is None:
        return Review(refused=(), disliked=(), noted=())
    return site.service.reviews.review(asker, wanted)


class _Page:
    def __init__(self, say: Words, reviewed: Reviewed) -> None:
        self._say, self._reviewed = say, reviewed

    def draw(self, found: Review, days: int) -> None:
        say = self._say
        heading(say("review"), 1)
        ui.label(say("review_days", days)).classes("quiet")
        with ui.element("nav").classes("chips").props(f'aria-label="{say("days_shown")}"'):
            for each in DAYS:
                link = ui.link(say("days", each), f"/review?days={each}").classes("way")
                if each == days:
                    link.classes("here").props('aria-current="true"')
        with self._section("disliked", len(found.disliked)):
            for disliked in found.disliked:
                with ui.element("article").classes("entry"):
                    self._question(disliked)
                    ui.label(plain(disliked.answer)).classes("told")
                    if disliked.reason:
                        ui.label(say("reason_given", disliked.reason)).classes("quiet")
        with self._section("refused", len(found.refused)):
            for group in found.refused:
                self._group(group.reason, group.count, group.newest)
        with self._section("noted", len(found.noted)):
            for noted in found.noted:
                self._group(noted.note, noted.count, noted.newest)

    def _section(self, word: str, entries: int) -> ui.element:
        heading(self._say(word), 2)
        section = ui.element("section").classes("entries")
        if not entries:
            with section:
                ui.label(self._say("nothing")).classes("quiet")
        return section

    def _group(self, told: str, count: int, answers: Sequence[AnswerNamed]) -> None:
        times = self._say("once") if count == 1 else self._say("times", count)
        with ui.element("article").classes("entry"):
            with ui.element("div").classes("ahead"):
                ui.label(told).classes("told grow")
                ui.label(times).classes("badge")
            for each in answers:
                self._question(each)

    def _question(self, asked: AnswerNamed) -> None:
        """A button that opens the answer."""
        with ui.element("div").classes("asked-row"):
            text_button(asked.question, lambda: self._reviewed.open(asked.answer_id),
                        kind="question-link")  # fmt: skip
            ui.label(f"{asked.asked:%Y-%m-%d %H:%M}").classes("quiet when")
