"""What the asker states, held against what the corpus says: confirmed, or corrected."""

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.exchange import Computation, FigureShown
from assistant.quantities import Quantity
from assistant.retrieval.plan import Plan


def judge(draft: Draft, plan: Plan, *, lines: int, figures: int, computations: int) -> None:
    """Puts a verdict before the lines of this plan; the counts are of what stood before it.

    The asker's number is not said again: a wrong one would be read as ours.
    """
    told: list[FigureShown | Computation] = [*list(draft.figures.values())[figures:]]
    told.extend(draft.computations[computations:])
    stated = () if plan.claimed else plan.stated
    if not (plan.confirms and (stated or plan.claimed) and told) or len(draft.lines) == lines:
        return
    right = all(any(_agrees(quantity, each) for each in told) for quantity in stated)
    right = right and all(any(name == each.value for each in told) for name in plan.claimed)
    draft.lines.insert(lines, frame("confirmed" if right else "corrected", plan.language))


def _agrees(stated: Quantity, told: FigureShown | Computation) -> bool:
    """Value and unit, as far as the asker wrote them out."""
    if isinstance(told.value, str):
        return stated.text == told.value
    if None not in (stated.unit, told.unit) and stated.unit != told.unit:
        return False
    slack = max(float(stated.slack), abs(told.value) * 1e-9)
    return abs(float(stated.value) - told.value) <= slack
