"""Averages whose total or count stands elsewhere: `折合每万件12元`, `人均创收`, `按2亿股计算`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.averages import NO_MEAN, Mean, means_of
from assistant.ingest.checks.reading.by_name import called, planned, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.tables.rows import shares_pair
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_WHO: Final[dict[str, tuple[str, ...]]] = {
    "人": ("员工", "职工", "在职员工", "员工总数", "从业人员", "人数"),
    "户": ("客户", "用户", "户数"),
    "店": ("门店", "店铺", "网点"),
    "车": ("车辆", "自有车辆"),
    "床": ("床位",),
    "笔": ("交易", "订单"),
    "单": ("订单", "工单"),
    "票": ("快件", "业务"),
    "股": ("总股本", "股本"),
}
_UNITS: Final[dict[str, frozenset[str]]] = {
    "人": frozenset("人名位"),
    "户": frozenset("户家"),
    "店": frozenset("家个"),
    "股": frozenset("股"),
}
FAR: Final = 3
FARTHEST: Final = Decimal(2)
NAMED: Final = 6
"""Characters before a count that name it."""
CLOSE: Final = Decimal("0.25")
_COUNT: Final = re.compile("[次数量人户]$")
_COMES_TO: Final = re.compile("折合|折算|摊到|相当于")
"""What is told before it is its total."""
FEWEST_DIGITS: Final = 2
_PER_ONE: Final = re.compile(r"\s?[/／]\s?[一-鿿]")
_BASIS: Final = re.compile(
    r"[以按][^，,。；]{1,24}?(?:计算?(?=[，,])|折算|测算|为口径|为基数|口径)(?:[，,]|$)"
)


class Pair(NamedTuple):
    total: Quantity
    by: Quantity
    mean: Reach
    sure: bool
    """Both are what the words of the average mean."""
    named: bool = False
    """The total has the very name."""


def averages_of_named(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any total and count agree."""
    for paragraph in evidence.paragraphs:
        near = [told for sentence in paragraph for told in told_in(sentence)]
        for each in near:
            facts = facts_about(evidence, each.sentence.passage)
            document = evidence.documents.get(each.sentence.passage.document)
            period = document.period if document else ""
            means = list(means_of(each))
            counted = [(m, found) for m in means if (found := _counts(m, near, facts, period))]
            if counted:
                mean, counts = counted[0]
                yield from _check(mean, _totals(mean, near, facts), counts)


class Operand(NamedTuple):
    quantity: Quantity
    sure: bool = False
    """The words of the average mean it."""
    named: bool = False
    near: int = FAR
    """Where it is called by the end of its name: in the sentence, the paragraph, the section."""


def _totals(mean: Mean, near: Sequence[Told], facts: Facts) -> list[Operand]:
    """By its name; or, where the average has none of its own, what is told right before it."""
    own = mean.told
    nameless = not mean.names or _COMES_TO.search(own.number.words)
    found = [
        Operand(t.quantity, bool(nameless) and t.sentence is own.sentence and t.at == own.at - 1)
        for t in near
        if t is not own and t.role in {"level", "base", "mean"} and not _is_no_total(t)
    ]
    called_so = {id(f) for name in mean.names for f in called(name, facts) if not f.ago}
    based = bool(_BASIS.search(own.sentence.text))
    found += [
        Operand(f.quantity, based or named, named, _nearness(f, mean, name))
        for ending in dict.fromkeys(name[-2:] for name in mean.names)
        for name, f in facts.by_ending.get(ending, ())
        for named in (id(f) in called_so,)
        if not planned(f) and f.told is not own
    ]
    return [each for each in found if _alike(each.quantity, own.quantity)]


def _is_no_total(told: Told) -> bool:
    """An average by something, too, as `9元/件`; or a count that leaves out what it counts."""
    if _PER_ONE.match(told.sentence.text, told.number.end):
        return True
    counts = told.quantity.unit is None and _COUNT.search(told.name)
    return bool(counts) or (told.role == "mean" and "每" in told.number.words)


def _nearness(fact: Fact, mean: Mean, name: str) -> int:
    own = mean.told
    if fact.ago or not name.endswith(mean.what):
        return FAR
    if fact.told and fact.told.sentence is own.sentence:
        return 0
    here, there = own.sentence.passage, fact.passage
    if here == there:
        return 1
    return 2 if here.sections == there.sections else FAR


def _alike(total: Quantity, mean: Quantity) -> bool:
    if total.value <= mean.value and is_money(mean.unit):
        return False
    scaled = total.unit is None and re.search("[万亿]", total.text)
    return bool(scaled) or total.unit == mean.unit if is_money(mean.unit) else alike(total, mean)


