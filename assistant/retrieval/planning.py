"""Reading to plan: which metrics, subjects, members, periods and operation are meant. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.alone import with_reasons
from assistant.retrieval.asked_beside import of_fact
from assistant.retrieval.asking import EVIDENCE, MEANS, OURSELVES
from assistant.retrieval.both_sides import with_both_sides
from assistant.retrieval.by_evidence import by_evidence
from assistant.retrieval.by_meaning import lacks, meant_by, settles
from assistant.retrieval.carried import carried, with_other_side
from assistant.retrieval.case_follow import lean_case, names_before
from assistant.retrieval.case_pitch import asks_pitch, asks_points
from assistant.retrieval.case_words import asks_cases
from assistant.retrieval.cases import plan_case
from assistant.retrieval.companions import with_companions
from assistant.retrieval.compared_with import compared_with
from assistant.retrieval.conversation import Memory, focus_of
from assistant.retrieval.counted_of import with_counted_noun, with_who_meets
from assistant.retrieval.enumerated import with_lacking
from assistant.retrieval.figures import divided_within, find_figures
from assistant.retrieval.fitting import operations_for, without_rest
from assistant.retrieval.followups import lean
from assistant.retrieval.guessed import unless_another
from assistant.retrieval.language import Reading
from assistant.retrieval.left_over import left_of
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.listed import with_listed
from assistant.retrieval.metrics import metrics_of
from assistant.retrieval.metrics_by import metrics_by
from assistant.retrieval.naming import Named
from assistant.retrieval.of_field import of_field
from assistant.retrieval.of_leader import of_leader
from assistant.retrieval.of_member import as_meant
from assistant.retrieval.of_share import amount_of_share
from assistant.retrieval.plan import SMALL_TALK, Intent, Plan
from assistant.retrieval.ranges import with_ranges
from assistant.retrieval.reports import own_period
from assistant.retrieval.rivals import asks_rivals
from assistant.retrieval.said_beside import without_beside
from assistant.retrieval.same_part import with_same_part
from assistant.retrieval.settling import of_parts, settled
from assistant.retrieval.slots import place_names, with_numbers, with_peers
from assistant.retrieval.spanned import spanned
from assistant.retrieval.supposing import supposed
from assistant.retrieval.taken import taken_for
from assistant.retrieval.taken_from import taken_from
from assistant.retrieval.things import things_beside
from assistant.retrieval.times import asked_periods
from assistant.retrieval.topics import TopicPlan, everything_of, plan_topic
from assistant.retrieval.unheld import unheld, unless_strange
from assistant.retrieval.unlisted import unlisted_in, without_sundry, without_valueless
from assistant.retrieval.vetoes import heads, vetoes
from assistant.retrieval.weighted import by_weight
from assistant.retrieval.with_told import over_told
from assistant.retrieval.worded import unless_words
from assistant.retrieval.words import GREETING, HELP, THANKS

_SMALL_TALK: Final[dict[Intent, str]] = {"greeting": GREETING, "thanks": THANKS, "help": HELP}


def make_plan(reading: Reading, view: View, lexicon: Lexicon, memory: Memory = ()) -> Plan:
    reading = as_meant(reading, view)
    named = unless_words(metrics_of(reading, lexicon, view), reading, view)
    plan = _plan_of(named, reading, view, lexicon, memory)
    within = bool(memory and memory[-1].within)  # a later part of one message leans on the first
    plan, meant = taken_from(plan, reading, lexicon, view)
    if not (meant or within) and lacks(plan, reading):
        plan, meant, reading = meant_by(plan, reading, view)
    if meant:
        plan = settles(_plan_of(meant, reading, view, lexicon, memory), view) or plan
    return of_leader(plan, reading, memory) if within else unless_another(plan, reading, view)


def _plan_of(named: Named, reading: Reading, view: View, lexicon: Lexicon, memory: Memory) -> Plan:
    previous = memory[-1].plans[-1] if memory else None
    plan = _plan(named, reading, view, lexicon, focus_of(memory), names_before(previous))
    if plan.intent in SMALL_TALK:
        return plan
    plan = with_who_meets(plan, reading, memory, view)
    plan = with_counted_noun(plan, memory, lexicon, view)
    told = over_told(plan, reading, memory, view) or amount_of_share(plan, reading, memory, view)
    if told:
        return told
    plan = lean_case(plan, previous, reading, view)
    if plan.case:
        return plan
    plan = carried(with_reasons(plan, reading, memory), reading, memory, view)
    leaning = lean(plan, reading, memory, view)
    if leaning.case:  # a question that leans on a case was read as one, but for its subject
        plan = plan.model_copy(update={"subjects": plan.subjects or leaning.subjects})
    else:
        plan = leaning
    plan = with_other_side(settled(plan, view, memory), memory)
    plan = with_lacking(plan, reading, lexicon, view)
    return with_same_part(plan, view)


def _plan(
    named: Named,
    reading: Reading,
    view: View,
    lexicon: Lexicon,
    focus: tuple[str, ...],
    topics: tuple[str, ...],
) -> Plan:
    base = Plan(
        text=reading.text,
        language=reading.language,
        decimals=reading.decimals,
        years=reading.years,
        top=reading.top,
        nth=reading.nth,
        ascending=reading.ascending,
        page=reading.page,
        periods=asked_periods(reading, own_period(view)),
        nature=reading.nature,
        stated=reading.stated,
        supposed=supposed(reading),
        confirms=reading.confirms,
        baseline=reading.baseline,
        excludes=reading.excludes and not reading.confirms,
        year_end=bool(re.search(r"年[底末]", reading.text)),
        asks_quantity=reading.asks_quantity,
        operation=reading.operations[0] if reading.operations else None,
    )
    for intent, words in _SMALL_TALK.items():
        if re.search(words, reading.text, re.IGNORECASE):
            return base.model_copy(update={"intent": intent})
    if reading.page and not any(m.names("metric") for m in reading.mentions):
        return base.model_copy(update={"intent": "page"})
    plan = by_evidence(_with_names(named, base, reading, view, lexicon, focus), reading, view)
    means = MEANS.search(reading.text) and not plan.asks_quantity
    if means or (plan.implied and EVIDENCE.search(reading.text)):
        told = {"intent": "text", "metrics": (), "implied": False, "asks_quantity": False}
        plan = plan.model_copy(update=told)
    plan = spanned(by_weight(of_fact(plan, reading, view), reading, view), reading, view)
    if about := everything_of(reading):
        whole = TopicPlan(form="customer", topics=about)
        told = {"intent": "topic", "topic": whole, "metrics": (), "implied": False, "choices": ()}
        return plan.model_copy(update=told)
    measured = any(mention.names("metric") for mention in reading.mentions)
    asks_case = asks_cases(reading.text) and not (measured and plan.asks_quantity)
    asks_case = asks_case or asks_pitch(reading.text)
    valued = measured or plan.implied or plan.asks_quantity or _has_value(plan, view)
    likely = plan.intent != "text" and valued
    if likely and not asks_case and plan.operation != "why":
        return plan
    case = None if asks_rivals(reading) else plan_case(reading, view, focus, topics)
    asks_case = asks_case or asks_points(reading.text)
    if case and (asks_case or not plan.asks_quantity or case.form != "list"):
        return plan.model_copy(update={"intent": "case", "case": case, "subjects": case.about})
    if topic := plan_topic(reading, view, focus):
        return plan.model_copy(update={"intent": "topic", "topic": topic})
    loose = not (measured or plan.implied or plan.asks_quantity or plan.operation or plan.stated)
    if loose and plan.metrics and reading.text.rstrip("?？。!！").endswith("吗"):
        return plan.model_copy(update={"intent": "text", "metrics": (), "linked": {}})
    return plan


def _has_value(plan: Plan, view: View) -> bool:
    """`某客户的总收入`: somebody's metric, with nothing else beside it."""
    if plan.unknown or not plan.subjects or len(plan.metrics) != 1:
        return False
    return bool(find_figures(view, plan, plan.metrics[0]).figures)


