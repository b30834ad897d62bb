"""`/metrics`: what is measured and how it is defined, its figures as table, chart and file."""

import asyncio
import json
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple
from urllib.parse import urlencode

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from assistant.browsing import MetricShown
from assistant.records import Audience, Finding
from assistant.web.buttons import icon_button, text_button
from assistant.web.charts import Chart, charts_of
from assistant.web.drawing import facts, grid, heading, named, paragraph
from assistant.web.exports import csv_of, file_name, xlsx_of
from assistant.web.inks import inked
from assistant.web.metric_cells import cells_of
from assistant.web.metric_rows import (
    EVERYTHING,
    Chosen,
    Rows,
    figures_of,
    findings_of,
    newest_of,
    rows_of,
    table_of,
)
from assistant.web.site import Site, Visitor
from assistant.web.wording import Say, period_in_words

_PNG: Final = """() => {{
  const chart = getElement({id}).chart, ink = getComputedStyle(document.body).backgroundColor;
  const link = document.createElement('a');
  link.href = chart.getDataURL({{type: 'png', pixelRatio: 2, backgroundColor: ink}});
  link.download = {name};
  link.click();
}}"""


ANY: Final = "*"
"""A select draws nothing for an empty value."""


class Told(NamedTuple):
    """All that is shown of one metric."""

    metric: MetricShown
    rows: Rows
    charts: tuple[Chart, ...]
    findings: tuple[Finding, ...]


def read(site: Site, audience: Audience, name: str, chosen: Chosen, say: Say) -> Told | None:
    browse = site.service.browse
    metric = next((m for m in browse.metrics(audience) if m.name == name), None)
    if metric is None:
        return None
    # A chart by one dimension needs the total, too, which has none.
    known = figures_of(browse, audience, name, chosen._replace(dimension=""))
    reports = browse.documents(audience)
    charts = charts_of(metric, newest_of(known, reports), say)
    if by := chosen.dimension:
        charts = tuple(chart for chart in charts if chart.by == by)
    figures = [figure for figure in known if not by or by in figure.dimensions]
    found = findings_of(site.service.findings(audience), metric, figures)
    return Told(metric, rows_of(figures, say, reports), charts, found)


def catalogue(visitor: Visitor, metrics: Sequence[MetricShown], here: str) -> None:
    """Every metric by name; the search looks at aliases and definitions, too."""
    say = visitor.say
    with ui.element("nav").classes("side").props(f'aria-label="{say("metrics_title")}"'):
        heading(say("metrics_title"), 1).classes("only-narrow")
        words = ui.input(placeholder=say("metrics_search")).props(
            f'outlined dense clearable aria-label="{say("metrics_search")}"'
        )
        with ui.element("div").classes("catalogue"):
            links = []
            for metric in metrics:
                link = ui.link(metric.name, metric_link(metric.name))
                if metric.name == here:
                    link.classes("here").props('aria-current="page"')
                text = "\n".join((metric.name, *metric.aliases, metric.definition)).casefold()
                links.append((text, link))
            none = ui.label(say("metrics_none")).classes("quiet")
            none.set_visibility(False)

        def search(event: ValueChangeEventArguments[str | None]) -> None:
            wanted = (event.value or "").casefold().split()
            for text, link in links:
                link.set_visibility(all(word in text for word in wanted))
            none.set_visibility(not any(link.visible for _, link in links))

        words.on_value_change(search)


def metric_link(name: str, chosen: Chosen = EVERYTHING) -> str:
    given = {"metric": name} | {k: v for k, v in chosen._asdict().items() if v}
    return f"/metrics?{urlencode(given)}"


