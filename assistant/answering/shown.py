"""How operations name figures and print computations."""

from collections.abc import Sequence

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape, when
from assistant.answering.frames import frame
from assistant.records import Figure
from assistant.retrieval.plan import Plan


def named(plan: Plan, figure: Figure) -> str:
    period = when(figure, plan.language)
    return escape(figure.label) + (frame("period", plan.language, period=period) if period else "")


def shown(draft: Draft, plan: Plan, label: str, computed: calculate.Computed) -> str:
    return draft.computed(
        label, computed.formula, computed.result, computed.operands, plan.decimals
    )


def open_periods(draft: Draft, plan: Plan, figures: Sequence[Figure]) -> None:
    """Values of a stated and of an open period meet: the answer says so."""
    if len({figure.period for figure in figures}) > 1:
        for figure in figures:
            if figure.period is None:
                draft.note(frame("open_period", plan.language, label=figure.label))
