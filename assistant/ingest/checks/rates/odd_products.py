"""Products whose factors stand beside them: `单台每天400件，50台全天2万件`, `每吨涨10元，按2万吨`.

Told is a slip alone: another scale, and of factors that name each other a digit or a swap, too.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, reach
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_ALL: Final = re.compile(r"合计|总|共|全|一[年月天日]")
_ONE: Final = re.compile(r"单|每(?![\d百千万])|[一-鿿]均")
_IN_ALL: Final = re.compile(
    r"^[，,、]\s?(?:合计|共计|总计|总共|一共|共)(?:约|有|为|是)*$|^[，,、]\s?(?:合计|共)[^，,。；\d]{1,4}$"
)
_NO_FACTOR: Final = frozenset({PERCENT, POINTS, TIMES, None, "year", "month", "s"})
_NOT_OF_ALL: Final = re.compile(
    r"含|另|已|付|首期|定金|尾款|欠|剩|优惠|补贴|包括|加上|连同|每(?![年月日天季])|其中|[一-鿿]均|单价|去年|上年|同期|较|比"
)
"""Of a total that is another one: `每月可省9万元` is of all of them."""
FEWEST_DIGITS: Final = 3
DECIMALS: Final = 4
BYTE: Final = "byte"
THOUSAND: Final = Decimal(1000)
LOOSE: Final = Decimal("0.1")


def odd_products(evidence: Evidence) -> Iterator[Finding]:
    for sentence in evidence.sentences:
        told = [t for t in told_in(sentence) if t.quantity.bound in {"exact", "about"}]
        yield from _of_each(sentence, told)
        yield from _of_a_price(sentence, told)


def counted_products(evidence: Evidence) -> Iterator[Finding]:
    """`换窑具300件，每件2万元，费用600万元`: three in a row, the mean by what is counted."""
    for paragraph in evidence.paragraphs:
        yield from _of_a_count([t for sentence in paragraph for t in told_in(sentence)])


def products_in_all(evidence: Evidence) -> Iterator[Finding]:
    """`新棚24座，每座6垄，合计164垄`: how many, what each has and what all have, counted."""
    for sentence in evidence.sentences:
        numbers = sentence.numbers
        for count, each, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
            units = [n.quantity.unit for n in (count, each, total)]
            counted = units[1] == units[2] != units[0] and not {*units} & _NO_FACTOR
            by = re.fullmatch(rf"[，,、]\s?每一?{re.escape(units[0] or '')}[有各]?", each.words)
            if not (counted and by and _IN_ALL.match(total.words)) or is_money(units[1]):
                continue
            made = reach(count.quantity), reach(each.quantity)
            product = Reach(*(a * b for a, b in zip(*made, strict=True)))
            if deviation(total.quantity, product) == "warning":
                yield _told(sentence, (count, each), total.quantity, product.value)


def _of_each(sentence: Sentence, told: Sequence[Told]) -> Iterator[Finding]:
    """A count, what each has, and of that the total: in another scale."""
    counted = [t for t in told if t.role in {"level", "mean"} and t.quantity.unit not in _NO_FACTOR]
    for each, count, total in permutations(counted, 3):
        ordered = max(each.at, count.at) < total.at and digits_of(total.quantity) >= FEWEST_DIGITS
        units = each.quantity.unit == total.quantity.unit != count.quantity.unit
        if ordered and units and _ALL.search(sentence.clause(total.number)):
            made = each.quantity.value * count.quantity.value
            if _is_of_one(sentence, each) and _is_off_scale(total.quantity, made):
                yield _told(sentence, (each.number, count.number), total.quantity, made)


def _of_a_price(sentence: Sentence, told: Sequence[Told]) -> Iterator[Finding]:
    """`100元/吨` by so many 吨, whichever is told first."""
    for one, other, total in zip(told, told[1:], told[2:], strict=False):
        price, count = (one, other) if is_money(one.quantity.unit) else (other, one)
        per = re.match(r"/(\w+)", sentence.text[price.number.end :])
        if not per or per[1] != count.quantity.unit or not is_money(price.quantity.unit):
            continue
        made = price.quantity.value * count.quantity.value
        exact = digits_of(total.quantity) >= FEWEST_DIGITS and alike(price.quantity, total.quantity)
        if exact and slip_of(total.quantity, made):
            yield _told(sentence, (price.number, count.number), total.quantity, made)


def _of_a_count(run: Sequence[Told]) -> Iterator[Finding]:
    for count, each, total in products_of(run):
        made = count.quantity.value * each.quantity.value
        if slip_of(total.quantity, made):
            yield _told(total.sentence, (count.number, each.number), total.quantity, made)


def products_of(run: Sequence[Told]) -> Iterator[tuple[Told, Told, Told]]:
    """How many, what each has and what all have, in a row."""
    for one, other, total in zip(run, run[1:], run[2:], strict=False):
        count, each = (other, one) if is_money(one.quantity.unit) else (one, other)
        unit = count.quantity.unit
        counted = unit not in _NO_FACTOR and count.role in {"level", "rest", "plan"}
        words = each.number.words.replace(" ", "")
        by = re.search(rf"[每单]一?{re.escape(unit or '')}|单价|均价", words)
        money = is_money(each.quantity.unit) and alike(each.quantity, total.quantity)
        of_all = total.role in {"level", "plan"} or "全部" in total.number.words
        stated = money and of_all and each.sentence is total.sentence
        if not (counted and by and stated) or _NOT_OF_ALL.search(total.number.words):
            continue
        if any(t.quantity.bound not in {"exact", "about"} for t in (count, each, total)):
            continue
        yield count, each, total


def _is_of_one(sentence: Sentence, each: Told) -> bool:
    """By its words; or a size of data, which is of one file."""
    return each.quantity.unit == BYTE or bool(_ONE.search(sentence.clause(each.number)))


def _is_off_scale(total: Quantity, made: Decimal) -> bool:
    """A thousand bytes may be 1024."""
    if total.unit != BYTE:
        return slip_of(total, made) == "scale"
    return any(abs(made / total.value / THOUSAND**n - 1) < LOOSE for n in (-2, -1, 1, 2))


def _told(
    sentence: Sentence, factors: tuple[Number, Number], total: Quantity, made: Decimal
) -> Finding:
    left, right = factors
    what = f"{left.text} × {right.text} 为 {written(rounded(made, DECIMALS), total.unit)}，"
    what += f"报告写 {total.text}，两者不一致。"
    return of_passages("does_not_add_up", what, (sentence.passage,))
