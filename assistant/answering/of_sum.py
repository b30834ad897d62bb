"""Metrics that are terms of one sum, as the catalogue defines it: `到货 = 售出 + 预留 + 剩余`."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_SAID_WHOLE: Final = re.compile(
    r"占[了到]?(?P<of>[^,，。?？占]*?)的?(?:百分之|几成|几分之|多[大少高]|比例|比重)"
)
_ALL: Final = re.compile(r"[总全整]|所有|全部|合计|大约|大概|[的了]")


def terms_of_one(view: View, one: str, other: str) -> bool:
    """Whether both are terms of one sum."""
    return one != other and any({one, other} <= terms for terms in _sums(view).values())


def whole_of_sum(view: View, plan: Plan, part: Figure) -> Figure | None:
    """The value, of the same place and time, of the only sum that the metric of a part is in."""
    wholes = [name for name, terms in _sums(view).items() if part.metric in terms]
    if len(wholes) != 1 or part.dimensions or part.quantity is None:
        return None
    at = plan.model_copy(update={"members": {}, "operation": None, "by": None})
    found = find_figures(view, at, wholes[0]).figures
    same = [f for f in found if (f.subject, f.period) == (part.subject, part.period)]
    alike = [f for f in same if f.quantity and f.quantity.unit == part.quantity.unit]
    return alike[0] if len(alike) == 1 and not _of_another(view, plan.text, wholes[0]) else None


def _of_another(view: View, text: str, whole: str) -> bool:
    """`占公司总成本的几成` names a whole that is another one."""
    said = _SAID_WHOLE.search(text)
    named = _ALL.sub("", said["of"]) if said else ""
    metric = next(m for m in view.metrics() if m.name == whole)
    return bool(named) and not any(n in named or named in n for n in (whole, *metric.aliases))


def tell_beside(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """`既没卖掉也没预留的`: the term that is left, or the sum less those that are denied; of
    `没卖掉的里，预留的有多少` the others are what is asked.
    """
    names = [f.metric or "" for f in figures]
    together = all(terms_of_one(view, names[0], name) for name in names[1:])
    if len(figures) < 2 or len(set(names)) < len(names) or not together or plan.operands:
        return False
    others = [f for f in figures if not _denied(view, plan.text, f.metric or "")]
    if others:
        tell(draft, plan, tuple(others))
        return len(others) < len(figures)
    if rest := _only_other(view, plan, figures):
        tell(draft, plan, (rest,))
        return True
    total = whole_of_sum(view, plan, figures[0])
    if total is None:
        return False
    tell(draft, plan, (total, *figures))
    left = calculate.remainder(total, figures)
    draft.say(frame("left", plan.language, value=shown(draft, plan, total.label, left)))
    return True


def _only_other(view: View, plan: Plan, figures: list[Figure]) -> Figure | None:
    """The stated value of the one term that is left of their sum."""
    names = {f.metric or "" for f in figures}
    left = [terms - names for terms in _sums(view).values() if names <= terms]
    if len(left) != 1 or len(left[0]) != 1:
        return None
    at = plan.model_copy(update={"members": {}, "operation": None, "by": None})
    held = find_figures(view, at, next(iter(left[0]))).figures
    return held[0] if len(held) == 1 and held[0].period == figures[0].period else None


def _denied(view: View, text: str, name: str) -> bool:
    metric = next(m for m in view.metrics() if m.name == name)
    said = "|".join(map(re.escape, sorted((name, *metric.aliases), key=len, reverse=True)))
    return bool(re.search(rf"[没未](?:有|被|人|给|经)*(?:{said})", text))


@derived()
def _sums(view: View) -> dict[str, frozenset[str]]:
    """Metric to the terms that it is the sum of."""
    return {
        metric.name: frozenset(term.strip() for term in formula.split("+"))
        for metric in view.metrics()
        for formula in metric.formulas
        if "+" in formula and not re.search(r"[-−*×/÷(（]", formula)
    }
