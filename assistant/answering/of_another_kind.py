"""Values of another kind than is asked: planned for done, forecast for aimed at, per unit for all.

`装了几套` is not answered by the number that is to be, and `返修了多少件` not by `每千件返修`.
"""

import re
from collections.abc import Sequence
from typing import Final

from assistant.quantities import PERCENT, POINTS
from assistant.quantities.units import is_money
from assistant.records import Figure
from assistant.retrieval.figures import Missing
from assistant.retrieval.plan import Plan

_AIM: Final = re.compile(r"目标|预算|计划|指标")
_DONE: Final = re.compile(r"[\u4e00-\u9fff]了[^\u4e00-\u9fff]{0,2}(?:多少|几)|已经|实际")
_NOW: Final = re.compile(r"有(?:多少|几)|现在|目前")
_AHEAD: Final = re.compile(
    rf"{_AIM.pattern}|预[计测期]|打算|准备|将|[会要](?!求)|下个?[月季年]|明年|定[了在为]"
)
_PER: Final = re.compile(r"^(?:每|人均|户均|店均|单均)")
_EACH: Final = re.compile(r"[每均单]|一(?![共起样些])[\u4e00-\u9fff]")
_OF_ONE: Final = re.compile(
    r"[一每](?![共起样般些点下直定年月季周天日])[\u4e00-\u9fff](?=[^，。,?？]{0,8}(?:多少钱|什么价|几块))"
)
_OF_A_UNIT: Final = re.compile(
    r"[一每]个?(?:公斤|千克|斤|吨|克|升|度|小时|分钟|兆|平米?|平方米|公里|[箱瓶盒袋包套张件支杯份节趟]|\S时)"
    r"(?=[^，。,?？]{0,6}(?:多少钱|什么价|几块|卖多少))"
)
_A_UNIT: Final = re.compile(
    r"(?:多少钱|什么价|几块钱?|多少元)[一每](?![共起样般些点下直定年月季周天日])[\u4e00-\u9fff]"
)
_RATE_ASKED: Final = re.compile(
    r"(?P<rate>[\u4e00-\u9fff]{1,6}(?<![效概频功速税利汇费])率)(?:是|有|为|能到)?(?:多少|几|[?？]|$)"
)
_DATE: Final = re.compile(r"(?:\d{4}[-./年])?\d{1,2}[-./月]\d{1,2}日?")
_AMOUNT_ASKED: Final = re.compile(
    r"[总金余][额价](?=[^，,。?？]{0,4}多少)|多少(?:钱|[百千]?[万亿]?元)|[总金余][额价](?=[?？]|$)"
)
_PRICED_BY: Final = re.compile(f"{_OF_A_UNIT.pattern}|{_A_UNIT.pattern}")
_NOT_YET: Final = re.compile(
    r"还有?(?:多少|几)[^，。,?？]{0,8}[没未](?=[\u4e00-\u9fff])|还[要需得]再?[\u4e00-\u9fff]{1,2}(?:多少|几)"
)
_OPEN: Final = re.compile(r"[未没剩余差欠缺待]|还[要需]")
_GAP: Final = re.compile(rf"比[^，。]{{0,6}}(?:{_AIM.pattern})[^，。]{{0,4}}[差多少超高低]")
_SPENT: Final = re.compile(r"[花赚挣亏付][了掉出]?(?:多少|几)(?![家人个次台件天])")
_LEFT: Final = re.compile(
    r"(?:走|跑|丢|退|辞|流失|离开)[了掉]?(?:多少|几)(?![趟箱车公吨单票次步圈班里米])"
)
_LEAVING: Final = re.compile(r"[走丢退辞离减失损耗]|净增")
"""In the name of those who left."""
_PRICE_ASKED: Final = re.compile(r"(?:什么|啥)价[格位钱]?|多少钱一(?![共起年月])")
_LASTS: Final = re.compile(r"多久|多长时间|几个?(?:小时|钟头|分钟)")
_EACH_ASKED: Final = re.compile(r"每[台套件箱吨张只瓶盒袋辆节票单趟条块片](?=[^，,。?？]{0,8}多少)")
_SHARE_ASKED: Final = re.compile("百分|几成|几个点|比例|比重")
_USED: Final = re.compile(r"(?:使?用|利用)[了掉上]?(?:大概|大约)?(?:多少|几成|百分之)")
_ROOM: Final = re.compile(r"产能|能力|容量|库容|编制|额度|授信|床位$|车位$|工位$")
"""What there is to be used, of which `用了多少` is a part."""
_PRICED: Final = re.compile(r"[价均单每费]")


def asks_price(text: str) -> bool:
    """`多少钱一台`, `一公斤卖多少`: what one costs, and not what all of it does."""
    return bool(_PRICED_BY.search(text))


