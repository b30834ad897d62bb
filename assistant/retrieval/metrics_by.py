"""The metrics that a question asks, named or meant by what it names, and what they are taken apart
by. Pure.
"""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.asking import WHO_IS
from assistant.retrieval.behind import without_noun
from assistant.retrieval.by_members import by_number
from assistant.retrieval.counted_noun import taken_away
from assistant.retrieval.done_to_member import done_to_member, that_has_all
from assistant.retrieval.earned import earned, with_yield
from assistant.retrieval.implied import (
    metrics_of_aims,
    metrics_of_members,
    of_member,
    since_of,
    with_part_of_members,
)
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.metrics import of_asked_units
from assistant.retrieval.plan import Plan
from assistant.retrieval.shares import in_percent
from assistant.retrieval.slots import dimension_of
from assistant.retrieval.taken import Taken

_HEAD: Final = 2
"""Characters that names of one thing begin with, and those that say what is measured."""
_OF_REST: Final = re.compile(
    r"[^,，。?？]{0,6}(?:剩下|余下|剩余|没卖|未售)[^,，。?？]{0,8}[里中当间][头面边]?[,，]?"
)
_EARNED: Final = ("收入", "营收")
_SINCE: Final = ("同比", "环比")


def _in_money(choices: tuple[str, ...], reading: Reading) -> str:
    """`甲业务多少钱`: what it brings in, where one of the choices is called so."""
    said = fold(reading.text)
    held = [c for c in choices if c.endswith(_EARNED) and f"{fold(c[:-_HEAD])}多少钱" in said]
    return held[0] if len(held) == 1 and len(held[0]) > _HEAD else ""


def _divided_so(
    metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], reading: Reading, view: View
) -> tuple[str, ...]:
    """`四年期的签约客户共多少台`: counted so and with the members, of the same head; of any, where
    the metric is only guessed, and the words are those of what is meant.
    """
    uses = view.uses()
    if len(metrics) != 1 or not members or not reading.units:
        return ()
    if (
        metrics[0] not in uses
        or in_percent(view, metrics[0])
        or set(members) & uses[metrics[0]].dimensions
    ):
        return ()
    meant = metrics_of_members(members, False, reading.units, uses, view)
    same = len(meant) == 1 and meant[0][:_HEAD] == metrics[0][:_HEAD]
    guessed = not any(metrics[0] in mention.names("metric") for mention in reading.mentions)
    return meant if same or (guessed and len(meant) == 1 and _told(reading, meant[0], view)) else ()


def _told(reading: Reading, metric: str, view: View) -> bool:
    """Whether each word that is left over stands in its names, or where its values are told."""
    held = [a for m in view.metrics() if m.name == metric for a in (m.name, *m.aliases)]
    quotes = [source.quote for f in view.figures(metric) for source in f.sources]
    said = fold("\n".join((*held, *quotes)))
    return all(fold(word) in said for word in reading.residue)


def _unless_other_time(metrics: tuple[str, ...], reading: Reading, view: View) -> tuple[str, ...]:
    """`植保同比涨多少`: a member's rate since the month before, or any other, is no answer."""
    said = next((word for word in _SINCE if word in reading.text), "")
    if not said or "growth" not in reading.operations or any(said in name for name in metrics):
        return metrics
    left = tuple(name for name in metrics if not in_percent(view, name))
    return left or metrics


def metrics_by(
    base: Plan, reading: Reading, names: Taken, view: View
) -> tuple[tuple[str, ...], str | None, tuple[str, ...], bool]:
    """Metrics, dimension to break down by, words left, and whether the metrics are only implied."""
    uses, share = view.uses(), "share" in (base.operation, *reading.operations[1:])
    metrics, members = names.metrics, names.members
    open_ = not metrics and not names.choices
    metrics = _divided_so(metrics, members, reading, view) or metrics
    if names.choices and (money := _in_money(names.choices, reading)):
        metrics, open_ = (money,), False
    elif names.choices and len(one := of_member(names.choices, members, view)) == 1:
        metrics, open_ = one, False
    open_ = open_ and not WHO_IS.search(reading.text)
    likely = metrics_of_members(members, share, reading.units, uses, view) if open_ else ()
    done = done_to_member(reading, members, uses) if likely else ""
    likely = (done,) if done else likely
    likely = that_has_all(reading, members, likely, uses, view)
    likely = _unless_other_time(earned(likely, reading.text, reading.operations), reading, view)
    likely = tuple(name for name in likely if not taken_away(reading.text, name, view))
    if names.subjects:  # what others have is not meant
        likely = tuple(n for n in likely if set(names.subjects) & uses[n].subjects)
    rest = without_noun(names.rest, likely)
    alone = bool(members and (base.periods or base.nature)) and not rest
    if open_ and (base.asks_quantity or base.operation or alone):
        metrics = likely
        if base.nature == "target" and (aims := metrics_of_aims(base, members, view)):
            metrics = of_asked_units(aims, reading, view)[0]
    elif share:
        metrics = with_part_of_members(metrics, members, uses, view)
    metrics = since_of(reading.text, with_yield(metrics, members, reading, view))
    if open_ and _OF_REST.match(reading.text):  # of what is left, and not of the whole
        metrics = ()
    implied = open_ and bool(metrics) and not done
    metrics, by, rest = dimension_of(reading, metrics, rest, uses)
    by, rest = by_number(reading, metrics, by, rest, view)
    if by and not metrics and not names.choices and not members and base.operation:
        metrics = metrics_of_members({by: ()}, share, reading.units, uses, view)
        metrics, implied = since_of(reading.text, metrics), bool(metrics)
    return metrics, by, rest, implied
