"""What one report has that an earlier one had not: figures, cases and findings, by their places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple

from assistant.errors import UnitError
from assistant.indexes.base import View
from assistant.quantities import PERCENT, Quantity, difference, growth
from assistant.records import Case, Document, Figure, Finding
from assistant.retrieval.restated import equal, place

Way = Literal["restated", "moved", "realised"]
"""Another value for the same period, a value for a later one, or what was foreseen has come."""
_FORESEEN: Final = {"forecast", "target"}


class Changed(NamedTuple):
    new: Figure
    old: Figure
    way: Way

    @property
    def difference(self) -> Quantity | None:
        """Of values with one unit; percent differ by percentage points."""
        if self.new.quantity is None or self.old.quantity is None:
            return None
        try:
            return difference(self.new.quantity, self.old.quantity)
        except UnitError:
            return None

    @property
    def growth(self) -> Quantity | None:
        """In percent, where that has a meaning: not of percentages, nor from nothing or a loss."""
        new, old = self.new.quantity, self.old.quantity
        if new is None or old is None or old.value <= 0 or old.unit == PERCENT:
            return None
        try:
            return growth(new, old)
        except UnitError:
            return None


class Changes(NamedTuple):
    """In the order of the tables, values of the whole before those of parts and customers."""

    new: tuple[Figure, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Figure, ...]
    new_cases: tuple[Case, ...]
    changed_cases: tuple[Case, ...]
    """As the newer report tells them."""
    gone_cases: tuple[Case, ...]
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
            findings=(),
        )


def changes(view: View, older: Document, newer: Document) -> Changes:
    """Over a view of all reports: what its audience may see of either."""
    new: list[Figure] = []
    changed: list[Changed] = []
    gone: list[Figure] = []
    for held in _by_place(view, {older.id, newer.id}):
        old_ones = [f for f in held if f.document == older.id]
        new_ones = [f for f in held if f.document == newer.id]
        pairs = _pairs(new_ones, old_ones)
        taken = {figure.id for pair in pairs for figure in (pair.new, pair.old)}
        changed += [
            pair for pair in pairs if not equal(pair.new, pair.old) or pair.way != "restated"
        ]
        new += [f for f in new_ones if f.id not in taken]
        gone += [f for f in old_ones if f.id not in taken and not (new_ones and _history(f))]
    cases = _cases(view, older, newer)
    return Changes(
        new=tuple(sorted(new, key=_order)),
        changed=tuple(sorted(changed, key=lambda each: _order(each.new))),
        gone=tuple(sorted(gone, key=_order)),
        new_cases=cases[0],
        changed_cases=cases[1],
        gone_cases=cases[2],
        findings=_findings(view, older, newer),
    )


def _by_place(view: View, documents: set[str]) -> Iterable[list[Figure]]:
    """Figures of one metric, subject and members, whatever their periods."""
    for metric in view.uses():
        held: defaultdict[object, list[Figure]] = defaultdict(list)
        for figure in view.figures(metric, any_subject=True):
            if figure.document in documents:
                held[figure.subject, tuple(sorted(figure.dimensions.items()))].append(figure)
        yield from held.values()


def _pairs(new: list[Figure], old: list[Figure]) -> list[Changed]:
    """By period and nature; then what was foreseen with what came; then the newest of each."""
    pairs: list[Changed] = []
    left = list(old)

    def pair(figure: Figure, other: Figure, way: Way) -> None:
        pairs.append(Changed(figure, other, way))
        left.remove(other)

    def rest() -> list[Figure]:
        taken = {each.new.id for each in pairs}
        return [figure for figure in new if figure.id not in taken]

    for figure in new:
        same = [f for f in left if place(f) == place(figure)]
        if other := next(chain((f for f in same if equal(f, figure)), same), None):
            pair(figure, other, "restated" if figure.period or equal(figure, other) else "moved")
    for figure in rest():
        foreseen = (f for f in left if f.nature in _FORESEEN and f.period == figure.period)
        if figure.nature == "actual" and figure.period and (other := next(foreseen, None)):
            pair(figure, other, "realised")
    for nature in dict.fromkeys(figure.nature for figure in new):
        ours = [f for f in new if f.nature == nature]
        newest = max(ours, key=_age)
        before = max((f for f in old if f.nature == nature), key=_age, default=None)
        if before is not None and _after(newest, before):
            again = next((f for f in ours if place(f) == place(before)), before)
            pairs.insert(0, Changed(newest, again, "moved"))
    return pairs


def _age(figure: Figure) -> str:
    """By which the last value is found: an open period is that of the report, the newest."""
    return figure.period or "9999"


def _after(new: Figure, old: Figure) -> bool:
    if place(new) == place(old):
        return False
    return new.period is None or old.period is None or new.period > old.period


def _history(figure: Figure) -> bool:
    """A measured value of an earlier time is not repeated, and not withdrawn either."""
    return figure.period is not None and figure.nature == "actual"


def _order(figure: Figure) -> tuple[bool, int]:
    return bool(figure.subject or figure.dimensions), figure.order


def _cases(view: View, older: Document, newer: Document) -> tuple[tuple[Case, ...], ...]:
    """New, told otherwise, and no longer told."""
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
    )


def _told(case: Case) -> object:
    texts = tuple((field.name, field.text) for field in case.fields)
    return case.industry, case.scenarios, case.products, case.competitors, texts


def _findings(view: View, older: Document, newer: Document) -> tuple[Finding, ...]:
    def touching(report: Document) -> list[Finding]:
        return [f for f in view.findings() if report.id in _documents(view, f)]

    known = {finding.what for finding in touching(older)}
    return tuple(f for f in touching(newer) if f.what not in known)


def _documents(view: View, finding: Finding) -> set[str]:
    figures = view.figures_by_id(finding.figures)
    return {finding.document, *(figure.document for figure in figures)}
