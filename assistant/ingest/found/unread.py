"""Sentences whose numbers have no name before them: English ones, rows of lost tables."""

import re
from itertools import pairwise
from typing import Final

from assistant.ingest.found.sentences import Sentence

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_ENGLISH: Final = re.compile(r"\b[a-z]{2,}\b")
_SENTENCE: Final = 4
"""English words from which on they are no name."""
_NO_WORD: Final = re.compile(r"[)）]?\s+[$¥￥€£]?\s*[(（]?")


def is_english(sentence: str) -> bool:
    """What a number of it is called does not stand before it as in Chinese: it is told whole."""
    return not _CHINESE.search(sentence) and len(_ENGLISH.findall(sentence)) >= _SENTENCE


def is_row(sentence: Sentence, text: str) -> bool:
    """`Net sales $ 69.4 $ 74.2` is of a table whose columns are lost: nothing but values of one
    unit, with no word in between.
    """
    numbers = [number for clause in sentence.clauses for number in clause.numbers]
    ends = numbers and not text[numbers[-1].end : sentence.end].strip(" )）。")
    return (
        len(numbers) > 1
        and bool(ends)
        and all(
            first.quantity.unit
            and first.quantity.unit == second.quantity.unit
            and _NO_WORD.fullmatch(text[first.end : second.start])
            for first, second in pairwise(numbers)
        )
    )
