"""Picks the sentences of passages that answer a question of fact."""

import re
from datetime import date
from typing import Final, NamedTuple

from assistant.periods import find_periods
from assistant.quantities import find_quantities
from assistant.records import Passage
from assistant.retrieval.figures import covered
from assistant.retrieval.lexicon import fold

_SENTENCE: Final = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_WHEN: Final = re.compile(
    r"什么时候|何时|哪天|几点|哪[一]?年|哪个月|日期|时间|\bwhen\b", re.IGNORECASE
)
_DATED: Final = re.compile(r"\d+\s?[年月日点]|\d{1,2}:\d{2}|去年|今年")
KEEP: Final = 0.6
"""Sentences that hold this share of what the best one holds are told with it."""


class Sentence(NamedTuple):
    passage: Passage
    text: str
    score: float


def sentences_of(passage: Passage) -> list[str]:
    return [match[0].strip() for match in _SENTENCE.finditer(passage.text) if match[0].strip()]


def pick(
    passages: list[Passage], words: tuple[str, ...], question: str, *, whole: bool, number: bool
) -> list[Sentence]:
    """The best passage's sentences for the words; `whole` takes all of it, `number` asks that a
    sentence holds a quantity. Empty when a word is nowhere in the passage or its heading.
    """
    for passage in passages:
        heading = fold(" ".join((*passage.sections, passage.page)))
        text = fold(passage.text)
        if not words or not all(covered(fold(word), heading + text) for word in words):
            continue
        scored = [
            Sentence(passage, sentence, overlap(question, sentence))
            for sentence in sentences_of(passage)
        ]
        if number:
            scored = [s for s in scored if _has_quantity(s.text) and _holds(s, words, heading)]
        if _WHEN.search(question):
            scored = [s for s in scored if _DATED.search(s.text)]
        if not scored:
            continue
        best = max(s.score for s in scored)
        return scored if whole else [s for s in scored if s.score >= KEEP * best][:3]
    return []


def _has_quantity(sentence: str) -> bool:
    """A number that is no date."""
    dated = [range(s.start, s.end) for s in find_periods(sentence, date.today())]
    return any(
        not any(span.start in taken for taken in dated) for span in find_quantities(sentence)
    )


def overlap(question: str, sentence: str) -> float:
    """Share of the question's character pairs that the sentence holds."""
    asked, told = fold(question), fold(sentence)
    pairs = {asked[i : i + 2] for i in range(len(asked) - 1)}
    return sum(pair in told for pair in pairs) / len(pairs) if pairs else 0.0


def _holds(sentence: Sentence, words: tuple[str, ...], heading: str) -> bool:
    evidence = heading + fold(sentence.text)
    return all(covered(fold(word), evidence) for word in words)
