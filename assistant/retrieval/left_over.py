"""What is left of a whole, asked by what was not done with it: `还有多少没卖出去`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.residue import content_runs
from assistant.retrieval.words import EXCLUDES

LEFT: Final = ("剩", "余", "未", "其余")
"""Beginnings of the names for what is left."""
_REST: Final = re.compile(r"(?:[那而]|还)?(?:剩下|剩余|余下|还剩)")
_BUT_FOR: Final = re.compile(
    r"(?:除了?|除[去开]|扣[除掉]|刨[去除])(?P<left_out>[^,，。]+?)(?:以外|之外)?[,，]"
    r"(?P<between>[^。]*?)(?:剩|余下|结余)"
)
_AT_HAND: Final = re.compile(r"[手仓库][上里头中]|库存|仓库|目前|现在|我们|咱们?|最后|总共")
_COMES_IN: Final = re.compile("到货|入库|进货|入仓|采购|购进|收货|生产|产量|下线")
_WITHIN: Final = re.compile(r"[了掉完]?的?[^,，。?？的]{0,4}[里中当]")
"""`没卖掉的车里`."""
_NOT_DONE: Final = re.compile(r"(?:没有?|未)[^,，。没未]{0,3}$")


def left_of(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> tuple[tuple[str, ...], Reading] | None:
    """The metrics of what is left, and the question without what it leaves out."""
    left = _what_is_left(reading, metrics, members, view)
    if not left:
        return None
    operations = tuple(o for o in reading.operations if o != "remainder")
    return left, reading.model_copy(update={"excludes": False, "operations": operations})


def _what_is_left(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> tuple[str, ...]:
    """`还剩多少没卖出去` asks for what is left: the metrics of it, where something is left out.

    `预留的加上剩余的，没卖的一共多少` says itself what is added or told apart;
    members and subjects, which `members` holds, are left out of the value of a whole, unless the
    whole is what is left out.
    """
    if not metrics and not any(members.values()) and _REST.match(reading.text):
        return _counted_left(reading, view)
    if not reading.excludes or not metrics:
        return ()
    if len(metrics) > 1 and _all_left_out(reading):
        return alike_left(metrics[0], view)
    if any(members.values()):
        return ()
    if any(_holds_what_is_left(name, view) for name in _denied(reading)):
        return ()  # what has not arrived is not what is left of it
    out = [m for m in reading.mentions if EXCLUDES.search(reading.text[: m.start])]
    added = tuple(name for name in metrics if not any(name in m.names("metric") for m in out))
    if {"total", "breakdown"} & set(reading.operations) and len(added) > 1:
        return added
    negated = any(_NOT_DONE.search(reading.text[: m.start]) for m in out)
    units = "".join(metric.unit or "" for metric in view.metrics() if metric.name in metrics)
    beside = [run for run in reading.residue if run not in units]
    if negated and not (metrics[1:] or added or beside[1:]) and reading.asks_quantity:
        return alike_left(metrics[0], view)
    within = any(_WITHIN.match(reading.text, m.end) for m in out)  # that is the whole of the share
    if negated and not within and "share" in reading.operations and len(added) == 1:
        left = alike_left(added[0], view)
        return tuple(dict.fromkeys((*left, *added))) if left else ()
    return tuple(name for name in metrics if len(metrics) > 1 and name.startswith(LEFT))


def _denied(reading: Reading) -> tuple[str, ...]:
    mentions = (m for m in reading.mentions if _NOT_DONE.search(reading.text[: m.start]))
    return tuple(name for mention in mentions for name in mention.names("metric"))


def _holds_what_is_left(metric: str, view: View) -> bool:
    """Whether it is the sum of which what is left is a term, or says how things come in."""
    left = alike_left(metric, view)
    formulas = [f for m in view.metrics() if m.name == metric for f in m.formulas]
    return bool(_COMES_IN.search(metric)) or any(name in f for name in left for f in formulas)


def _all_left_out(reading: Reading) -> bool:
    """`除了出库的和预留的，手上还剩多少`: all that is named is what is left out, and no part."""
    clause = _BUT_FOR.search(reading.text)
    if clause is None or content_runs(_AT_HAND.sub("", clause["between"])):
        return False
    out = [m for m in reading.mentions if m.end <= clause.end("left_out")]
    return not any(m.names("member") for m in out)


def _counted_left(reading: Reading, view: View) -> tuple[str, ...]:
    """`剩下要去租的又是多少辆`: the only metric of what is left that is counted so."""
    units = {m.name: m.unit for m in view.metrics()}
    left = (n for n in view.uses() if n.startswith(LEFT))
    held = [n for n in left if any((units.get(n) or "?") in said for said in reading.units)]
    return tuple(held) if len(held) == 1 else ()


def alike_left(metric: str, view: View) -> tuple[str, ...]:
    """The only metric of what is left that is counted as another one."""
    units = {m.name: m.unit for m in view.metrics()}
    left = [n for n in view.uses() if n.startswith(LEFT) and units.get(n) == units.get(metric)]
    return tuple(left) if len(left) == 1 else ()
