"""One question, tried over several reports; and whether an older one says more of it."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Final

from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.retrieval.editions import Edition, edition
from assistant.retrieval.need import content_terms
from assistant.retrieval.passages import find_words
from assistant.retrieval.plan import Plan

Planned = Callable[[View, str, Draft | None], tuple[Draft, Plan]]
"""Reads and plans a question over a view; begins the draft where there is none."""
MOST_OLDER: Final = 3
"""Older reports that a question is put to, where their passages hold more of its words."""


def best_said(
    view: Edition, text: str, draft: Draft | None, planned: Planned, newest: tuple[Draft, Plan]
) -> tuple[Draft, Plan]:
    """Sentences of an older report, where they hold more words of the question."""
    asked = content_terms(text)
    best, most = newest, _held(newest[0], draft, asked)
    for report in _holding_more(view, asked, most) if most < len(asked) else ():
        other = over(edition(view, "only", report), text, draft, planned)
        held = _held(other[0], draft, asked)
        if held > most and other[1].intent == "text" and not lacks(other[0], draft):
            best, most = other, held
    return best


def _holding_more(view: Edition, asked: Sequence[str], most: int) -> tuple[str, ...]:
    """Ids of the older reports with a passage that holds more words of the question, best first."""
    older = {report.id for report in view.superseded()}
    found: dict[str, int] = {}
    for passage in find_words(view.base, " ".join(asked)):
        report = view.told_in(passage.document)
        if report in older:
            held = len(set(asked) & set(content_terms(passage.text)))
            found[report] = max(held, found.get(report, 0))
    more = [report for report, held in found.items() if held > most]
    return tuple(sorted(more, key=lambda report: -found[report])[:MOST_OLDER])


def _held(made: Draft, before: Draft | None, asked: Sequence[str]) -> int:
    """How many words of the question the first sentence of the answer has."""
    since = len(before.citations) if before else 0
    said = " ".join(citation.quote for citation in made.citations[since : since + 1])
    return len(set(asked) & set(content_terms(said)))


def over(view: Edition, text: str, draft: Draft | None, planned: Planned) -> tuple[Draft, Plan]:
    made, plan = planned(view, text, deepcopy(draft))
    compose(made, view, plan)
    return made, plan


def lacks(made: Draft, before: Draft | None) -> bool:
    """A part of the question, or all of it, has no answer."""
    return not made.choices and (
        (made.missing and not (before and before.missing)) or empty(made, before)
    )


def empty(made: Draft, before: Draft | None) -> bool:
    told = len(made.citations) - len(made.nearest)
    return not made.used and told <= (len(before.citations) - len(before.nearest) if before else 0)
