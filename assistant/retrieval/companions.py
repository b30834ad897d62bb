"""Metrics that a question computes with beside those that it names whole. Pure."""

import re
from itertools import pairwise

from assistant.indexes.base import View
from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.counted_beside import averaged, counted_beside, measured_in, value_of
from assistant.retrieval.kinds_of import with_kind
from assistant.retrieval.language import Reading
from assistant.retrieval.left_over import LEFT, alike_left
from assistant.retrieval.lexicon import fold
from assistant.retrieval.of_values import has_value, of_values
from assistant.retrieval.shares import in_percent, stated_share_of, with_base
from assistant.retrieval.siblings import with_sibling
from assistant.retrieval.words import PRONOUN

_WHOLE = re.compile(
    r"占(?:到|了)?(?P<whole>[^占，,。?？]{2,12}?)的?(?:多少|几成|百分之|比例|比重|多大|几分之几)"
)
_PART_IN = re.compile(
    r"(?P<part>[^\s,，。?？的在占]{2,8})在[^,，。?？]{2,16}[里中内]面?的?(?:占比|比例|比重|份额|占)"
)
_PART_INSIDE = re.compile(
    r"[里中内]面?的?[,，]?(?:已经?|都|被|其中)*(?P<part>[^\s,，。?？的里中内占]{2,8}?)[了掉]?"
    r"(?:占|的(?:[\u3400-\u9fff]{1,2})?(?:比例|比重|占比)[有是为占又]*(?:多|几))"
)
_PART_OF = re.compile(r"(?P<part>[^\s,，。?？的在占]{2,8})占(?:了|到|整个)?$")
"""What stands before the only metric that is named: `冷链占物流收入的几成`."""
_WITHIN = re.compile("[中里内]")
_HEAD = 2
"""Characters that say what is measured, at the end of a name."""
_BETWEEN = re.compile(r"[的所\s]*")
_LISTED = re.compile(r"[、,，和与跟及]还?(?:剩|余)[下余]?的?(?:各|分别|都|一共|总共|合计|占)")
_ADDED = re.compile(r"(?:加上?|和|跟|与)(?:剩|余)下?的?(?!\w{1,4}[数量额])")


