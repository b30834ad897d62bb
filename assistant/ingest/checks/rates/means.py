"""Averages and prices against a total and a count: `每台`, `人均`, `日均`, `单均`, `单价`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.averages import OTHERWISE
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import MASK, Number
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_MEAN: Final = re.compile(
    r"(?:平均)?(?:每(?:个|一)?(?P<each>[一-鿿A-Za-z]{1,3}?)|(?P<by>[人户单店日天月季周台车亩团班件票吨床台]|门店|单店|客户|网点|员工|会员)均"
    r"|单(?P<one>[店车台票位柜户品床])|(?P<price>单价|均价|售价|平均(?P<of>[一-鿿]{1,2})价))"
    r"(?:的|年|月|日)?(?P<what>[一-鿿]{0,8}?)(?:约|为|是|达到?|仅|只有|有|\s)*$"
)
_BY: Final = re.compile(r"元/[一-鿿]{1,3}")
"""`3元/吨`: its unit says what it is a price by."""
_EACH: Final = re.compile(r"/[一-鿿A-Za-z]{1,3}")
_LISTED: Final = re.compile("(?:零|建议|指导|起|标)售价")
"""What a single one is offered for: no average of what was sold."""
_PER: Final[dict[str, frozenset[str]]] = {
    "人": frozenset({"人", "名", "位"}),
    "户": frozenset({"户", "家"}),
    "店": frozenset({"家", "个"}),
    "车": frozenset({"辆", "台"}),
    "天": frozenset({"s"}),
    "日": frozenset({"s"}),
    "股": frozenset({"股"}),
}
_BRACKETED: Final = re.compile(r"[（(][^（()）]*[)）]")
_DAY: Final = Decimal(86400)
_NO_TOTAL: Final = re.compile(r"目标|计划|预算|预计|去年|上年|同期|其中|最高|最低|峰")
_WITHIN: Final = re.compile(r"^\s*其中")
"""A sentence that begins so tells parts, which are no total of what is said before."""
_NO_VALUE: Final = frozenset({PERCENT, POINTS, TIMES, "year", "month"})
MOST_TERMS: Final = 12
"""Beyond it nobody could say which of them the average is of."""
FARTHEST: Final = Decimal(3)
"""Times the stated average: a total that gives more is of something else."""


class Pair(NamedTuple):
    total: Number
    by: Number
    mean: Reach


def means(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any total and count agree."""
    for paragraph in evidence.paragraphs:
        told = [told_in(sentence) for sentence in paragraph]
        for at, own in enumerate(told):
            for each in own:
                if match := mean_of(each):
                    yield from _check(each, match, own, told[max(at - 1, 0) : at + 2])


def mean_of(each: Told) -> re.Match[str] | None:
    """What it is an average by (`each`, `by`, `one`) and of (`what`)."""
    if each.role not in {"mean", "level"} or each.quantity.unit in _NO_VALUE:
        return None
    own = re.split(r"[，,、。；：:（(]", each.number.words)[-1].replace(MASK, "")
    match = _MEAN.search(own)
    if not match or OTHERWISE.search(_BY.sub("元", each.sentence.text)):
        return None
    return None if _LISTED.search(own) and "均" not in own else match


def _check(
    mean: Told, match: re.Match[str], own: Sequence[Told], near: Sequence[Sequence[Told]]
) -> Iterator[Finding]:
    if _is_of_plan(mean, own):
        return
    per = match["each"] or match["by"] or match["one"] or ""
    stated = _set(mean, match)
    for told in (own, [t for sentence in near for t in sentence]):
        counts = [t for t in told if t is not mean and counts_for(t, per)]
        if len(counts) > 1 and _is_of_member(mean, own, counts):
            return
        counts = _whole_of(counts)
        totals = [t for t in told if t is not mean and _sums(t, mean, match["what"])]
        if max(len(counts), len(totals)) > MOST_TERMS:
            return
        pairs = [pair for t in totals for c in counts if t is not c and (pair := _pair(t, c))]
        if any(deviation(stated, pair.mean) != "warning" for pair in pairs):
            return
        sure = [pair for pair in pairs if _near(pair, mean)]
        if told is not own and any(_WITHIN.search(t.sentence.text) for t in totals):
            return
        if len(sure) > 1 and match["of"]:  # `平均水价` is of 水费, and of no other total
            sure = [
                pair for pair in sure if {*label_of(mean.sentence, pair.total)} & {*match["of"]}
            ]
        if len(sure) == 1 and len(counts) == 1:
            yield _told(mean, sure[0])
            return


