"""Which words of a question forbid to answer it by the figures that were found for it."""

import re
from typing import Final

from assistant.answering.beside_the_point import beside_the_point
from assistant.answering.draft import Draft
from assistant.answering.of_another_kind import of_another_kind
from assistant.answering.other_ranks import other_rank
from assistant.answering.refuse import refuse
from assistant.answering.text import told_facts
from assistant.indexes.base import View
from assistant.quantities.units import is_money
from assistant.records import Figure
from assistant.retrieval.asked import asked_of
from assistant.retrieval.coverage import covered
from assistant.retrieval.figures import Missing, breakdown, subjects_of
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import pick
from assistant.retrieval.vetoes import NEEDS
from assistant.retrieval.words import ASKS_NAME, KINDS

TEXTUAL: Final = frozenset({"members", "define", "why"})
"""Operations that sentences answer where no figure does."""


_FEW: Final = re.compile(r"前[两二三四五六七八九十\d]{1,2}[大名家]")
"""What they have is no share of the member that they belong to."""
_WHO: Final = re.compile(r"谁(?!都)")
_RANKED: Final = re.compile(r"(?<![比和与跟、])第[二三四五六七八九十\d]+[大多高低小名位]")
"""Asks for one behind others; fewer figures than these are no ranking."""

_BEING: Final = re.compile(
    r"(?:多少|几[个家台项]?)(?P<whole>[^，,。？?是]{2,14})是(?!多少|几|什么|哪)"
    r"(?:来自|属于|[从由给靠用])?(?P<what>[^，,。？?]{2,8}?)(?:来|贡献|带来|产生)?的(?=[，,。？?]|$)"
)
"""`多少现金是冻结的`: a part of the whole before it."""
_ONE_BY_ONE: Final = re.compile(
    r"(?:多少|几)(节(?![约省能点余])|堂|场(?![地租均馆])|趟|班(?!组)|笔(?!均)|单(?![价位店品客])|票(?![房价务])|"
    r"份(?!额)|床(?![位单垫品])|头(?!部|寸)|[顿篇幢栋列艘架匹尾羽亩])"
)
"""Measure words that no unit is called by: a value told without them counts something else."""


def forbidden(draft: Draft, view: View, plan: Plan, known: tuple[Figure, ...]) -> bool:
    """Whether words of the question stand against answering it by these figures."""
    context = context_of(view, plan)
    whom = _WHO.search(plan.text) and not _has_place(view, plan)
    if known and whom and not any(map(_names_somebody, known)):
        if not told_facts(draft, view, plan, near=False):
            refuse(draft, plan)
        return True
    if missing := of_another_kind(plan, known):
        refuse(draft, plan, (missing,))
        return True
    if word := _asked_besides(view, plan, known, context):
        refuse(draft, plan, (Missing("word", word, plan.metrics[0], ()),))
        return True
    labels = " ".join((context, *(figure.label for figure in known)))
    before = " ".join((labels, *(_before(figure) for figure in known)))
    if heads := uncovered(plan.heads, (), labels) or uncovered(plan.places, (), before):
        if (
            plan.asks_quantity
            or not ASKS_NAME.search(plan.text)
            or not told_facts(draft, view, plan, near=False)
        ):
            refuse(draft, plan, tuple(Missing("word", word, plan.metrics[0], ()) for word in heads))
    elif unknown := _between(plan, known) or uncovered(
        _asked_apart(view, plan, known), known, context
    ):
        _by_words(draft, view, plan, known, unknown)
    else:
        return False
    return True


def _names_somebody(figure: Figure) -> bool:
    return bool(figure.subject or figure.dimensions or figure.value_text)


def _asked_besides(view: View, plan: Plan, known: tuple[Figure, ...], context: str) -> str:
    """What the form of the question asks for and none of the figures is of; else empty."""
    ranked = _RANKED.search(plan.text)
    told = " ".join(f"{f.label} {s.quote}" for f in known for s in f.sources)
    placed = _has_place(view, plan)
    few_known = 0 < len(known) < (plan.nth or 0)
    if ranked and not placed and few_known and ranked[0] not in told:
        return ranked[0]
    few = _FEW.search(plan.text) if plan.operation == "share" and plan.members else None
    if few and not any("前" in figure.label for figure in known):
        return few[0]
    if not placed and (other := other_rank(plan.text, known)):
        return other
    counted = (plan.implied or plan.linked) and plan.operation in {None, "total"}
    unit = asked_of(plan.text).unit if counted else None
    if unit and not is_counted_in(unit, known):
        return "多少钱" if unit == "money" else unit
    names = [m.name for m in view.metrics() if m.name in plan.metrics]
    names += [alias for m in view.metrics() if m.name in plan.metrics for alias in m.aliases]
    measure = _ONE_BY_ONE.search(plan.text) if plan.operation in {None, "total"} else None
    if measure and not any(measure[1] in figure.text for figure in known):
        return f"多少{measure[1]}"
    being = _BEING.search(plan.text)
    if being and any(name in being["whole"] for name in names):
        return next(iter(uncovered((being["what"],), known, context)), "")
    return ""


