"""`后来涨到多少`, `下一页`: what comes after what was told. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_AFTER: Final = re.compile(
    r"后来|之后|随后|此后|再往后|接下来|最后|最终|\b(?:later|afterwards?|since then|after that)\b",
    re.IGNORECASE,
)
_MOVES_TO: Final = re.compile(
    r"(?:涨|升|增|加|多|长|扩大|提高|降|跌|减|少|缩小|掉)[到至成为]了?(?:多少|几)"
    r"|\b(?:grow|rise|grew|rose|fall|fell|drop(?:ped)?|increase[ds]?) to\b",
    re.IGNORECASE,
)


def later(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan | None:
    """The plan for the newest value; where that is the one told, none is later: it is missing.

    None where the question names a time of its own, or asks for no later value.
    """
    if plan.periods or len(base.periods) > 1 or base.intent != "figure" or not base.metrics:
        return None
    after = _AFTER.search(reading.text)
    if not (after or (base.periods and _MOVES_TO.search(reading.text))):
        return None
    if plan.operation not in {None, "count"} or (plan.metrics and not plan.implied):
        return None
    plan = plan.model_copy(update={"metrics": (), "implied": False, "operation": None})
    anytime = base.model_copy(update={"periods": (), "operation": None})
    newest = {f.id for name in base.metrics for f in find_figures(view, anytime, name).figures}
    told = {f.id for name in base.metrics for f in find_figures(view, base, name).figures}
    if newest - told:
        return plan.model_copy(update={"unknown": ()})
    said = after[0] if after else reading.text
    return plan.model_copy(update={"unknown": (said,), "heads": (said,)})


def turned(text: str, page: str | None) -> str | None:
    """The page after or before the one that was told."""
    turn = re.search(r"(下|后)一?页|(上|前)一?页|next page|previous page", text, re.IGNORECASE)
    if turn is None or not page or not page.isdigit():
        return None
    forward = bool(turn[1]) or turn[0].lower().startswith("next")
    return str(int(page) + (1 if forward else -1))
