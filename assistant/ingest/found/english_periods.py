"""Periods as English statements head their columns: `Three months ended March 31, 2031`. Pure."""

import re
from typing import Final

_NAME: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\.?"
_MONTH: Final = rf"(?:{_NAME}\s\d{{1,2}}(?!\d)|\d{{1,2}}\s{_NAME}(?![a-z])),?"
_ENDED: Final = re.compile(
    rf"(?:for\s)?(?:the\s)?(?:fiscal\s)?(?P<span>\w+\s(?:months?|weeks?)|years?|quarters?)\sended,?"
    rf"(?:\s(?P<day>{_MONTH}))?",
    re.IGNORECASE,
)
_ON: Final = re.compile(rf"^(?:as\s(?:of|at)|at|on)\s(?={_MONTH}|(?:19|20)\d\d)", re.IGNORECASE)
_DAY_ALONE: Final = re.compile(rf"^(?:as\s(?:of|at)|at)?\s*{_MONTH}$", re.IGNORECASE)
_NTH: Final = re.compile(r"\b([1-4])(?:st|nd|rd|th)\sQ(?:tr|uarter)?\b\.?", re.IGNORECASE)
_FISCAL: Final = re.compile(r"\b(?:fiscal(?:\syear)?|FY)\s?(?=(?:19|20)\d\d\b)", re.IGNORECASE)
_YEAR: Final = re.compile(r"year|^(?:twelve months|5[23] weeks)", re.IGNORECASE)
_QUARTER: Final = re.compile(r"quarter|^(?:three months|1[34] weeks)", re.IGNORECASE)
_QUARTERS: Final = {"mar": "Q1", "jun": "Q2", "sep": "Q3", "dec": "Q4"}


def in_short(text: str) -> str | None:
    """`Years ended December 31, 2031` -> `2031`, `4th Q` -> `Q4`; None for a length that has no
    key, such as nine months.
    """
    match = _ENDED.search(text)
    if match is None:
        text = _DAY_ALONE.sub("", _ON.sub("", text))
        return _FISCAL.sub("", _NTH.sub(r"Q\1", text))
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
    if _YEAR.search(match["span"]) or not re.search(r"\d", rest):
        return rest
    month = (match["day"] or "").lstrip("0123456789 ")[:3].lower()
    if _QUARTER.search(match["span"]) and month in _QUARTERS:
        return f"{_QUARTERS[month]} {rest}"
    if match["span"].lower() == "six months" and month == "jun":
        return f"H1 {rest}"
    return None
