"""The clauses of a sentence that rank something, each with what its neighbours say for it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_MEASURED: Final = re.compile(
    r"^\s*(?:(?:若|要|如果)?(?:论|单看|只看|按)[^，,：:]{1,8}"
    r"|[以按就从].{2,10}(?:而言|来看|来说|看|论|计))$"
)
_ASKS: Final = re.compile(
    r"^\s*(?:[-*+•]\s*)?(?:[^，,：:]{0,6}最[\u4e00-\u9fff]{1,2})(?:的是|的)?\s*$"
)
_GROWTH: Final = re.compile(r"增速|增长|增幅|涨幅|同比|环比|增减")
_OF_ONE_BEFORE: Final = re.compile(r"^\s*[^，,：:、]{2,8}?位?居[^，,：:、]{0,12}之[首末]")


def clauses(text: str, names: Sequence[str], measures: Sequence[str]) -> Iterator[str]:
    """`若论增速，头名是甲店` and `最便宜：甲店` are one; `增幅居首` is of who was named last.

    Nothing where they speak of what the table does not measure.
    """
    pieces = re.split(r"([，,：:])", text)
    said, mark = pieces[::2], ["", *pieces[1::2]]
    for at, clause in enumerate(said):
        if at and _MEASURED.match(said[at - 1]):
            if _measured(said[at - 1], measures):
                yield said[at - 1] + clause
        elif at and mark[at] in "：:" and _ASKS.match(said[at - 1]):
            yield said[at - 1] + clause
        elif _OF_ONE_BEFORE.match(clause):
            named = any(name in clause for name in names)
            if _measured(clause, measures):
                yield clause if named else _last(names, "".join(said[:at])) + clause
        else:
            yield clause


def _measured(words: str, measures: Sequence[str]) -> bool:
    pairs = {name[at : at + 2] for name in measures for at in range(len(name) - 1)}
    growth = any(_GROWTH.search(name) for name in measures)
    return any(pair in words for pair in pairs) or (growth and bool(_GROWTH.search(words)))


def _last(names: Sequence[str], before: str) -> str:
    found = [(before.rfind(name), name) for name in names if len(name) > 1 and name in before]
    return max(found)[1] if found else ""