def _has_place(view: View, plan: Plan) -> bool:
    """Whether what is ranked has as many members as the place that is asked, of which it tells."""
    if plan.operation != "rank" or not plan.by:
        return False
    return len(breakdown(view, plan, plan.metrics[0], plan.by)) >= (plan.nth or 1)


def is_counted_in(unit: str, known: tuple[Figure, ...]) -> bool:
    """Whether any is in the unit that a number is asked in, as far as theirs are known."""
    units = {figure.quantity.unit for figure in known if figure.quantity}
    return (
        not units
        or None in units
        or unit in units
        or (unit == "money" and any(map(is_money, units)))
    )


def _by_words(
    draft: Draft, view: View, plan: Plan, known: tuple[Figure, ...], unknown: tuple[str, ...]
) -> None:
    """A question with words that its figures do not hold: prose may have them, else refuse.

    A sentence whose numbers are figures of the metric already says nothing new: they belong to
    others than the one that is asked.
    """
    textual = plan.operation in TEXTUAL or plan.implied
    if not plan.asks_quantity and textual and told_facts(draft, view, plan):
        return
    needed = plan.implied and NEEDS.search(plan.text)  # what is there is no need
    # no metric is named: a sentence may have the number
    if plan.implied and plan.asks_quantity and not needed:
        worded = plan.model_copy(update={"intent": "text", "metrics": (), "implied": False})
        if told_facts(draft, view, worded, near=False):
            return
    words = (*unknown, *plan.metrics, *plan.subjects)
    taken = {source.quote for figure in known for source in figure.sources}
    found = pick(find_passages(view, plan.text), words, plan.periods)
    off = needed or (found and beside_the_point(plan, found[1:]))
    if found and found[1] not in taken and not off:
        draft.say(draft.quote(*found))
        return
    metric = plan.metrics[0]
    have = subjects_of(view, metric)
    refuse(draft, plan, tuple(Missing("word", word, metric, have) for word in unknown))


def _asked_apart(view: View, plan: Plan, known: tuple[Figure, ...]) -> tuple[str, ...]:
    """The unknown words without those of the customer's own case that stand apart from the metric.

    `甲用X配Y之后，成本降了多少`: what the case tells of X and Y is how it came about.
    """
    subjects = {figure.subject for figure in known}
    if plan.implied or not known or not subjects <= set(plan.subjects):
        return plan.unknown
    own = (case for case in view.cases() if case.customer in subjects)
    told = fold(" ".join(field.text for case in own for field in case.fields))
    names = [*plan.metrics, *plan.linked]
    names += [alias for m in view.metrics() if m.name in plan.metrics for alias in m.aliases]
    return tuple(
        word
        for word in plan.unknown
        if not covered(fold(word), told) or any(_touch(word, name, plan.text) for name in names)
    )


def _between(plan: Plan, known: tuple[Figure, ...]) -> tuple[str, ...]:
    """Unknown words between a member and a metric that neither labels nor sources of the figures
    have: `东区图书收入` is of 图书, whatever the report is called.
    """
    told = fold(" ".join(f"{f.label} {s.quote}" for f in known for s in f.sources))
    members = [re.escape(name) for names in plan.members.values() for name in names]
    metrics = [re.escape(name[-2:]) for name in plan.metrics]
    found = rf"(?:{'|'.join(members)})的?{{}}的?(?:{'|'.join(metrics)})"
    return tuple(
        word
        for word in plan.unknown
        if members and metrics and re.search(found.format(re.escape(word)), plan.text)
        if known and not covered(fold(word), told)
    )


def _touch(word: str, name: str, text: str) -> bool:
    either = f"{re.escape(word)}的?{re.escape(name)}|{re.escape(name)}的?{re.escape(word)}"
    return re.search(either, text, re.IGNORECASE) is not None


def _before(figure: Figure) -> str:
    """The headings of a figure and its sentence up to the value: whose it is.

    `夜间门诊2万人次，主要在东院` is no value of 东院.
    """
    number = re.match(r"\D{0,2}[\d.,]+", figure.text)
    told = figure.sources[0]
    at = told.quote.find(number[0]) if number else -1
    return f"{told.section} {told.quote[: max(at, 0)]}"


def context_of(view: View, plan: Plan) -> str:
    """Words that a question may use of its figures beside their labels and quotes."""
    metrics = {metric.name: metric for metric in view.metrics()}
    words = [
        " ".join((m, *metrics[m].aliases, metrics[m].description, metrics[m].unit or ""))
        for m in plan.metrics
        if m in metrics
    ]
    words += [f"{document.title} {document.id}" for document in view.documents()]
    words += plan.members
    words += [plan.by or ""]
    if plan.operation == "compound":
        words += metrics
    if plan.operation in {"rank", "members", "count", "per_unit"}:
        words += KINDS
    return " ".join(words)
