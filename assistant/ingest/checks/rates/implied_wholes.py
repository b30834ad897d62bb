"""`年销售额的2%，也就是600万元；年销售额为3亿元`: an amount and its share give the whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.by_name import called
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import FARTHEST, HUNDRED
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF: Final = re.compile(r"(?:占|达到?|超过?)(?P<whole>[^，,。；占\d▢]{2,10}?)的?(?:约|近|\s)*$")
_NAMED: Final = re.compile(
    r"(?:^|[，,：:是为])(?P<whole>[^，,。；：:占\d▢是为]{2,10}?)的(?:约|近|\s)*$"
)
_MEANS: Final = re.compile(r"[，,（(]\s?(?:即|也就是|也即|相当于|约合|折合)[^，,。；\d]{0,12}$")
_ALL_OF: Final = re.compile(r"(?:公司|集团|全厂|我们的?|我司|整体|全部|总|全年|的)*")
_POWERS: Final = tuple(Decimal(10) ** n for n in (-4, -3, -2, -1, 1, 2, 3, 4))
_YEAR: Final = re.compile(r"(?:全年|年度|年)的?(?=[\u4e00-\u9fff]{2,}$)")
YEAR_CHARS: Final = 4
_SAME: Final = Decimal("0.05")


def implied_wholes(evidence: Evidence) -> Iterator[Finding]:
    """Told where the whole is off by a power of ten, and no value of its name is near."""
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for share, part in pairwise(sentence.numbers):
                match = _OF.search(share.words) or _NAMED.search(share.words)
                rate = share.quantity.unit == PERCENT and 0 < share.quantity.value < HUNDRED
                rate = rate and share.quantity.bound == "exact"
                if match and rate and _MEANS.search(part.words) and _is_amount(part):
                    yield from _check(paragraph, sentence, share, part, match["whole"])
                    yield from _of_a_year(evidence, sentence, (share, part), match["whole"])


def _is_amount(number: Number) -> bool:
    unit = number.quantity.unit
    return (
        unit != PERCENT
        and number.quantity.value > 0
        and bool(re.search("[万亿]|[kKwW]$|[kK][wW]", number.text))
    )


def _check(
    paragraph: Sequence[Sentence], sentence: Sentence, share: Number, part: Number, whole: str
) -> Iterator[Finding]:
    implied = part.quantity.value / share.quantity.value * HUNDRED
    told = [n for s in paragraph for n in s.numbers if n is not part and _is_of(s, n, part, whole)]
    told = [n for n in told if n.quantity.value > part.quantity.value]
    ratios = [n.quantity.value / implied for n in told]
    if not told or any(1 / FARTHEST < ratio < FARTHEST for ratio in ratios):
        return
    if any(abs(ratios[0] / power - 1) <= _SAME for power in _POWERS):
        what = f"{share.text} 为 {part.text}，全部应为 "
        what += f"{written(rounded(implied, 2), part.quantity.unit)}，"
        what += f"报告写{whole} {told[0].text}，数量级不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _of_a_year(
    evidence: Evidence, sentence: Sentence, told: tuple[Number, Number], whole: str
) -> Iterator[Finding]:
    """`年收入的2%，即超过60万元`, where the report tells elsewhere what it took in a year."""
    share, part = told
    factor, name = HUNDRED / share.quantity.value, _YEAR.sub("", whole)
    known = [
        f.quantity
        for f in called(name, facts_about(evidence, sentence.passage))
        if name != whole
        if not f.ago and len(f.period) == YEAR_CHARS and alike(f.quantity, part.quantity)
    ]
    if len({q.value for q in known}) != 1 or known[0].value <= part.quantity.value:
        return
    low = part.quantity.value - (part.quantity.slack if part.quantity.bound == "exact" else 0)
    high = part.quantity.value + 2 * part.quantity.slack
    ratio = known[0].value / part.quantity.value / factor
    scales = (low * factor * power <= known[0].value <= high * factor * power for power in _POWERS)
    if not 1 / FARTHEST < ratio < FARTHEST and any(scales):
        implied = written(rounded(part.quantity.value * factor, 2), part.quantity.unit)
        what = f"{share.text} 为 {part.text}，全部应为 {implied}，"
        what += f"报告写{whole} {known[0].text}，数量级不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_of(sentence: Sentence, number: Number, part: Number, whole: str) -> bool:
    label = label_of(sentence, number)
    return (
        number.quantity.value > 0
        and alike(number.quantity, part.quantity)
        and label.endswith(whole)
        and bool(_ALL_OF.fullmatch(label.removesuffix(whole)))
    )
