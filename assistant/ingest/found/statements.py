"""Numbers of a sentence with what it says of them: name, kind, period, parts of a whole."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from assistant.ingest.found.dates import DEFINED, dated
from assistant.ingest.found.naming import CHANGES, Name, is_name, name_after, name_before, rate_of
from assistant.ingest.found.sentences import (
    HIDDEN,
    RATE,
    Number,
    Sentence,
)
from assistant.ingest.found.stated import Stated, enumerated, regrouped, sum_of_names
from assistant.quantities import PERCENT, POINTS, Quantity

_VERBS: Final = "|".join(sorted(CHANGES, key=len, reverse=True))
_GOES_TO: Final = re.compile(r"[至到]\s*(?:□+\S?\s*的?)?\s*$")
_NOW: Final = re.compile(r"\s*(?:目前|当前|现在|现|如今|最新)(?:已|已经)?(?:有|达到?|为)?\s*")
_IN_TURN: Final = re.compile(rf"[\s，,、和及]*{HIDDEN}+(?:[份末底初])?(?:为|是|达到?)?\s*")
"""`7月收入23万元，8月24万元`: only another time stands before it."""
_REST: Final = re.compile(r"其他|其余|其它")
_NEAR: Final = 60
"""Characters around a number among which its name stands."""
_OF: Final = re.compile(r"的\s*$")
_RULE: Final = re.compile(rf"每(?:{_VERBS}|\S{{0,2}}□)")
"""`油价每上涨10%，…` says what would follow, and no figure."""
_PER_SO_MANY: Final = re.compile(r"每\s*\d+\s*[^\s\d]")
"""`每10股派发红利5元` is no 红利 of 5元."""
_LISTED: Final = re.compile(r"[、/]\s*$")
"""What stands before is the end of the item before: `12条线路、30座车站`."""
_OPENS: Final = re.compile(r"\s*[（(]")
_OPENED: Final = re.compile(r"\S[（(]\s*$")
_CLOSES: Final = re.compile(r"[）)]")
_LASTING: Final = re.compile(r"(?:时长|时间|时|周期|延迟|时延|要求|间隔|寿命|增长|下降|缩短|节省)$")
"""What lasts: 汇报30分钟 is no figure of 汇报."""
_CHANGES_AFTER: Final = re.compile(
    rf"\s*((?>{'|'.join(sorted(CHANGES, key=len, reverse=True))}))(?![至到])"
)
_AT_MOST: Final = re.compile(rf"(?:最高|最多|最大|至多)\S{{0,4}}\s*{HIDDEN}+\s*$")
_MEASURE: Final = re.compile(r"([\u4e00-\u9fff]{1,4})[）)。；;，,]*$")
_CLOSED: Final = re.compile(r"^[\s，,。；;、）)]*$")
_PLAN: Final = re.compile(r"(?:规划|计划|目标|拟建|拟购)$")


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


def statements(sentence: Sentence, text: str, today: date) -> list[Stated]:
    """In order; a number whose name is not sure is left out."""
    return sum_of_names(sentence, text) or regrouped(list(_stated(sentence, text, today)))


def _stated(sentence: Sentence, text: str, today: date) -> Iterator[Stated]:
    last: Stated | None = None
    label = sentence.label
    if _RULE.search(sentence.named[sentence.start : sentence.end]):
        return
    for clause in sentence.clauses:
        if parts := enumerated(sentence, clause, last):
            parts_dated = (dated(part, sentence, clause, last, text, today) for part in parts)
            yield from filter(None, parts_dated)
            continue
        whole: Stated | None = None
        at = clause.start
        ends = [n.start for n in clause.numbers[1:]] + [clause.end]
        for number, follows in zip(clause.numbers, ends, strict=False):
            per = _PER_SO_MANY.search(text, max(at, clause.start), number.start)
            near = per.end() if per else max(at, number.start - _NEAR)
            before = sentence.named[near : number.start]
            if last and last.end == at and _OPENS.match(before):
                whole = last
            elif whole and _CLOSES.search(before):
                whole = None
            after = sentence.named[number.end : min(follows, number.end + _NEAR)]
            place = Place(number, before, after, label, last, number is clause.numbers[0])
            made = _inside(whole, place) if whole else _rated(_alone(place), per, last)
            at = number.end
            made = made and dated(made, sentence, clause, last, text, today)
            if made and last and _IN_TURN.fullmatch(before) and not _alike_times(made, last):
                made = None
            if made:
                yield made
            if not whole:
                last = made  # behind a number that is left out nothing goes on
                label = label if DEFINED.search(label) else ""


def _rated(made: Stated | None, per: re.Match[str] | None, last: Stated | None) -> Stated | None:
    if made and per:
        return made._replace(name=f"{per[0]}{made.name}") if made.kind == "value" else None
    if made and last and made.quantity.unit == PERCENT:
        return made._replace(name=rate_of(made.name, last.name))
    return made


def _alone(place: Place) -> Stated | None:
    """Of no bracket: of the name before it, or told in turn with the figure before."""
    if place.last is None or not _IN_TURN.fullmatch(place.before):
        return _plain(place)
    start, end, quantity = place.number
    same = place.last.quantity.unit == quantity.unit
    return Stated(start, end, quantity, place.last.name, place.last.kind) if same else None


def _alike_times(made: Stated, last: Stated) -> bool:
    """Months follow months: what stood at the end of June is not what happened since January."""
    grains = [re.sub(r"\d", "0", each.period) for each in (made, last) if each.period]
    return len(set(grains)) < 2


def _plain(place: Place) -> Stated | None:
    quantity = _with_word(place.number.quantity, place.after)
    if quantity.bound == "exact" and _AT_MOST.search(place.before):
        quantity = quantity.model_copy(update={"bound": "at_most"})
    listed = _LISTED.search(place.before)
    name = Name("") if listed else name_before(place.before, quantity.text)
    reasons: tuple[str, ...] = ()
    if quantity.unit is None and not _scaled(quantity):
        if name.kind != "change" and not _CLOSED.match(place.after):
            return None
        reasons = ("没有单位",)
    if name.kind == "none":
        return None
    if not name.words and place.last and _NOW.fullmatch(place.before):
        name = Name("", "end")
    if place.last and (name.kind == "end" or (not place.first and _GOES_TO.search(place.before))):
        return Stated(*place.number[:2], quantity, place.last.name, "end", reasons=reasons)
    words, kind, reason = _worded(name, quantity, place)
    if len(words) < 2 or (quantity.unit == "s" and not _LASTING.search(words)):
        return None
    if kind == "value" and words != place.label and not _named(words, quantity):
        return None
    if kind == "value" and _OPENED.search(place.before) and _CLOSES.match(place.after):
        kind = "bracketed"
    return Stated(*place.number[:2], quantity, words, kind, reasons=(*reasons, *reason))


def _with_word(quantity: Quantity, after: str) -> Quantity:
    """`52万立方米，`: a measure word that no list has, between the number and the clause's end."""
    word = _MEASURE.match(after)
    if quantity.unit or not word or not _scaled(quantity) or _CHANGES_AFTER.match(after):
        return quantity
    return quantity.model_copy(update={"unit": word[1], "text": quantity.text + word[1]})


