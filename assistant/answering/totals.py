"""Sums of the asked figures, where they are as many as the question says and add up."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.ranking import asks_subjects, first_of, rows_of
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import read_number
from assistant.records import Figure
from assistant.retrieval.figures import breakdown
from assistant.retrieval.plan import Plan

_ENGLISH: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STATED: Final = re.compile(
    r"(?<![前后头第最近年月\d.])(?P<number>[两二三四五六七八九十]|(?<![A-Za-z\d])\d)"
    r"(?:[样项者种类款块笔组]|[家个](?![月季年半百]))"
    r"|\b(?P<both>both)\b|\ball (?:of )?(?:the )?(?P<all>two|three|four|five|six|\d)\b",
    re.IGNORECASE,
)


def tell_total(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    rows = [f for f in figures if f.quantity]
    if plan.by and not plan.members and len(plan.metrics) == 1:
        rows = [f for f in breakdown(view, plan, plan.metrics[0], plan.by) if f.quantity] or rows
        rows = first_of(plan, rows)
    elif len(rows) < 2 and plan.top and "rank" in plan.also and asks_subjects(plan):
        rows = first_of(plan, [f for f in rows_of(view, plan, plan.metrics[0], rows) if f.subject])
        if len(rows) < plan.top:
            return False
    rows = _of_one_dimension(plan, rows)
    if len(rows) < 2 or _divided_twice(plan, rows) or _aimed_and_done(rows):
        return False
    if _not_additive(view, rows):
        draft.note(frame("no_arithmetic", plan.language))
        return False
    tell_new(draft, plan, rows)
    few = "rank" in plan.also and len(rows) < (plan.top or 0)
    if few or len(rows) < _stated(plan):
        draft.missing = True
        draft.say(frame("fewer_parts", plan.language))
        return True
    draft.say(
        frame(
            "total",
            plan.language,
            value=shown(draft, plan, rows[0].metric or "", calculate.total(rows)),
        )
    )
    return True


def tell_new(draft: Draft, plan: Plan, rows: list[Figure]) -> None:
    """Operands that the question before in the same message told are not told again."""
    known = draft.figures if plan.operands else ()
    tell(draft, plan, tuple(f for f in rows if f.id not in known))


def _stated(plan: Plan) -> int:
    """`这三项合计`: how many the question says that it adds; 0 where it does not."""
    if plan.operands or plan.top:
        return 0
    words = [next(filter(None, said.groups())).lower() for said in _STATED.finditer(plan.text)]
    numbers = (_ENGLISH.get(w) or int(read_number(w.replace("两", "二")) or 0) for w in words)
    return max(numbers, default=0)


def _of_one_dimension(plan: Plan, rows: list[Figure]) -> list[Figure]:
    """`海州加青口的门市一共多少`: 门市, of another dimension, holds both, and is not added."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for row in rows:
        groups.setdefault(tuple(row.dimensions), []).append(row)
    if not plan.members or plan.operands or len(plan.metrics) != 1 or len(groups) == 1:
        return rows
    first, *others = sorted(groups.values(), key=len, reverse=True)
    return first if len(first) > 1 and all(len(other) == 1 for other in others) else []


def _divided_twice(plan: Plan, rows: list[Figure]) -> bool:
    """The members of two dimensions of one metric hold the same whole twice."""
    if plan.members or plan.operands or len(plan.metrics) != 1:
        return False
    return len({tuple(f.dimensions) for f in rows}) > 1


def _aimed_and_done(rows: list[Figure]) -> bool:
    """What was done and what is aimed at have no sum: `一共多少` beside the year's aim."""
    kinds = {f.nature == "target" for f in rows}
    return len({f.metric for f in rows}) == 1 and len(kinds) > 1


def _not_additive(view: View, rows: list[Figure]) -> bool:
    """Percentages of one metric that are shares of nothing have no sum."""
    shares = {m.name for m in view.metrics() if m.share_of or m.additive}
    metrics = {f.metric for f in rows}
    return len(metrics) == 1 and not metrics & shares and all(map(calculate.is_percent, rows))
