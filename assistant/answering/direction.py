"""Whether something rose or fell, is more or less: what a question takes for granted."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.answering.spans import pair
from assistant.exchange import Computation, FigureShown
from assistant.indexes.base import View
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs
from assistant.retrieval.words import NEGATED
from assistant.series import BEGUN, REACHED, STAGE

_UP: Final = r"涨|升|增|提高|扩大|走[高强]|\b(?:rose|rise|grew|increase)"
_DOWN: Final = r"跌|降|减|下滑|缩|走[低弱]|\b(?:fell|fall|drop|decrease|decline)"
_CHANGE: Final = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})", re.IGNORECASE)
_COMPARED: Final = re.compile(
    r"比.{1,14}?(?:(?P<up>[多高大]|增加|增长)|(?P<down>[少低小]|减少|下降|降低))(?:些|一点)?"
    r"(?:吗|吧|对|是|没|[?？。!！]*$|了?出?(?:约|近|超过?)?\d)"
)
_FROM_TO: Final = re.compile(
    rf"(?:从|由|from)[^,，。]{{1,12}}?(?:{_UP}|{_DOWN}|变|到|至|\bto\b)[^,，。]*", re.IGNORECASE
)
_THROUGHOUT: Final = re.compile(r"一直|每[个年月季]|逐[年月季]|持续|连续|always")
"""Two values do not show what happened between them."""
_EITHER: Final = re.compile(r"还是|\bor\b", re.IGNORECASE)
"""`升了还是降了` takes neither for granted."""
_ASKS: Final = re.compile(r"多少|几")
_YES_OR_NO: Final = re.compile(r"吗|吧|对|没有?[?？]*$|是不是|有没有")


_PRESUMED: Final = re.compile(
    rf"(?:(?P<up>{_UP}|[长加]|多)|(?P<down>{_DOWN}|掉|[低水]|少))了(?:多少|几|百分之)"
)
_PRESUMED_EN: Final = re.compile(
    r"\bdid\b.*\b(?:(?P<up>grow|rise|increase|gain)|(?P<down>fall|drop|decline|decrease|lose))\b",
    re.IGNORECASE,
)

_HOW_FAR: Final = re.compile(
    rf"(?:{_DOWN}|掉|[低少短省])[低少短]?[了到至]*(?:多少|几|百分)|\b(?:fell|fall|drop|decrease|decline)",
    re.IGNORECASE,
)


def asks_fall(plan: Plan) -> bool:
    """`降了百分之几`: a fall is told by how much it is, without a sign."""
    return bool(_HOW_FAR.search(plan.text)) and not _EITHER.search(plan.text)


def presumed(plan: Plan, figures: list[FigureShown], computed: list[Computation]) -> str:
    """`rose` where the question asks by how much it fell, `fell` the other way round; else none."""
    way = _PRESUMED.search(plan.text) or _PRESUMED_EN.search(plan.text)
    if way is None or not computed or plan.operation not in {"growth", "difference"}:
        return ""
    change = _change_of(figures)
    if change is None and plan.operation == "growth":
        change = computed[-1].value
    if not change or _goes(way, change) is not False:
        return ""
    return "rose" if change > 0 else "fell"


def _change_of(figures: list[FigureShown]) -> float | None:
    """From the earlier of two values to the later; a fall may be computed without its sign."""
    staged = [f for stage in (BEGUN, REACHED) for f in figures if f.dimensions.get(STAGE) == stage]
    ends = staged or sorted((f for f in figures if f.period), key=lambda f: f.period or "")
    alike = len({(f.metric, f.subject) for f in ends}) == 1
    if len(ends) != 2 or not alike or (not staged and ends[0].period == ends[1].period):
        return None
    old, new = (f.value for f in ends)
    return None if isinstance(old, str) or isinstance(new, str) else new - old


def judged(plan: Plan, figures: list[FigureShown], computed: list[Computation]) -> bool | None:
    """Whether a change or a comparison goes the way that the question says; None without one."""
    if any(words.search(plan.text) for words in (NEGATED, _THROUGHOUT, _EITHER)):
        return None
    if (ends := _FROM_TO.search(plan.text)) and len(figures) == len(plan.stated) == 2:
        return _moved(ends, plan, figures)
    if plan.operation == "growth" and computed and _YES_OR_NO.search(plan.text):
        change = _change_of(figures)
        return _goes(_CHANGE.search(plan.text), computed[-1].value if change is None else change)
    if plan.operation == "difference" and len(figures) == 2 and not _ASKS.search(plan.text):
        left, right = (figure.value for figure in figures)
        if not isinstance(left, str) and not isinstance(right, str):
            return _goes(_COMPARED.search(plan.text), left - right)
    return None


def _moved(ends: re.Match[str], plan: Plan, figures: list[FigureShown]) -> bool | None:
    """`从a跌到b` of two values in the order of the source: whether each is the one that is said."""
    told = [figure.value for figure in figures]
    said = [float(quantity.value) for quantity in plan.stated]
    if any(isinstance(value, str) for value in told):
        return None
    if any(figure.bound != "exact" for figure in figures) and told == said:
        return None if _goes(_CHANGE.search(ends[0]), said[1] - said[0]) is not False else False
    return told == said and _goes(_CHANGE.search(ends[0]), said[1] - said[0]) is not False


def contrary(draft: Draft, view: View, plan: Plan) -> bool:
    """`为什么下降` of what rose has no reasons: the change is told instead."""
    way = _CHANGE.search(plan.text)
    if way is None or len(plan.metrics) != 1 or _of_another(view, plan):
        return False
    ends = pair(view, plan, plan.metrics[0])
    if ends is None:
        return False
    change = calculate.change(*ends)
    if _goes(way, float(change.result.value)) is not False:
        return False
    draft.say(frame("corrected", plan.language))
    tell(draft, plan, (ends[1], ends[0]))
    draft.say(frame("change", plan.language, value=shown(draft, plan, ends[0].label, change)))
    return True


def _of_another(view: View, plan: Plan) -> bool:
    """`外协收入怎么降了` is not of the 收入 as a whole: something stands before the name."""
    metric = next((m for m in view.metrics() if m.name in plan.metrics), None)
    names = sorted((metric.name, *metric.aliases), key=len, reverse=True) if metric else []
    before = next((plan.text.partition(name)[0] for name in names if name in plan.text), "")
    return bool(content_runs(before))


def _goes(way: re.Match[str] | None, value: float) -> bool | None:
    return None if way is None else value > 0 if way["up"] else value < 0
