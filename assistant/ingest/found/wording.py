"""What a number is called by the words before and behind it in its clause."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.aims import DEEDS
from assistant.ingest.found.dates import DEFINED
from assistant.ingest.found.naming import Name, is_name, name_after, rate_of
from assistant.ingest.found.sentences import HIDDEN, MONEY, RATE, Number
from assistant.ingest.found.stated import Stated
from assistant.ingest.found.verbs import CHANGES, change_of
from assistant.quantities import CNY, PERCENT, POINTS, TIMES, Quantity

_OF: Final = re.compile(r"的\s*$")
_PLAN: Final = re.compile(r"(?:规划|计划|目标|拟建|拟购)$")
CHANGES_AFTER: Final = re.compile(
    rf"\s*((?>{'|'.join(sorted(CHANGES, key=len, reverse=True))}))(?![至到])"
)
_UNCOUNTED: Final = {None, PERCENT, POINTS, CNY, "s", "year", "month"}
_MEASURE: Final = re.compile(r"([\u4e00-\u9fff]{1,4})[）)。；;，,]*$")
_ALSO: Final = re.compile(r"\s*(?:、\s*(?:折?合计?|共计?)?|折?合)\s*")
_NO_COUNTS: Final = {None, PERCENT, POINTS, TIMES, "s", "year", "month"}
_GAPS: Final = {"缺口", "差额", "差距"}
"""What is short of the aim that was told before."""
SCORE: Final = re.compile(r"[A-Z]{2,6}|.*(?:指数|评分|得分|净推荐值)")
"""`NPS 46（7月43）` has no unit, and `满意度评分` often none."""


class Place(NamedTuple):
    """A number between the words before and behind it."""

    number: Number
    before: str
    after: str
    label: str
    last: Stated | None
    """The last figure of the sentence that is no part of another."""
    first: bool
    """Of its clause."""
    told: Sequence[Stated] = ()
    """Figures of the sentence that are no part, change or share."""


def worded(name: Name, quantity: Quantity, place: Place) -> tuple[str, str, tuple[str, ...]]:
    """Name and kind, and what had to be inferred."""
    words, kind = name
    behind = name_after(place.after) if kind in {"value", "share"} else ""
    reasons: tuple[str, ...] = ()
    if kind == "share":
        words = _share_name(words, behind, place)
    elif behind and _OF.search(place.before) and quantity.unit not in {PERCENT, POINTS, "CNY"}:
        words = _counted(words + behind, quantity)  # 公司的19家门店
    elif kind in {"change", "given"}:
        words = _gone_on(name, quantity, place)
        kind = "change" if kind == "change" else "value"
    elif not words and behind:
        words, reasons = _counted(behind, quantity), ("名称在数字之后",)
    elif behind and (_PLAN.search(words) or not is_name(words)):
        words = behind + words
    elif words and quantity.unit == PERCENT and _OF.search(place.before) and words[-1] != "率":
        words, kind = f"{words}占比", "share"
    elif kind == "value" and words and (noun := CHANGES_AFTER.match(place.after)):
        words += CHANGES[noun[1]]
    return _placed(words, place), kind, reasons


def _placed(words: str, place: Place) -> str:
    """With what its label says, or by the aim that it is short of."""
    if words in _GAPS and place.told and place.told[-1].nature == "target":
        words = f"{place.told[-1].name}{words}"
    if DEFINED.search(place.label):
        return f"{place.label}（{words}）" if words else place.label
    return words or ("" if place.before.strip(f" {HIDDEN}") else place.label)


def _change_name(words: str, quantity: Quantity, place: Place) -> str:
    """`收入4亿元，同比增长12%` is the growth of the revenue."""
    bare = words in {
        "",
        *(f"{since}{noun}" for since in ("同比", "环比") for noun in CHANGES.values()),
    }
    if not bare or not place.last:
        return "" if bare else words
    last: Stated | None = place.last
    if last and last.quantity.unit == PERCENT and quantity.unit not in {None, PERCENT, POINTS}:
        last = next((t for t in reversed(place.told) if t.quantity.unit == quantity.unit), None)
    elif last and last.kind == "share" and quantity.unit == PERCENT:  # one grows by points
        last = next((t for t in reversed(place.told) if t.quantity.unit != PERCENT), last)
    noun = words or change_of(place.before, quantity.text)
    return f"{unchanged(last.name)}{noun}" if last else ""


def _gone_on(name: Name, quantity: Quantity, place: Place) -> str:
    if name.kind == "given":
        return _given_by(place.last) + name.words
    return _change_name(name.words, quantity, place)


def _given_by(last: Stated | None) -> str:
    """`新客户12家，贡献收入30万元`: by those who were counted."""
    counted = last and last.kind == "value" and last.quantity.unit not in _UNCOUNTED
    return last.name if last and counted and not DEEDS.search(last.name) else ""


def unchanged(name: str) -> str:
    """收入 of 收入同比增长."""
    return re.sub(r"(?:同比|环比)?(?:增长|下降|提升|净增|净减)$", "", name)


def is_named(words: str, quantity: Quantity) -> bool:
    """`控制在4%以内` names nothing; an amount may be named by a verb (已上线 1.2万)."""
    if quantity.unit is None and not is_scaled(quantity):
        return bool(RATE.search(words) or SCORE.fullmatch(words))
    return quantity.unit not in {PERCENT, POINTS, "s"} or is_name(words) or bool(RATE.search(words))


def _share_name(words: str, behind: str, place: Place) -> str:
    if words.startswith("占") and not words.startswith("占比"):
        return unchanged(_held(place).name) + words if place.last else ""
    if not words.endswith("占比"):
        return words
    last = unchanged(place.last.name) if place.last else ""
    who = words.removesuffix("占比") or place.label or last
    return f"{who}{behind}占比" if who else ""


def _held(place: Place) -> Stated:
    """What is held against another thing: what was told, and not how much of its aim it is."""
    assert place.last
    if not place.last.name.endswith("完成率"):
        return place.last
    told = (t for t in reversed(place.told) if t.nature != "target" and t.quantity.unit != PERCENT)
    return next(told, place.last)


def also_counted(place: Place) -> str:
    """`签约40台、620万元` is 签约金额, too, `订单620万元，合40台` 订单台数."""
    last, quantity = place.last, place.number.quantity
    last = place.told[-1] if last and last.kind == "change" and place.told else last
    if last is None or not _ALSO.fullmatch(place.before) or name_after(place.after):
        return ""
    units = {last.quantity.unit, quantity.unit}
    if len(units) < 2 or units & _NO_COUNTS or last.kind != "value" or last.nature != "actual":
        return ""
    if quantity.unit == CNY:
        return last.name if MONEY.search(last.name) else f"{last.name}金额"
    return f"{last.name}{quantity.unit}数"


def _counted(noun: str, quantity: Quantity) -> str:
    """12家签约门店 counts them; 30%毛利 does not."""
    return noun if quantity.unit in {PERCENT, POINTS, "CNY", "s"} else f"{noun}数"


def with_word(quantity: Quantity, after: str) -> Quantity:
    """`52万立方米，`: a measure word that no list has, between the number and the clause's end."""
    word = _MEASURE.match(after)
    if quantity.unit or not word or not is_scaled(quantity) or CHANGES_AFTER.match(after):
        return quantity
    return quantity.model_copy(update={"unit": word[1], "text": quantity.text + word[1]})


def rated(made: Stated | None, per: re.Match[str] | None, last: Stated | None) -> Stated | None:
    if made and per:
        return made._replace(name=f"{per[0]}{made.name}") if made.kind == "value" else None
    if made and last and made.quantity.unit == PERCENT:
        return made._replace(name=rate_of(made.name, last.name))
    return made


def is_scaled(quantity: Quantity) -> bool:
    return any(mark in quantity.text for mark in "万亿千百kKwWmM")
