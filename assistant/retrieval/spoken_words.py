"""Words of the language by their pinyin: the function words and those that ask for an operation."""

import re
from functools import lru_cache
from itertools import product
from typing import Final

from assistant.retrieval.case_words import CASE
from assistant.retrieval.operations import OPERATIONS
from assistant.retrieval.sounds import readings, spoken_ways
from assistant.retrieval.words import FUNCTION, GREETING, HELP, QUANTITY

_SINGLE: Final = (
    "是的有年月日几了吗呢多大占和比谁哪个家在最涨卖到第这那我你他前后各每按说讲用做从跟高低卡台吨"
)
"""Words of one syllable that are meant by it; others of the same sound are rarer in a question."""
_FIRST: Final = (
    "是多少",
    "多少",
    "是什么",
    "什么",
    "有哪些",
    "哪些",
    "有多大",
    "多大",
    "占比",
    "几家",
)
"""Before others of the same sound."""


_PERIODS: Final = (
    *(f"{n}月" for n in (*"一二三四五六七八九十", "十一", "十二")),
    *(f"{n}季度" for n in "一二三四"),
    "上半年",
    "下半年",
)


@lru_cache(maxsize=1)
def spoken_words() -> dict[str, str]:
    """Pinyin without spaces -> the word; one of a few characters before a longer one."""
    patterns = [*(p for _, p in OPERATIONS), QUANTITY, CASE.pattern, GREETING, HELP]
    asked = [w for p in patterns for w in re.findall(r"[\u3400-\u9fff]{2,4}", p)]
    words = [*_FIRST, *_PERIODS, *_SINGLE, *asked, *sorted(FUNCTION, key=lambda w: (len(w), w))]
    found: dict[str, str] = {}
    for word in words:
        if re.fullmatch(r"[\u3400-\u9fff]+", word) and (len(word) > 1 or word in _SINGLE):
            for spoken in product(*spoken_ways(word)):
                found.setdefault("".join(spoken), word)
    return found


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    """The usual syllable of every character."""
    return frozenset(readings(chr(code))[0] for code in range(0x4E00, 0x9FA6))
