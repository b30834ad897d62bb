"""Who came and who left: `会员60人，其中新增9人、退出3人` tells of 新增会员, and of no part."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.found.telling import Told
from assistant.ingest.found.verbs import COME, FLOW, LEFT

_NET: Final = re.compile(rf"(?:{COME}|{LEFT})(?P<net>净[增减])")
"""`入职9人、离职8人，净增1人`: of neither."""
_OF: Final = re.compile(rf"(?:{COME}|{LEFT})(?P<noun>.{{2,}})")
_WHEN: Final = re.compile(
    r"^(?:[期年月季]末|本[月季年期]|目前|当前|现有|在[管营册职岗用产租售])(?=..)"
)


def of_flows(told: Sequence[Told]) -> list[Told]:
    """A bare verb takes the noun of what was counted before it in its sentence, if some leave or
    a change is what the sentence takes apart.
    """
    made = list(told)
    for at, each in enumerate(made):
        if net := _NET.fullmatch(each.name):
            made[at] = _called(each, f"{net['net']}{each.quantity.unit}数")
        flow = FLOW.fullmatch(each.name)
        whole = _counted(made[:at], each) if flow and each.stated.kind == "value" else None
        if flow and whole and (_is_known(whole) or _goes_both_ways(told, at, whole)):
            named = _OF.fullmatch(whole.name)
            noun = named["noun"] if named else _WHEN.sub("", whole.name)
            made[at] = _called(each, f"{flow['verb']}{noun}", f"「{noun}」由上文得出")
    return made


def _called(each: Told, name: str, *reasons: str) -> Told:
    stated = each.stated._replace(name=name)
    return each._replace(stated=stated, reasons=(*each.reasons, *reasons))


def _counted(before: Sequence[Told], each: Told) -> Told | None:
    """The nearest of its unit in its sentence."""
    near = (
        t
        for t in reversed(before)
        if _beside(t, each)
        and t.stated.kind in {"value", "end"}
        and not t.dimensions
        and not FLOW.fullmatch(t.name)
    )
    return next(near, None)


def _is_known(whole: Told) -> bool:
    return _OF.fullmatch(whole.name) is not None


def _goes_both_ways(told: Sequence[Told], at: int, whole: Told) -> bool:
    beside = [t for t in told if _beside(t, told[at]) and t.stated.start > whole.stated.end]
    flows = [match for t in beside if (match := FLOW.fullmatch(t.name))]
    left = any(not match["come"] for match in flows)
    return left or any(t.stated.kind == "change" for t in beside)


def _beside(one: Told, other: Told) -> bool:
    same = one.passage is other.passage and one.sentence.start == other.sentence.start
    return same and one.quantity.unit == other.quantity.unit
