"""What stands beside a figure: the same at another time, its target, what of that is reached."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.found.scaling import scaled
from assistant.ingest.found.sentences import HIDDEN, WHOLE_YEAR
from assistant.ingest.found.stated import DEED, Stated
from assistant.quantities import CNY, PERCENT, Quantity

_TARGET: Final = re.compile(
    r"目标|规划|计划|力争|拟|要求|(?:预算|任务|指标)(?:值|额|数)?(?:为|是|:|：)?\s*$"
)
_PLANNED: Final = (
    r"(?P<year>全年|全?年度|年底)?(?:公司|集团|既定)?"
    rf"(?P<span>[上下]?半年度?|[本当]?[月季年]度?|{HIDDEN}+\s?[末底]?)?的?(?:目标|计划|预算|任务|指标)(?:值|额|数)?"
)
_AIMED: Final = re.compile(
    r"[\s，,；;（()）、/]*(?:(?:已|累计|实际|合计)*(?:完成|达成|达到?|实现|占|为|相当于)了?)?"
    rf"{_PLANNED}(?:为|是|:|：)?\s*"
)
_DONE: Final = re.compile(
    rf"[\s，,；;（()）、/]*(?:{_PLANNED})?(?:已|实际|累计)*(?:完成|达成)(?:率|进度|了|为|是|仅|约|:|：)*\s*"
)
_DONE_OF: Final = re.compile(
    r"[\s，,；;（()）、/]*(?:已|实际|累计|合计)*(?:完成|达成|达到?|实现|占|为|是|相当于)了?"
    rf"{_PLANNED}的约?\s*"
)
_EXPECTED: Final = re.compile(
    rf"[\s，,；;、（(]*(?:据此|由此)?(?P<dated>{HIDDEN}+)?(?:预[测计期])"
    r"(?:将|可)?(?:为|是|达到?|约)?\s*"
)
"""A period before it is its own."""
_OF_IT: Final = re.compile(r"\s*的约?\s*")
"""`完成全年目标5亿元的80%`."""
_RATED: Final = re.compile(
    r"(?:(?:完成|达成|实现)(?:率|进度|比例|了)?|(?:目标|计划|预算|任务|指标)\S*的)(?:为|是|达到?|约|仅|:|：)*\s*$"
)
_REACHED: Final = re.compile(
    rf"[\s，,；;（()）、/]*{HIDDEN}*[份末]?(?:已|累计|实际|当[月季年])*"
    r"(?:实际(?P<verb>[\u4e00-\u9fff]{2,4}?)?|(?:完成|达成|实现|做到|达到)(?:额|值|量|数)?)"
    r"(?:为|是|了|到|约|仅|:|：)*\s*"
)
_WHO: Final = re.compile("[店区厂部院站行组队]$|公司$")
"""`河湾店目标60万元` does not say of what."""
_SPANS: Final = {"半年": "-H", "季": "-Q"}
"""Words for spans that no month is, and how their periods are written."""
_ROUNDING: Final = Decimal("0.1")
_SUMMED: Final = re.compile("[末底]|已|累计")
_OF_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d\d")
_AIM: Final = re.compile(r"(?:目标|计划|预算|任务|指标)(?:值|额|数)?$")
DEEDS: Final = re.compile("销售|采购|进货")
"""What is done, and no name of its amount."""
_AGAINST: Final = re.compile(rf"[\s，,（(]*(?:较|比|相较于?|对比|与)\s*{HIDDEN}+\s*[末底]?的?\s*")
_MOVED: Final = re.compile(
    r"\s*(?:相比)?(?:[增下提上减回降升涨多少高低]|净[增减]|扩大|收窄|压[缩降]|缩短|持平)"
)
_THEN: Final = re.compile(
    rf"[\s（(，,、;；]*(?:其中[，,：:]?)?{HIDDEN}+\s*[份末底初]?(?:为|是|达到?)?\s*"
)
_THEN_TOO: Final = re.compile(r"[，,、]\s*")


def at_another_time(
    before: str, after: str, quantity: Quantity, told: Sequence[Stated]
) -> Stated | None:
    """`2.1亿元（7月1.9亿元）`, `签约 3 家，签约率 15%（7 月 2 家，10%）`: the same at that time."""
    if not (_THEN.fullmatch(before) or _THEN_TOO.fullmatch(before)) or re.match(
        r"\s?[中里]", after
    ):
        return None
    goes_on = quantity.unit != PERCENT or told[-1].quantity.unit == PERCENT
    if quantity.text[0] in "+＋-−" or (_THEN_TOO.fullmatch(before) and not goes_on):
        return None
    if told and _lacks_unit(quantity, told[-1].quantity):
        quantity = scaled(quantity, told[-1].quantity)
    same = [t for t in told if t.quantity.unit == quantity.unit]
    return Stated(0, 0, quantity, same[-1].name, "value") if same else None


def _lacks_unit(then: Quantity, now: Quantity) -> bool:
    """`2,150人（5月2,080）`: of the size of what it is compared with."""
    bare = then.unit is None and now.unit is not None and then.text[-1:].isdigit()
    plain = now.value > 0 and re.match(r"[\d.,]+\D", now.text)
    shown = Decimal(re.sub(r"[^\d.]", "", now.text)) if bare and plain else None
    return bool(shown) and shown is not None and shown / 4 <= then.value <= shown * 4


def held_against(
    before: str, after: str, quantity: Quantity, told: Sequence[Stated]
) -> Stated | None:
    """`投诉 36 起，较上月 45 起下降`: what it was then, in the period it is compared with."""
    if not (_AGAINST.fullmatch(before) and _MOVED.match(after)):
        return None
    last = _last(told, quantity)
    return Stated(0, 0, quantity, last.name, "base") if last else None


def beside_plan(before: str, quantity: Quantity, told: Sequence[Stated]) -> Stated | None:
    """What a number behind 目标 or 完成 is of: the figure before it."""
    if aim := _AIMED.fullmatch(before):
        of_span = _of_span(aim, told)
        if last := of_span or _last(told, quantity):
            period = of_span.period if of_span else _year(aim)
            return Stated(0, 0, quantity, last.name.removeprefix("累计"), "value", period)
    if quantity.unit != PERCENT:
        return _expected(before, quantity, told) or _reached(before, quantity, told)
    planned = told[-1] if told and told[-1].nature == "target" else None
    if planned and planned.quantity.unit != PERCENT and _OF_IT.fullmatch(before):
        return Stated(0, 0, quantity, f"{planned.name}完成率", "value", planned.period)
    done = _DONE.fullmatch(before) or _DONE_OF.fullmatch(before)
    amount = planned or next((t for t in reversed(told) if t.quantity.unit != PERCENT), None)
    if not done or not amount:
        return None
    if whole := _reached_of(amount, quantity, told):
        name = f"{without_aim(whole.name, whole.quantity)}完成率"
        return Stated(0, 0, quantity, name, "value", whole.period)
    name = f"{amount.name.removeprefix('累计')}完成率"
    return Stated(0, 0, quantity, name, "value", _year(done) or amount.period)


def _expected(before: str, quantity: Quantity, told: Sequence[Stated]) -> Stated | None:
    """`四季度收入目标9亿元，预测8亿元，全年预计30亿元`: of what was told before."""
    match, last = _EXPECTED.fullmatch(before), told[-1] if told else None
    if not match or not last or last.quantity.unit != quantity.unit:
        return None
    name = without_aim(last.name, last.quantity)
    return Stated(0, 0, quantity, name, "value", None if match["dated"] else last.period)


def _of_span(aim: re.Match[str], told: Sequence[Stated]) -> Stated | None:
    """`三季度收入9亿元，其中9月3亿元，季度目标8亿元` aims at what the quarter reached."""
    mark = next((mark for word, mark in _SPANS.items() if word in (aim["span"] or "")), "")
    spans = (t for t in reversed(told) if mark and mark in (t.period or ""))
    return next(spans, None)


def _reached_of(amount: Stated, rate: Quantity, told: Sequence[Stated]) -> Stated | None:
    """`年度投资计划5亿元，累计支出4亿元，完成80%`: of the aim that the two numbers tell."""
    aims = (t for t in told if t.nature == "target" and t.quantity.unit == amount.quantity.unit)
    for aim in aims:
        if aim.name != amount.name and aim.quantity.value:
            share = 100 * amount.quantity.value / aim.quantity.value
            if abs(share - rate.value) <= max(rate.slack, _ROUNDING):
                return aim
    return None


def _year(match: re.Match[str]) -> str | None:
    return WHOLE_YEAR if match["year"] in {"全年", "年度", "全年度"} else None


def _reached(before: str, quantity: Quantity, told: Sequence[Stated]) -> Stated | None:
    """`收入目标8亿元，实际完成7亿元`, `计划新增40家，实际新增35家`."""
    match, planned = _REACHED.fullmatch(before), _last(told[-1:], quantity)
    several = len(told) > 1 and told[-2].nature == "target"  # and what was done is of them all
    if not match or not planned or planned.nature != "target" or several:
        return None
    name, verb = without_aim(planned.name, quantity), match["verb"] or ""
    known = verb in {"", "完成", "达成", "实现", "做到", "达到"} or name.startswith(verb)
    alike = planned.quantity.unit == quantity.unit and not _WHO.search(name)
    if not known or not alike or len(name) < 2:
        return None
    if HIDDEN in before:
        summed = _SUMMED.search(before) and not _OF_MONTH.fullmatch(planned.period or "")
        return None if summed and planned.period else Stated(0, 0, quantity, name, "value")
    return Stated(0, 0, quantity, name, "value", planned.period, note=DEED)


def without_aim(name: str, quantity: Quantity) -> str:
    """收入 of 收入目标, 销售额 of a 销售目标 in money, 销售量 of one that is counted."""
    bare = _AIM.sub("", name)
    return f"{bare}{'额' if quantity.unit == CNY else '量'}" if DEEDS.fullmatch(bare) else bare


def of_its_plan(name: str, told: Sequence[Stated]) -> str:
    """`计划产量30万块，实际产量28万块`: 产量 of both."""
    bare = re.sub(r"^实际(?:完成|实现)?", "", name)
    return (
        bare
        if any(t.nature == "target" and without_aim(t.name, t.quantity) == bare for t in told)
        else name
    )


def _last(told: Sequence[Stated], quantity: Quantity) -> Stated | None:
    alike = (t for t in reversed(told) if quantity.unit in {t.quantity.unit, None})
    return next(alike, None)


def is_target(before: str, after: str, *, alone: bool) -> bool:
    """`before` reaches back to the clause's beginning, `after` on to the next number; `alone`
    where the clause has no other number.
    """
    if _RATED.search(before):
        return False  # what of an aim is reached
    if alone:
        return bool(_TARGET.search(before + after))
    inside = max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))
    if inside:
        near = re.split(r"[，,；;、（(]", before)[-1]
    else:
        near = re.sub(r"[（(][^（）()]*[）)]", "", before)
    return bool(_TARGET.search(near) or re.match(r"\s*的?(?:目标|要求)", after))
