"""A view over reports that follow each other: what holds now, what any of them holds, or what one
of them said."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal

from assistant.indexes.base import Heading, Hit, MetricUse, View
from assistant.indexes.derived import derived
from assistant.indexes.through import Through
from assistant.records import Case, Document, Figure, Passage
from assistant.retrieval.reports import reports_of, series_in
from assistant.retrieval.restated import newest_values, place

Reach = Literal["current", "any", "only"]
"""The newest reports with what older ones alone measure; every report; one report."""
METRICS_KEPT: Final = 200
"""Of so many metrics the newest values are kept; others are put together anew."""
EDITIONS_KEPT: Final = 16
"""Of so many reports, asked for last, the names are kept ready."""


class Edition(Through):
    """A `View` cut to the reports within reach; of a restated figure it has the newest value."""

    def __init__(self, base: View, reach: Reach, report: str = "") -> None:
        super().__init__(base)
        self.reach, self.report = reach, report
        self._dates = {d.id: d.date for held in series_in(base) if len(held) > 1 for d in held}
        newest = {held[0].id for held in series_in(base)}
        shown = {"current": newest, "any": self._dates.keys(), "only": {report}}[reach]
        self._hidden = frozenset(self._dates.keys() - shown)

    def documents(self) -> tuple[Document, ...]:
        documents = self.base.documents()
        if self.reach != "only":
            return documents
        kept = (d for d in documents if d.id not in self._hidden and self._told_here(d))
        return tuple(sorted(kept, key=lambda d: d.id != self.report))

    def uses(self) -> dict[str, MetricUse]:
        return self._uses if self.reach == "only" else self.base.uses()

    def subjects(self) -> frozenset[str]:
        if self.reach != "only":
            return self.base.subjects()
        return frozenset(s for use in self._uses.values() for s in use.subjects - {""})

    def members(self) -> dict[str, tuple[str, ...]]:
        return self._members if self.reach == "only" else self.base.members()

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        figures = self._of_metric(metric)
        return figures if any_subject else tuple(f for f in figures if f.subject == subject)

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        """As the one report has them: figures of two reports are never taken together unseen."""
        found = self.base.figures_by_id(ids)
        if self.reach != "only":
            return found
        held = (next((e for e in self.editions(f) if self._tells(e)), None) for f in found)
        return tuple(figure for figure in held if figure)

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        held = self.base.figures_of_subject(subject)
        kept = {f.id: f for m in dict.fromkeys(f.metric for f in held if f.metric)
                for f in self.figures(m, subject=subject)}  # fmt: skip
        return tuple(kept.get(f.id, f) for f in held if f.id in kept or not f.metric)

    def cases(self) -> tuple[Case, ...]:
        """Of a customer that several reports tell of, the newest."""
        cases = [case for case in self.base.cases() if self._shows_case(case)]
        newest: dict[str, Case] = {}
        for case in sorted(cases, key=self._dated):
            newest[case.customer] = case
        return tuple(case for case in cases if newest[case.customer] is case)

    def headings(self) -> tuple[Heading, ...]:
        return tuple(h for h in self.base.headings() if self._shows(h.document))

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        return (p for p in self.base.passages(document) if self._shows(p.document))

    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self.base.keyword(text, k, self._left_out | without)

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self.base.dense(text, k, self._left_out | without)

    def report_of(self, figure: Figure) -> Document | None:
        """The report that others follow or precede; None for a figure of no such report."""
        return self._reports.get(figure.document)

    def newest_beside(self, report: Document) -> Document:
        """The newest report of the series of a report."""
        held = next(held for held in series_in(self.base) if report in held)
        return held[0]

    def superseded(self) -> tuple[Document, ...]:
        """Reports that a newer one follows."""
        return tuple(report for held in series_in(self.base) for report in held[1:])

    def told_in(self, document: str) -> str:
        """Id of the report that a document belongs to; its own, where it names none."""
        known = self._documents.get(document)
        return (known and known.report) or document

    def editions(self, figure: Figure) -> tuple[Figure, ...]:
        """What each report gives in the place of a figure, newest first."""
        if figure.document not in self._dates or not figure.metric:
            return (figure,)
        held = self.base.figures(figure.metric, subject=figure.subject)
        series = next(s for s in series_in(self.base) if figure.document in {d.id for d in s})
        of_one = {document.id for document in series}
        same = [f for f in held if place(f) == place(figure) and f.document in of_one]
        return tuple(sorted(same, key=lambda f: self._dates[f.document], reverse=True))

    @derived(most=METRICS_KEPT)
    def _of_metric(self, metric: str) -> tuple[Figure, ...]:
        return self._newest(self.base.figures(metric, any_subject=True))

    def _newest(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        if self.reach == "only":
            return tuple(f for f in figures if self._tells(f))
        return newest_values(figures, self._dates, whole=self.reach == "current")

    def _tells(self, figure: Figure) -> bool:
        """The one report, or what belongs to none that others follow."""
        return figure.document == self.report or figure.document not in self._dates

    def _shows(self, document: str) -> bool:
        if document in self._hidden:
            return False
        known = self._documents.get(document)
        return self.reach != "only" or known is None or self._told_here(known)

    def _told_here(self, document: Document) -> bool:
        return document.report not in self._dates or document.report == self.report

    def _shows_case(self, case: Case) -> bool:
        return self.reach != "only" or self._shows(case.document)

    def _dated(self, case: Case) -> str:
        known = self._documents.get(case.document)
        return self._dates.get(known.report, known.date) if known else ""

    @cached_property
    def _left_out(self) -> frozenset[str]:
        return self._hidden.union(id for id in self._documents if not self._shows(id))

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.base.documents()}

    @cached_property
    def _reports(self) -> dict[str, Document]:
        return {id: self._documents[id] for id in self._dates}

    @cached_property
    def _uses(self) -> dict[str, MetricUse]:
        found = {name: self._of_metric(name) for name in self.base.uses()}
        return {name: MetricUse.of(name, figures) for name, figures in found.items() if figures}

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        held = {
            (d, member)
            for name in self._uses
            for f in self._of_metric(name)
            for d, member in f.dimensions.items()
        }
        cut = {
            d: tuple(m for m in names if (d, m) in held) for d, names in self.base.members().items()
        }
        return {d: names for d, names in cut.items() if names}


def newest_of(view: View) -> View:
    """What holds now; the view itself where no report follows another."""
    return edition(view, "current") if any(len(held) > 1 for held in series_in(view)) else view


def as_of(view: View, figures: Iterable[Figure], period: str) -> list[Figure]:
    """Values whose period is open, as the report of a period has them: last month's stock."""
    if not isinstance(view, Edition) or view.reach == "only":
        return []
    found = []
    for figure in figures:
        held = {} if figure.period else {f.document: f for f in view.editions(figure)}
        reports = tuple(d for f in held.values() if (d := view.report_of(f)))
        found += [held[document.id] for document in reports_of(period, reports)[:1]]
    return found


def edition(view: View, reach: Reach, report: str = "") -> Edition:
    return _edition(view.base if isinstance(view, Edition) else view, reach, report)


@derived(most=EDITIONS_KEPT)
def _edition(base: View, reach: Reach, report: str) -> Edition:
    return Edition(base, reach, report)
