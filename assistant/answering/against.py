"""What was measured against what was aimed at: `收入比预算多多少`, `利润超预算了吗`."""

import re
from itertools import permutations
from typing import Final

from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.periods import period_bounds
from assistant.quantities import share
from assistant.records import Figure, Nature
from assistant.retrieval.figures import find_figures
from assistant.retrieval.over_time import stands
from assistant.retrieval.plan import Plan
from assistant.retrieval.shares import in_percent

_OTHER: Final[dict[Nature, Nature]] = {"actual": "target", "target": "actual"}
_AIM: Final = r"(?:预算|目标|计划|指标|任务)"
_AGAINST: Final = re.compile(
    rf"(?:比|较|跟|和|与|超出?|超过|高于|低于|少于|不[到及]|没[达到]|未达|达到?|达成|完成|执行|实现|差|离|距离?)"
    rf".{{0,14}}{_AIM}|{_AIM}.{{0,8}}(?:完成|达成|达到|执行|差|超|多(?!少)|(?<!多)少|高|低|比)|"
    r"\b(?:against|versus|vs|over|under|below|above|beat|miss(?:ed)?|hit|met?)\b.{0,24}"
    r"\b(?:budget|target|plan)\b",
    re.IGNORECASE,
)
_THE_AIM: Final = re.compile(rf"{_AIM}[值数额]?[定设是为有]?[的了得]?是?(?:多少|几|多[高大])")
"""`全年目标定的多少` asks for it alone."""
_LEFT: Final = re.compile(r"差|离|距|缺口|还[要需有]|完成|达成|进度")
_PUT: Final = re.compile(r"吗|吧|没有?[?？]*$|是不是|对不对")
_OVER: Final = re.compile(r"超|高于|多|达|完成|实现")
_REACHED: Final = re.compile(r"[完达]成|执行|进度|实现|reach|\bmet?\b|\bhit\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"差(?!异)|缺|short of", re.IGNORECASE)
_IN_PERCENT: Final = re.compile(r"百分|几成|比例|percent", re.IGNORECASE)

_SINCE_BEGIN: Final = re.compile(r"(?P<year>\d{4})-(?:H1|Q1|01/(?P=year)-\d\d)")
"""From the beginning of a year on, and not all of it."""


def tell_against(draft: Draft, view: View, plan: Plan) -> bool:
    """Both values of one period and how far they are apart, where the source gives both."""
    if not _AGAINST.search(plan.text) or plan.heads or plan.operands:
        return False
    if _THE_AIM.search(plan.text):
        return False
    if crossed := _of_two_periods(view, plan):
        actual, aim = crossed
        tell(draft, plan, (actual, aim))
        _say(draft, plan, aim, "growth", calculate.growth(aim, actual))
        _say(draft, plan, aim, "change", calculate.change(aim, actual))
        return True
    if _told_in_parts(draft, view, plan):
        return True
    pairs = [pair for metric in plan.metrics if (pair := _pair(view, plan, metric))]
    for actual, aim in pairs:
        if _PUT.search(plan.text) and "多少" not in plan.text:
            over = calculate.size(actual) >= calculate.size(aim)
            right = over == bool(_OVER.search(plan.text))
            draft.say(frame("confirmed" if right else "corrected", plan.language))
        tell(draft, plan, (actual, aim))
        _say_gap(draft, plan, actual, aim)
        if calculate.size(aim) <= 0 or calculate.is_percent(aim):
            continue
        if _REACHED.search(plan.text):
            _say(draft, plan, actual, "reached", calculate.share(actual, aim))
        elif _IN_PERCENT.search(plan.text):
            _say(draft, plan, actual, "against", calculate.growth(actual, aim))
    return bool(pairs)


def _told_in_parts(draft: Draft, view: View, plan: Plan) -> bool:
    """`三个季度过去，距全年的计划还有多少`: the aim less what each of them has brought."""
    if len(plan.metrics) != 1 or stands(plan.metrics[0]) or in_percent(view, plan.metrics[0]):
        return False
    periods = [p for p in plan.periods if "-" in p]
    years = [p for p in plan.periods if p.isdigit()] or _whole_year(view, plan, periods)
    alike = len({(len(p), "Q" in p) for p in periods}) == 1
    if len(periods) < 2 or not alike or len(years) != 1 or not _LEFT.search(plan.text):
        return False
    at = [plan.model_copy(update={"periods": (p.replace("*", years[0]),)}) for p in periods]
    done = [f for each in at for f in _only(view, each, plan.metrics[0], "actual")]
    aim = _only(view, plan.model_copy(update={"periods": tuple(years)}), plan.metrics[0], "target")
    if len(done) != len(periods) or not aim or not calculate.size(aim[0]):
        return False
    tell(draft, plan, (*done, aim[0]))
    if _REACHED.search(plan.text):
        _say(draft, plan, aim[0], "reached", _reached(done, aim[0]))
    _say(draft, plan, aim[0], "difference", calculate.remainder(aim[0], done))
    return True


def _reached(done: list[Figure], aim: Figure) -> Computed:
    summed = calculate.total(done)
    part = share(summed.result, calculate.quantities_of([aim])[0])
    return Computed(f"({summed.formula}) / {aim.text}", part, (*done, aim))


def _whole_year(view: View, plan: Plan, parts: list[str]) -> list[str]:
    """`离全年目标`: the year of the parts, else the newest with an aim."""
    if not re.search("全年|年度", plan.text):
        return []
    named = {p[:4] for p in parts if p[:4].isdigit()}
    aims = (f.period or "" for f in view.figures(plan.metrics[0]) if f.nature == "target")
    return sorted(named) if len(named) == 1 else sorted(p for p in aims if p.isdigit())[-1:]


def _say_gap(draft: Draft, plan: Plan, actual: Figure, aim: Figure) -> None:
    if actual.period != aim.period:
        _say(draft, plan, actual, "difference", calculate.difference(actual, aim))
    elif calculate.size(actual) < calculate.size(aim) and _SHORT.search(plan.text):
        _say(draft, plan, actual, "short_of", calculate.change(aim, actual))
    else:
        _say(draft, plan, actual, "against", calculate.change(actual, aim))


def _say(draft: Draft, plan: Plan, actual: Figure, words: str, value: Computed) -> None:
    told = shown(draft, plan, actual.label, value)
    draft.say(frame(words, plan.language, label=escape(actual.label), value=told))


def _pair(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """What was measured and what was aimed at in the same period, of the same place."""
    for first in _OTHER:
        for one in _only(view, plan, metric, first):
            periods = (one.period,) if one.period else ()
            same = plan.model_copy(update={"periods": periods})
            for other in _only(view, same, metric, _OTHER[first]):
                same_place = (one.period, one.dimensions) == (other.period, other.dimensions)
                if same_place and one.id != other.id:
                    return (one, other) if first == "actual" else (other, one)
    return _to_date(view, plan, metric) if _LEFT.search(plan.text) else None


def _to_date(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """What has been reached of the aim of a whole year, since its beginning."""
    year = next((p[:4] for p in plan.periods if p[:4].isdigit()), "")
    held = [f for f in view.figures(metric) if f.quantity and not f.dimensions]
    aims = [
        f for f in held if f.nature == "target" and re.fullmatch(year or r"\d{4}", f.period or "")
    ]
    aim = max(aims, key=lambda f: f.period or "", default=None)
    of_year = all(re.fullmatch(r"\d{4}|\*", period) for period in plan.periods)
    if aim is None or not of_year or plan.members or plan.subjects:
        return None
    actual = [f for f in held if f.nature == "actual" and _SINCE_BEGIN.fullmatch(f.period or "")]
    reached = [f for f in actual if (f.period or "").startswith(aim.period or "?")]
    newest = max(reached, key=lambda f: period_bounds(f.period or "")[1], default=None)
    return (newest, aim) if newest else None


def _of_two_periods(view: View, plan: Plan) -> tuple[Figure, Figure] | None:
    """`10月目标比9月实际涨多少`, `要完成今年目标得比去年增长多少`: what was measured in one period
    and is aimed at in the other.
    """
    grows = plan.operation == "growth" and len(re.findall(_AIM, plan.text)) == 1
    if len(plan.periods) != 2 or len(plan.metrics) != 1 or not ("实际" in plan.text or grows):
        return None
    for then, ahead in permutations(plan.periods):
        actual = _only(
            view, plan.model_copy(update={"periods": (then,)}), plan.metrics[0], "actual"
        )
        aim = _only(view, plan.model_copy(update={"periods": (ahead,)}), plan.metrics[0], "target")
        if actual and aim and calculate.size(actual[0]) > 0:
            return actual[0], aim[0]
    return None


def _only(view: View, plan: Plan, metric: str, nature: Nature) -> tuple[Figure, ...]:
    asked = plan.model_copy(update={"nature": nature})
    figures = find_figures(view, asked, metric).figures
    return tuple(f for f in figures if f.quantity) if len(figures) == 1 else ()
