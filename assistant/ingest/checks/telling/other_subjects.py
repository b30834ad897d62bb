"""A sentence that stands twice with all its figures, once of another one: `松涛窑年产值是4.5万元，
其中花瓶2.1万元`, and elsewhere the same of 云岭窑.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_NAME: Final = re.compile(r"[A-Za-z一-鿿]{1,6}")
_NUMERAL: Final = re.compile(r"\d[\d,.]*")
_NO_NAME: Final = re.compile(
    r"[年月日季周增减升降高低多少大小快慢好坏前后上下内外是为有无不未已]|同比|环比|目标|实际|预计"
)
ENDS: Final = 10
FEWEST: Final = 3
"""Different numerals that nobody writes alike of two by chance."""


def other_subjects(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: all but the name is the same, to the letter."""
    held: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        if len(set(_NUMERAL.findall(sentence.text))) >= FEWEST:
            held[sentence.passage.document, sentence.text[-ENDS:]].append(sentence)
    for group in held.values():
        for one, other in combinations(group, 2):
            names = _apart(one.text, other.text)
            if names and one.passage.id != other.passage.id:
                what = f"同一句话一处写「{names[0]}」，一处写「{names[1]}」：「{other.text}」。"
                yield of_passages("contradiction", what, (one.passage, other.passage))


def _apart(one: str, other: str) -> tuple[str, str] | None:
    """The two names, where nothing else differs."""
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    names = one[start : len(one) - end], other[start : len(other) - end]
    named = all(_NAME.fullmatch(n) and not _NO_NAME.search(n) for n in names)
    return names if named else None


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
