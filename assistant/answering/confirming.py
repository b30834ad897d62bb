"""Answers that a person confirmed or corrected: told where exactly the same is answered again."""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Final, Protocol

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.grounding import unsupported
from assistant.errors import GroundingError
from assistant.exchange import Answer, Citation, FigureShown
from assistant.records import Audience
from assistant.retrieval.language import Language
from assistant.retrieval.plan import Plan

_WORDS: Final = {"text", "asks_quantity", "also"}
"""Of a plan, what tells one wording from another."""
_MARK: Final = re.compile(r"\[(\d+)\]")


class Confirmed(Protocol):
    """What people said to answers."""

    def text(self, exact: str, audience: Audience) -> str | None:
        """The text that stands for an answer, by its `exact_of`; None where nobody gave one."""
        ...


def exact_of(plans: Sequence[Plan], draft: Draft) -> str:
    """One for all that is asked and answered alike: it moves with the plan, a figure or a quote.

    The words of a question are left out where the plan holds all of it and the answer has figures.
    """
    asked = [
        plan.model_dump(mode="json", exclude=_WORDS if _planned(plan, draft) else set())
        for plan in plans
    ]
    stands_on = [
        *(_figure(figure) for figure in draft.figures.values()),
        *((c.formula, c.text, c.operands) for c in draft.computations),
        *(_citation(citation) for citation in draft.citations),
    ]
    whole = json.dumps([asked, draft.lines, stands_on], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()


def tell_confirmed(draft: Draft, text: str, language: Language) -> bool:
    """Puts a confirmed text in the place of the composed one, if the gate lets it through."""
    if loose(text, draft):
        return False
    draft.lines = text.split("\n")
    draft.note(frame("by_person", language))
    return True


def loose(text: str, draft: Draft) -> list[str]:
    """Numerals and citation marks that nothing supports."""
    cited = {str(citation.n) for citation in draft.citations}
    marks = [f"[{n}]" for n in _MARK.findall(text) if n not in cited]
    return [*unsupported(text, draft), *marks]


def check_confirmed(text: str, answer: Answer) -> None:
    """Raises `GroundingError` naming what the evidence of a recorded answer does not support."""
    if faults := tuple(dict.fromkeys(loose(text, _draft_of(answer)))):
        raise GroundingError(
            f"The answer has no evidence for {', '.join(faults)}.",
            remedy="Use only its figures, computations and quotes, each with unit and bound, "
            "and marks of its citations; what the report lacks belongs into the corpus.",
            unsupported=faults,
        )


def _planned(plan: Plan, draft: Draft) -> bool:
    return plan.intent == "figure" and bool(draft.figures)


def _figure(figure: FigureShown) -> dict[str, object]:
    return figure.model_dump(mode="json")


def _citation(citation: Citation) -> tuple[object, ...]:
    """Without its place: a sentence may move while it says the same."""
    return (citation.n, citation.document_id, citation.quote)


def _draft_of(answer: Answer) -> Draft:
    """What the gate knew of an answer, as far as its record holds it."""
    draft = Draft()
    draft.citations = list(answer.citations)
    draft.figures = {figure.id: figure for figure in answer.figures}
    draft.computations = list(answer.computations)
    for figure in answer.figures:
        names = (*figure.dimensions.values(), figure.subject, figure.label, figure.metric)
        draft.names.update(name for name in names if name)
    for citation in answer.citations:
        draft.names.update((citation.title, citation.page, *citation.section.split(" › ")))
    return draft
