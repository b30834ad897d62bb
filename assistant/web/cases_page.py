"""`/cases`: cases narrowed by facets and words, two or three of them side by side."""

import asyncio
from urllib.parse import urlencode

from fastapi import Request
from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from assistant.browsing import LONGEST, CaseFilter, CaseShown
from assistant.web.buttons import text_button
from assistant.web.case_browser import (
    FACETS,
    MOST_COMPARED,
    Comparison,
    Facet,
    Listed,
    by_name,
    compare,
    gist,
    list_cases,
)
from assistant.web.case_sheet import sheet_link
from assistant.web.drawing import Cell, grid, heading, named, paragraph, tags
from assistant.web.site import Site, Visitor


def wanted_of(request: Request) -> CaseFilter:
    given = request.query_params
    return CaseFilter(**{name: given.get(name, "")[:LONGEST] for name in (*FACETS, "q")})


class CasesPage:
    """One reader's choice; the address follows it, so that it can be sent to somebody."""

    def __init__(self, site: Site, visitor: Visitor, wanted: CaseFilter) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._wanted = wanted
        self._picked: list[str] = []

    def draw(self, listed: Listed) -> None:
        say = self._say
        with ui.element("div").classes("browse cases"):
            with ui.element("div").classes("head"):
                heading(say("cases_title"), 1)
                self._compare = text_button(
                    "", self._to_comparison, icon="compare_arrows", kind="filled"
                )
            ui.input(
                placeholder=say("cases_search"), value=self._wanted.q, on_change=self._search
            ).props(f'outlined dense clearable debounce=250 aria-label="{say("cases_search")}"')
            with ui.element("div").classes("beside"):
                self._side = (
                    ui.element("aside").classes("side").props(f'aria-label="{say("narrow")}"')
                )
                self._body = ui.element("div").classes("body")
        self._fill(listed)

    def _fill(self, listed: Listed) -> None:
        self._side.clear()
        with self._side:
            for facet in listed.facets:
                self._facet(facet)
            if any(getattr(self._wanted, name) for name in FACETS):
                text_button(self._say("clear"), self._clear, icon="close")
        self._body.clear()
        with self._body:
            self._tiles(listed)
        self._count()

    def _facet(self, facet: Facet) -> None:
        label = self._say(facet.name)
        with named(ui.element("section"), label).classes("facet"):
            heading(label, 2)
            with ui.element("div").classes("options"):
                for option in facet.options:
                    taken = "" if option.chosen else option.value
                    ui.button(
                        f"{option.value} {option.found}",
                        on_click=lambda value=taken: self._narrow(facet.name, value),
                        color=None,
                    ).props(
                        f"flat no-caps dense aria-pressed={'true' if option.chosen else 'false'}"
                    ).classes("option chosen" if option.chosen else "option")

    def _tiles(self, listed: Listed) -> None:
        say = self._say
        if not listed.cases:
            anything = listed.facets or self._wanted.q
            ui.label(say("cases_none" if anything else "cases_none_at_all")).classes("quiet")
            return
        found = len(listed.cases)
        told = say("case_found") if found == 1 else say("cases_found", found)
        ui.label(f"{told} · {say('compare_hint')}").classes("quiet").props("role=status")
        with ui.element("div").classes("tiles"):
            for case in listed.cases:
                self._tile(case)

    def _tile(self, case: CaseShown) -> None:
        say, words = self._say, self._wanted.q
        with named(ui.element("article"), case.customer).classes("tile"):
            with ui.element("div").classes("top"):
                link = sheet_link(case.customer, words)
                heading(case.customer, 2, link=link, words=words)
                cleared(case.shareable, say(f"clearance_{case.shareable}"))
            about = " · ".join(filter(None, (case.industry, *case.scenarios)))
            if about:
                paragraph(about, words=words).classes("quiet")
            paragraph(gist(case, words), words=words)
            tags([*case.benefits, *case.products], words=words)
            with ui.element("div").classes("ends"):
                tick = ui.checkbox(
                    say("compare"),
                    value=case.customer in self._picked,
                    on_change=lambda event: self._pick(case.customer, event),
                )
                named(tick.props("dense"), say("compare_this", case.customer))
                named(ui.link(say("sheet"), link), f"{say('sheet')} {case.customer}")

    async def _narrow(self, facet: str, value: str) -> None:
        await self._apply(self._wanted.model_copy(update={facet: value}))

    async def _search(self, event: ValueChangeEventArguments[str | None]) -> None:
        words = (event.value or "").strip()[:LONGEST]
        await self._apply(self._wanted.model_copy(update={"q": words}))

    async def _clear(self) -> None:
        await self._apply(CaseFilter(q=self._wanted.q))

    async def _apply(self, wanted: CaseFilter) -> None:
        self._wanted = wanted
        asker = self._site.asker(self._visitor)
        if asker is None:
            ui.navigate.reload()
            return
        browse = self._site.service.browse
        listed = await asyncio.to_thread(list_cases, browse, asker.audience, wanted)
        if wanted == self._wanted:  # nothing newer was asked meanwhile
            # Before the button that was clicked is drawn anew, and this with it.
            chosen = {key: value for key, value in wanted.model_dump().items() if value}
            ui.navigate.history.replace(f"/cases?{urlencode(chosen)}" if chosen else "/cases")
            self._fill(listed)

    def _pick(self, customer: str, event: ValueChangeEventArguments[bool]) -> None:
        self._picked = [name for name in self._picked if name != customer]
        if event.value and len(self._picked) >= MOST_COMPARED:
            ui.notify(self._say("compare_most"), position="top")
            assert isinstance(event.sender, ui.checkbox)  # the event is typed for any element
            event.sender.set_value(False)
        elif event.value:
            self._picked.append(customer)
        self._count()

    def _count(self) -> None:
        self._compare.text = self._say("compare_chosen", len(self._picked))
        self._compare.set_enabled(1 < len(self._picked) <= MOST_COMPARED)

    def _to_comparison(self) -> None:
        ui.navigate.to(f"/cases?{urlencode({'compare': self._picked}, doseq=True)}")


def cleared(clearance: str, word: str) -> None:
    ui.label(word).classes(f"cleared {clearance}")


def draw_comparison(visitor: Visitor, told: Comparison) -> None:
    say = visitor.say
    with ui.element("div").classes("browse"):
        with ui.element("div").classes("head"):
            heading(say("compare_title"), 1)
            ui.link(say("back_to_cases"), "/cases")
        head = [Cell(""), *(Cell(name, sheet_link(name)) for name in told.customers)]
        rows = [[Cell(row.label), *(Cell(c or "—") for c in row.cells)] for row in told.rows]
        grid(head, rows, name=say("compare_title"), first_is_head=True).classes("compare")


def comparison_of(site: Site, visitor: Visitor, customers: list[str]) -> Comparison:
    cases = by_name(site.service.browse, visitor.asker.audience, customers)
    return compare(cases[:MOST_COMPARED], visitor.say)
