"""Whether a question counts as its metric is counted: 多少人 is no amount of money. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import CNY, PERCENT, POINTS, TIMES, unit_named
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.retrieval.language import Reading
from assistant.retrieval.of_units import TIMES_OF, time_of, unit_of
from assistant.retrieval.operations import Operation

_IN_OTHER_UNITS: Final[frozenset[Operation]] = frozenset({"per_unit", "compound", "share"})
"""Operations whose result has another unit than what they take."""
_SAID_OF_MONEY: Final = frozenset({"块", "分", "个", "点"})


def miscounted(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`卖出的客户多少家`, of what is counted in another unit: another thing is asked."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    own = {units.get(name) or _stated_unit(view, name) for name in metrics}
    countable = set(units.values()) - {PERCENT, POINTS, TIMES}
    asked = {unit_of(text, countable) for text in reading.units} - {""}
    if not reading.confirms:
        asked -= {quantity.unit for quantity in reading.stated}  # an amount to reckon with
    timed = not (reading.language == "en" or "权" in reading.text)  # `按台数加权，平均几年`
    timed = timed and "breakdown" not in reading.operations  # `按签几年拆开`
    spans = {word for text in reading.units if timed and (word := time_of(text))}
    if spans and own and None not in own and not own & TIMES_OF and not asked & own:
        return tuple(f"多少{word}" for word in sorted(spans))
    if not asked and own and all(is_money(unit) for unit in own):
        asked = {unit for text in reading.units if (unit := _measure_word(text))}
    if own and own <= {*MEASURE_WORDS}:
        asked -= {"个"}  # said of whatever is counted
    if not own or None in own or asked & own or set(reading.operations) & _IN_OTHER_UNITS:
        return ()
    if CNY in asked and any(unit and is_money(unit) for unit in own):
        return ()
    return tuple("多少钱" if unit == CNY else f"多少{unit}" for unit in sorted(asked))


def _measure_word(text: str) -> str:
    """`人` of `多少人`: what is counted so is no money."""
    return text if text in MEASURE_WORDS and text not in _SAID_OF_MONEY else ""


def counts_things(text: str, metric: str, view: View) -> bool:
    """Whether `多少人` is asked, and the metric is an amount of money."""
    words = re.findall(r"(?:多少|几)([^\s，,。？?的了]{1,2})", text)
    return any(map(_measure_word, words)) and is_money(_stated_unit(view, metric))


def _stated_unit(view: View, metric: str) -> str | None:
    """That of all its figures, where the catalogue says none."""
    use = view.uses().get(metric)
    return (next(iter(use.units)) or None) if use and len(use.units) == 1 else None


def is_money_word(unit: str | None) -> bool:
    return unit is not None and is_money(unit_named(unit)[0])
