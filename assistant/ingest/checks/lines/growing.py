"""Growth that a line tells of what it has named before, and values that grow at a rate it tells."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way
from assistant.ingest.checks.reading.intervals import HUNDRED, Reach, over, reach, scaled, size
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told
from assistant.periods import previous_period
from assistant.quantities import PERCENT

_CHANGE: Final = re.compile(
    r"(?:同比|环比|的|[+＋]|增[长加速幅]|上升|下降|减少|提升|降低|变动|约|为|\s)+$"
)
_RATE: Final = re.compile(r"复合|增长|增速|增幅")
_YEAR: Final = re.compile(r"\d{4}")
_MEAN: Final = re.compile("年均|复合|平均")
_IN_ALL: Final = re.compile("累计|合计|总共|一共")
"""Of all the years together, and of none of them."""
_PATH: Final = re.compile("按[^，,。]{0,8}增|基数|起点|预测")
"""Values that are computed from the rate."""
SHORTEST: Final = 2
NEAR: Final = 6
"""Characters behind a rate that say what it is."""


def of_growth_by_name(line: Line, told: Told) -> Iterator[Way]:
    """`净利润3亿元，净利率9%；上年净利润2亿元，净利率8%，净利润同比+50%`."""
    name = _CHANGE.sub("", told.name)
    if told.role != "change" or told.quantity.unit != PERCENT or len(name) < SHORTEST:
        return
    named = [t for t in line.until(told) if t.name == name and t.quantity.unit not in NO_AMOUNT]
    if len(named) == 2 and alike(named[0].quantity, named[1].quantity):
        new, old = named if "年" in _since(named[1]) else reversed(named)
        if ratio := over(reach(new.quantity), reach(old.quantity)):
            growth = scaled(ratio, HUNDRED, -HUNDRED)
            made = growth if told.quantity.value < 0 else size(growth)
            yield Way(made, f"{new.text} / {old.text} - 1")


def _since(told: Told) -> str:
    """What the clause of the second value says of its time."""
    return told.sentence.text[told.number.start - len(told.number.words) : told.number.start]


def of_series(line: Line, told: Told) -> Iterator[Way]:
    """`以2030年10亿元为基数，每年增长20%，2031年12亿元、2032年14.4亿元`."""
    rates = [t for t in line.told if t.quantity.unit == PERCENT]
    year = _year(told)
    if not year or len(rates) != 1 or not _grows(rates[0]) or told.quantity.unit in NO_AMOUNT:
        return
    (rate,) = rates
    if _IN_ALL.search(rate.number.words):
        return
    if _MEAN.search(rate.number.words) and not _PATH.search(rate.sentence.text):
        return  # the years between need not follow it
    grown = Reach(*((HUNDRED + each) / HUNDRED for each in reach(rate.quantity)))
    for other in (t for t in line.told if t is not told and alike(t.quantity, told.quantity)):
        value = reach(other.quantity)
        if _year(other) == previous_period(year):
            made = Reach(*(a * b for a, b in zip(value, grown, strict=True)))
            yield Way(made, f"{other.text} × (1 + {rate.text})")
        elif previous_period(_year(other) or year) == year and (back := over(value, grown)):
            yield Way(back, f"{other.text} / (1 + {rate.text})")


def _grows(told: Told) -> bool:
    """`年均增长20%`, `按20%的复合增速`."""
    behind = told.sentence.text[told.number.end : told.number.end + NEAR]
    return bool(_RATE.search(told.number.words) or _RATE.search(re.split("[，,]", behind)[0]))


def _year(told: Told) -> str:
    period = own_period(told.sentence, told.number)
    return period if _YEAR.fullmatch(period) else ""
