"""What grows from a base that the line tells: `在40座窑的基础上再建15%，到46座`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way
from assistant.ingest.checks.reading.intervals import HUNDRED, Reach, over, reach, scaled, size
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT

_BASE: Final = re.compile(
    r"\s?[^，,。；\d]{0,4}?(?:的?(?:基础|水平)上?|[为作]?(?:基数|起点|基准|基础))"
)
_ANOTHER: Final = re.compile("率|比|其中")
_REACHED: Final = re.compile(r"[到至成冲达]\s*(?:约)?$|年$|[，,（(]▢*冲?$")
_GROWS: Final = re.compile(r"[+＋增涨长提做升多]|年均|复合")
_FALLS: Final = re.compile(r"[降减压缩少]")
FEWEST: Final = 3


def of_a_base(line: Line, told: Told) -> Iterator[Way]:
    """The base, what comes of it and the rate are the next three numbers of the line."""
    for at, base in enumerate(line.told):
        trio = line.told[at : at + FEWEST]
        if told not in trio or len(trio) < FEWEST or base.quantity.unit in NO_AMOUNT:
            continue
        if not _BASE.match(base.sentence.text, base.number.end):
            continue
        rates = [t for t in trio[1:] if t.quantity.unit == PERCENT]
        news = [t for t in trio[1:] if alike(t.quantity, base.quantity)]
        said = rates[0].number.words if rates else ""
        if _ANOTHER.search(said) or len(rates) != 1 or len(news) != 1:
            continue
        if _REACHED.search(news[0].number.words):
            yield from _by_the_others(told, base, news[0], rates[0])


def _by_the_others(told: Told, base: Told, new: Told, rate: Told) -> Iterator[Way]:
    falls = _FALLS.search(rate.number.words)
    if not (falls or _GROWS.search(rate.number.words)):
        return
    way = -1 if falls else 1
    terms = reach(rate.quantity)
    low, high = sorted((way * terms.low, way * terms.high))
    grown = Reach(*((HUNDRED + each) / HUNDRED for each in (way * terms.value, low, high)))
    if told is new:
        made = Reach(*(a * b for a, b in zip(reach(base.quantity), grown, strict=True)))
        yield Way(made, f"{base.text} × (1 {'-' if falls else '+'} {rate.text})")
    elif told is base and (back := over(reach(new.quantity), grown)):
        yield Way(back, f"{new.text} / (1 {'-' if falls else '+'} {rate.text})")
    elif told is rate and (ratio := over(reach(new.quantity), reach(base.quantity))):
        yield Way(size(scaled(ratio, HUNDRED, -HUNDRED)), f"{new.text} / {base.text} - 1")
