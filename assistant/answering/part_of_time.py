"""A part of a time as a share of it: `四季度收入占全年的百分之几`, `7月订单占三季度几成`."""

import re
from typing import Final

from assistant import quantities as q
from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.answering.summed import Span, adds_up, span_of
from assistant.indexes.base import View
from assistant.periods import period_within, period_words
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_YEAR: Final = (
    r"(?:[全整当]年|[一1]年|年度|[今去前]年|\d{4}年)"
    r"(?!度?的?(?:同期|第?[一二三四1-4]季|[上下]半年|[\d一二三四五六七八九十]+月))"
)
_SHARE: Final = r"(?:几成|百分之|几分之|多大|多少)"
_OF_YEAR: Final = re.compile(
    rf"占[^,，。?？]{{0,4}}{_YEAR}|{_YEAR}[^,，。?？占]{{0,8}}[里内中]?(?:的?占比|占{_SHARE})|"
    rf"[是为]{_YEAR}[^,，。?？]{{0,8}}{_SHARE}|of the (?:(?:full|whole|entire) )?year\b",
    re.IGNORECASE,
)
_AIM: Final = re.compile(rf"{_YEAR}[^,，。?？]{{0,8}}(?:目标|预算|计划)")


def tell_part_of_time(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the parts and the whole time are told, and the values of parts add up to it."""
    if "share" not in {plan.operation, *plan.also} or len(plan.metrics) != 1:
        return False
    if plan.members or plan.subjects or plan.by or not plan.periods:
        return False
    spans, within = _asked(view, plan.model_copy(update={"nature": None}))
    whole = _whole(view, plan, spans, within)
    if whole is None or not adds_up(view, plan, spans):
        return False
    rows = tuple(row for span in spans for row in span.rows)
    total = calculate.total(rows)
    (all_of_it,) = calculate.quantities_of((whole,))
    if not 0 < total.result.value <= all_of_it.value:
        return False
    formula = f"({total.formula})" if len(rows) > 1 else total.formula
    share = q.share(total.result, all_of_it)
    computed = Computed(f"{formula} / {whole.text}", share, (*rows, whole))
    tell(draft, plan, (*rows, whole))
    label = escape(whole.label)
    names = {
        "part": f"{label}（{'、'.join(period_words(span.period) for span in spans)}）",
        "whole": f"{label}（{period_words(whole.period or '')}）",
    }
    value = shown(draft, plan, whole.label, computed)
    draft.say(frame("share", plan.language, **names, value=value))
    return True


def _asked(view: View, plan: Plan) -> tuple[list[Span], str]:
    """The parts that are told, and the time they are of; none where one is missing or the parts
    are of two years.
    """
    *parts, last = plan.periods
    if not _OF_YEAR.search(plan.text):
        within = last if parts and len(parts) == 1 else ""
    else:
        within = next((p for p in plan.periods if p.isdigit()), "*")
        parts = [p for p in plan.periods if p != within]
    if within[:4].isdigit():
        parts = [p.replace("*", within[:4]) for p in parts]
    spans = _told(view, plan, parts)
    years = {span.period[:4] for span in spans}
    if len(years) > 1:  # `前三季度` are of the newest year that has them all
        spans = _told(view, plan, [p.replace("*", min(years)) for p in parts])
        years = {span.period[:4] for span in spans}
    if not within or not spans or len(spans) < len(parts) or len(years) != 1:
        return [], ""
    return spans, within.replace("*", years.pop())


def _told(view: View, plan: Plan, parts: list[str]) -> list[Span]:
    return [span for part in parts if (span := span_of(view, plan, part))]


def _whole(view: View, plan: Plan, spans: list[Span], within: str) -> Figure | None:
    """The value of the whole time; what is aimed at for it, where that is asked."""
    inside = (s.period != within and period_within(s.period, within) for s in spans)
    if not spans or not all(inside):
        return None
    nature = "target" if _AIM.search(plan.text) else "actual"
    asked = plan.model_copy(update={"periods": (within,), "operation": None, "nature": nature})
    found = [f for f in find_figures(view, asked, plan.metrics[0]).figures if f.quantity]
    held = [f for f in found if f.period == within and f.nature == nature]
    return held[0] if len(held) == len(found) == 1 else None