class MetricPage:
    """One metric; what is chosen among its figures stands in the address."""

    def __init__(self, site: Site, visitor: Visitor, chosen: Chosen) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._chosen = chosen

    def draw(self, told: Told) -> None:
        metric, say = told.metric, self._say
        with ui.element("div").classes("body"):
            ui.link(say("back_to_metrics"), "/metrics").classes("only-narrow")
            heading(metric.name, 1)
            paragraph(metric.definition or say("no_definition"))
            facts(_facts(metric, say))
            if metric.aliases:
                _aliases(metric, say)
            self._asked(metric)
            self._held = ui.element("div").classes("browse")
        self._fill(told)

    def _asked(self, metric: MetricShown) -> None:
        periods = {key: period_in_words(key, self._say) for key in metric.periods}
        with ui.element("div").classes("asked"):
            self._select("dimension", {name: name for name in metric.dimensions}, metric.name)
            self._select("period", periods, metric.name)
            self._select("subject", {name: name for name in metric.subjects}, metric.name)

    def _select(self, slot: str, options: dict[str, str], metric: str) -> None:
        if len(options) < (1 if slot == "dimension" else 2):
            return

        async def choose(event: ValueChangeEventArguments[str]) -> None:
            self._chosen = self._chosen._replace(
                **{slot: "" if event.value == ANY else event.value}
            )
            await self._again(metric)

        now = getattr(self._chosen, slot)
        ui.select(
            {ANY: self._say("any"), **options}, value=now if now in options else ANY,
            on_change=choose,
        ).props(
            f'outlined dense options-dense prefix="{self._say(slot)}" '
            f'aria-label="{self._say(slot)}"'
        )  # fmt: skip

    async def _again(self, metric: str) -> None:
        asker, chosen = self._site.asker(self._visitor), self._chosen
        if asker is None:
            ui.navigate.reload()
            return
        told = await asyncio.to_thread(read, self._site, asker.audience, metric, chosen, self._say)
        if told and chosen == self._chosen:
            self._fill(told)
            ui.navigate.history.replace(metric_link(metric, chosen))

    def _fill(self, told: Told) -> None:
        self._held.clear()
        with self._held:
            _findings(told.findings, self._say)
            with ui.element("div").classes("charts"):
                for chart in told.charts:
                    _chart(chart, self._say)
            self._table(told)

    def _table(self, told: Told) -> None:
        say = self._say
        if not told.rows.rows:
            ui.label(say("figures_none")).classes("quiet")
            return
        with ui.element("div").classes("head"):
            heading(say("figures_of", len(told.rows.rows)), 2)
            ui.element("div").classes("grow")
            for word, ending in (("csv", "csv"), ("xlsx", "xlsx")):
                text_button(
                    say(word), lambda e=ending: self._export(told, e), icon="download", kind="chip"
                )
        grid(*cells_of(told.rows, say), name=told.metric.name)

    async def _export(self, told: Told, ending: str) -> None:
        table, name = table_of(told.rows, self._say), told.metric.name
        made = csv_of(table) if ending == "csv" else await asyncio.to_thread(xlsx_of, table, name)
        ui.download.content(made, file_name(name, ending))


def _facts(metric: MetricShown, say: Say) -> list[tuple[str, str]]:
    match metric.additive:
        case tuple(dimensions):
            over = say("additive_over", say("between").join(dimensions))
        case everywhere:
            over = say("additive_yes") if everywhere else ""
    pairs = [
        ("unit", metric.unit or ""),
        ("formulas", say("or").join(metric.formulas)),
        ("share_of", say("share_of_told", metric.share_of) if metric.share_of else ""),
        ("additive", over),
    ]
    return [(say(name), text) for name, text in pairs if text]


def _aliases(metric: MetricShown, say: Say) -> None:
    told = escape(say("aliases", len(metric.aliases)))
    names = escape(say("between").join(metric.aliases))
    ui.html(f"<summary>{told}</summary><p>{names}</p>", tag="details", sanitize=False)


def _findings(findings: Sequence[Finding], say: Say) -> None:
    if findings:
        with ui.element("section").classes("checks").props("role=note"):
            heading(say("findings"), 2)
            told = "".join(f"<li>{escape(finding.what)}</li>" for finding in findings)
            ui.html(told, tag="ul", sanitize=False)


def _chart(chart: Chart, say: Say) -> None:
    with ui.element("section").classes("chart-box tile"):
        with ui.element("div").classes("top"):
            heading(chart.title, 2)
            button = icon_button("image", f"{say('png')} {chart.title}")
        drawn = named(ui.echart(inked(chart.option)).props("role=img"), chart.told)
        name = json.dumps(file_name(chart.title, "png"))
        button.on("click", js_handler=_PNG.format(id=drawn.id, name=name))
