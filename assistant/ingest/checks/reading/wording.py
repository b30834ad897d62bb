"""The words around a number, and how much of them those around another one share."""

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from assistant.ingest.checks.reading.told import Told

_CLAUSE: Final = re.compile(r"[，,。；;：:（()）、\n]")
GENERIC: Final = re.compile(
    r"同比|环比|合计|其中|累计|达到?|[本当上下全今去]?[年月季期]度?[初末底]?|增[长加速幅]|下降|完成"
    r"|实现|公司|集团|人民币|依次|分别|约|为|占比?|的|[\d.,%▢]+"
)
_HEADED: Final = re.compile(r"[：:]\s*$")
"""`收入：18亿元`: what stands before it is its name."""
HEAD: Final = 2
"""Characters that tell one kind from another."""
_AFTER: Final = 5
"""Characters behind a number that may name what it counts."""
COMPLEMENTS: Final = (
    ("上半年", "下半年"),
    ("男", "女"),
    ("国内", "海外"),
    ("国内", "境外"),
    ("境内", "境外"),
    ("内销", "出口"),
    ("线上", "线下"),
    ("自有", "外包"),
    ("自营", "加盟"),
    ("直营", "加盟"),
    ("新客户", "老客户"),
)
"""Words of the language that halve a whole between them."""


def own_words(told: Told) -> str:
    """The words of its own clause, and the noun behind it."""
    sentence, number = told.sentence, told.number
    before = _CLAUSE.split(_HEADED.sub("", sentence.text[: number.start]))[-1]
    after = _CLAUSE.split(sentence.text[number.end : number.end + _AFTER])[0]
    return f"{before}\u3000{'' if after.startswith('/') else after}"


@lru_cache(maxsize=8192)
def shared(left: str, right: str) -> int:
    """The most characters in a row that both have, without words that name nothing."""
    ours, theirs = (GENERIC.sub("\u3000", each) for each in (left, right))
    longest = 0
    for start in range(len(ours)):
        while (piece := ours[start : start + longest + 1]) in theirs and len(piece) > longest:
            if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", piece):
                break
            longest += 1
    return longest


def are_two_kinds(left: str, right: str) -> bool:
    """`圆口烤箱` and `平板烤箱`: what they have in common ends both, and nothing else is alike."""
    ours, theirs = (
        GENERIC.sub("", words.partition("\u3000")[0]).strip() for words in (left, right)
    )
    ends = zip(reversed(ours), reversed(theirs), strict=False)
    length = sum(1 for _ in takewhile(lambda two: two[0] == two[1], ends))
    heads = ours[: len(ours) - length], theirs[: len(theirs) - length]
    return min(length, *map(len, heads)) >= HEAD and not set(heads[0]) & set(heads[1])
