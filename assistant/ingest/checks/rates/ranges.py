"""Ranges as prose tells them: from less to more, and around their own mean; so do extremes."""

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
_AVERAGED: Final = re.compile(r"平均[^，,。；：:\d每]{0,6}$")
_BEHIND: Final = re.compile(
    r"[，,、]?(?:为|是|属)?(?:(?P<most>最[高多大长]|居首|排名?第一|领先)|最[低少小短]|垫底|居末|末位)"
)
_BEFORE: Final = re.compile(
    r"(?:其中)?(?P<who>[^，,、；（(\d]{0,6}?)(?:(?P<most>最[高多大长])|最[低少小短])"
    r"(?:的(?:[^，,、；（(\d]{2,6}?)?)?(?:为|是|有|达到?)?"
)
_DIGITS: Final = re.compile(r"[\d-]")
_WORDS: Final = re.compile(r"^[^\d-]+")
_NAME: Final = re.compile(r"[，,、；（(]?\s*[^，,、；（(\d]{2,6}?(?:以|的|为|有)?")
"""`，甲店`: who has it, and nothing else."""
_OF_ELSE: Final = re.compile(
    r"单|历史|峰|每|累计|合计|均|同[行业]|行业|友商|对手|竞品|市场|全[国省市]|去年|上[年月]|目标|计划"
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


def means_beyond_extremes(evidence: Evidence) -> Iterator[Finding]:
    """`各炉平均96分，一号炉94分最高`: no mean is beyond who has most or least. Tolerance: rounding
    of both. An extreme is of what the mean is of, where its clause says no more than whose it is.
    """
    for sentence in evidence.sentences:
        means = [n for n in sentence.numbers if _AVERAGED.search(n.words)]
        for mean in means[:1]:
            behind = [n for n in sentence.numbers if n.start > mean.start]
            for extreme, way in ((n, w) for n in behind if (w := _extreme(sentence.text, n))):
                off = (mean.quantity.value - extreme.quantity.value) * way
                slacks = {mean.quantity.slack, extreme.quantity.slack}
                slack = sum(slacks) if len(slacks) > 1 else 0  # rounded alike, it stays beyond
                same = extreme.quantity.unit == mean.quantity.unit is not None
                exact = mean.quantity.bound == "exact" and extreme.text[:1] not in "约近超逾"
                if same and exact and off > slack:
                    edge = "最高" if way > 0 else "最低"
                    text = _WORDS.sub("", extreme.text)
                    what = f"报告写平均 {mean.text}，而{edge}的为 {text}，两者不一致。"
                    yield of_passages("contradiction", what, (sentence.passage,))
                    break


def _extreme(text: str, number: Number) -> int:
    """1 where it is the highest by the words around it, -1 the lowest, else 0."""
    said = f"{number.words}{_DIGITS.split(number.text, maxsplit=1)[0]}"
    words = re.sub(rf"^{_BEHIND.pattern}(?=[，,、；])", "", said)
    behind, before = _BEHIND.match(text, number.end), _BEFORE.fullmatch(words.strip("，,、；（( "))
    match = before or (behind if _NAME.fullmatch(words) else None)
    if match is None or _OF_ELSE.search(words):
        return 0
    return 1 if match["most"] else -1


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
