"""A case whose field says one use and whose text tells of the other: `场景：布草租赁`, of one
that speaks of 布草采购 only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_FIELD: Final = re.compile(r"(?:应用|使用|业务)?(?:场景|用途)")
_CJK_PAIR: Final = re.compile(r"(?=([一-鿿]{2}))")
LONGEST: Final = 12
TAIL: Final = 2
FEWEST: Final = 4
"""Times that the case speaks of the other use, and never of its own."""


def uses_of_cases(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Two words are uses of one thing where the report elsewhere sets each of them
    behind one noun: 布草租赁, 布草采购.
    """
    cases: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in evidence.prose:
        cases[passage.document, passage.case or ""].append(passage)
    for (document, name), told in cases.items():
        for field in (p for p in told if name and _is_field(p)):
            use = field.text[-TAIL:]
            text = "\n".join(p.text for p in told if p is not field)
            others = [p for p in evidence.prose if p.document == document and p not in told]
            if use not in text and (other := _other_use(use, text, others)):
                what = f"{name}的场景写「{field.text}」，而其下文讲的都是{other}，前后矛盾。"
                yield of_passages("contradiction", what, (field,))


def _is_field(passage: Passage) -> bool:
    named = passage.sections and _FIELD.fullmatch(passage.sections[-1])
    return bool(named) and TAIL < len(passage.text) <= LONGEST and passage.text[-1] >= "一"


def _other_use(use: str, text: str, others: Sequence[Passage]) -> str:
    """What the case speaks of most, if the report sets both behind one noun."""
    counted: Counter[str] = Counter(_CJK_PAIR.findall(text))
    elsewhere = "\n".join(p.text for p in others)
    nouns = _nouns_before(use, elsewhere)
    for other, count in counted.most_common():
        if count < FEWEST:
            return ""
        if nouns & _nouns_before(other, elsewhere):
            return other
    return ""


def _nouns_before(word: str, text: str) -> set[str]:
    return set(re.findall(rf"([一-鿿]{{2}})的?{word}", text))
