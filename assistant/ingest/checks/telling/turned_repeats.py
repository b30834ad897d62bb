"""A passage that stands twice in a report, once with a word of the opposite way: 最高 and 最低."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_UP: Final = (
    *("最高", "最大", "最多", "最快", "最好", "最强", "增至", "升至", "增长", "增加"),
    *("上升", "上涨", "提升", "提高", "扩大", "扩张", "加快", "高于", "多于", "好于", "领先"),
)
_DOWN: Final = (
    *("最低", "最小", "最少", "最慢", "最差", "最弱", "减至", "降至", "下降", "减少"),
    *("下滑", "下跌", "降低", "缩小", "收缩", "放慢", "低于", "少于", "差于", "落后"),
)
_TURNS: Final = re.compile("|".join((*_UP, *_DOWN)))
_NUMERAL: Final = re.compile(
    r"(?:约|近|超过?|逾|达)?\d[\d,.]*\s?(?:[%％]|[万亿千]+|[A-Za-z]{1,4})?"
)
SHORTEST: Final = 16
"""Characters of a sentence that nobody writes twice by chance."""
TWICE: Final = 2
"""Places: in more of them a sentence is a pattern."""
FEWEST_NUMERALS: Final = 3
MOST_APART: Final = 1


def turned_repeats(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. A sentence beside it stands in both places, too: so the whole passage is told
    again, and not another thing in like words.
    """
    by_document: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        by_document[sentence.passage.document].append(sentence)
    for told in by_document.values():
        held: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(told):
            turns = _TURNS.search(sentence.text) and _NUMERAL.search(sentence.text)
            if turns and len(key := _bare(sentence.text)) >= SHORTEST:
                held[key].append(at)
        for same in (each for each in held.values() if len(each) == TWICE):
            left, right = same
            if _beside_the_same(told, left, right):
                yield from _check(told[left], told[right])


def _bare(text: str) -> str:
    return _TURNS.sub("±", _NUMERAL.sub("#", text))


def _beside_the_same(told: Sequence[Sentence], left: int, right: int) -> bool:
    return any(
        _is_repeat(told[left + step].text, told[right + step].text)
        for step in (-1, 1)
        if left + step >= 0 and right + step < len(told)
    )


def _is_repeat(one: str, other: str) -> bool:
    """To the letter, or but for one of its several numbers, which lines of one pattern are not."""
    if len(one) < SHORTEST or _bare(one) != _bare(other):
        return False
    numerals = list(zip(_NUMERAL.findall(one), _NUMERAL.findall(other), strict=True))
    apart = sum(a != b for a, b in numerals)
    return one == other or (apart <= MOST_APART and len(numerals) >= FEWEST_NUMERALS)


def _check(left: Sentence, right: Sentence) -> Iterator[Finding]:
    turns = zip(_TURNS.findall(left.text), _TURNS.findall(right.text), strict=True)
    turned = [(a, b) for a, b in turns if (a in _UP) != (b in _UP)]
    if left.passage == right.passage or not turned:
        return
    numerals = zip(_NUMERAL.findall(left.text), _NUMERAL.findall(right.text), strict=True)
    apart = [(a.strip(), b.strip()) for a, b in numerals if a != b]
    for one, other in (*turned, *apart) if len(apart) <= MOST_APART else ():
        what = f"同一句话{_place(left)}写「{one}」，{_place(right)}写「{other}」：「{left.text}」。"
        yield of_passages("contradiction", what, (left.passage, right.passage))


def _place(sentence: Sentence) -> str:
    place = place_of(sentence.passage)
    return f"在 {place} " if place else "一处"
