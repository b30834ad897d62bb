"""`全年没有一户退租`, and elsewhere `仅一户退租`; `只有东窑是烧瓷的，其余都是烧陶的`, and a case of
西窑 that says 烧瓷.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding, Passage

_UNIT: Final = r"[家个位名户例起件次]"
_NONE: Final = re.compile(
    rf"(?:没有|无|未有)(?:任何)?一{_UNIT}?[^，,。；\d]{{0,8}}?(?P<what>[一-鿿]{{2}})(?=[，,。；]|$)"
)
_SOME: Final = re.compile(
    rf"(?:仅有?|只有?|(?<![没未无])有)(?:[一二两三四五六七八九]|\d+){_UNIT}[^，,。；\d]{{0,8}}?(?P<what>[一-鿿]{{2}})(?=[，,。；]|$)"
)
_ELSE: Final = re.compile(
    r"去年|上年|上[月季期]|此前|曾|原|如果|若|计划|预计|将|可能|行业|同行|友商|对手|其[他它]"
)
_ONLY: Final = re.compile(
    r"只有(?P<who>[A-Za-z一-鿿]{2,8}?)(?:一家|一个)?是(?P<kind>[一-鿿]{2,8}?)(?:场景|业务|的)?"
    r"[，,；]\s?其[余他它](?:的)?(?:[两三四五六七八九\d]+[个家项])?(?:都|均|全)?是(?P<rest>[一-鿿]{2,8}?)(?:场景|业务|的)?(?=[，,。；]|$)"
)
_CJK_PAIR: Final = re.compile(r"(?=([一-鿿]{2}))")
SHORTEST: Final = 4
"""Pairs of characters that both sentences share: those of the subject and the verb."""
Said = tuple[Sentence, re.Match[str]]


def none_and_some(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Both sentences name whom they count, but for the ones that no word tells."""
    nones = [(s, m) for s in evidence.sentences for m in _NONE.finditer(s.text)]
    for sentence in evidence.sentences if nones else ():
        for some in _SOME.finditer(sentence.text):
            for other, none in nones:
                if some["what"] == none["what"] and _of_one((sentence, some), (other, none)):
                    what = f"报告写「{_clause(sentence, some)}」，"
                    what += f"而另一处写「{_clause(other, none)}」，前后矛盾。"
                    yield of_passages("contradiction", what, (sentence.passage, other.passage))


def _of_one(one: Said, other: Said) -> bool:
    here, there = one[0].passage, other[0].passage
    said, says = _clause(*one), _clause(*other)
    clauses = ((one[0], said), (other[0], says))
    dated = {
        span.key
        for sentence, clause in clauses
        for span in sentence.periods
        if sentence.text[span.start : span.end] in clause
    }
    whom = _pairs(one[0].text) & _pairs(other[0].text)
    apart = here.id != there.id and here.document == there.document and len(dated) < 2
    return apart and not _ELSE.search(f"{said}，{says}") and len(whom) >= SHORTEST


def _pairs(text: str) -> set[str]:
    return set(_CJK_PAIR.findall(text))


def _clause(sentence: Sentence, match: re.Match[str]) -> str:
    start = max(sentence.text.rfind(mark, 0, match.start()) for mark in "，,：:")
    return sentence.text[start + 1 : match.end()].strip()


def only_ones_of_cases(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: a field or sentence of another case says the kind that one alone should be."""
    for sentence in evidence.sentences:
        for match in _ONLY.finditer(sentence.text):
            for passage in _others(evidence.prose, sentence, match["who"]):
                last = passage.text.strip("。")
                if last.endswith(match["kind"]) and match["rest"] not in passage.text:
                    what = f"报告写「{match[0]}」，而{passage.case}写「{passage.text}」，前后矛盾。"
                    yield of_passages("contradiction", what, (sentence.passage, passage))


def _others(passages: Sequence[Passage], sentence: Sentence, who: str) -> Iterator[Passage]:
    for passage in passages:
        own = passage.case and (passage.case in who or who in passage.case)
        if passage.case and not own and passage.document == sentence.passage.document:
            yield passage
