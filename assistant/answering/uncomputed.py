"""What an operation asks for and the figures alone do not say: then they are no answer."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Figure
from assistant.retrieval.figures import Missing
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import RANKED

_OWN_WORDS: Final[dict[Operation, str]] = {
    "growth": r"[增涨升降跌减变]|提高|缩|growth|change|increase|decrease",
    "mean": r"均|每|单|average|per",
    "difference": r"[比差超多少高低增减]|over|gap|differ|than",
    "remainder": r"剩|余|其他|未|left|rest|remain",
    "per_unit": r"均|每|单|average|per",
}
"""Words in the label of a figure that is itself the result of the operation."""
_SHARE_ASKED: Final = re.compile(
    r"(?:占比|比例|比重)[有是为]?(?:多[少大高低]|几)|几成|百分之几|百分之多少|几分之几|多大比例|占.{0,12}(?:多少|几|比例|比重)|[里中内]的?(?:占比|比例|比重)|"
    r"\bwhat (?:percent(?:age)?|share|portion|proportion|fraction)\b",
    re.IGNORECASE,
)
_SHARE_OF: Final = re.compile(
    r"([\u4e00-\u9fffA-Za-z0-9]{2,})占比(?:是|为|有)?多?少?[\s?？。!！]*$"
)
_CHANGE: Final = re.compile(r"(?:同比|环比)(?:增长|下降|提升)|增长率$|增减$")
_ONE_AND_ANOTHER: Final = re.compile(
    r"[^\s,，再要也]加上(?!.{0,4}是)|[^\s,，和与跟及、]{1,12}[和与跟及、][^\s,，和与跟及、]{1,12}?加(?:起来|一起|在一起)|[^\s,，][,，]再?加上[^,，]+?[,，]?(?:合计|总计|[一总]共|加起来)|\bplus\b",
    re.IGNORECASE,
)
"""`甲加上乙`: one of them alone is no sum."""
_COMPARED: Final = re.compile(r"比[^例重率值]|\bthan\b", re.IGNORECASE)
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})


def not_computed(plan: Plan, figures: Sequence[Figure]) -> bool:
    """Whether the leading operation is still open, and no figure is its result already."""
    if plan.operation == "share" and (_SHARE_ASKED.search(plan.text) or _own_share(plan, figures)):
        shares = (f for f in figures if not _CHANGE.search(f.metric or ""))
        return not any(f.quantity and f.quantity.unit in _RELATIVE for f in shares)
    if plan.operation == "total" and len(figures) == 1:
        return bool(_ONE_AND_ANOTHER.search(plan.text))
    if plan.operation == "rank":
        return len(figures) < 2 and bool(RANKED.search(plan.text)) and not plan.asks_quantity
    if plan.operation == "per_unit" and len(figures) > 1:
        return True
    own = _OWN_WORDS.get(plan.operation) if plan.operation else None
    if own is None or len(figures) > 1:
        return False
    figure = figures[0]
    if plan.operation == "difference" and not _COMPARED.search(plan.text):
        return False
    if plan.operation == "growth":
        return not tells_change(figure)
    if plan.operation == "difference" and figure.quantity and figure.quantity.unit in _RELATIVE:
        return False
    return not re.search(own, f"{figure.label} {figure.metric}")


def _own_share(plan: Plan, figures: Sequence[Figure]) -> bool:
    """`女性员工占比`, and all that is there is the number of them."""
    named = _SHARE_OF.search(plan.text)
    return named is not None and all((f.metric or "").startswith(named[1]) for f in figures)


def tells_change(figure: Figure) -> bool:
    """A rate, or a value that its label or its sentence calls what something grew or fell by."""
    if figure.quantity and figure.quantity.unit in _RELATIVE:
        return True
    named = re.search(_OWN_WORDS["growth"], f"{figure.label} {figure.metric}")
    return bool(named) or _told_as_change(figure)


def _told_as_change(figure: Figure) -> bool:
    """Whether its sentence says that the value is what something grew or fell by."""
    words = re.compile(
        r"(?:增[长加]|提[升高]|上升|下降|减少|降低)了?(?:约|超过?)?" + re.escape(figure.text)
    )
    return any(words.search(source.quote.replace(" ", "")) for source in figure.sources)


def refuse_operation(draft: Draft, plan: Plan, figures: Sequence[Figure]) -> None:
    """Names the metric that has no second value to compute with, and the periods that it has."""
    figure = figures[0]
    draft.names.add(figure.label)
    if plan.operation == "growth":
        refuse_change(draft, plan, figure.metric or "")
        return
    draft.missing = True
    draft.names.add(figure.metric or "")
    refuse(draft, plan, (Missing("operation", plan.operation or "", figure.metric or "", ()),))


def refuse_change(draft: Draft, plan: Plan, metric: str) -> None:
    draft.missing = True
    draft.names.add(metric)
    draft.say(frame("no_previous", plan.language, metric=metric))
