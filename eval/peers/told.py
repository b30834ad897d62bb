"""Found passages as an answer: what a peer without a planner tells, scored like any other."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from assistant.exchange import Answer, Citation, FigureShown
from assistant.quantities import find_quantities

FIRST: Final = 5
"""Passages that a peer tells, and citations among which the expected page has to be."""


class Told(NamedTuple):
    """A passage at a place in the corpus."""

    document: str
    title: str
    pages: tuple[str, ...]
    """A chunk may run over several; each counts."""
    text: str
    start: int
    end: int


def answer_of(passages: Sequence[Told]) -> Answer:
    """The passages one below the other; refused only where nothing was found.

    In favour of the peer, every quantity in them counts as a figure that it told.
    """
    return Answer(
        conversation_id="", answer_id="", as_of="",
        status="answered" if passages else "not_found",
        answer="\n\n".join(f"{told.text} [{n}]" for n, told in enumerate(passages, start=1)),
        citations=tuple(_citations(passages)),
        figures=tuple(_figures(passages)),
    )  # fmt: skip


def _citations(passages: Sequence[Told]) -> Iterable[Citation]:
    """One for each page; those of a passage share its number."""
    for n, told in enumerate(passages, start=1):
        for page in told.pages or ("",):
            yield Citation(
                n=n, document_id=told.document, title=told.title, page=page, quote=told.text,
                start=told.start, end=told.end,
            )  # fmt: skip


def _figures(passages: Sequence[Told]) -> Iterable[FigureShown]:
    for n, told in enumerate(passages, start=1):
        for at, span in enumerate(find_quantities(told.text)):
            quantity = span.quantity
            yield FigureShown(
                id=f"{n}-{at}", label=quantity.text, value=float(quantity.value),
                unit=quantity.unit, bound=quantity.bound, text=quantity.text, citation=n,
            )  # fmt: skip
