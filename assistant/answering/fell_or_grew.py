"""Which members fell, or grew, by the rates that a source states: `下滑的有哪几条线`."""

import re
from typing import Final

from assistant.answering.changed import table_rates
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import line
from assistant.answering.frames import frame
from assistant.answering.ranking import rows_of
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_FELL: Final = r"下降|下滑|下跌|减少|负增长|回落|[跌降掉]"
_GREW: Final = r"增长|上升|上涨|增加|[涨升]"
_WHICH: Final = re.compile(
    rf"(?:(?P<fell>{_FELL})|(?P<grew>{_GREW}))了?的(?:都|就)?(?:是|有)?哪[几些一]?[个条家种类]?|"
    rf"哪[几些一]?[个条家种类]?[^,，。最多少]{{1,8}}?[在是出]?(?:现了?)?(?:(?P<down>{_FELL})|(?P<up>{_GREW}))"
    r"了?(?:[的?？呢]|$)"
)

_SAID: Final = re.compile(r"(?:同比|环比)(?:增长|下降)$")
"""What a sentence tells of a change has the name of its metric before."""


def tell_fallen(draft: Draft, view: View, plan: Plan) -> bool:
    """Of the first metric with a column of rates by what is asked; those that fell most first."""
    asked = _WHICH.search(plan.text)
    others = {*plan.unknown} - {plan.by} or plan.members or plan.subjects
    if asked is None or others or not plan.by:
        return False
    fell = bool(asked["fell"] or asked["down"])
    for metric in plan.metrics:
        itself = metric.endswith("增长率")
        for rate in [metric] if itself else table_rates(view, plan, _SAID.sub("", metric)):
            rows = rows_of(view, plan.model_copy(update={"metrics": (rate,)}), rate, [])
            if len(rows) > 1:
                _tell(draft, plan, rate, [f for f in rows if _moved(f, fell=fell)])
                return True
    return False


def _moved(figure: Figure, *, fell: bool) -> bool:
    value = figure.quantity.value if figure.quantity else 0
    return value < 0 if fell else value > 0


def _tell(draft: Draft, plan: Plan, rate: str, rows: list[Figure]) -> None:
    if not rows:
        draft.say(frame("none_fits", plan.language))
        return
    draft.say(frame("rank", plan.language, label=escape(rate)))
    ordered = sorted(rows, key=lambda f: abs(f.quantity.value) if f.quantity else 0, reverse=True)
    for position, figure in enumerate(ordered, start=1):
        draft.say(f"{position}. {line(draft, plan, figure)}")
