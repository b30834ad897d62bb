"""What a later report gives otherwise than an earlier one: all of it, or of what is asked, and what
the later one says of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.answering.across import tell_pair
from assistant.answering.draft import Draft, escape, when
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Document, Figure
from assistant.retrieval.editions import Edition
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan
from assistant.retrieval.report_words import RESTATED, WHY
from assistant.retrieval.reports import called, titled
from assistant.retrieval.restated import equal

MOST: Final = 12
"""Corrections that are told."""
_SENTENCE: Final = re.compile(r"[^。！？!?\n]+[。！？!?]?")
Pair = tuple[Figure, Figure]
"""The newer value and the one that it stands in the place of."""


def tell_corrections(
    draft: Draft, view: Edition, plan: Plan, reports: Sequence[Document], *, by: bool
) -> None:
    """Every value that a later report gives otherwise; `by` those that the first one does."""
    told = [
        (new, old) for new, old in _corrections(view) if not by or new.document == reports[0].id
    ]
    if not told:
        draft.missing = True
        draft.say(frame("no_corrections", plan.language))
    for new, old in told[:MOST]:
        label = new.label + (f"（{when(new, plan.language)}）" if new.period else "")
        values = {"old": _of(draft, view, old), "new": _of(draft, view, new)}
        draft.as_composed = True
        draft.say(frame("moved", plan.language, label=escape(label), **values))
    if len(told) > MOST:
        draft.note(frame("more_corrections", plan.language))


def tell_restatement(draft: Draft, view: Edition, plan: Plan) -> bool:
    """`为什么改了`, `上调了多少`: what was said before, how it moved, and in which words."""
    if not RESTATED.search(plan.text):
        return False
    figures = [f for name in plan.metrics for f in find_figures(view, plan, name).figures]
    pairs = [pair for figure in figures for pair in _pair(view, figure)]
    draft.begin()
    for new, old in pairs:
        newer, older = view.report_of(new), view.report_of(old)
        if newer and older:
            tell_pair(draft, plan, new, old, newer, older)
        _tell_words(draft, view.base, plan, new, old)
    return bool(pairs)


def _corrections(view: Edition) -> Iterator[Pair]:
    """Newest periods first, each place once."""
    found: dict[str, Pair] = {}
    for metric in view.base.uses():
        for figure in view.base.figures(metric, any_subject=True):
            for pair in _pair(view, figure):
                found[pair[0].id] = pair
    yield from sorted(found.values(), key=lambda pair: pair[0].period or "", reverse=True)


def _pair(view: Edition, figure: Figure) -> list[Pair]:
    """The newest value of a place, and the last one before that is another."""
    held = [f for f in view.editions(figure) if f.quantity] if figure.period else []
    before = next((f for f in held[1:] if not equal(f, held[0])), None)
    units = {f.quantity.unit for f in (*held[:1], before) if f and f.quantity}
    return [(held[0], before)] if before and len(units) == 1 else []


def _of(draft: Draft, view: Edition, figure: Figure) -> str:
    report = view.report_of(figure)
    name = titled(report.title, report.date) if report else ""
    draft.names.add(name)
    return draft.figure(figure) + (f"（{escape(name)}）" if name else "")


def _tell_words(draft: Draft, view: View, plan: Plan, new: Figure, old: Figure) -> None:
    """The sentence of the newer report that holds both values."""
    for passage in view.passages(new.document):
        if passage.kind == "table":
            continue
        for sentence in _SENTENCE.findall(passage.text):
            if _number(new) in sentence and _number(old) in sentence:
                draft.say(draft.quote(passage, sentence.strip()))
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
