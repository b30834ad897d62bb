"""The one list of what changed between reports that a question asks for: `多了哪些案例`."""

from collections.abc import Sequence
from typing import Final

from assistant.answering.changes import tell_changed, tell_figures, tell_names
from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Case, Document, Figure
from assistant.retrieval.change_focus import Focus
from assistant.retrieval.change_pairs import Changed
from assistant.retrieval.changes import Changes, changes
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import titled

MOST: Final = 40
"""Figures that are told of one list."""


def tell_focused(
    draft: Draft, view: View, plan: Plan, reports: Sequence[Document], focus: Focus
) -> None:
    """Of the newer report against the older one; what it restates, against each older one."""
    newer, *older = reports
    found = [changes(view, each, newer) for each in older]
    names = [titled(report.title, report.date) for report in reports]
    draft.names.update(names)
    draft.as_composed = True
    before = frame("join", plan.language).join(names[1:])
    told = {"newer": escape(names[0]), "older": escape(before)}
    key = focus.part if focus.part == "restated" else f"{focus.part}_{focus.thing}"
    if not _held(key, found, newer):
        draft.missing = True
        draft.say(frame(f"no_{key}", plan.language, **told))
        return
    draft.say(frame("changes", plan.language, **told))
    if key == "restated":
        tell_changed(draft, plan, _restated(found, newer), MOST, "restated")
    elif focus.thing == "cases":
        tell_names(draft, plan, key, _cases(found[0], key))
    else:
        tell_figures(draft, plan, key, _figures(found[0], key), MOST)


def _held(key: str, found: Sequence[Changes], newer: Document) -> bool:
    if key == "restated":
        return bool(_restated(found, newer))
    return bool(_cases(found[0], key) or _figures(found[0], key))


def _cases(found: Changes, key: str) -> tuple[Case, ...]:
    held = {"new_cases": found.new_cases, "gone_cases": found.gone_cases,
            "kept_cases": found.kept_cases}  # fmt: skip
    return held.get(key, ())


def _figures(found: Changes, key: str) -> tuple[Figure, ...]:
    return {"new_figures": found.new, "gone_figures": found.gone}.get(key, ())


def _restated(found: Sequence[Changes], newer: Document) -> list[Changed]:
    """Each once, against the newest report that says it otherwise."""
    held = [each for changed in found for each in changed.changed if each.way == "restated"]
    if len(found) > 1:
        held = [each for each in held if each.new.document == newer.id]
    return list({each.new.id: each for each in reversed(held)}.values())[::-1]
