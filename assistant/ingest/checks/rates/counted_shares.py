"""`当天送达190件，占95%`, of the 200件 that the section began with: a count and its rate."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.splits import sums_of
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_RATE: Final = re.compile(
    r"^[，,（(\s]*(?:占(?:比|了|到)?|[^，,。；\d▢]{1,5}(?:率|进度|比例|占比))(?:约|为|达到?|是|\s)*$"
)
_OTHER: Final = re.compile(r"增|降|同比|环比|毛利|净利|利润|税|汇|利率")
_NO_COUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month", None})
_HUNDRED: Final = Decimal(100)
MOST: Final = 2
"""Times its whole that a slip makes a part, unless it is one of scale."""
SENTENCES_BACK: Final = 6
"""How far back the whole may stand."""


def counted_shares(evidence: Evidence) -> Iterator[Finding]:
    """By a slip of the count or of the rate, of the first value before it that counts the same;
    silent where any value of the section gives the rate.
    """
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for part, rate in pairwise(sentence.numbers):
                if _is_rate(rate) and _counts(part):
                    near = _lines(paragraph[max(at - SENTENCES_BACK, 0) : at], sentence)
                    yield from _check(evidence, sentence, part, rate, near)


def _lines(before: Sequence[Sentence], sentence: Sentence) -> list[Sentence]:
    """Its own line first, then the one before: what each begins with is its whole."""
    text = sentence.passage.text
    lines = [text.count("\n", 0, text.find(each.text)) for each in (*before, sentence)]
    own = [s for s, line in zip(before, lines, strict=False) if line == lines[-1]]
    last = [s for s, line in zip(before, lines, strict=False) if line == lines[-1] - 1]
    return [*own, sentence, *last]


def _is_rate(rate: Number) -> bool:
    stated = rate.quantity
    of_all = stated.unit == PERCENT and 0 < stated.value < _HUNDRED
    return of_all and bool(_RATE.search(rate.words)) and not _OTHER.search(rate.words)


def _counts(part: Number) -> bool:
    if changed(part.words) or compared(part.words):
        return False
    return part.quantity.unit not in _NO_COUNT and part.quantity.bound == "exact"


def _all(evidence: Evidence, sentence: Sentence, part: Number) -> list[Quantity]:
    """Every value of the unit in the document, cells too."""
    document = sentence.passage.document
    told = [
        n.quantity
        for other in evidence.sentences
        if other.passage.document == document
        for n in other.numbers
        if n is not part
    ]
    paragraph = evidence.by_place.get(sentence.passage.id, [])
    terms = [n.quantity for other in paragraph for each in sums_of(other) for n in each.parts]
    cells = [c for g in evidence.grids_of(document) for row in g.cells for c in row if c]
    return [q for q in (*told, *terms, *cells) if alike(q, part.quantity)]


def _check(
    evidence: Evidence,
    sentence: Sentence,
    part: Number,
    rate: Number,
    near: Sequence[Sentence],
) -> Iterator[Finding]:
    """The whole document is gone through last: few come so far."""
    whole = _whole(near, sentence, part, rate)
    if whole is None or any(_is_peer(each, whole, rate) for each in near):
        return
    if any(_is_of_another(each, whole, part, rate) for each in near):
        return
    meant = _meant(whole, rate)
    ratio = over(reach(part.quantity), reach(whole.quantity))
    if not ratio or _gives(part.quantity, whole.quantity, rate.quantity):
        return
    slipped = _slipped(part.quantity, meant) or slip_of(rate.quantity, ratio.value * 100)
    if slipped and not any(
        _gives(part.quantity, other, rate.quantity) for other in _all(evidence, sentence, part)
    ):
        printed = written(rounded(ratio.value * _HUNDRED, 2), PERCENT)
        what = f"{part.text} 是 {whole.text} 的 {printed}，报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_peer(sentence: Sentence, whole: Number, rate: Number) -> bool:
    """`东窑3万片，成品率88%；西窑2万片，成品率91%`: the first has a rate of that name itself."""
    return any(n is whole and r.words == rate.words for n, r in pairwise(sentence.numbers))


def _is_of_another(sentence: Sentence, whole: Number, part: Number, rate: Number) -> bool:
    """`投稿20篇，录用12篇，退回8篇，录用率60%`: what stands between the two gives the rate."""
    numbers = sentence.numbers if whole in sentence.numbers else ()
    between = [n for n in numbers if whole.start < n.start and n is not part]
    return any(
        alike(n.quantity, whole.quantity) and _gives(n.quantity, whole.quantity, rate.quantity)
        for n in between
    )


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    ratio = over(reach(part), reach(whole))
    return ratio is not None and deviation(rate, scaled(ratio)) != "warning"


def _meant(whole: Number, rate: Number) -> Decimal:
    return whole.quantity.value * rate.quantity.value / _HUNDRED


def _whole(
    near: Sequence[Sentence], sentence: Sentence, part: Number, rate: Number
) -> Number | None:
    """The first of its unit before it that is no change and no comparison, and large enough."""
    for each in near:
        for number in each.numbers:
            if each is sentence and number.start >= part.start:
                break
            fits = alike(number.quantity, part.quantity) and number.quantity.unit is not None
            large = number.quantity.value * MOST >= part.quantity.value
            large = large or slip_of(part.quantity, _meant(number, rate)) == "scale"
            if fits and large and not changed(number.words) and not compared(number.words):
                return number
    return None


def _slipped(part: Quantity, meant: Decimal) -> bool:
    """To the digits in which it is printed."""
    place = part.place or Decimal(1)
    return bool(slip_of(part, (meant / place).to_integral_value() * place))