def _with_names(
    named: Named,
    base: Plan,
    reading: Reading,
    view: View,
    lexicon: Lexicon,
    focus: tuple[str, ...],
) -> Plan:
    uses = view.uses()
    names = taken_for(base, reading, view, named, focus)
    names, compared = compared_with(reading, names, focus, view)
    reading = reading.model_copy(update={"operations": ()}) if compared else reading
    members, subjects = names.members, names.subjects
    if names.listed:
        return base.model_copy(update={"intent": "members", "members": members})
    base = base.model_copy(update={"claimed": names.claimed})
    metrics, by, rest, implied = metrics_by(base, reading, names, view)
    choices = () if metrics else names.choices
    by, strange = unless_strange(by, reading)
    by, members, reading = with_both_sides(reading, metrics, by, members, view)
    if not names.defined:
        metrics, rest = with_companions(reading, metrics, rest, subjects, view)
    if left := left_of(reading, metrics, {**members, "": subjects}, view):
        metrics, reading = left
        base, members = base.model_copy(update={"excludes": False}), {}
    ranged = with_ranges(reading, members, view)
    summed = ranged != members and reading.asks_quantity
    members = with_numbers(reading, metrics, ranged, view)
    if whole := of_parts(metrics, members, by, view):
        metrics = (whole,)
    members, rest = with_listed(reading, metrics, members, rest, view)
    members, subjects = with_peers(reading, metrics or choices, members, subjects, view)
    members = without_valueless(reading, metrics, members, view)
    members, subjects, loose = place_names(reading, metrics or choices, members, subjects, uses)
    loose, subjects = without_beside(loose, subjects, reading, metrics, members, view)
    subjects, field, loose, rest = of_field(metrics, subjects, loose, rest, view)
    if by and members and by not in members and not divided_within(view, metrics, by, members):
        by = None
    if rest_of := unlisted_in(reading, metrics, members, view):
        by, members = rest_of, {}
    operations = operations_for(reading, metrics, (*members.values(), subjects), view)
    operations = tuple(dict.fromkeys(("share", *operations))) if whole else operations
    operations = operations or (("total",) if summed else ())
    metrics = without_rest(reading, metrics, operations)
    unknown = rest = without_sundry(rest, reading, metrics, view)
    if metrics or choices:
        unknown = vetoes(rest, reading, implied=implied, linked=named.linked)
        unknown += unheld(base, reading, metrics, members, named.linked, view)
        unknown += things_beside(rest, metrics, lexicon)
    # A sentence that names a branch beside the figure of another one is not of that branch.
    found = metrics and set(metrics) <= lexicon.found and not base.confirms
    whose = tuple(n for n in loose if not (n.isascii() or n[0].isdigit())) if found else ()
    asked = (*(() if names.defined else loose), *strange, *unknown)
    others = set(named.metrics) - set(metrics)
    linked = {words: name for words, name in named.linked.items() if name not in others}
    asked = tuple(
        n for n in dict.fromkeys(asked) if n not in base.claimed and not OURSELVES.fullmatch(n)
    )
    return base.model_copy(
        update={
            "intent": _intent(base, metrics, choices),
            "metrics": metrics,
            "implied": implied,
            "choices": choices,
            "subjects": subjects,
            "members": members,
            "by": by,
            "linked": {**linked, **field, **compared},
            "unknown": asked,
            "heads": heads(unknown, reading, view) if metrics or choices else (),
            "places": whose,
            "operation": operations[0] if operations else None,
            "also": operations[1:],
        }
    )


def _intent(base: Plan, metrics: tuple[str, ...], choices: tuple[str, ...]) -> Intent:
    if base.operation == "define" and metrics and not base.asks_quantity:
        return "define"
    return "figure" if metrics or choices else "text"
