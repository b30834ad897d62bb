"""What was reached against what was planned of the same thing: `收入比预算多了多少`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.records import Figure, Nature
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_PLAN: Final = r"(?:预算|目标|计划|指标|任务)"
_ASKS: Final = re.compile(
    rf"(?:比|较|跟|与|超|低于|高于|不及|没到|未达|达到?|达成|完成|执行|实现|差|离|距).{{0,14}}{_PLAN}|"
    rf"{_PLAN}.{{0,8}}(?:完成|达成|达到|执行|差|超|多|少|高|低|比)|"
    r"\b(?:against|versus|vs|over|under|below|above|beat|miss(?:ed)?|hit|met?)\b.{0,24}"
    r"\b(?:budget|target|plan)\b",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"百分|比例|[完达]成[率度了]?|执行率|进度|[%％]|percent|how much of", re.I
)


def tell_against_plan(draft: Draft, view: View, plan: Plan) -> bool:
    """Both values, the higher, and by how much; the share that is reached where that is asked."""
    if not _ASKS.search(plan.text):
        return False
    told = False
    for metric in plan.metrics:
        for reached, planned in _pairs(view, plan, metric):
            tell(draft, plan, (reached, planned))
            _compare(draft, plan, reached, planned)
            told = True
    return told


def _pairs(view: View, plan: Plan, metric: str) -> Iterator[tuple[Figure, Figure]]:
    """Of one slot each, but for the nature: of the asked period, else of the newest."""
    reached = _of(view, plan, metric, "actual")
    periods = tuple(dict.fromkeys(figure.period for figure in reached if figure.period))
    dated = plan.model_copy(update={"periods": plan.periods or periods})
    planned = {_slot(figure): figure for figure in _of(view, dated, metric, "target")}
    for figure in reached:
        if same := planned.get(_slot(figure)):
            yield figure, same


def _of(view: View, plan: Plan, metric: str, nature: Nature) -> list[Figure]:
    asked = plan.model_copy(update={"nature": nature})
    found = find_figures(view, asked, metric).figures
    return [f for f in found if f.nature == nature and f.quantity]


def _slot(figure: Figure) -> tuple[str, tuple[tuple[str, str], ...], str]:
    return figure.subject or "", tuple(sorted(figure.dimensions.items())), figure.period or ""


def _compare(draft: Draft, plan: Plan, reached: Figure, planned: Figure) -> None:
    a, b = calculate.quantities_of((reached, planned))
    side = "on_plan" if a.value == b.value else "over_plan" if a.value > b.value else "under_plan"
    draft.say(frame(side, plan.language, label=escape(reached.label)))
    off = calculate.difference(reached, planned)
    draft.say(frame("difference", plan.language, value=shown(draft, plan, reached.label, off)))
    if _RATE.search(plan.text) and a.unit == b.unit and b.value > 0 and a.unit is not None:
        done = calculate.share(reached, planned)
        draft.say(frame("reached", plan.language, value=shown(draft, plan, reached.label, done)))
