"""Up to three next questions, all answerable from the asker's view."""

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.retrieval.figures import dimensions_of, series
from assistant.retrieval.language import Language
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import reports_in

MOST = 3


def suggest(view: View, plan: Plan, draft: Draft) -> tuple[str, ...]:
    """Breakdown and growth of what was asked, then the next metrics of the catalogue."""
    uses = view.uses()
    found: list[str] = []
    for metric in (name for name in plan.metrics if name in uses):
        if plan.operation != "breakdown":
            found.extend(
                frame("ask_breakdown", plan.language, metric=metric, dimension=dimension)
                for dimension in dimensions_of(view, metric)[:1]
            )
        dated = [f for f in series(view, metric) if f.quantity and f.period]
        if plan.operation != "growth" and len(dated) > 1:
            found.append(frame("ask_growth", plan.language, metric=metric))
    for name, use in uses.items():
        if len(found) >= MOST:
            break
        if name not in plan.metrics and "" in use.subjects:
            found.append(frame("ask_metric", plan.language, metric=name))
    return tuple(found[:MOST])


def starters(view: View, language: Language) -> tuple[str, ...]:
    """To begin with: of each kind of question that the documents answer, the first ones."""
    uses = view.uses()
    broken = [(name, dimension) for name in uses for dimension in dimensions_of(view, name)[:1]]
    grown = [
        name
        for name in uses
        if len({f.period for f in series(view, name) if f.quantity and f.period}) > 1
    ]
    plain = [name for name, use in uses.items() if "" in use.subjects and name not in grown]
    return (
        *((frame("ask_changes", language),) if len(reports_in(view)) > 1 else ()),
        *(frame("ask_growth", language, metric=name) for name in grown[:1]),
        *(frame("ask_breakdown", language, metric=m, dimension=d) for m, d in broken[:1]),
        *(frame("ask_metric", language, metric=name) for name in plain[:2]),
        *(frame("ask_case", language, customer=case.customer) for case in view.cases()[:2]),
    )
