"""`招来一个学员要花多少钱`: an amount of money for each of what is named and counted. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.quantities.units import is_money
from assistant.retrieval.language import Reading
from assistant.retrieval.naming import Named
from assistant.retrieval.of_units import MONEY

_ONE: Final = re.compile(r"(?:(?<![第同任这那哪某另上下])一|每一?)[个名位家人]$")


def for_one(found: Named, reading: Reading, view: View) -> Named:
    """The only metric that some amount divided by that count gives; its formula tells so."""
    asks_money = any(map(MONEY.match, reading.units))
    if len(found.metrics) != 1 or not asks_money:
        return found
    (count,) = found.metrics
    named = [m for m in reading.mentions if count in m.names("metric")]
    if not any(_ONE.search(reading.text, 0, mention.start) for mention in named):
        return found
    by = re.compile(rf".+[/÷]\s*{re.escape(count)}")
    held = [
        metric.name
        for metric in view.metrics()
        if metric.unit and is_money(unit_named(metric.unit)[0])
        if any(by.fullmatch(formula) for formula in metric.formulas)
    ]
    return found._replace(metrics=(held[0],)) if len(held) == 1 else found
