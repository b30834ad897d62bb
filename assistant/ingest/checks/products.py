"""A count by a price, and a count by an average, against the total that is stated with them."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.changing import changed, compared
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import Reach, deviation, exactly, reach
from assistant.ingest.checks.joined import over_sentences
from assistant.ingest.checks.naming import label_of
from assistant.ingest.checks.sentences import Number, Sentence
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.quantities.units import is_money
from assistant.records import Finding

_BY: Final = re.compile(r"\s*(?:[×xX*＊]|乘以?)\s*(?:共|约)?\s*")
_GIVES: Final = re.compile(r"\s*[，,]?\s*(?:[=＝≈]|等于|合计?|共计?|总[价额计]为?)\s*约?\s*")
_PRICE: Final = re.compile(
    r"(?:每|单|一)(?!价)(?P<unit>[一-鿿])(?:\S{0,6}(?:单?价|价格|费用|成本|售价))?(?:约|为|是)?$|(?:单价|均价|售价)(?:约|为|是)?$"
)
_TOTAL: Final = re.compile(r"(?:总|共|合计|累计)[^，,。；]{0,8}$")
_AVERAGE: Final = re.compile(
    r"(?:(?P<unit>[人户])均|(?:店|单店)(?P<shop>均)?|(?:平均)?每(?P<each>[一-鿿])|单(?P<one>[户车台]))"
    r"(?:年均|平均|年)?(?P<what>[一-鿿]{2,8})$"
)
_SHOPS: Final = "店"
_UNITS: Final = {
    "人": frozenset({"人", "名", "位"}),
    "户": frozenset({"户", "家"}),
    "车": frozenset({"辆", "台"}),
}
_OTHERWISE: Final = re.compile(
    r"[日周月季天]均|每[日天周月年次]|[/／]|折|优惠|税|运费|另|分期|首付|定金|补贴|其中|分别|不等|最高|最低|去年|上年|同期|扣除|加上|[不包]?含|除外|已付|[年月]租"
)
"""What else the total may depend on."""
_NO_COUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month", None})


def products(evidence: Evidence) -> Iterator[Finding]:
    """`采购40台，每台2.5万元，共100万元`. Tolerance: rounding and bounds of all three."""
    yield from over_sentences(evidence, _written_out)
    yield from over_sentences(evidence, _priced)


def averages(evidence: Evidence) -> Iterator[Finding]:
    """`门店45家，单店年均收入210万元，门店收入合计9450万元`. Tolerance as for products."""
    yield from over_sentences(evidence, _averaged)


def _written_out(sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    for left, right, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _BY.fullmatch(right.words) and _GIVES.fullmatch(total.words):
            yield from _compare(sentence, left, right, total)


def _priced(sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    prices = [n for n in numbers if is_money(n.quantity.unit) and _PRICE.search(n.words)]
    totals = [n for n in numbers if is_money(n.quantity.unit) and _TOTAL.search(n.words)]
    counts = [n for n in numbers if n.quantity.unit not in _NO_COUNT and not _is_money(n)]
    if not len(numbers) == len(prices) + len(totals) + len(counts) == 3:
        return
    if not (len(prices) == len(totals) == len(counts) == 1) or _OTHERWISE.search(sentence.text):
        return
    match = _PRICE.search(prices[0].words)
    if match and match["unit"] in {None, counts[0].quantity.unit}:
        exact = "均" not in prices[0].words
        yield from _compare(sentence, prices[0], counts[0], totals[0], exact=exact)


def _averaged(sentence: Sentence) -> Iterator[Finding]:
    if _OTHERWISE.search(sentence.text):
        return
    for average in sentence.numbers:
        label = label_of(sentence, average)
        match = _AVERAGE.search(label)
        if match is None:
            continue
        rest = [n for n in sentence.numbers if n is not average and n.depth == average.depth]
        rest = [n for n in rest if not changed(n.words) and not compared(n.words)]
        counts = [n for n in rest if _counts(sentence, n, match)]
        totals = [n for n in rest if _sums(sentence, n, average, match["what"])]
        if len(counts) == 1 and len(totals) == 1:
            yield from _compare(sentence, average, counts[0], totals[0])


def _counts(sentence: Sentence, number: Number, match: re.Match[str]) -> bool:
    unit = number.quantity.unit
    each = match["unit"] or match["each"] or match["one"]
    if each is None or each == _SHOPS:
        return unit == "家" and _SHOPS in label_of(sentence, number) + sentence.after(number)
    return unit in _UNITS.get(each, frozenset({each}))


def _sums(sentence: Sentence, number: Number, average: Number, what: str) -> bool:
    """Of the same thing: 人均产值 and 总产值, by their last two characters."""
    same = number.quantity.unit == average.quantity.unit
    larger = number.quantity.value > average.quantity.value
    return same and larger and label_of(sentence, number).endswith(what[-2:])


def _is_money(number: Number) -> bool:
    return is_money(number.quantity.unit)


def _compare(
    sentence: Sentence, left: Number, right: Number, total: Number, *, exact: bool = False
) -> Iterator[Finding]:
    """A price is set, as a plan is, and not rounded."""
    ours = exactly(left.quantity) if exact else reach(left.quantity)
    theirs = reach(right.quantity)
    computed = Reach(*(a * b for a, b in zip(ours, theirs, strict=True)))
    if deviation(total.quantity, computed) == "warning":
        unit = total.quantity.unit or left.quantity.unit
        what = f"{left.text} × {right.text} 为 {written(computed.value, unit)}，"
        what += f"报告写 {total.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