def with_companions(
    reading: Reading,
    metrics: tuple[str, ...],
    rest: tuple[str, ...],
    subjects: tuple[str, ...],
    view: View,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Metrics, and the words that are left."""
    if computed_with := of_values(reading, subjects, view):
        return computed_with, ()
    metrics = _without_owner(reading, metrics, view)
    if "difference" in reading.operations or "ratio" in reading.operations:
        metrics, rest = with_sibling(reading, metrics, rest, view)
    if "per_unit" in reading.operations:
        metrics = counted_beside(reading, metrics, view) or _with_value(reading, metrics, view)
    if "百分点" in reading.text and len(metrics) == 1:
        return stated_share_of(metrics[0], view) or metrics, rest
    if "remainder" in reading.operations:
        metrics, rest = _with_taken_off(reading, metrics, rest, view)
    if left := _left_of(reading, metrics, view) or _added(reading, metrics, view):
        return left, rest
    metrics, rest = with_base(metrics, rest, view)
    if "share" in reading.operations:
        metrics, rest = with_kind(metrics, rest, view)
    if "share" in reading.operations and len(metrics) == 1:
        metrics, rest = _with_whole(reading, metrics[0], rest, subjects, view)
    return metrics, rest


def _with_whole(
    reading: Reading, part: str, rest: tuple[str, ...], subjects: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`占集团的多少`: the only metric in the same unit whose name begins with that whole."""
    if "占" in part and in_percent(view, part):
        return (part,), rest  # a share that is stated has its whole
    first = min((m.start for m in reading.mentions if m.names("metric")), default=0)
    within = _PART_OF.search(reading.text, 0, first) or _PART_IN.search(reading.text)
    within = within or _PART_INSIDE.search(reading.text)
    begin = within["part"] if within else ""
    if reading.language == "en" and len(rest) == 1:
        begin = rest[0]
    owners = (reading.text[m.start : m.end] for m in reading.mentions if m.names("subject"))
    begin = re.sub("|".join((*map(re.escape, owners), PRONOUN.pattern)), "", begin)
    if begin and not in_percent(view, part):
        return _with_part(fold(begin), part, rest, subjects, view)
    match = _WHOLE.search(reading.text)
    whole = fold(match["whole"]) if match else ""
    units = {m.name: m.unit for m in view.metrics()}
    near = [
        name
        for name, use in view.uses().items()
        if whole and fold(name).startswith(whole) and name != part
        if not _WITHIN.match(fold(name), len(whole))  # `豆干中豆干条` is a part of it
        if "" in use.subjects and units.get(name) == units.get(part)
    ] or _of_stated_whole(reading, part, view)
    if len(near) != 1:
        return (part,), rest
    return (part, near[0]), tuple(run for run in rest if fold(run) not in fold(near[0]))


def _of_stated_whole(reading: Reading, part: str, view: View) -> list[str]:
    """`跟集团的3亿比占几成`: what begins so and has this value, in the unit of the part."""
    units = {m.name: m.unit for m in view.metrics()}
    stated = [q.value for q in reading.stated if q.unit != PERCENT]
    return [
        name
        for name in view.uses()
        if len(stated) == 1 and name != part and units.get(name) == units.get(part)
        if fold(name[:2]) in fold(reading.text) and has_value(view, name, "", stated[0])
    ]


def _with_part(
    begin: str, whole: str, rest: tuple[str, ...], subjects: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`冷链在整个物流收入里的占比`: the only metric in the same unit that begins with that part, or
    the one that is the part and what ends the whole.
    """
    units = {m.name: m.unit for m in view.metrics()}
    held = [
        name
        for name, use in view.uses().items()
        if set(subjects or ("",)) <= set(use.subjects) and name != whole
        if units.get(name) == units.get(whole)
    ]
    called = {m.name: m.aliases for m in view.metrics()}
    near = [name for name in held if fold(name).startswith(begin)]
    near = [name for name in near if fold(name) == begin + fold(whole[-_HEAD:])] or near
    near = near or [n for n in held if any(fold(a).startswith(begin) for a in called[n])]
    if len(near) != 1:
        return (whole,), rest
    return (near[0], whole), tuple(run for run in rest if fold(run) not in fold(near[0]))


def _left_of(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`剩下没租的占到库的百分之几`: what is left, beside the whole that it is a share of."""
    first = min((m.start for m in reading.mentions if m.names("metric")), default=0)
    said = reading.text[:first].lstrip()
    if len(metrics) != 1 or "share" not in reading.operations or not said.startswith(LEFT):
        return ()
    left = alike_left(metrics[0], view)
    return (*left, *metrics) if left and left[0] not in metrics else ()


_OFF = re.compile(r"(?:扣|减|刨|去)(?:掉|除|去|开)")


def _with_taken_off(
    reading: Reading, metrics: tuple[str, ...], rest: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`总收入扣掉软件以后`: the metric that ends as the one that is named and begins with that."""
    whole = tuple(name for name in metrics if not name.startswith(LEFT))
    if len(whole) != 1 or not _OFF.search(reading.text):
        return metrics, rest
    for run in rest:
        near = [
            n for n in view.uses() if n != whole[0] and fold(n) == fold(run) + whole[0][-_HEAD:]
        ]
        if len(near) == 1:
            return (*whole, *near), tuple(word for word in rest if word != run)
    return metrics, rest


def _added(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`预留的加上剩下的一共多少`, `卖掉的、剩下的各占多少`: what is left is one of the parts,
    counted as the other ones are.
    """
    listed = len(metrics) > 1 and "share" in reading.operations and _LISTED.search(reading.text)
    added = len(metrics) == 1 and "total" in reading.operations and _ADDED.search(reading.text)
    if not (listed or added):
        return ()
    left = alike_left(metrics[0], view)
    return (*metrics, *left) if left and left[0] not in metrics else ()


def _without_owner(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`大客户占收入多少`: a name that stands for a count right before the share that begins with it
    says whose share it is.
    """
    if {"count", "per_unit", "mean"} & set(reading.operations) or len(metrics) < 2:
        return metrics
    shares = tuple(name for name in metrics if in_percent(view, name))
    if reading.excludes and len(shares) == 1:
        return shares  # the rest of the whole beside the one that is left out
    owners = set()
    for owner, share in pairwise(m for m in reading.mentions if m.names("metric")):
        spoken = reading.text[owner.start : owner.end]
        starts = (fold(name).startswith(fold(spoken)) for name in share.names("metric"))
        begins = owner.targets != share.targets and all(starts)  # and not the same, said twice
        if begins and _BETWEEN.fullmatch(reading.text[owner.end : share.start]):
            owners |= {name for name in owner.names("metric") if fold(name) != fold(spoken)}
    return tuple(name for name in metrics if name not in owners) or metrics


def _counts_in(unit: str, asked: str) -> bool:
    """What follows `多少`: 板 of `几板`, and of `几块板`."""
    measured = asked[:1] in MEASURE_WORDS and asked.startswith(unit, 1)
    return asked.startswith(unit) or (measured and not unit.isascii())


def _with_value(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`平均每家签约客户多少吨`: of what is counted in the asked unit, the one that begins alike; or
    the one whose name begins with what is asked, `平均一店多少员工`.
    """
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    if len(metrics) != 1 or metrics[0] not in units:
        return metrics
    for quantity in reading.stated:
        held = [n for n in view.uses() if n not in metrics and n[:2] == metrics[0][:2]]
        held = [
            n
            for n in held
            if units.get(n) == quantity.unit and has_value(view, n, "", quantity.value)
        ]
        if len(held) == 1:
            return (*metrics, *held)
    asked = {unit for text in reading.units for unit in units.values() if _counts_in(unit, text)}
    if noun := averaged(reading.text):
        asked |= {noun} & set(units.values())
        if noun.isascii():
            return measured_in(noun, metrics, view)
    nouns = [text for text in reading.units if len(text) > 1]
    near = [
        name
        for name, use in view.uses().items()
        if units.get(name) in asked - {units[metrics[0]]} and "" in use.subjects
        if name[:2] == metrics[0][:2]
    ]
    near = near or [
        metric.name
        for metric in view.metrics()
        if metric.name not in metrics
        if any(
            fold(name).startswith(fold(text[:2]))
            for text in nouns
            for name in (metric.name, *metric.aliases)
        )
    ]
    return (*near, *metrics) if len(near) == 1 else value_of(reading, metrics, view)
