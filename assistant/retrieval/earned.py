"""What is earned by what a question names: `甲和乙一共收了多少` asks for their revenue. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.implied import metrics_of_members
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation

_EARNED: Final = re.compile(
    r"(?:收|卖|赚|做)(?:[了到进回得]|出去?了?)?多少(?=钱|收入|[了呢啊]?(?:$|[?？,，。]))"
)
_IN_MONEY: Final = re.compile(r"多少钱(?!一)")
_PRICED: Final = re.compile(r"[一每][\u3400-\u9fff]{1,4}(?:卖|要|收|是|得)?多少钱|价")
"""`一张票多少钱`: what one costs."""
_OF_MORE: Final = frozenset({"total", "difference", "share", "per_unit"})
_YIELDS: Final = re.compile("贡献|带来|创造|产出|创收")
_REVENUE: Final = ("收入", "营收", "销售额", "营业额")


def earned(
    metrics: tuple[str, ...], text: str, operations: tuple[Operation, ...]
) -> tuple[str, ...]:
    """Of metrics that a member means, the only revenue, where what it earned is asked."""
    said = _EARNED.search(text) or (_IN_MONEY.search(text) and _OF_MORE & set(operations))
    held = tuple(name for name in metrics if name.endswith(_REVENUE))
    priced = _PRICED.search(text)
    return held if said and not priced and len(held) == 1 else metrics


def with_yield(
    metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], reading: Reading, view: View
) -> tuple[str, ...]:
    """`甲行业平均每家客户贡献多少`: the revenue of such a member beside the only count of it."""
    units = {metric.name: metric.unit for metric in view.metrics()}
    counted = len(metrics) == 1 and units.get(metrics[0]) in MEASURE_WORDS
    if not (counted and members and "per_unit" in reading.operations):
        return metrics
    meant = metrics_of_members(members, False, (), view.uses(), view)
    revenue = tuple(name for name in meant if name.endswith(_REVENUE))
    return (*revenue, *metrics) if _YIELDS.search(reading.text) and len(revenue) == 1 else metrics
