"""Second questions of an English sentence that leave out whom they count. Pure."""

import re
from typing import Final

_AUXILIARY: Final = r"(?:have|has|had|are|is|was|were|do|does|did)\b"
_NO_NOUN: Final = rf"{_AUXILIARY}|(?:we|you|they|i|that|which|in|on|of|at|for|under|with)\b"
_OF_THEM: Final = re.compile(
    r"(?P<first>\b(?:how many|number of) (?P<noun>"
    rf"(?:(?!{_NO_NOUN})[a-z]+ ){{1,2}}(?!{_NO_NOUN})[a-z]+(?= {_AUXILIARY})|[a-z]+)\b"
    r"[^?]*?,? and how many )"
    r"of (?:them|these|those)(?= )",
    re.IGNORECASE,
)
_WHO: Final = r"(?P<who>[a-z]+)(?: ?\([a-z ]+\))? (?:customer|client)"
_ABOVE: Final = re.compile(
    rf"(?P<first>\b(?:cut-?off|threshold|bar) (?:for|of|to (?:be|become|count as|qualify as)) "
    rf"(?:an? |the )?{_WHO}s?\b[^?]*?,? and how many )(?:customers|clients) "
    r"(?:are (?:above|over|beyond)|clear|pass|meet|exceed|reach)(?: it| that| this)\b",
    re.IGNORECASE,
)
_SUCH: Final = re.compile(
    rf"(?P<first>\bmakes (?:an?|the) (?:customer|client) an? {_WHO}\b[^?]*?,? and how many )"
    r"such (?:customers|clients)\b",
    re.IGNORECASE,
)


def with_nouns(text: str) -> str:
    """`"the number of bridges, and how many of those leak"` -> `"… how many bridges leak"`; who
    is above a threshold is what the threshold makes of customers.
    """
    text = _OF_THEM.sub(r"\g<first>\g<noun>", text)
    text = _ABOVE.sub(r"\g<first>\g<who> customers do we have", text)
    return _SUCH.sub(r"\g<first>\g<who> customers", text)
