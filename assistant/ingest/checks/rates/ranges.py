"""Ranges as prose tells them: from less to more, and around their own mean."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Number, alike
from assistant.quantities import Quantity
from assistant.records import Finding

_VALUE: Final = r"\d[\d,]*(?:\.\d+)?"
_RANGE: Final = re.compile(
    rf"(?<![\d.,从由自])(?P<low>{_VALUE})\s?(?P<unit>[^\d\s，。；、至到~～—–-]{{0,4}})\s?(?:至|到|[~～—–-])\s?"
    rf"(?P<high>{_VALUE})\s?(?P<unit2>[^\d\s，。；、之不]{{0,4}}?)(?:之间|不等|的?区间|的?范围)"
)
_MEAN: Final = re.compile(
    r"^(?:之间|不等|的?区间|的?范围)?内?[，,、\s]*[^，,。；\d]{0,6}(?:(?P<by>[人户店家日月单件车台])均|平均|均价)[^，,。；\d每]{0,4}$"
)


def backward_ranges(evidence: Evidence) -> Iterator[Finding]:
    """`在1.8元至1.2元之间`. No tolerance: a range goes from less to more."""
    for sentence in evidence.sentences:
        for match in _RANGE.finditer(sentence.text):
            low, high = match["low"].replace(",", ""), match["high"].replace(",", "")
            of_one_scale = match["unit"] in {None, "", match["unit2"]}
            if of_one_scale and Decimal(low) > Decimal(high):
                what = f"报告写「{match[0].strip()}」，区间的下限大于上限。"
                yield of_passages("contradiction", what, (sentence.passage,))


def means_outside_ranges(evidence: Evidence) -> Iterator[Finding]:
    """`单价在2元到5元之间，平均6元`: the mean of a range lies in it. Tolerance: rounding of all."""
    for sentence in evidence.sentences:
        for match in _RANGE.finditer(sentence.text):
            ends = [n for n in sentence.numbers if match.start() <= n.start < match.end()]
            low, high = _ends_of(ends)
            behind = [n for n in sentence.numbers if n.start >= match.end()][:1]
            said = re.split(r"[，,；;]", sentence.text[: match.start()])[-1]
            for mean in (n for n in behind if low and high and _is_of_it(n, said)):
                if low and high and alike(mean.quantity, high) and _is_outside(mean, low, high):
                    what = f"报告写「{match[0].strip()}」，其平均 {mean.text} 在这之外，"
                    what += "两者不一致。"
                    yield of_passages("contradiction", what, (sentence.passage,))


def _is_of_it(mean: Number, said: str) -> bool:
    """`月均` is of what is told by the month, `户均` of no price."""
    match = _MEAN.search(mean.words)
    if match is None or (match["by"] or "") in "日月":
        return bool(match and (not match["by"] or match["by"] in said))
    return not re.search("[单每均价]", said)


def _ends_of(numbers: Sequence[Number]) -> tuple[Quantity | None, Quantity | None]:
    """Two numbers, or one that is a range."""
    if len(numbers) == 1 and (whole := numbers[0].quantity).upper is not None:
        return whole, whole.model_copy(update={"value": whole.upper, "bound": "exact"})
    return (numbers[0].quantity, numbers[1].quantity) if len(numbers) > 1 else (None, None)


def _is_outside(mean: Number, low: Quantity, high: Quantity) -> bool:
    own = mean.quantity
    return own.value + own.slack < low.value or own.value - own.slack > high.value
