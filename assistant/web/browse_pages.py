"""Puts `/cases`, `/metrics` and `/report` into the frame of the site."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from fastapi.responses import Response
from nicegui import run, ui

from assistant.browsing import LONGEST, CaseFilter
from assistant.errors import AssistantError, RecordError
from assistant.web import cases_page, metrics_page, report_page
from assistant.web.case_browser import list_cases
from assistant.web.case_sheet import sheet_of
from assistant.web.drawing import heading, style
from assistant.web.frame import frame
from assistant.web.metric_rows import Chosen
from assistant.web.missing import draw_missing
from assistant.web.report_view import span_of
from assistant.web.sheet_page import draw_sheet
from assistant.web.site import Site, Visitor, to_login

T = TypeVar("T")


def install(site: Site) -> None:
    @ui.page("/cases")
    async def cases(request: Request) -> Response | None:
        return await _page(site, request, "cases", lambda v: _cases(site, v, request))

    @ui.page("/cases/{customer:path}")
    async def sheet(request: Request, customer: str, q: str = "") -> Response | None:
        return await _page(site, request, "cases", lambda v: _sheet(site, v, customer, q))

    @ui.page("/metrics")
    async def metrics(request: Request) -> Response | None:
        return await _page(site, request, "metrics", lambda v: _metrics(site, v, request))

    @ui.page("/report")
    async def newest(request: Request) -> Response | None:
        return await _page(site, request, "report", lambda v: _report(site, v, "", ""))

    @ui.page("/report/{document:path}")
    async def report(request: Request, document: str, at: str = "") -> Response | None:
        return await _page(site, request, "report", lambda v: _report(site, v, document, at))


async def _page(
    site: Site, request: Request, here: str, read: Callable[[Visitor], Callable[[], None]]
) -> Response | None:
    """Reads beside the event loop, then draws; what cannot be read is told in words."""
    visitor = await run.io_bound(site.visitor, request)
    if visitor is None:
        return to_login(request)
    try:
        draw = await asyncio.to_thread(read, visitor)
    except AssistantError as error:
        with frame(visitor, here, title=visitor.say(here)):
            ui.label(visitor.say.fault(error)).classes("fault").props("role=alert")
        return None
    with frame(visitor, here, title=visitor.say(here)):
        style()
        draw()
    return None


def _cases(site: Site, visitor: Visitor, request: Request) -> Callable[[], None]:
    if picked := request.query_params.getlist("compare"):
        told = cases_page.comparison_of(site, visitor, picked)
        if not told.customers:
            return lambda: draw_missing(visitor, "missing_case")
        return lambda: cases_page.draw_comparison(visitor, told)
    wanted = cases_page.wanted_of(request)
    listed = list_cases(site.service.browse, visitor.asker.audience, wanted)
    return lambda: cases_page.CasesPage(site, visitor, wanted).draw(listed)


def _sheet(site: Site, visitor: Visitor, customer: str, words: str) -> Callable[[], None]:
    told = sheet_of(site.service.browse, visitor.asker.audience, customer, visitor.say)
    if told is None:
        return lambda: draw_missing(visitor, "missing_case")
    return lambda: draw_sheet(visitor, told, words[:LONGEST])


def _metrics(site: Site, visitor: Visitor, request: Request) -> Callable[[], None]:
    given, say, audience = request.query_params, visitor.say, visitor.asker.audience
    catalogue = site.service.browse.metrics(audience)
    chosen = Chosen(*(given.get(name, "")[:LONGEST] for name in Chosen._fields))
    asked = given.get("metric", "")[:LONGEST]
    told = metrics_page.read(site, audience, asked, chosen, say) if asked else None
    if asked and told is None:
        return lambda: draw_missing(visitor, "missing_metric")
    first = told or (
        metrics_page.read(site, audience, catalogue[0].name, chosen, say) if catalogue else None
    )

    def draw() -> None:
        with ui.element("div").classes("browse metrics one" if told else "browse metrics"):
            if first is None:
                heading(say("metrics_title"), 1)
                ui.label(say("metrics_none_at_all")).classes("quiet")
                return
            with ui.element("div").classes("beside"):
                metrics_page.catalogue(visitor, catalogue, first.metric.name)
                metrics_page.MetricPage(site, visitor, chosen).draw(first)

    return draw


def _report(site: Site, visitor: Visitor, id: str, at: str) -> Callable[[], None]:
    browse, audience = site.service.browse, visitor.asker.audience
    listed = browse.documents(audience)
    wanted = id or next((each.id for each in listed if each.kind == "report"), "")
    if not wanted:
        return lambda: report_page.draw_nothing(visitor)
    try:
        document = browse.document(audience, wanted)
    except RecordError:
        return lambda: draw_missing(visitor, "missing_document")
    cases = browse.cases(audience, CaseFilter()).cases if document.kind == "case" else ()
    case = next((each for each in cases if each.document == wanted), None)
    return lambda: report_page.draw_report(visitor, document, listed, span_of(at), case)
