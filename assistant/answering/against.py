"""What was measured against what was aimed at: `收入比预算多多少`, `利润超预算了吗`."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_AIM: Final = r"(?:预算|目标|计划)"
_AGAINST: Final = re.compile(
    rf"(?:比|较|超出?|超过|高于|低于|少于|达到|未达|没[达到]|不[到及]|完成)了?{_AIM}|"
    rf"(?:离|距离?|跟|和|与){_AIM}.{{0,4}}(?:差|比|多少)"
)
_PUT: Final = re.compile(r"吗|吧|没有?[?？]*$|是不是|对不对")
_OVER: Final = re.compile(r"超|高于|多|达到|完成")


def tell_against(draft: Draft, view: View, plan: Plan) -> bool:
    """Both values of one period and how far they are apart, where the source gives both."""
    if not _AGAINST.search(plan.text) or plan.heads or plan.operands:
        return False
    told = False
    for metric in plan.metrics:
        pair = _pair(view, plan, metric)
        if pair is None:
            continue
        actual, aim = pair
        if _PUT.search(plan.text) and "多少" not in plan.text:
            over = calculate.size(actual) > calculate.size(aim)
            right = over == bool(_OVER.search(plan.text))
            draft.say(frame("confirmed" if right else "corrected", plan.language))
        tell(draft, plan, (actual, aim))
        change = calculate.change(actual, aim)
        value = shown(draft, plan, actual.label, change)
        draft.say(frame("against", plan.language, label=escape(actual.label), value=value))
        if re.search("百分|几成|比例", plan.text) and calculate.size(aim) > 0:
            rate = shown(draft, plan, actual.label, calculate.growth(actual, aim))
            draft.say(frame("against", plan.language, label=escape(actual.label), value=rate))
        told = True
    return told


def _pair(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """What was measured and what was aimed at in the same period, of the same place."""
    aims = _only(view, plan.model_copy(update={"nature": "target"}), metric)
    for aim in aims:
        periods = (aim.period,) if aim.period else ()
        same = plan.model_copy(update={"nature": "actual", "periods": periods})
        for actual in _only(view, same, metric):
            if (actual.period, actual.dimensions) == (aim.period, aim.dimensions):
                return actual, aim
    return None


def _only(view: View, plan: Plan, metric: str) -> tuple[Figure, ...]:
    figures = find_figures(view, plan, metric).figures
    return tuple(f for f in figures if f.quantity) if len(figures) == 1 else ()
