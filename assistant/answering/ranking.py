"""Rankings: of values, of values that are written as text; the same or not."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import line, tell
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.periods import year_before
from assistant.records import Figure
from assistant.retrieval.figures import breakdown, dimensions_of, find_figures, subjects_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import GROWS, NEGATED, SUBJECTS

_PUT: Final = re.compile(r"吗|吧|对不对|是不是|没错|\bright\b")
_FIRST: Final = re.compile(r"最|大头|居首|首位")
_SEVERAL: Final = re.compile(r"哪[几些]")
_REST: Final = re.compile(r"其[余他它]|剩[余下]|余下|(?:all )?others?\b", re.IGNORECASE)
_KIND: Final = re.compile(
    r"哪一?[个座家条片](?P<kind>[区省市县店城厂仓站校院港])(?=$|[\u4e00-\u9fff,，?？])"
)
_LARGEST: Final = re.compile(
    r"前[一二两三四五六七八九十\d]{1,2}[大名家位个]?(?:客户|供应商|经销商)"
)
_AREA: Final = frozenset("区域地片")
_FEW: Final = 3
"""As many as `哪几种最多` is told."""
_OPEN: Final = re.compile(r"哪|谁|什么|多少|几|which|who|what", re.IGNORECASE)


def tell_rank(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """By the values of the first metric that has several."""
    for metric in plan.metrics or ("",):
        rows = _parts(figures) if plan.operands else rows_of(view, plan, metric, figures)
        rows = _without_rest(rows)
        ranked = _cut(plan, calculate.ranked(rows, ascending=plan.ascending))
        if not ranked or len(rows) < 2:
            continue
        draft.say(frame("rank", plan.language, label=escape(metric or ranked[0].metric or "")))
        for position, figure in enumerate(ranked, start=plan.nth or 1):
            draft.say(f"{position}. {line(draft, plan, figure)}")
            draft.note(figure.note)
        return True
    return False


def tell_claimed_place(draft: Draft, view: View, plan: Plan) -> bool:
    """`A是最多的吧`: whether the one that is named stands first, and which one does."""
    if not _PUT.search(plan.text) or _OPEN.search(plan.text):
        return False
    return _tell_place(draft, view, plan)


def tell_other_place(draft: Draft, view: View, plan: Plan) -> bool:
    """`为什么A最多` of what is not first has no reasons: who is first is told instead."""
    return "rank" in plan.also and _tell_place(draft, view, plan, even_if_right=False)


def _tell_place(draft: Draft, view: View, plan: Plan, *, even_if_right: bool = True) -> bool:
    named = [*plan.subjects, *(name for names in plan.members.values() for name in names)]
    if len(named) != 1 or GROWS.search(plan.text):
        return False
    dimension = next(iter(plan.members), None)
    everyone = plan.model_copy(update={"members": {}, "subjects": (), "by": dimension})
    for metric in plan.metrics:
        rows = rows_of(view, everyone, metric, [])
        first = _cut(plan, calculate.ranked(rows, ascending=plan.ascending))
        if len(rows) < 2 or len(first) == len(rows):
            continue
        right = any(named[0] in {f.subject, *f.dimensions.values()} for f in first)
        if right and not even_if_right:
            return False
        key = "said" if NEGATED.search(plan.text) else "confirmed" if right else "corrected"
        draft.say(frame(key, plan.language))
        return tell_rank(draft, view, everyone.model_copy(update={"metrics": (metric,)}), [])
    return False


def _without_rest(rows: Sequence[Figure]) -> Sequence[Figure]:
    """`其余8个` is no member that has a place; the total of all others may be the largest."""
    named = [
        f for f in rows if not any(map(_REST.match, (f.subject or "", *f.dimensions.values())))
    ]
    return named if len(named) > 1 else rows


def _parts(figures: list[Figure]) -> list[Figure]:
    """Of told figures, the parts without the total that was told with them."""
    return [f for f in figures if f.dimensions or f.subject] or figures


def first_of(plan: Plan, rows: list[Figure]) -> list[Figure]:
    """`前三大的合计`: the largest that are asked for; all, where none are."""
    if not plan.top or "rank" not in plan.also:
        return rows
    return list(calculate.ranked(rows, ascending=plan.ascending))[: plan.top]


def _cut(plan: Plan, ranked: Sequence[Figure]) -> Sequence[Figure]:
    """As many as asked; equal values share the first place."""
    if plan.nth:
        return ranked[plan.nth - 1 : plan.nth]
    if plan.top:
        return ranked[: plan.top]
    if _SEVERAL.search(plan.text):
        return ranked[:_FEW]
    if _FIRST.search(plan.text) or plan.language == "en":
        best = calculate.size(ranked[0]) if ranked else None
        return [f for f in ranked if calculate.size(f) == best]
    return ranked


def tell_same(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Whether a text value stays the same over the asked periods."""
    texts = [f for f in figures if f.value_text is not None]
    if len(plan.periods) == 1 and "/" not in plan.periods[0] and len(texts) == 1:
        before = year_before(plan.periods[0])
        earlier = find_figures(
            view, plan.model_copy(update={"periods": (before,)}), plan.metrics[0]
        )
        texts = [*earlier.figures, *texts]
    if len(texts) < 2:
        return False
    same = len({f.text for f in texts}) == 1
    draft.say(frame("same" if same else "different", plan.language))
    tell(draft, plan, tuple(sorted(texts, key=lambda f: f.period or "")))
    return True


def rows_of(view: View, plan: Plan, metric: str, figures: list[Figure]) -> Sequence[Figure]:
    """What is ranked: the asked figures, the members of a dimension, or the subjects."""
    own = [f for f in figures if f.metric == metric]
    if len(own) > 1 and (plan.members or plan.subjects or (plan.periods and not plan.by)):
        return own
    if any(len(names) > 1 for names in plan.members.values()):
        return own  # of those that are named, the others have no value
    by_subject = asks_subjects(plan) and len(subjects_of(view, metric)) > 1
    dimensions = [] if by_subject else [plan.by] if plan.by else dimensions_of(view, metric)
    kind = _KIND.search(plan.text)
    for dimension in filter(None, dimensions):
        if kind and not _is_kind(view, dimension, kind["kind"]):
            continue
        if len(rows := breakdown(view, plan, metric, dimension)) > 1:
            return rows
    subjects = plan.model_copy(update={"subjects": subjects_of(view, metric), "members": {}})
    rows = find_figures(view, subjects, metric).figures
    return [f for f in rows if not f.dimensions and not f.open] or own


def _is_kind(view: View, dimension: str, kind: str) -> bool:
    """`哪个店` asks of stores, and of no other things that the metric is told of."""
    members = view.members().get(dimension, ())
    named = bool(set(dimension) & (_AREA if kind in _AREA else {kind}))
    return named or any(member.endswith(kind) for member in members)


def asks_subjects(plan: Plan) -> bool:
    """`哪个客户`, `谁`, `前五大客户`: what is ranked are the subjects, and no members."""
    told = SUBJECTS.search(plan.text) or _LARGEST.search(plan.text)
    return told is not None and not plan.by
