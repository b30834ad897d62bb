"""A sentence that stands in two places, and says something else in one of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages, place_of
from assistant.ingest.checks.sentences import Sentence
from assistant.records import Finding

_NUMERAL: Final = re.compile(r"(?:约|近|超过?|逾|达)?\d[\d,.]*\s?(?:[%％]|[万亿千KkWw]+)?")
_WORD: Final = re.compile(r"[一-鿿A-Za-z]")
SHORTEST: Final = 16
"""Characters beside the numerals: fewer may be said of two things."""
MOST_ALIKE: Final = 4
"""Sentences of one wording: beyond it they are lines of a list."""


def repeated_sentences(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the words are the same, and one number is another."""
    held: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        words = "".join(_WORD.findall(_NUMERAL.sub("#", sentence.text)))
        if len(words) >= SHORTEST:
            held[sentence.passage.document, words].append(sentence)
    for same in (each for each in held.values() if len(each) <= MOST_ALIKE):
        for left, right in combinations(same, 2):
            ours, theirs = (_NUMERAL.findall(s.text) for s in (left, right))
            apart = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
            if len(ours) == len(theirs) and len(apart) == 1 and left.passage != right.passage:
                (one, other) = (each.strip() for each in apart[0])
                what = (
                    f"同一句话{_place(left)}写 {one}，{_place(right)}写 {other}：「{left.text}」。"
                )
                yield of_passages("contradiction", what, (left.passage, right.passage))


def _place(sentence: Sentence) -> str:
    return f"在 {place} " if (place := place_of(sentence.passage)) else "一处"
