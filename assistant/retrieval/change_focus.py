"""The part of what changed that a question asks for: `比上次汇报多了哪些案例`. Pure."""

import re
from typing import Final, Literal, NamedTuple

Part = Literal["new", "gone", "restated", "kept"]
Thing = Literal["cases", "figures"]


class Focus(NamedTuple):
    part: Part
    thing: Thing
    span: tuple[int, int]
    """Where the question says so."""
    alone: bool = False
    """The verb itself tells of reports: `不再提及`."""
    open: bool = False
    """`新增了哪些客户` is of customers rather than of cases, unless two reports are compared."""

    @property
    def turned(self) -> "Focus":
        """As the other of the two reports has it."""
        other: dict[Part, Part] = {"new": "gone", "gone": "new"}
        return self._replace(part=other.get(self.part, self.part))


_WHICH: Final = r"(?:有?(?:哪几个|哪些|什么|啥))"
_THING: Final = (
    r"(?:以前|之前|此前|原来|早前|新)?的?(?P<thing>(?:客户)?案例|客户|指标|数字|数据|数值)"
)
_NO_MORE: Final = r"(?:不再|没有?再|没有继续)(?:提及|提到|提起|提|给出|出现|披露|列出|讲到?|写)"
_VERBS: Final[tuple[tuple[Part, str], ...]] = (
    ("restated", r"(?:被|做了|作了)?(?:更正|修正|订正|改正|重述)"),
    ("gone", rf"(?P<alone>{_NO_MORE})|(?<!至)少了|去掉|删掉|删除"),
    ("new", r"新增加?|新加|增加|新出现|多了|多出"),
)
_DONE: Final = r"(?:了|过|的)?"
_BOTH: Final = re.compile(rf"都(?:有|提到|提及|讲到|出现)了?{_WHICH}?{_THING}")


def focus_of(text: str) -> Focus | None:
    """None where no such part is asked for."""
    for part, verb in _VERBS:
        for shape in (
            rf"(?:{verb}){_DONE}{_WHICH}{_THING}",
            rf"{_WHICH}{_THING}(?:是|在\S{{1,12}}里)?(?:{verb}){_DONE}(?:[吗呢?？。]|$)",
            rf"(?:{verb})的?{_THING}(?:都)?(?:有|是)?{_WHICH}",
        ):
            if match := re.search(shape, text):
                alone = bool(match.groupdict().get("alone"))
                clients = part == "new" and match["thing"] == "客户"
                return Focus(part, _thing(match), match.span(), alone, clients)
    if (match := _BOTH.search(text)) and _thing(match) == "cases":
        return Focus("kept", "cases", match.span())
    return None


def _thing(match: re.Match[str]) -> Thing:
    return "cases" if match["thing"].endswith(("案例", "客户")) else "figures"
