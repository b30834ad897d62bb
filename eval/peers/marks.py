"""What a peer's replies are worth: shares of the scorers that judge the assistant itself."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.exchange import Answer
from assistant.quantities import find_quantities
from eval import scorers
from eval.peers.told import FIRST
from eval.question_set import Item
from eval.run import Result

_TIMES_AND_MARKS: Final = re.compile(
    r"\[\d+\]|^\s*\d+\.\s|Page\s*\d+|第\s*\d+\s*页|\b20\d\d(?:-[\dQH]+)*年?|\d+\s*[月日]",
    re.MULTILINE,
)
CLOSE: Final = Decimal("0.005")
"""Relative; a computed value is printed with two decimals."""
ACCESS: Final = "access"
"""Kind of the questions by askers who may not see everything."""
HIDDEN: Final = "tells what is hidden"
"""Beginning of the fault of a citation beyond the asker's audience, where a scorer finds it."""


class Share(NamedTuple):
    held: int
    of: int

    def __str__(self) -> str:
        return f"{self.held / self.of:.1%}" if self.of else "-"


class Marks(NamedTuple):
    """Of one peer over all questions."""

    right: Share
    kinds: dict[str, Share]
    figures: Share
    """Questions that expect figures, with all of them."""
    refused: Share
    """Questions that are not to be answered, and were not."""
    hit: Share
    """Questions that name a page, with each such page among the first five cited."""
    unasked: float
    """Quantities a reply beyond those asked."""
    invented: int
    wrong: int
    """Answered, and not right."""
    leaks: int
    faults: dict[str, tuple[str, ...]]
    """By question, of those that are not right."""


def marks_of(results: Sequence[Result]) -> Marks:
    right, asked = Counter[str](), Counter[str]()
    for result in results:
        asked[result.item.kind] += 1
        right[result.item.kind] += not _wrong(result)
    replied = [r for r in results if r.answer.status == "answered"]
    return Marks(
        right=Share(right.total(), asked.total()),
        kinds={kind: Share(right[kind], asked[kind]) for kind in sorted(asked)},
        figures=_share(
            scorers.figures(r.item, r.answer).value == 1 for r in results if r.item.figures
        ),
        refused=_share(
            r.answer.status != "answered" for r in results if r.item.status != "answered"
        ),
        hit=_share(_hit(r.item, r.answer) for r in results if r.item.cite),
        unasked=sum(unasked(r.item, r.answer) for r in replied) / max(1, len(replied)),
        invented=sum(scorers.invented(r.item, r.answer).value < 1 for r in results),
        wrong=sum(map(bool, map(_wrong, replied))),
        leaks=sum(map(_leaks, results)),
        faults={r.item.id: _wrong(r) for r in results if _wrong(r)},
    )


def unasked(item: Item, answer: Answer) -> int:
    """Quantities of the reply that the question neither names nor expects; times do not count."""
    asked = {e.value for e in item.figures if isinstance(e.value, Decimal)}
    asked |= set(_quantities(" ".join((*item.turns, *item.terms))))
    return sum(
        not any(abs(value - known) <= abs(known) * CLOSE for known in asked)
        for value in _quantities(answer.answer)
    )


def _quantities(text: str) -> list[Decimal]:
    return [span.quantity.value for span in find_quantities(_TIMES_AND_MARKS.sub(" ", text))]


def _wrong(result: Result) -> tuple[str, ...]:
    """A citation of what is hidden counts as a leak: a peer may be right and leak."""
    return tuple(fault for fault in result.faults if not fault.startswith(HIDDEN))


def _leaks(result: Result) -> bool:
    told = result.item.kind == ACCESS and scorers.absent(result.item, result.answer).value < 1
    return told or any(fault.startswith(HIDDEN) for fault in result.faults)


def _hit(item: Item, answer: Answer) -> bool:
    first = [citation for citation in answer.citations if citation.n <= FIRST]
    return set(item.cite) <= {place for c in first for place in (c.page, c.document_id)}


def _share(held: Iterable[bool]) -> Share:
    each = list(held)
    return Share(sum(each), len(each))
