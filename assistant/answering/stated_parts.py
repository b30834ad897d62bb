"""The shares that a source itself states, told beside those that are computed."""

import re

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.plan import Plan


def tell_stated_ratio(draft: Draft, view: View, plan: Plan, part: Figure, total: Figure) -> None:
    """What the source itself says of this share, under a metric that is defined so."""
    formula = f"{part.metric} / {total.metric}"
    for metric in view.metrics():
        stated = (
            view.figures(metric.name, subject=part.subject) if formula in metric.formulas else ()
        )
        for figure in [each for each in stated if _of_same(each, part)][:1]:
            value, label = draft.figure(figure), escape(figure.label)
            draft.say(frame("stated", plan.language, label=label, value=value))


def _of_same(stated: Figure, part: Figure) -> bool:
    """Of the same members and time, as far as both say when."""
    periods = {stated.period, part.period} - {None}
    return stated.dimensions == part.dimensions and len(periods) < 2


def tell_stated_share(draft: Draft, view: View, plan: Plan, part: Figure) -> list[Figure]:
    """Tells the shares that the source states of a part."""
    told = []
    of_formula = re.compile(rf"{re.escape(part.metric or '')}\s*/.+")
    for metric in view.metrics():
        owned = part.subject and not part.dimensions and metric.unit == "%"
        if metric.share_of == part.metric or (
            owned and any(map(of_formula.fullmatch, metric.formulas))
        ):
            for figure in view.figures(metric.name, subject=part.subject):
                if _of_same(figure, part):
                    label, value = escape(figure.label), draft.figure(figure)
                    draft.say(frame("stated", plan.language, label=label, value=value))
                    told.append(figure)
    return told
