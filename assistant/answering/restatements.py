"""What a later report gives otherwise than an earlier one: all of it, or of what is asked, and what
the later one says of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.answering.across import tell_pair
from assistant.answering.changes import tell_changed
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Document, Figure
from assistant.retrieval.change_pairs import Changed
from assistant.retrieval.editions import Edition
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan
from assistant.retrieval.report_words import RESTATED, WHY
from assistant.retrieval.reports import called
from assistant.retrieval.restated import equal
from assistant.retrieval.sentences import sentences_of

MOST: Final = 12
"""Corrections that are told."""
Pair = tuple[Figure, Figure]
"""The newer value and the one that it stands in the place of."""


def tell_corrections(draft: Draft, view: Edition, plan: Plan) -> None:
    """Every value that a report gives otherwise than the one before it."""
    told = [Changed(new, old, "restated") for new, old in _corrections(view)]
    if not told:
        draft.missing = True
        draft.say(frame("no_corrections", plan.language))
        return
    draft.as_composed = True
    if tell_changed(draft, plan, told, MOST, "restated"):
        draft.note(frame("more_corrections", plan.language))


def tell_restatement(draft: Draft, view: Edition, plan: Plan) -> bool:
    """`为什么改了`, `调高了几个点`: what was said before, how it moved, and in which words."""
    if not RESTATED.search(plan.text):
        return False
    figures = [f for name in plan.metrics for f in find_figures(view, plan, name).figures]
    pairs = [pair for figure in figures for pair in _steps(view, figure)]
    if not pairs and not plan.periods:  # of any month
        whole = (p for p in _corrections(view) if not p[0].dimensions)
        pairs = [pair for pair in whole if pair[0].metric in plan.metrics]
    if not pairs:
        return False
    draft.begin()
    for new, old in pairs:
        newer, older = view.report_of(new), view.report_of(old)
        if newer and older:
            tell_pair(draft, plan, new, old, newer, older)
        _tell_words(draft, view.base, plan, new, old)
    return True


def _corrections(view: Edition) -> Iterator[Pair]:
    """Newest periods first, each step once."""
    found: dict[str, Pair] = {}
    for metric in view.base.uses():
        for figure in view.base.figures(metric, any_subject=True):
            for pair in _steps(view, figure):
                found[pair[0].id] = pair
    yield from sorted(found.values(), key=lambda pair: pair[0].period or "", reverse=True)


def _steps(view: Edition, figure: Figure) -> list[Pair]:
    """The values of a place, each with the other one that stood there before, newest first."""
    held = [f for f in view.editions(figure) if f.quantity] if figure.period else []
    return [
        (new, old)
        for new, old in pairwise(held)
        if new.quantity and old.quantity and new.quantity.unit == old.quantity.unit
        if not equal(new, old)
    ]


def _tell_words(draft: Draft, view: View, plan: Plan, new: Figure, old: Figure) -> None:
    """The sentence of the newer report that holds both values."""
    for passage in view.passages(new.document):
        if passage.kind == "table":
            continue
        for sentence in sentences_of(passage):
            if _number(new) in sentence and _number(old) in sentence:
                draft.say(draft.quote(passage, sentence))
                return
    if WHY.search(plan.text):
        draft.say(frame("no_reason", plan.language))


def _number(figure: Figure) -> str:
    return re.sub(r"[^\d.]+$", "", figure.text)


def tell_held(draft: Draft, view: View, reports: Sequence[Document]) -> None:
    """The reports that there are, each with the line that it begins with."""
    for report in reports:
        passage = next(iter(view.passages(report.id)), None)
        draft.names.add(called(report))
        if passage:
            line = passage.text.strip().split("\n")[0][:60]
            draft.say(f"- {called(report)}：{draft.quote(passage, line)}")
    draft.as_composed = True
