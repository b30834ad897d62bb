"""A question of figures: looked up, computed with, told; and which words forbid to answer it so."""

import re
from typing import Final

from assistant.answering import figures as forms
from assistant.answering import operations, parts
from assistant.answering.against import tell_against
from assistant.answering.before_change import tell_before_change
from assistant.answering.draft import Draft
from assistant.answering.fell_or_grew import tell_fallen
from assistant.answering.filtering import tell_filtered
from assistant.answering.for_each import tell_for_each
from assistant.answering.forbidding import context_of, forbidden
from assistant.answering.frames import frame
from assistant.answering.moving import tell_into
from assistant.answering.part_of_time import tell_part_of_time
from assistant.answering.refuse import refuse
from assistant.answering.restated_share import tell_restated
from assistant.answering.scenario import tell_scenario
from assistant.answering.stated import tell_stated
from assistant.answering.summed import tell_summed
from assistant.answering.text import told_facts
from assistant.answering.uncomputed import not_computed, refuse_operation
from assistant.errors import UnitError
from assistant.indexes.base import View
from assistant.records import Figure, Metric
from assistant.retrieval.against_stated import AGAINST_STATED
from assistant.retrieval.figures import (
    Found,
    Missing,
    dimensions_of,
    find_figures,
    subjects_of,
)
from assistant.retrieval.joint import asked_alone
from assistant.retrieval.plan import Plan

_OF_TWO: Final = {"ratio", "share", "difference"}
"""Operations of two values, of which one may be the company's."""
_COMPUTED: Final = re.compile(r"计算|[重核推]算|算(?:一?下|出来)")
"""Asks for what follows from the values beside what the source states."""
SPREAD = {"breakdown", "rank", "members"}
"""Operations that need a value for each member of a dimension."""


def tell_figures(draft: Draft, view: View, plan: Plan) -> None:
    """The figures that are asked, or what is computed with them; else what is missing."""
    if plan.operands:
        _over_told(draft, view, plan)
        return
    if not plan.metrics:
        refuse(draft, plan)
        return
    if alone := asked_alone(plan):
        _refuse_alone(draft, plan, *alone)
        return
    if plan.lacking:
        _tell_without(draft, view, plan)
        return
    if any(tell(draft, view, plan) for tell in _OTHERWISE):
        return
    if not plan.unknown and (
        tell_summed(draft, view, plan) or tell_part_of_time(draft, view, plan)
    ):
        return
    listed = plan.operation == "members" and not (plan.asks_quantity or plan.by or plan.members)
    if listed and told_facts(draft, view, plan):
        return
    found = _found(view, plan)
    if not forbidden(draft, view, plan, tuple(figure for each in found for figure in each.figures)):
        _tell_found(draft, view, plan, found)


def _refuse_alone(draft: Draft, plan: Plan, part: str, joint: str) -> None:
    draft.missing = True
    draft.names.update((part, joint, *plan.metrics))
    names = {"asked": part, "joint": joint, "metric": plan.metrics[0]}
    draft.say(frame("only_joint", plan.language, **names))


def _tell_filtered(draft: Draft, view: View, plan: Plan) -> bool:
    return tell_filtered(draft, view, plan, [])


def _tell_share_alone(draft: Draft, view: View, plan: Plan) -> bool:
    """A share that is to be held against a stated one, where none is stated."""
    if not AGAINST_STATED.search(plan.text):
        return False
    text = AGAINST_STATED.sub("", plan.text)
    tell_figures(
        draft, view, plan.model_copy(update={"text": text, "operation": "share", "also": ()})
    )
    refuse(draft, plan, (Missing("operation", "difference", plan.metrics[0], ()),))
    return True


_OTHERWISE: Final = (
    tell_restated,
    _tell_share_alone,
    tell_for_each,
    tell_stated,
    tell_into,
    _tell_filtered,
    tell_against,
    tell_before_change,
    tell_fallen,
)
"""What is not looked up as it is; the first that tells it."""


def _tell_without(draft: Draft, view: View, plan: Plan) -> None:
    """The listed parts that are known, as they are, and which are not: no sum leaves one out."""
    each = plan.model_copy(update={"operation": None, "also": ()})
    found = _found(view, each)
    if not forbidden(draft, view, each, tuple(f for one in found for f in one.figures)):
        _tell_each(draft, view, each, found)
        refuse(draft, plan, tuple(Missing("word", p, plan.metrics[0], ()) for p in plan.lacking))


