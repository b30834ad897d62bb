"""What as many as are counted come to, if each is supposed to have the same: `每家都按300万算`."""

import re
from typing import Final

from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.forbidding import context_of
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.answering.stated import SUPPOSED
from assistant.indexes.base import View
from assistant.quantities import CNY, PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.plan import Plan

_ALL: Final = re.compile(
    r"加起来|合计|一共|总共|共计|总计|合起来|总和|之和|拢共|in total|together|altogether"
)
_GIVEN: Final = re.compile(
    r"就算|即使|即便|哪怕|权当|假使|[按当以][照作]?[^,，。?？]{0,12}\d[^,，。?？]{0,4}算"
)
_PAID: Final = re.compile(r"钱|[收营]入|营收|金额|费用?|成本|利润|销售额|产值|[块元]")
_OTHER_TIME: Final = re.compile(
    r"月|季|每[天日周]|(?:(?<!\d)[2-9]|\d\d|[两二三四五六七八九十])年|半年|年后|涨|增长|增速"
)
"""Amounts of a month make no year, and what grows is not the same."""
_SOME: Final = re.compile(r"前[\d两三四五六七八九十]|一半|半数|其中|[三四五]分之|比")
"""Only some of them, or held against something."""
_FREE: Final = re.compile(r"就算|即使|即便|哪怕|权当|多少钱|[一1]年|只|都")
_NOT_AMOUNTS: Final = frozenset({PERCENT, POINTS, TIMES, "year", "month", "s"})


def tell_for_each(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a count and an amount for each of it are all that the sum needs."""
    given = SUPPOSED.search(plan.text) or _GIVEN.search(plan.text)
    other = {plan.operation, *plan.also} - {"total", "count", "per_unit", None}
    some = plan.top or plan.nth or plan.excludes or plan.baseline or _SOME.search(plan.text)
    if other or some or plan.confirms or _OTHER_TIME.search(plan.text):
        return False
    if not (given and _ALL.search(plan.text)):
        return False
    free = plan.model_copy(update={"operation": None, "also": (), "unknown": (), "by": None})
    known = [f for name in plan.metrics for f in find_figures(view, free, name).figures]
    counts = [f for f in known if _counts(f, plan.text)]
    amounts = [each for each in plan.stated if not any(_says(f, each) for f in counts)]
    if len(counts) != 1 or len(amounts) != 1 or amounts[0].bound != "exact":
        return False
    (count,), (amount,) = counts, amounts
    unit = amount.unit or (CNY if _PAID.search(plan.text) else None)
    said = re.search(rf"[每一][^,，。?？]{{1,16}}?{re.escape(amount.text)}", plan.text)
    if unit is None or unit in _NOT_AMOUNTS or not said or _strange(view, plan, count, said[0]):
        return False
    assert count.quantity
    result = Quantity(
        value=count.quantity.value * amount.value, unit=unit, bound=count.quantity.bound
    )
    computed = Computed(f"{count.text} × {amount.text}", result, (count,))
    tell(draft, plan, (count,))
    value = shown(draft, plan, count.label, computed)
    draft.say(frame("supposed", plan.language, value=value))
    draft.note(frame("assumed_numbers", plan.language))
    return True


def _counts(figure: Figure, text: str) -> bool:
    """Counted in the measure word of `每家`, `一家`, or of any thing by `每个`."""
    unit = figure.quantity.unit if figure.quantity else None
    return unit in MEASURE_WORDS and bool(re.search(rf"[每一](?:{unit}|个)", text))


def _says(figure: Figure, stated: Quantity) -> bool:
    value = figure.quantity
    return value is not None and (value.value, value.unit) == (stated.value, stated.unit)


def _strange(view: View, plan: Plan, count: Figure, said: str) -> tuple[str, ...]:
    """Words that belong neither to what is counted nor to what each is supposed to have."""
    words = [_FREE.sub("", word) for word in (*plan.unknown, *plan.supposed)]
    left = tuple(word for word in words if word and word not in said)
    return uncovered(left, (count,), context_of(view, plan))
