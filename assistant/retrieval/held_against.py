"""What a question holds a value against: the base of a change, a multiple or a share. Pure."""

import re
from typing import Final

_SINCE: Final = re.compile(
    r"(?:比|较|相比|对比|相较|从|自|since|from|compared (?:to|with))\s?(?:于|起)?[^，,]{0,6}$",
    re.IGNORECASE,
)
"""What stands before the period that a change counts from."""
_PART: Final = r"(?:(?:几|多少)倍|几分之|百分之|几成|多大比例|多少(?:成|个百分点))"
_IS: Final = r"(?:是|为|有|等于|相当于|达到?了?|到了?|成了?)"
_IS_BEFORE: Final = re.compile(rf"{_IS}$")
_PART_BEHIND: Final = re.compile(rf"[^,，。?？是比]{{0,10}}?的?{_PART}")
_IS_OF: Final = re.compile(
    rf"(?:(?<![不但还总可要])是|等于|相当于)(?P<base>[^,，。?？是占]{{1,20}}?)的?{_PART}"
)
_NOT_BE: Final = r"(?!(?:is|was|are|were|did|do|does|has|have)\b)"
_TIMES_OF: Final = re.compile(
    rf"(?<![a-z])(?:times|percent(?:age)? of|share of|fraction of),? {_NOT_BE}(?:\S+ ){{0,6}}$|"
    r"(?<![a-z])(?:that|those|the one),? (?:of|in|from)[, ]*$",
    re.IGNORECASE,
)
_TURNED: Final = re.compile(
    rf"\b(?:how many times (?!(?:as|more|larger|bigger|higher|greater|that)\b){_NOT_BE}|"
    r"what (?:percent(?:age)?|share|fraction|proportion) of )"
    r"(?:(?!(?<![a-z])(?:is|are|was|were|comes?)\b)[^?])+(?<![a-z])(?:is|was|are|were)\b",
    re.IGNORECASE,
)
"""`How many times B is A`, `what percentage of B is A`: the base comes first."""


def counts_from(text: str, start: int, end: int) -> bool:
    """`比去年…`, `和去年比…`, `是去年的几倍`: whether the period `text[start:end]` is a base."""
    before, behind = text[:start], text[end:]
    return bool(
        _SINCE.search(before)
        or re.match(r"(?:since|vs\.?|versus|than)\s", text[start:], re.IGNORECASE)
        or re.match(r"(?:的|年?底|年?末)?(?:相?比|对比|相较|以来|起)", behind)
        or (_IS_BEFORE.search(before) and _PART_BEHIND.match(behind))
        or _TIMES_OF.search(before)
    )


def base_said(text: str) -> str:
    """`甲是乙的几成` -> `乙`; empty where a question does not say so."""
    said = _IS_OF.search(text)
    return said["base"] if said else ""


def base_first(text: str) -> bool:
    return bool(_TURNED.search(text))
