"""Who grew most: by what a source states of each, else by what is computed of each."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering import calculate
from assistant.answering.changed import table_rates
from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.ranking import rows_of, tell_rank
from assistant.answering.shown import shown
from assistant.answering.spans import pair
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import GROWS

_RATE: Final = re.compile(r"增长率|增[速幅减]|涨幅|[跌降]幅|下降$")
_FALL: Final = re.compile(r"(?<!增)[跌降减]")
"""In the name of a metric that is the larger the more something fell."""
_FELL: Final = re.compile(
    r"(?:[跌降减掉]|下[滑降跌])[^,，。升涨]{0,4}最|最[^,，。升涨]{0,3}(?:[跌降减掉]|下[滑降跌])|"
    r"(?:fell|fallen|fall|dropped|decline\w*|decrease\w*)\b.{0,12}(?:most|fastest|slowest|least)",
    re.IGNORECASE,
)
"""`下降最多` is the lowest growth, `下降最少` the highest."""


def tell_ranked(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """A ranking by growth, where the question asks for that, else by the values."""
    if plan.operands or not GROWS.search(plan.text):
        return tell_rank(draft, view, plan, figures)
    if _FELL.search(plan.text) and not any(map(_FALL.search, plan.metrics)):
        plan = plan.model_copy(update={"ascending": not plan.ascending})
    if plan.metrics and all(map(_RATE.search, plan.metrics)):
        return tell_rank(draft, view, plan, figures)
    return _tell_stated(draft, view, plan) or _tell_computed(draft, view, plan, figures)


def _tell_stated(draft: Draft, view: View, plan: Plan) -> bool:
    """Of a column of rates, the first metric that has one."""
    for metric in plan.metrics:
        for rate in table_rates(view, plan, metric):
            alone = plan.model_copy(update={"metrics": (rate,)})
            if len(rows_of(view, alone, rate, [])) > 1:
                return tell_rank(draft, view, alone, [])
    return False


def _tell_computed(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """The growth of each member or subject, the largest first."""
    grown = list(_grown(view, plan, figures))
    if len(grown) < 2:
        return False
    grown.sort(key=lambda each: each.result.value, reverse=not plan.ascending)
    top = 1 if "最" in plan.text and not plan.top else plan.top or len(grown)
    draft.say(frame("growth_rank", plan.language, label=escape(plan.metrics[0])))
    for position, each in enumerate(grown[:top], start=1):
        label = escape(each.operands[0].label)
        value = shown(draft, plan, each.operands[0].label, each)
        draft.say(f"{position}. {frame('is', plan.language, label=label, value=value)}")
    return True


def _grown(view: View, plan: Plan, figures: list[Figure]) -> Iterator[calculate.Computed]:
    for metric in plan.metrics:
        for row in rows_of(view, plan, metric, figures):
            members = {dimension: (name,) for dimension, name in row.dimensions.items()}
            subjects = (row.subject,) if row.subject else ()
            own = plan.model_copy(update={"members": members, "subjects": subjects})
            if ends := pair(view, own, metric):
                yield calculate.growth(*ends)
