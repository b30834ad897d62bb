"""What a question of prose measures: a sentence that lacks it is no answer. Pure."""

import re
from itertools import pairwise
from typing import Final

from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.residue import words_of
from assistant.retrieval.words import MEASURED_ELSE

_MEASURE: Final = re.compile(
    r".*(?:收入|规模|毛利|利润|份额|业绩|营收|年限|期限|总量|总数|数量|[率额])$"
)
"""Ends of the words for what is measured."""
_EACH: Final = re.compile(r"\bper[\s-]\w+|每股|[人户店]均", re.IGNORECASE)
"""What an amount is spread over: the whole amount is another measure."""
_LAST: Final = frozenset("率额数量")
_NO_MEASURE: Final = frozenset({"效率", "名额", "频率", "增量", "存量", "新增"})
"""Words that end so, or that are also said of growth, which sentences tell in other words."""


def unmeasured(question: str, told: str) -> tuple[str, ...]:
    """Words of the question for something measured that the told text does not hold."""
    words = words_of(question)
    asked = [word for word in words if word in MEASURED_ELSE or _MEASURE.match(word)]
    asked += [first + last for first, last in pairwise(words) if last in _LAST]
    asked += [each[0].replace("-", " ") for each in _EACH.finditer(question)]
    known = fold(told).replace("-", " ").replace("/", " per ")
    return tuple(
        word
        for word in dict.fromkeys(asked)
        if word not in _NO_MEASURE and not covered(fold(word), known)
    )
