"""What changed between two reports, as a chat tells it: compact, cited, and what it leaves out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape, when
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import Quantity
from assistant.records import Case, Document, Figure
from assistant.retrieval.change_pairs import Changed
from assistant.retrieval.changes import Changes, changes
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import titled
from assistant.series import short_name

CHANGED: Final = 8
OTHERS: Final = 5
"""New, vanished and findings that are told; the rest is counted."""


def tell_changes(
    draft: Draft,
    view: View,
    plan: Plan,
    reports: Sequence[Document],
    about: Sequence[str] = (),
) -> None:
    """Of everything, or of what one of the names stands in."""
    newer, older = reports
    found = changes(view, older, newer)
    found = found.of(about) if about else found
    new, old = (titled(report.title, report.date) for report in reports)
    draft.names.update((new, old))
    draft.as_composed = True
    names = {"newer": escape(new), "older": escape(old)}
    if not any(found._replace(kept_cases=())):
        draft.missing = True
        draft.say(frame("no_changes", plan.language, **names))
        return
    draft.say(frame("changes", plan.language, **names))
    left = tell_changed(draft, plan, found.changed, CHANGED)
    left += tell_figures(draft, plan, "new_figures", found.new)
    left += tell_figures(draft, plan, "gone_figures", found.gone)
    _tell_cases(draft, plan, found)
    for finding in found.findings[:OTHERS]:
        draft.note(frame("new_finding", plan.language, what=finding.what))
    if left:
        _tell_left(
            draft, plan, found, left, f"assistant diff {short_name(older)} {short_name(newer)}"
        )


def tell_changed(
    draft: Draft,
    plan: Plan,
    changed: Sequence[Changed],
    most: int,
    head: str = "changed_figures",
) -> int:
    """How many are left out."""
    if changed:
        draft.say(frame(head, plan.language))
    for each in changed[:most]:
        old, new = _value(draft, plan, each.old), _value(draft, plan, each.new)
        said = frame("moved", plan.language, label=escape(each.new.label), old=old, new=new)
        if each.difference is not None:
            change = calculate.change(each.new, each.old)
            said += frame("by", plan.language, value=shown(draft, plan, each.new.label, change))
        if each.growth is not None:
            rate = calculate.growth(each.new, each.old)
            said += frame("rate", plan.language, value=shown(draft, plan, each.new.label, rate))
        draft.say(said)
    return max(len(changed) - most, 0)


def tell_figures(
    draft: Draft, plan: Plan, head: str, figures: Sequence[Figure], most: int = OTHERS
) -> int:
    if figures:
        draft.say(frame(head, plan.language))
    for figure in figures[:most]:
        value = _value(draft, plan, figure)
        draft.say("- " + frame("is", plan.language, label=escape(figure.label), value=value))
    return max(len(figures) - most, 0)


def _value(draft: Draft, plan: Plan, figure: Figure) -> str:
    """With its period and nature behind it: the two of a change may differ in them."""
    told = draft.figure(figure)
    if period := when(figure, plan.language):
        told += frame("period", plan.language, period=period)
    return told if figure.nature == "actual" else told + frame(figure.nature, plan.language)


def _tell_cases(draft: Draft, plan: Plan, found: Changes) -> None:
    told: tuple[tuple[str, Sequence[Case]], ...] = (
        ("new_cases", found.new_cases),
        ("changed_cases", found.changed_cases),
        ("gone_cases", found.gone_cases),
    )
    for key, cases in told:
        tell_names(draft, plan, key, cases)


def tell_names(draft: Draft, plan: Plan, key: str, cases: Sequence[Case]) -> None:
    if cases:
        draft.names.update(case.customer for case in cases)
        names = frame("join", plan.language).join(
            f"{escape(case.customer)}[{draft.cite(case.source)}]" for case in cases
        )
        draft.say(frame(key, plan.language, names=names))


def _tell_left(draft: Draft, plan: Plan, found: Changes, left: int, command: str) -> None:
    """The number is computed and shown as every number is."""
    every = len(found.changed) + len(found.new) + len(found.gone)
    unit = frame("item", plan.language)
    formula = f"{every}{unit} − {every - left}{unit}"
    value = draft.computed("", formula, Quantity(value=Decimal(left), unit=unit), ())
    draft.names.add(command)
    draft.say(frame("changes_left", plan.language, value=value, command=command))