def of_another_kind(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """What is asked and none of the figures is; None where one may be it."""
    if not known:
        return None
    tries = (_of_nobody, _only_dates, _of_another_nature, _of_some, _per_unit, _no_price, _no_rate)
    return next((missing for each in tries if (missing := each(plan, known))), None)


def _of_another_nature(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    metric, natures = plan.metrics[0], {figure.nature for figure in known}
    if _AIM.search(plan.text) and plan.nature == "target" and natures == {"forecast"}:
        return Missing("nature", "target", metric, ())
    ahead = natures <= {"target", "forecast"} and not _AHEAD.search(plan.text)
    done = _DONE.search(plan.text) or (_NOW.search(plan.text) and not plan.periods)
    if ahead and done and plan.nature in {None, "actual"}:
        return Missing("nature", "actual", metric, ())
    gap = natures == {"target"} and _GAP.search(plan.text)
    return Missing("operation", "difference", metric, ()) if gap else None


def _only_dates(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """`甲的合同总额多少` is not told by the day that the contract ends."""
    amount = _AMOUNT_ASKED.search(plan.text)
    if amount is None or not all(_DATE.fullmatch(f.value_text or "") for f in known):
        return None
    return Missing("word", amount[0], plan.metrics[0], ())


def _of_some(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """`走了几个` of those who are there, and parts that do not add up."""
    metric, names = plan.metrics[0], _names(known)
    used = _USED.search(plan.text)
    if used and all(_ROOM.search(name) and "用" not in name for name in names):
        return Missing("word", used[0], metric, ())
    if _LEFT.search(plan.text) and not any(map(_LEAVING.search, names)):
        return Missing("word", "流失", metric, ())
    open_ = _NOT_YET.search(plan.text) if plan.operation is None else None
    told = " ".join((*names, *(s.quote for f in known for s in f.sources)))
    if open_ and all(f.nature == "actual" for f in known) and not _OPEN.search(told):
        return Missing("word", open_[0], metric, ())
    summed = plan.implied and plan.operation == "total" and len(plan.members) > 1
    units = {figure.quantity.unit for figure in known if figure.quantity}
    return Missing("operation", "total", metric, ()) if summed and len(units) > 1 else None


def _per_unit(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    metric, names = plan.metrics[0], _names(known)
    if plan.implied and _SPENT.search(plan.text) and not any(map(_is_amount, known)):
        return Missing("word", "多少钱", metric, ())
    if all(map(_PER.match, names)) and not _EACH.search(plan.text):
        return Missing("word", _PER.sub("", names[0]), metric, ())
    priced_by = _PRICED_BY.search(plan.text) if plan.operation != "per_unit" else None
    one = (_OF_ONE.search(plan.text) if plan.implied else None) or priced_by
    priced = any(map(_PRICED.search, names))
    return Missing("word", one[0], metric, ()) if one and not priced else None


def _no_price(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """`甲卖什么价`, `停了多久`: of amounts and counts there is no price, and nothing that lasts."""
    units = {figure.quantity.unit for figure in known if figure.quantity}
    price, priced = _PRICE_ASKED.search(plan.text), any(map(_is_price, known))
    if price and not priced:
        return Missing("word", price[0], plan.metrics[0], ())
    lasts = _LASTS.search(plan.text) if plan.operation is None else None
    if lasts and units and not units & {"s", "month", "year", None}:
        return Missing("word", lasts[0], plan.metrics[0], ())
    each = _EACH_ASKED.search(plan.text) if plan.operation is None and not priced else None
    amount = any(map(is_money, units))
    return Missing("word", each[0], plan.metrics[0], ()) if each and amount else None


def _is_price(figure: Figure) -> bool:
    """By its name, or by what its unit or its sentence says that it is for."""
    per = "/" in figure.text or any(f"{figure.text}/" in s.quote for s in figure.sources)
    return per or bool(_PRICED.search(figure.metric or ""))


def _no_rate(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """`青仓的出租率` is not told by how large it is, though one sentence has both; nor is how much
    `毛利` a thing has by its rate.
    """
    rates = [m for m in _names(known) if m.endswith("率")] if plan.implied else []
    amounts = [word for word in plan.unknown if any(m == f"{word}率" for m in rates)]
    if amounts and "率" not in plan.text and not _SHARE_ASKED.search(plan.text):
        return Missing("word", amounts[0], plan.metrics[0], ())
    asked = _RATE_ASKED.search(plan.text) if plan.implied and not plan.operation else None
    units = {figure.quantity.unit for figure in known if figure.quantity}
    if asked is None or not units or units & {PERCENT, POINTS, None}:
        return None
    return Missing("word", asked["rate"], plan.metrics[0], ())


def _names(known: Sequence[Figure]) -> list[str]:
    return [figure.metric or "" for figure in known]


def _of_nobody(plan: Plan, known: Sequence[Figure]) -> Missing | None:
    """A member that is asked, where every value is that of the whole."""
    if plan.operation not in {None, "growth", "difference"} or plan.excludes:
        return None
    for dimension, members in plan.members.items():
        if not any(is_of(figure, members) for figure in known):
            held = tuple({figure.dimensions.get(dimension, "") for figure in known} - {""})
            return Missing("word", members[0], plan.metrics[0], held)
    return None


def is_of(figure: Figure, members: Sequence[str]) -> bool:
    """Whether one of the members is a place of the value, or its name or sentence says so."""
    places = {figure.subject, *figure.dimensions.values()}
    told = " ".join((figure.label, *(s.quote for s in figure.sources)))
    told += " ".join(source.section for source in figure.sources)
    return any(member in places or member in told for member in members)


def _is_amount(figure: Figure) -> bool:
    return figure.quantity is None or figure.quantity.unit is None or is_money(figure.quantity.unit)
