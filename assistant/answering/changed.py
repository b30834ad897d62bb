"""What a source itself says of a change: `收入增长率` where no earlier value stands beside it."""

import re
from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.forbidding import is_counted_in
from assistant.answering.frames import frame
from assistant.answering.of_another_kind import is_of
from assistant.answering.spans import YEAR_BEFORE
from assistant.answering.uncomputed import refuse_change
from assistant.indexes.base import View
from assistant.periods import PRESENT, previous_period, year_before
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Figure
from assistant.retrieval.asked import asked_of
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_RATE: Final = re.compile(
    r"(?:(?P<last>环比)|同比|比上年)?(?:增长率|增减|(?P<said>增长|下降|提升|净增|净减))"
)
"""Behind the name of a metric: what a table, or a sentence, states of its change."""
_AMOUNT: Final = re.compile("(?:多少|几)[百千]?[万亿]")
_SINCE: Final = re.compile(r"[同环]比|[比较]上|[比较]去年|year|month|quarter", re.IGNORECASE)
_LAST: Final = re.compile(
    r"环比|[比较]上个?[月季]|month.on.month|quarter.on.quarter|mom|qoq", re.IGNORECASE
)


def tell_stated_change(draft: Draft, view: View, plan: Plan, *, computed: bool) -> bool:
    """Beside what was computed for one metric, else alone; whether there is any."""
    if plan.operands or (computed and len(plan.metrics) != 1):
        return False
    stated = {name: _stated(view, plan, name, computed=computed) for name in plan.metrics}
    figures = [figure for each in stated.values() for figure in each]
    if not computed:
        tell(draft, plan, tuple(figures))
    for figure in figures if computed else ():
        value, label = draft.figure(figure), escape(figure.label)
        draft.say(frame("stated", plan.language, label=label, value=value))
    for name in (name for name in stated if figures and not stated[name]):
        refuse_change(draft, plan, name)
    return bool(figures)


def _stated(view: View, plan: Plan, metric: str, *, computed: bool) -> tuple[Figure, ...]:
    """What is stated for the newer of the asked periods and the asked members."""
    rates = _rates(view, plan, metric, computed=computed)
    asked = sorted((period for period in plan.periods if period != PRESENT), reverse=True)
    if not rates or (len(asked) > 1 and not set(asked[1:]) <= _before(asked[0])):
        return ()
    since = plan.baseline and len(asked) == 1  # `比上年`: the period that it is held against
    periods = () if since else tuple(asked[:1])
    alone = plan.model_copy(update={"periods": periods, "operation": None})
    found = [f for rate in rates for f in find_figures(view, alone, rate).figures]
    held = [f for f in found if not since or _is_against(f.period or "", asked[0], plan)]
    places = plan.members.values()
    own = [f for f in held if all(is_of(f, members) for members in places)]
    return tuple(f for f in own if _is_asked(f, plan))


def _is_asked(figure: Figure, plan: Plan) -> bool:
    """`增加了多少亿` asks for no rate, and `增加了几家` for neither a rate nor an amount."""
    unit = asked_of(plan.text).unit
    told = figure.quantity.unit if figure.quantity else None
    if unit in {PERCENT, POINTS}:  # a table may tell points as percent
        return told in {PERCENT, POINTS}
    if unit is None and _AMOUNT.search(plan.text):
        return told not in {PERCENT, POINTS, TIMES}
    return unit is None or is_counted_in(unit, (figure,))


def _rates(view: View, plan: Plan, metric: str, *, computed: bool) -> list[str]:
    """Beside what was computed, the only rate; alone, what sentences say, too."""
    rates = changes_called(view, metric)
    lasting = bool(_LAST.search(plan.text))
    same = [(name, said) for name, last, said in rates if last is lasting]
    tables = [name for name, said in same if not said]
    if computed or len(tables) == 1:
        return tables if len(tables) == 1 else []
    open_ = not same and not _SINCE.search(plan.text)
    return [name for name, *_ in (rates if open_ else same)]


def table_rates(view: View, plan: Plan, metric: str) -> list[str]:
    """The rate of growth that a table has for this metric; none where several may be meant."""
    tables = [name for name, _, said in changes_called(view, metric) if not said]
    if not _SINCE.search(plan.text) and len(tables) == 1:
        return tables
    return _rates(view, plan, metric, computed=True)


def changes_called(view: View, metric: str) -> list[tuple[str, bool, bool]]:
    """Changes of a metric: the name, whether since last month or quarter, whether a sentence's."""
    named = [name for name in view.uses() if name.startswith(metric)]
    matches = [(name, _RATE.fullmatch(name[len(metric) :])) for name in named]
    return [(name, bool(rate["last"]), bool(rate["said"])) for name, rate in matches if rate]


def _is_against(period: str, other: str, plan: Plan) -> bool:
    """A report on the year before means its own year before by `比上年`."""
    said = period == other and YEAR_BEFORE.search(plan.text)
    return bool(said) or any(before.startswith(other) for before in _before(period))


def _before(period: str) -> set[str]:
    """What a rate of a period may be held against."""
    return {previous_period(period), year_before(period)} if period[:1].isdigit() else set()
