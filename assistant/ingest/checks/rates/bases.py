"""Averages whose total or count stands elsewhere: `折合每万件12元`, `人均创收`, `按2亿股计算`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.rates.products import OTHERWISE
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Facts, called, facts_about, planned
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.tables.rows import shares_pair
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_PER: Final = re.compile(
    r"(?:每(?P<scale>[百千万亿]|\d+[百千万亿]?)?(?:个|一)?(?P<each>[一-鿿A-Za-z]{1,8}?)|"
    r"(?P<by>[人户单店车亩团班件票吨床台笔户]|单店|店|客户|网点|员工|会员|门店|学员|床位)均)"
    r"(?P<what>[一-鿿]{0,8}?)(?:约|为|是|达到?|仅|只有|有|的|\s)*$"
)
_DAYS: Final = frozenset("天日月年周季次")
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
_MEANS_ALIKE: Final[tuple[str, ...]] = (
    "收入 营收 创收 产值 销售额",
    "收益 净利润 利润 盈利 溢利",
    "贷款 余额",
    "工资 薪酬 人工成本",
)
"""What an average may call by another name than its total."""
_FACTORS: Final = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
FARTHEST: Final = Decimal(2)
NEAR: Final = 24
NAMED: Final = 6
"""Characters before a count that name it."""
CLOSE: Final = Decimal("0.25")
_PRICE: Final = re.compile(
    r"(?:平均(?P<what>[一-鿿]{0,3}?)价格?|均价|单价|单产|单耗)(?:约|为|是|达到?|的|\s)*$"
)
FEWEST_DIGITS: Final = 2
_NO_MEAN: Final = frozenset({PERCENT, POINTS, TIMES, "s"})
_BASIS: Final = re.compile(
    r"[以按][^，,。；]{1,24}?(?:计算?(?=[，,])|折算|测算|为口径|为基数|口径)(?:[，,]|$)"
)


class Mean(NamedTuple):
    told: Told
    per: str
    what: str
    scale: Decimal

    @property
    def names(self) -> list[str]:
        """What its total may be called."""
        alike = (w for line in _MEANS_ALIKE if self.what[-2:] in line for w in line.split())
        return [self.what, *alike] if len(self.what) > 1 else []


class Pair(NamedTuple):
    total: Quantity
    by: Quantity
    mean: Reach
    sure: bool
    """Both are what the words of the average mean."""


def averages_of_named(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any total and count agree."""
    for paragraph in evidence.paragraphs:
        near = [told for sentence in paragraph for told in told_in(sentence)]
        for each in near:
            facts = facts_about(evidence, each.sentence.passage)
            means = list(_means_of(each))
            counted = [(mean, found) for mean in means if (found := _counts(mean, near, facts))]
            if counted:
                mean, counts = counted[0]
                yield from _check(mean, _totals(mean, near, facts), counts)


def _means_of(told: Told) -> Iterator[Mean]:
    """Every way to part `每件商品运费` in what it is by and what of, the longest first."""
    if told.role not in {"mean", "level"} or told.quantity.unit in _NO_MEAN:
        return
    said = told.sentence.text[max(told.number.start - NEAR, 0) : told.number.start]
    own = re.sub("人民币$", "", re.split(r"[，,、。；：:（(]", said)[-1])
    match = _PER.search(own)
    if AGO.search(own) or OTHERWISE.search(own):
        return
    if match is None:
        if price := _PRICE.search(own):
            yield Mean(told, "", bare(price["what"] or ""), Decimal(1))
        return
    scale = _factor(match["scale"])
    if match["by"]:
        yield Mean(told, match["by"], bare(match["what"]), scale)
        return
    said = match["each"] + match["what"]
    for end in range(len(said), 0, -1):
        if said[0] not in _DAYS:
            yield Mean(told, said[:end], bare(said[end:]), scale)


def _factor(scale: str | None) -> Decimal:
    match = re.fullmatch(r"(\d*)([百千万亿]?)", scale or "")
    return Decimal(match[1] or 1) * _FACTORS.get(match[2], 1) if match else Decimal(1)


Operands = list[tuple[Quantity, bool]]
"""Each with whether the words mean it."""


def _totals(mean: Mean, near: Sequence[Told], facts: Facts) -> Operands:
    """By its name; or, where the average has none of its own, what is told right before it."""
    own = mean.told
    found = [
        (t.quantity, not mean.names and t.sentence is own.sentence and t.at == own.at - 1)
        for t in near
        if t is not own and t.role in {"level", "base", "mean"}
    ]
    called_so = {id(f) for name in mean.names for f in called(name, facts) if not f.ago}
    based = bool(_BASIS.search(own.sentence.text))
    found += [
        (f.quantity, based or id(f) in called_so)
        for ending in dict.fromkeys(name[-2:] for name in mean.names)
        for _, f in facts.by_ending.get(ending, ())
        if not planned(f)
    ]
    return [(q, sure) for q, sure in found if _alike(q, own.quantity)]


def _alike(total: Quantity, mean: Quantity) -> bool:
    if total.value <= mean.value and is_money(mean.unit):
        return False
    return total.unit == mean.unit if is_money(mean.unit) else alike(total, mean)


def _counts(mean: Mean, near: Sequence[Told], facts: Facts) -> Operands:
    if not mean.per:
        mine = mean.told.quantity.unit
        levels = [t.quantity for t in near if t.role == "level"]
        counted = [q for q in levels if q.unit not in _NO_MEAN | {mine, None}]
        counted = [q for q in counted if not is_money(q.unit)]
        return [(q, True) for q in (*counted, *_together(counted))]
    names = _WHO.get(mean.per, (mean.per,))
    named = [
        (f.quantity, not f.ago) for name in names for f in called(name, facts) if not planned(f)
    ]
    units = _UNITS.get(mean.per, frozenset({mean.per}))
    own = [(t.quantity, _is_basis(t, mean.told)) for t in near if t.quantity.unit in units]
    return [
        (q, sure)
        for q, sure in (*named, *own)
        if q.unit not in _NO_MEAN and not (is_money(q.unit) and len(mean.per) < 2)
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


def _check(mean: Mean, totals: Operands, counts: Operands) -> Iterator[Finding]:
    stated = mean.told.quantity
    pairs = [pair for total in totals for by in counts if (pair := _pair(mean, total, by))]
    if any(deviation(stated, pair.mean) != "warning" for pair in pairs):
        return
    sure = [pair for pair in pairs if pair.sure and _near(pair.mean, stated)]
    values = {pair.mean.value for pair in pairs if pair.sure}
    based = _BASIS.search(mean.told.sentence.text)
    shifted = [pair for pair in pairs if _of_other_scale(pair.mean, stated)]
    if not mean.per:
        sure = [pair for pair in sure if _close(pair.mean, stated)]
        values = {pair.mean.value for pair in sure}
    if (sure and (len(values) == 1 or based)) or shifted:
        total, by, ratio, _ = (shifted or sure)[0]
        printed = written(rounded(ratio.value, 2), stated.unit)
        what = f"「{mean.told.name or mean.per}」报告写 {stated.text}，"
        what += f"按 {total.text} / {by.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (mean.told.sentence.passage,))


def _pair(mean: Mean, total: tuple[Quantity, bool], by: tuple[Quantity, bool]) -> Pair | None:
    (left, sure), (right, certain) = total, by
    if left == right:
        return None
    ratio = over(reach(left), Reach(*(each / mean.scale for each in reach(right))))
    return Pair(left, right, ratio, sure and certain) if ratio else None


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