def _is_of_plan(mean: Told, own: Sequence[Told]) -> bool:
    """`4月售出3万件，5月预计4万件（31天，日均0.13万件）`: what the bracket explains."""
    depth = mean.number.depth
    before = [t for t in own[: mean.at] if depth and t.number.depth < depth][-1:]
    return any(_NO_TOTAL.search(t.number.words) for t in before)


def _is_of_member(mean: Told, own: Sequence[Told], counts: Sequence[Told]) -> bool:
    """`9台共30万元：大型4台，每台3万元；小型5台`: right behind a count that is none of all."""
    before = own[mean.at - 1] if mean.at else None
    return before in counts[1:]


def _whole_of(counts: list[Told]) -> list[Told]:
    """`共12座：城东7座、城西5座`: the count of all, where the others are its parts."""
    first, rest = counts[:1], counts[1:]
    parts = sum(t.quantity.value for t in rest)
    return first if len(rest) > 1 and first[0].quantity.value == parts else counts


def _set(mean: Told, match: re.Match[str]) -> Quantity:
    """A round price is set, as a plan is, and not rounded: `每间2万元`."""
    price = match["price"] or (match["each"] and not re.search("均|折合", mean.number.words))
    if price and is_money(mean.quantity.unit) and "." not in mean.text:
        return mean.quantity.model_copy(update={"place": None})
    return mean.quantity


def counts_for(told: Told, per: str) -> bool:
    """`3.6万个跑团` for `每团`, `181天` for `日均`; a unit that is the word itself."""
    weighted = "平均数" in told.number.words  # of shares: a count, though an average
    if (told.role not in {"level", "base"} and not weighted) or told.quantity.unit in {
        PERCENT,
        POINTS,
        TIMES,
    }:
        return False
    unit = told.quantity.unit
    if not per:
        return unit is not None and not is_money(unit) and bool(re.search(r"\d", told.text))
    if unit == per or unit in _PER.get(per, frozenset()) - {"家", "个", "台"}:
        return True
    said = label_of(told.sentence, told.number) + told.sentence.after(told.number)
    if per == "户" and unit == "家":  # `大户（会费5万元以上）8家`
        before = _BRACKETED.sub("", told.sentence.text[: told.number.start]).rstrip()
        said += before[-1:]
    return unit in {None, "家", "个", "台", "笔", "件", "单", "辆"} and per in said


def _sums(told: Told, mean: Told, what: str) -> bool:
    """Of the same thing: `人均产值` and `总产值`, by their last two characters."""
    if told.role not in {"level", "base", "rest"} or _NO_TOTAL.search(told.number.words):
        return False
    if told.role == "base" and told.since and not mean.since:
        return False  # of another time: `年初80万吨`
    ours, theirs = told.quantity, mean.quantity
    same = ours.unit == theirs.unit or (None in {ours.unit, theirs.unit} and _scaled(ours, theirs))
    name = told.name
    alike = len(what) < 2 or not name or what[-2:] in name or name[-2:] in what
    return same and alike and ours.value > theirs.value


def _scaled(*quantities: Quantity) -> bool:
    bare = [q for q in quantities if q.unit is None]
    return all(re.search(r"[万亿]", q.text) for q in bare)


def _pair(total: Told, count: Told) -> Pair | None:
    by = reach(count.quantity)
    if count.quantity.unit == "s":
        by = Reach(*(each / _DAY for each in by))
    ratio = over(reach(total.quantity), by)
    return Pair(total.number, count.number, ratio) if ratio else None


def _near(pair: Pair, mean: Told) -> bool:
    stated = mean.quantity.value
    return stated / FARTHEST < pair.mean.value < stated * FARTHEST


def _told(mean: Told, pair: Pair) -> Finding:
    printed = written(rounded(pair.mean.value, 2), mean.quantity.unit)
    by = _EACH.match(mean.sentence.text, mean.number.end)
    stated = f"{mean.text}{by[0] if by else ''}"
    what = f"「{mean.name}」报告写 {stated}，按 {pair.total.text} / {pair.by.text} "
    what += f"算为 {printed}，两者不一致。"
    return of_passages("does_not_add_up", what, (mean.sentence.passage,))