def _counts(mean: Mean, near: Sequence[Told], facts: Facts, period: str) -> list[Operand]:
    if not mean.per:
        mine = mean.told.quantity.unit
        levels = [t.quantity for t in near if t.role == "level"]
        counted = [q for q in levels if q.unit not in NO_MEAN | {mine, None}]
        counted = [q for q in counted if not is_money(q.unit) and mean.unit in {"", q.unit}]
        return [Operand(q, sure=True) for q in (*counted, *_together(counted))]
    names = _WHO.get(mean.per, (mean.per,))
    found = [f for name in names for f in called(name, facts) if not planned(f)]
    if not found and len(mean.per) > 1:
        found = [f for n, f in facts.by_ending.get(mean.per[-2:], ()) if n.endswith(mean.per)]
        found = [f for f in found if not is_money(f.quantity.unit) and f.told is not mean.told]
    now = {id(f) for f in prime(found, period)}
    named = [Operand(f.quantity, id(f) in now if now else not f.ago) for f in found]
    units = _UNITS.get(mean.per, frozenset({mean.per}))
    counted_so = [t for t in near if t.quantity.unit in units]
    values = {t.quantity.value for t in counted_so if t.role == "level" and not t.since}
    own = [
        Operand(t.quantity, _is_basis(t, mean.told) or values == {t.quantity.value})
        for t in counted_so
    ]
    return [
        each
        for each in (*named, *own)
        if each.quantity.unit not in NO_MEAN
        and not (is_money(each.quantity.unit) and len(mean.per) < 2)
    ]


def _together(counts: Sequence[Quantity]) -> Iterator[Quantity]:
    """What is counted in parts: the price of `早班30吨、晚班20吨` is by 50."""
    if len(counts) > 1 and len({q.unit for q in counts}) == 1:
        total = sum((q.value for q in counts), Decimal(0))
        places = [q.place for q in counts if q.place]
        shown = " + ".join(q.text for q in counts)
        place = max(places, default=None)
        yield Quantity(value=total, unit=counts[0].unit, text=f"（{shown}）", place=place)


def _is_basis(count: Told, mean: Told) -> bool:
    """`按总股本2亿股计算`; or by its name: `以月末人数计` of `月末在册120人`."""
    basis = _BASIS.search(mean.sentence.text)
    if basis is None or count.sentence is mean.sentence:
        return basis is not None
    return shares_pair(
        count.sentence.text[count.number.start - NAMED : count.number.start], basis[0]
    )


def _check(mean: Mean, totals: Sequence[Operand], counts: Sequence[Operand]) -> Iterator[Finding]:
    stated = mean.told.quantity
    rounded_one = stated.model_copy(update={"unit": None})  # unlike a count, a mean is rounded
    pairs = [pair for total in totals for by in counts if (pair := _pair(mean, total, by))]
    if any(deviation(rounded_one, pair.mean) != "warning" for pair in pairs):
        return
    sure = [pair for pair in pairs if pair.sure and _near(pair.mean, stated)]
    values = {pair.mean.value for pair in pairs if pair.sure}
    based = _BASIS.search(mean.told.sentence.text)
    shifted = [pair for pair in pairs if _of_other_scale(pair.mean, stated)]
    if not mean.per:
        sure = [pair for pair in sure if _close(pair.mean, stated)]
        values = {pair.mean.value for pair in sure}
    if not sure:
        sure = _nearest(mean, totals, counts)
        values = {pair.mean.value for pair in sure}
    if based and not any(pair.named for pair in sure):
        values = {pair.mean.value for pair in sure}  # which of several that are called alike?
        based = None
    if (sure and (len(values) == 1 or based)) or shifted:
        total, by, ratio, *_ = (shifted or sure)[0]
        printed = written(rounded(ratio.value, 2), stated.unit)
        what = f"「{mean.told.name or mean.per}」报告写 {stated.text}，"
        what += f"按 {total.text} / {by.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (mean.told.sentence.passage,))


def _nearest(mean: Mean, totals: Sequence[Operand], counts: Sequence[Operand]) -> list[Pair]:
    """Of the totals whose names end on that of the average, those that stand nearest."""
    nearest = min((total.near for total in totals), default=FAR)
    called_so = [t._replace(sure=True) for t in totals if t.near == nearest < FAR]
    pairs = [pair for t in called_so for by in counts if (pair := _pair(mean, t, by))]
    return [pair for pair in pairs if pair.sure and _near(pair.mean, mean.told.quantity)]


def _pair(mean: Mean, total: Operand, by: Operand) -> Pair | None:
    left, right = total.quantity, by.quantity
    if left == right:
        return None
    ratio = over(reach(left), Reach(*(each / mean.scale for each in reach(right))))
    return Pair(left, right, ratio, total.sure and by.sure, total.named) if ratio else None


def _near(ratio: Reach, stated: Quantity) -> bool:
    return stated.value / FARTHEST < ratio.value < stated.value * FARTHEST


def _close(ratio: Reach, stated: Quantity) -> bool:
    return abs(ratio.value - stated.value) < stated.value * CLOSE


def _of_other_scale(ratio: Reach, stated: Quantity) -> bool:
    """`每户150亿元` that is 150万元."""
    digits = re.sub(r"\D", "", stated.text).strip("0")
    return len(digits) >= FEWEST_DIGITS and any(
        deviation(stated, Reach(*(each * Decimal(10) ** power for each in ratio))) is None
        for power in (-8, -4, -3, 3, 4, 8)
    )
