"""What stands beside a figure: the same at another time, its target, what of that is reached."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.ingest.found.scaling import scaled
from assistant.ingest.found.sentences import HIDDEN, WHOLE_YEAR
from assistant.ingest.found.stated import DEED, Stated
from assistant.periods import previous_period, year_before
from assistant.quantities import CNY, PERCENT, Quantity

_TARGET: Final = re.compile(r"目标|规划|计划|力争|拟|要求")
_AIMED: Final = re.compile(
    rf"[\s，,；;（(、/]*(?P<year>全年|年度|年底)?(?:[月季]度|{HIDDEN}+\s?[末底]?)?的?目标(?:值|为|是|:|：)?\s*"
)
_DONE: Final = re.compile(
    r"[\s，,；;（(、/]*(?:已|实际|累计)?(?:完成|达成)(?:率|进度|了|为|是|仅|:|：)*\s*"
)
_REACHED: Final = re.compile(
    rf"[\s，,；;（(、/]*{HIDDEN}*[份末]?(?:已|累计|实际|当[月季年])*"
    r"(?:实际(?P<verb>[\u4e00-\u9fff]{2,4}?)?|(?:完成|达成|实现|做到|达到)(?:额|值|量|数)?)"
    r"(?:为|是|了|到|约|仅|:|：)*\s*"
)
_WHO: Final = re.compile("[店区厂部院站行组队]$|公司$")
"""`河湾店目标60万元` does not say of what."""
_SUMMED: Final = re.compile("[末底]|已|累计")
_OF_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d\d")
_AIM: Final = re.compile(r"(?:目标|计划|预算|任务|指标)(?:值|额|数)?$")
_DEEDS: Final = re.compile("销售|采购|进货")
"""What is done, and no name of its amount."""
_AGAINST: Final = re.compile(rf"[\s，,（(]*(?:较|比|相较于?|对比|与)\s*{HIDDEN}+\s*[末底]?的?\s*")
_MOVED: Final = re.compile(r"\s*(?:相比)?(?:[增下提上减回]|净增|持平)")
_THEN: Final = re.compile(rf"[\s（(，,;；]*{HIDDEN}+\s*[份末底初]?(?:为|是|达到?)?\s*")
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


def since_base(change: str, now: Stated, base: Stated, today: date) -> str:
    """收入环比增长 of 收入增长, counted from the month before."""
    key = now.period if now.period and "-" in now.period else f"{today:%Y-%m}"
    since = {previous_period(key): "环比", year_before(key): "同比"}.get(base.period or "")
    bare = change.removeprefix(now.name)
    same = change.startswith(now.name) and not bare.startswith(("同比", "环比"))
    return f"{now.name}{since}{bare}" if since and same else change


def beside_plan(before: str, quantity: Quantity, told: Sequence[Stated]) -> Stated | None:
    """What a number behind 目标 or 完成 is of: the figure before it."""
    if (aim := _AIMED.fullmatch(before)) and (last := _last(told, quantity)):
        year = WHOLE_YEAR if aim["year"] in {"全年", "年度"} else None
        return Stated(0, 0, quantity, last.name.removeprefix("累计"), "value", year)
    if quantity.unit != PERCENT and (reached := _reached(before, quantity, told)):
        return reached
    if _DONE.fullmatch(before) and quantity.unit == PERCENT:
        amount = next((t for t in reversed(told) if t.quantity.unit != PERCENT), None)
        if amount:
            return Stated(0, 0, quantity, f"{amount.name}完成率", "value", amount.period)
    return None


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
    return f"{bare}{'额' if quantity.unit == CNY else '量'}" if _DEEDS.fullmatch(bare) else bare


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
    if alone:
        return bool(_TARGET.search(before + after))
    inside = max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))
    if inside:
        near = re.split(r"[，,；;、（(]", before)[-1]
    else:
        near = re.sub(r"[（(][^（）()]*[）)]", "", before)
    return bool(_TARGET.search(near) or re.match(r"\s*的?(?:目标|要求)", after))
