"""Figures of a metric as the rows of a table, and what may be asked for among them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.browsing import (
    MOST_FIGURES,
    Browse,
    DocumentListed,
    FigureFilter,
    FigureListed,
    MetricShown,
)
from assistant.records import Audience, Finding
from assistant.web.exports import Cell
from assistant.web.wording import Say, nature_of, period_of, report_link, unit_of

PAGES: Final = 20
"""Of `MOST_FIGURES` figures each: more are for the API."""


class Chosen(NamedTuple):
    """Which figures of a metric; empty is all."""

    dimension: str = ""
    period: str = ""
    subject: str = ""


EVERYTHING: Final = Chosen()


class Row(NamedTuple):
    figure: FigureListed
    subject: str
    members: tuple[str, ...]
    """One for each dimension of the table."""
    period: str
    nature: str
    link: str
    page: str
    report: str = ""
    """Where the figures are of several."""


class Rows(NamedTuple):
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]


def figures_of(
    browse: Browse, audience: Audience, metric: str, chosen: Chosen
) -> tuple[FigureListed, ...]:
    found: list[FigureListed] = []
    for page in range(PAGES):
        wanted = FigureFilter(
            metric=metric, period=chosen.period, subject=chosen.subject,
            limit=MOST_FIGURES, offset=page * MOST_FIGURES,
        )  # fmt: skip
        held = browse.figures(audience, wanted)
        found += held.figures
        if len(found) >= held.total:
            break
    return tuple(f for f in found if not chosen.dimension or chosen.dimension in f.dimensions)


def newest_of(
    figures: Sequence[FigureListed], reports: Sequence[DocumentListed]
) -> list[FigureListed]:
    """What a chart draws: of values that several reports give for one period, the newest."""
    dates = {report.id: report.date for report in reports}
    newest: dict[Hashable, str] = {}
    for figure in figures:
        key = _drawn_together(figure)
        newest[key] = max(newest.get(key, ""), dates.get(figure.document, ""))
    return [f for f in figures if dates.get(f.document, "") == newest[_drawn_together(f)]]


def _drawn_together(figure: FigureListed) -> Hashable:
    return figure.subject, tuple(figure.dimensions), figure.period, figure.nature


def rows_of(
    figures: Sequence[FigureListed], say: Say, reports: Sequence[DocumentListed] = ()
) -> Rows:
    dimensions = tuple(dict.fromkeys(name for figure in figures for name in figure.dimensions))
    told = {each.id: f"{each.title} {each.date}" for each in reports if each.kind == "report"}
    if len({figure.document for figure in figures}) < 2:
        told = {}
    return Rows(dimensions, tuple(_row(f, dimensions, say, told) for f in figures))


def _row(
    figure: FigureListed, dimensions: tuple[str, ...], say: Say, reports: Mapping[str, str]
) -> Row:
    source = figure.sources[0]
    cell = not source.anchor  # of a table file, which is no document to read
    return Row(
        figure=figure,
        subject=say("the_rest") if figure.open else figure.subject or "",
        members=tuple(figure.dimensions.get(name, "") for name in dimensions),
        period=period_of(figure, say),
        nature=nature_of(figure.nature, say),
        link="" if cell else report_link(source.document, source.start, source.end),
        page=source.page or source.section,
        report=reports.get(figure.document, ""),
    )


def table_of(rows: Rows, say: Say) -> list[list[Cell]]:
    """With a header, for a file: the value as written, and as a number in base units."""
    names = ("metric", "subject", *rows.dimensions, "period", "kind", "as_written", "value",
             "upper", "unit", "bound", "note", "document", "page", "quote")  # fmt: skip
    table: list[list[Cell]] = [[n if n in rows.dimensions else say(n) for n in names]]
    for row in rows.rows:
        figure, source = row.figure, row.figure.sources[0]
        table.append([
            figure.metric or figure.label, row.subject, *row.members, row.period, row.nature,
            figure.text, figure.value, figure.upper, unit_of(figure),
            "" if figure.bound == "exact" else say(figure.bound), figure.note,
            source.document, source.page, source.quote,
        ])  # fmt: skip
    return table


def findings_of(
    findings: Iterable[Finding], metric: MetricShown, figures: Sequence[FigureListed]
) -> tuple[Finding, ...]:
    """Those that touch the metric or one of its figures; warnings first."""
    ids = {figure.id for figure in figures}
    found = [f for f in findings if metric.name in f.metrics or ids & set(f.figures)]
    return tuple(sorted(found, key=lambda finding: finding.severity != "warning"))
