"""A measure of a part that has none of its own: `配件的毛利率`, where 配件 is an amount. Pure."""

import re
from itertools import pairwise
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import is_money
from assistant.retrieval.language import Reading
from assistant.retrieval.vetoes import undated

_BETWEEN: Final = re.compile(r"[的\s]*(?:本月|当月|上月|这个月|全年|今年)?的?\s*")
_MEASURE: Final = re.compile(r"(?:[率额量数费价本款比]|收入|营收|利润|毛利|占比|份额|均价|金额)$")
_MONEY_ITSELF: Final = re.compile("逾期|回款|赔|欠|到账|结余|缺口|差额")
"""What money is: `逾期的钱` asks for it, in other words."""
_ASKED: Final = re.compile(
    r"(?:现在|目前|一共)?(?:是|有|达到|做到)?(?:多少|几)?[钱呢了]?[?？。!！]*$"
)


def of_a_part(
    reading: Reading, metrics: tuple[str, ...], rest: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measure alone and the part among the words: the whole's is never told of a part."""
    named = [m for m in reading.mentions if m.names("metric")]
    if len(metrics) != 2 or len(named) != 2 or "share" in reading.operations:
        return metrics, rest
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit and not m.declared}
    for part, measure in pairwise(named):
        whose, what = part.names("metric")[0], measure.names("metric")[0]
        said = reading.text[part.start : part.end]
        owned = _BETWEEN.fullmatch(undated(reading)[part.end : measure.start])
        amount = is_money(units.get(whose)) or units.get(whose) == PERCENT
        apart = owned and amount and not _MEASURE.search(whose) and not _MEASURE.search(said)
        meant = _MEASURE.search(what) and not _MONEY_ITSELF.search(whose)
        if apart and meant and _ASKED.match(reading.text, measure.end):
            return (what,), (*rest, said)
    return metrics, rest
