"""A number of a sentence and what it is said of; parts that a word or a bracket tells."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.found.naming import after_verb, noun_of
from assistant.ingest.found.sentences import SAME, Clause, Sentence
from assistant.quantities import PERCENT, Quantity
from assistant.records import Nature

_PARTED: Final = re.compile(
    r"(?:分为|包括|分别(?:为|是)|按(?P<by>[^\s，。\d]{1,6}?)(?:划?分)?(?:来看)?(?:为|是|：|:|，))\s*"
)


DEED: Final = "deed"
"""Marks what was done of an aim, which may be of less than the time of that."""
REST: Final = "rest"
"""Marks the last of a list, 其他, which is a part or nothing."""


class Stated(NamedTuple):
    start: int
    end: int
    """Of the number in the passage."""
    quantity: Quantity
    name: str
    kind: str
    period: str | None = None
    nature: Nature = "actual"
    member: str = ""
    """Part of the figure before it."""
    by: str = ""
    """The dimension of the part, where the sentence names it."""
    stage: str = ""
    """起点 or 当前 of a change without periods."""
    note: str = ""
    reasons: tuple[str, ...] = ()


def enumerated(sentence: Sentence, clause: Clause, last: Stated | None) -> list[Stated]:
    """`会员数按地区为华东 8K、华南 6K`, `4万人，分为门店 3万、外卖 1万`: parts by their names."""
    text = sentence.named[clause.start : clause.end]
    opens = _PARTED.search(text)
    if opens is None:
        return []
    name = noun_of(text[: opens.start()]) or (last.name if last and not opens.start() else "")
    made: list[Stated] = []
    at = clause.start + opens.end()
    for piece in re.split(r"(?<=[、和及])", text[opens.end() :]):
        inside = [n for n in clause.numbers if at <= n.start and n.end <= at + len(piece)]
        member = _member(sentence.named, at, inside[-1].start) if inside else ""
        if not member or len(inside) > 1 + member.isdigit():  # a model may be a number
            return []
        made.append(Stated(inside[-1].start, inside[-1].end, inside[-1].quantity, name, "part",
                           member=member, by=opens["by"] or ""))  # fmt: skip
        at += len(piece)
    return made if name and len(made) > 1 else []


def _member(text: str, start: int, end: int) -> str:
    return re.sub(r"等$", "", text[start:end].strip(" 、和及，,"))


def regrouped(stated: list[Stated]) -> list[Stated]:
    """`出口86万吨，销往华东（52万吨）、华南（21万吨）`: parts of the figure before, if they fit."""
    made: list[Stated] = []
    run = [s for s in stated if s.kind == "bracketed"]
    for at, each in enumerate(stated):
        before = [s for s in stated[:at] if s.kind in {"value", "end"}]
        whole = next((s for s in reversed(before) if s.quantity.unit == each.quantity.unit), None)
        if each.kind == "bracketed" and whole and _parts_of(whole, run):
            member = after_verb(each.name)
            each = each._replace(kind="part", name=whole.name, member=member, period=whole.period)
        elif each.kind == "bracketed":
            each = each._replace(kind="value")
        made.append(each)
    return made


def _parts_of(whole: Stated, run: list[Stated]) -> bool:
    amount = sum(s.quantity.value for s in run)
    same = all(s.quantity.unit == whole.quantity.unit for s in run)
    return len(run) > 1 and same and amount <= whole.quantity.value


def begins_with_parts(behind: Sequence[Quantity], whole: Quantity) -> bool:
    """`三季度投诉90起，7月20起，8月30起，9月40起`: what follows adds up to it."""
    amount, slack = Decimal(0), whole.slack
    for count, part in enumerate(behind, start=1):
        if part.unit != whole.unit:
            return False
        amount, slack = amount + part.value, slack + part.slack
        if count > 1 and abs(amount - whole.value) <= slack:
            return True
    return False


def of_another_kind(end: Stated, last: Stated) -> bool:
    """A percentage is no later value of what is counted otherwise."""
    units = {each.quantity.unit for each in (end, last)}
    return last.kind != "change" and None not in units and PERCENT in units and len(units) > 1


def alike_times(made: Stated, last: Stated) -> bool:
    """Months follow months: what stood at the end of June is not what happened since January."""
    grains = [
        re.sub(r"\d", "0", str(each.period))
        for each in (made, last)
        if each.period not in {None, SAME}
    ]
    return len(set(grains)) < 2
