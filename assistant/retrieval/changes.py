"""What one report has that an earlier one had not: figures, cases and findings, by their places."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.indexes.base import View
from assistant.records import Case, Document, Figure, Finding
from assistant.retrieval.change_pairs import Changed, by_place, left_of, pairs_of, said_twice
from assistant.retrieval.reports import series_in
from assistant.retrieval.restated import equal


class Changes(NamedTuple):
    """In the order of the tables, values of the whole before those of parts and customers."""

    new: tuple[Figure, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Figure, ...]
    new_cases: tuple[Case, ...]
    changed_cases: tuple[Case, ...]
    """As the newer report tells them."""
    gone_cases: tuple[Case, ...]
    kept_cases: tuple[Case, ...]
    """That both tell, as the newer one does."""
    findings: tuple[Finding, ...]
    """Those that the older report had not."""

    def of(self, names: Sequence[str]) -> "Changes":
        """Only what one of the names stands in."""

        def held(figure: Figure) -> bool:
            return any(name in figure.label for name in names)

        def told(case: Case) -> bool:
            return any(name in (case.customer, *case.aliases) for name in names)

        return self._replace(
            new=tuple(filter(held, self.new)),
            changed=tuple(each for each in self.changed if held(each.new)),
            gone=tuple(filter(held, self.gone)),
            new_cases=tuple(filter(told, self.new_cases)),
            changed_cases=tuple(filter(told, self.changed_cases)),
            gone_cases=tuple(filter(told, self.gone_cases)),
            kept_cases=(),
            findings=(),
        )


def changes(view: View, older: Document, newer: Document) -> Changes:
    """Over a view of all reports: what its audience may see of either.

    What a report between the two restates is restated since the older one, too.
    """
    between = _between(view, older, newer)
    new: list[Figure] = []
    changed: list[Changed] = []
    gone: list[Figure] = []
    every: list[Figure] = []
    for held in by_place(view, {older.id, newer.id, *between}):
        every += held
        old_ones = [f for f in held if f.document == older.id]
        new_ones = [f for f in held if f.document == newer.id]
        later = [f for id in between for f in held if f.document == id]
        pairs = pairs_of(new_ones, old_ones, later)
        changed += [p for p in pairs if not equal(p.new, p.old) or p.way == "realised"]
        newest = max((f.period for f in new_ones if f.period), default="")
        new += left_of(new_ones, [p.new for p in pairs], newest if old_ones else "")
        gone += left_of(old_ones, [p.old for p in pairs], "9999" if new_ones else "")
    twice = said_twice(every)
    cases = _cases(view, older, newer)
    return Changes(
        new=tuple(sorted((f for f in new if f.id not in twice), key=_order)),
        changed=tuple(sorted(changed, key=lambda each: _order(each.new))),
        gone=tuple(sorted((f for f in gone if f.id not in twice), key=_order)),
        new_cases=cases[0],
        changed_cases=cases[1],
        gone_cases=cases[2],
        kept_cases=cases[3],
        findings=_findings(view, older, newer),
    )


def _between(view: View, older: Document, newer: Document) -> tuple[str, ...]:
    """Ids of the reports of the series that lie between the two, newest first."""
    held = next((held for held in series_in(view) if {older, newer} <= set(held)), ())
    return tuple(d.id for d in held if older.date < d.date < newer.date)


def _order(figure: Figure) -> tuple[bool, int]:
    return bool(figure.subject or figure.dimensions), figure.order


def _cases(view: View, older: Document, newer: Document) -> tuple[tuple[Case, ...], ...]:
    """New, told otherwise, no longer told, and told by both."""
    reports = {document.id: document.report for document in view.documents()}
    old, new = (
        {c.customer: c for c in view.cases() if d.id in {c.document, reports.get(c.document)}}
        for d in (older, newer)
    )
    return (
        tuple(case for name, case in new.items() if name not in old),
        tuple(
            case for name, case in new.items() if name in old and _told(case) != _told(old[name])
        ),
        tuple(case for name, case in old.items() if name not in new),
        tuple(case for name, case in new.items() if name in old),
    )


def _told(case: Case) -> object:
    texts = tuple((field.name, field.text) for field in case.fields)
    return case.industry, case.scenarios, case.products, case.competitors, texts


def _findings(view: View, older: Document, newer: Document) -> tuple[Finding, ...]:
    """Those that came with the newer report: it is the newest that they are of."""
    documents = {document.id: document for document in view.documents()}

    def of(finding: Finding) -> set[str]:
        figures = view.figures_by_id(finding.figures)
        named = {finding.document, *(figure.document for figure in figures)}
        return {documents[id].report or id for id in named if id in documents}

    def age(report: str) -> str:
        return documents[report].date if report in documents else ""

    found = [(finding, of(finding)) for finding in view.findings()]
    known = {finding.what for finding, held in found if held == {older.id}}
    return tuple(
        finding
        for finding, held in found
        if finding.what not in known and newer.id == max(held, key=age, default="")
    )