def _tell_found(draft: Draft, view: View, plan: Plan, found: list[Found]) -> None:
    known = [figure for each in found for figure in each.figures]
    for words, name in plan.linked.items():
        draft.note(frame("linked", plan.language, name=name, words=words))
    first = len(draft.lines)
    try:
        if tell_scenario(draft, view, plan, known, context_of(view, plan)):
            return
        only = plan.model_copy(update={"also": ()}) if plan.excludes else plan
        if operations.compose(draft, view, only, found):
            return
    except UnitError:
        del draft.lines[first:]
        draft.note(frame("no_arithmetic", plan.language))
    if known and not_computed(plan, known):
        refuse_operation(draft, plan, known)
    else:
        _tell_each(draft, view, plan, found)


def _tell_each(draft: Draft, view: View, plan: Plan, found: list[Found]) -> None:
    """The figures of each metric as they are, and what is missing of them."""
    if plan.excludes:
        refuse(draft, plan)  # what is left out is never told as the answer
        return
    if plan.by and plan.operation in SPREAD and not plan.members:
        have = tuple(d for name in plan.metrics for d in dimensions_of(view, name))
        slot = Missing("dimension", plan.by, plan.metrics[0], have)
        if plan.by in have and plan.periods:
            slot = Missing("period", plan.periods[0], plan.metrics[0], ())
        refuse(draft, plan, (slot,))
        return
    metrics = {metric.name: metric for metric in view.metrics()}
    missing: list[Missing] = []
    for each in found:
        missing.extend(_one_metric(draft, view, plan, metrics[each.metric], each))
    if missing:
        refuse(draft, plan, tuple(dict.fromkeys(missing)))


def _over_told(draft: Draft, view: View, plan: Plan) -> None:
    """Arithmetic over the figures of the turns before."""
    figures = view.figures_by_id(plan.operands)
    try:
        if operations.compose(draft, view, plan, [Found("", figures)]):
            return
    except UnitError:
        draft.note(frame("no_arithmetic", plan.language))
    forms.tell(draft, plan, figures)


def _found(view: View, plan: Plan) -> list[Found]:
    """Figures of each asked metric.

    A slot that one of several metrics has is not asked of those that cannot have it: `_freed`.
    """
    found = [find_figures(view, plan, name) for name in plan.metrics]
    alone = plan.operation != "compound" and not any(each.figures for each in found)
    if len(found) < 2 or alone:
        return found
    freed = [each.figures or _freed(view, plan, each) for each in found]
    return [
        each._replace(figures=figures, missing=each.missing if each.figures == figures else ())
        for each, figures in zip(found, freed, strict=True)
    ]


def _freed(view: View, plan: Plan, found: Found) -> tuple[Figure, ...]:
    """Of a metric that lacks one slot: its periods are open or of another length, it is the
    company's own beside a customer's, or a value beside the forecast rate that it grows by.
    """
    lacking = {slot.slot for slot in found.missing}
    if lacking == {"period"}:
        free: dict[str, object] = {"periods": ()}
        told = find_figures(view, plan.model_copy(update=free), found.metric).figures
        grains = {_grain(period) for period in plan.periods}
        return tuple(f for f in told if not f.period or _grain(f.period) not in grains)
    if lacking == {"subject"} and plan.operation in _OF_TWO:
        free = {"subjects": ()} if not subjects_of(view, found.metric) else {}
    elif lacking == {"nature"} and plan.operation == "compound":
        free = {"nature": None}
    else:
        return ()
    return find_figures(view, plan.model_copy(update=free), found.metric).figures if free else ()


def _grain(period: str) -> str:
    """What kind of period a key is of: `*-08` and `2031-09` are months."""
    return re.sub(r"\d", "0", period.replace("*", "0000"))


def _one_metric(
    draft: Draft, view: View, plan: Plan, metric: Metric, found: Found
) -> tuple[Missing, ...]:
    """Tells the figures of one metric, or computes it; returns the slots that stay empty."""
    if found.figures:
        if metric.share_of and _COMPUTED.search(plan.text):
            held = find_figures(view, plan, metric.share_of).figures
            if parts.tell_share(draft, view, plan, list(held)):
                return found.missing
        if metric.formulas and len(found.figures) == 1:
            forms.restate(draft, view, plan, metric, found.figures[0])
        else:
            forms.tell(draft, plan, found.figures)
        for figure in found.figures if plan.year_end else ():
            if figure.period is None and not figure.note:
                draft.note(frame("open_period", plan.language, label=figure.label))
        return found.missing
    if metric.formulas:
        return forms.derived(draft, view, plan, metric)
    return found.missing or (
        Missing("metric", metric.name, metric.name, subjects_of(view, metric.name)),
    )