def _worded(name: Name, quantity: Quantity, place: Place) -> tuple[str, str, tuple[str, ...]]:
    """Name and kind, and what had to be inferred."""
    words, kind = name
    behind = name_after(place.after) if kind in {"value", "share"} else ""
    reasons: tuple[str, ...] = ()
    if kind == "share":
        words = _share_name(words, behind, place)
    elif behind and _OF.search(place.before) and quantity.unit not in {PERCENT, POINTS, "CNY"}:
        words = _counted(words + behind, quantity)  # 公司的19家门店
    elif kind == "change":
        words = _change_name(words, quantity, place)
    elif not words and behind:
        words, reasons = _counted(behind, quantity), ("名称在数字之后",)
    elif behind and (_PLAN.search(words) or not is_name(words)):
        words = behind + words
    elif words and quantity.unit == PERCENT and _OF.search(place.before) and words[-1] != "率":
        words, kind = f"{words}占比", "share"
    elif kind == "value" and words and (noun := _CHANGES_AFTER.match(place.after)):
        words += CHANGES[noun[1]]
    if DEFINED.search(place.label):
        words = f"{place.label}（{words}）" if words else place.label
    elif not words and not place.before.strip():
        words = place.label
    return words, kind, reasons


def _change_name(words: str, quantity: Quantity, place: Place) -> str:
    """`收入4亿元，同比增长12%` is the growth of the revenue."""
    bare = words in {
        "",
        *(f"{since}{noun}" for since in ("同比", "环比") for noun in CHANGES.values()),
    }
    if not bare or not place.last:
        return "" if bare else words
    return unchanged(place.last.name) + (words or _change_of(place.before, quantity.text))


def unchanged(name: str) -> str:
    """收入 of 收入同比增长."""
    return re.sub(r"(?:同比|环比)?(?:增长|下降|提升|净增|净减)$", "", name)


def _named(words: str, quantity: Quantity) -> bool:
    """`控制在4%以内` names nothing; an amount may be named by a verb (已上线 1.2万)."""
    if quantity.unit is None and not _scaled(quantity):
        return bool(RATE.search(words))
    return quantity.unit not in {PERCENT, POINTS, "s"} or is_name(words) or bool(RATE.search(words))


def _share_name(words: str, behind: str, place: Place) -> str:
    if words.startswith("占") and not words.startswith("占比"):
        return unchanged(place.last.name) + words if place.last else ""
    if not words.endswith("占比"):
        return words
    last = unchanged(place.last.name) if place.last else ""
    who = words.removesuffix("占比") or place.label or last
    return f"{who}{behind}占比" if who else ""


def _counted(noun: str, quantity: Quantity) -> str:
    """12家签约门店 counts them; 30%毛利 does not."""
    return noun if quantity.unit in {PERCENT, POINTS, "CNY", "s"} else f"{noun}数"


def _inside(whole: Stated, place: Place) -> Stated | None:
    """`1.2万（门店 7.5K，加盟 4.5K）`, `1.26亿（占比49%）`, `3亿（同比增长12%）`."""
    quantity = place.number.quantity
    name = name_before(place.before, quantity.text)
    if name.kind in {"share", "change"}:
        noun = "占比" if name.kind == "share" else _change_of(place.before, quantity.text)
        words = whole.name + noun if name.words in {"", noun} else name.words
        return Stated(*place.number[:2], quantity, words, name.kind)
    rest = _REST.search(place.before)
    member = name_after(place.after) or name.words or (rest[0] if rest else "")
    if not member or not _alike(quantity, whole.quantity):
        return None
    return Stated(*place.number[:2], quantity, whole.name, "part", member=member)


def _change_of(before: str, quantity: str) -> str:
    return next((noun for verb, noun in CHANGES.items() if verb in before + quantity), "")


def _alike(part: Quantity, whole: Quantity) -> bool:
    return (part.unit in {whole.unit, None} or whole.unit is None) and part.value <= whole.value


def _scaled(quantity: Quantity) -> bool:
    return any(mark in quantity.text for mark in "万亿千百kKwWmM")
