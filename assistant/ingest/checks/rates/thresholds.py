"""`大户指占砖厂年产值的2%，即超过300万元`, of a year that brings much more, or much less, than that
comes to.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import AIM, PLAN, Named, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding, Passage

_SHARE: Final = re.compile(
    r"(?:^|[：:，,是指占为即])(?P<head>(?:(?![是指占为的即全])[A-Za-z一-鿿]){0,8}?)全?年度?(?P<core>[一-鿿]{2,4}?)"
    r"(?:(?:达到|超过|达|占)?全年(?:总额|总量)?)?的$"
)
_THAT_IS: Final = re.compile(
    r"(?:即|也就是|相当于|约合|折合)[^，,。；\d]{0,12}?(?:超过|大于|达到?|不低于|至少|高于|为|在)?$"
)
_ALL_YEAR: Final = re.compile(r"\d{4}")
_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d{2}")
MONTHS: Final = 12
LOOSE: Final = Decimal("0.15")
"""What a bound that is `超过` a round number may leave of it."""


def annual_thresholds(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: 15 % on either side of what the year, or twelve of its months, come to."""
    for sentence in evidence.sentences:
        for share, amount in _thresholds(sentence):
            match = _SHARE.search(share.words)
            if match is None or not share.quantity.value:
                continue
            known, passage = _years(evidence, sentence, match["head"], match["core"], amount)
            made = [value * share.quantity.value / 100 for value in known]
            if not made or passage is None:
                continue
            low, high = min(made) * (1 - LOOSE), max(made) * (1 + LOOSE)
            if not low <= amount.quantity.value <= high:
                unit = amount.quantity.unit
                shown = "至".join(
                    dict.fromkeys(
                        written(rounded(each, 2), unit) for each in (min(made), max(made))
                    )
                )
                what = f"{match['head']}年{match['core']}的 {share.text} 按原文约为 {shown}，"
                what += f"报告写 {amount.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage, passage))


def _thresholds(sentence: Sentence) -> Iterator[tuple[Number, Number]]:
    """A share of a year, and the amount that it is said to be."""
    for at, share in enumerate(sentence.numbers):
        if share.quantity.unit == PERCENT and _SHARE.search(share.words):
            for amount in sentence.numbers[at + 1 :]:
                if _THAT_IS.search(amount.words.rstrip("▢")):
                    yield share, amount
                    break
            else:
                before = sentence.numbers[at - 1] if at else None
                if before and re.match(r"[，,]\s?(?:即|也就是|相当于)", share.words):
                    yield share, before


def _is_year(sentence: Sentence, named: Named, head: str, core: str) -> bool:
    """What one year comes to, as it is told; or as it is planned, where the share is of a plan."""
    if AIM.search(core):
        return bool(re.search(rf"(?:全年|年度)的?{core[:2]}\s?$", named.number.words))
    year = _ALL_YEAR.fullmatch(named.period) or named.label.endswith(f"年{core}")
    before = sentence.text[: named.number.start]
    return bool(year) and head in before and named.label.endswith(core) and not named.planned


def _years(
    evidence: Evidence, sentence: Sentence, head: str, core: str, amount: Number
) -> tuple[Sequence[Decimal], Passage | None]:
    """What a year may come to: as it is told, nearest first, else by the months that are told."""
    document = sentence.passage.document
    others = [s for s in evidence.sentences if s.passage.document == document and s is not sentence]
    for near in ([sentence], others):
        for other in near:
            for named in named_numbers(other):
                quantity, another = named.number.quantity, named.number is not amount
                if (
                    another
                    and alike(quantity, amount.quantity)
                    and _is_year(other, named, head, core)
                ):
                    return [quantity.value], other.passage
    for other in others:
        months = [
            n.number.quantity.value
            for n in named_numbers(other)
            if _MONTH.fullmatch(n.period)
            and alike(n.number.quantity, amount.quantity)
            and core in other.text[: n.number.start]
        ]
        if len(months) > 1 and head in other.text and not PLAN.search(other.text):
            return [each * MONTHS for each in (min(months), max(months))], other.passage
    return [], None
