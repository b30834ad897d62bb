"""A rank with its value, before the values of others: `甲店最高，为5.2元；乙店为6.1元`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.quantities import POINTS, TIMES
from assistant.records import Finding

_RANK: Final = re.compile(
    r"(?P<word>最(?P<more>[高大多长])|最(?P<less>[低小少短])|居首|垫底)"
    r"(?:的?[，,]?\s*(?:约?为|约?是|达到?|只?有|仅)+|的是[^，,。；▢]{1,8}[，,]\s*(?:约?为)?|[，,]\s*)"
    r"(?P<per>每[\u4e00-\u9fff]{1,2})?$"
)
_OTHER: Final = re.compile(
    r"[，,、；;]?\s*(?:而|其次|其余|其后|接着|最后)?(?:是|的)?(?P<who>[\u4e00-\u9fffA-Za-z]{1,8}?)"
    r"(?:约?为|约?是|达到?|只有|仅有?|也有|有)?"
)
_MEASURE: Final = re.compile(
    r"率|均|每|比|最|累计|全|增|降|升|差|价|占|去年|上年|同期|合计|共|总|目标|计划|成本|收入|利|平均"
)
_OF_ELSE: Final = re.compile(r"[存费额量损款耗数金值资税息分度]$")
"""It ends as what is measured does, and no one's name: `库存`, `运费`."""
_SCOPE: Final = re.compile(r"除|不含|以来|历史|之一|其中|单[日月周店]")
FEWEST: Final = 2
FARTHEST: Final = 5


def ranked_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The others stand behind it, a bare name before each, as finely measured."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for number in sentence.numbers:
                rank = _RANK.search(number.words)
                if rank is None or _SCOPE.search(sentence.text):
                    continue
                more = bool(rank["more"] or rank["word"] == "居首")
                per = rank["per"] or ""
                others = [*_others(sentence, number, per)]
                for later in paragraph[at + 1 :]:
                    if not _goes_on(later, paragraph[at]):
                        break
                    others += _first(later, number, per)
                wrong = [n for n in others if _is_ahead(n, number, more=more)]
                if others and wrong:
                    what = f"报告写「{rank['word']}」的是 {number.text}，"
                    what += f"而其后列出 {wrong[0].text}，与「{rank['word']}」相反。"
                    yield of_passages("contradiction", what, (sentence.passage,))


def _goes_on(later: Sentence, first: Sentence) -> bool:
    """Joined to it by semicolons alone."""
    text = first.passage.text
    between = text[text.find(first.text) : text.find(later.text)]
    return not re.search("[。！？\n]", between)


def _others(sentence: Sentence, own: Number, per: str) -> Iterator[Number]:
    before = own
    for number in (n for n in sentence.numbers if n.start > own.start):
        between = sentence.masked[before.end : number.start]
        if not _is_bare(between, per) or not _as_fine(number, own):
            return
        yield number
        before = number


def _first(sentence: Sentence, own: Number, per: str) -> Iterator[Number]:
    """The first number, where a name stands before it and no more."""
    for number in sentence.numbers[:1]:
        if _is_bare(f"；{number.words}", per) and _as_fine(number, own):
            yield number


def _is_bare(words: str, per: str) -> bool:
    """A name and no more; also what it is told by: `每吨`."""
    words = words.removesuffix(per) if per else words
    match = _OTHER.fullmatch(words)
    if match and _OF_ELSE.search(match["who"]):
        return False
    return bool(match) and MASK not in words and not _MEASURE.search(words)


def _as_fine(number: Number, own: Number) -> bool:
    ours, theirs = own.quantity, number.quantity
    one = ours.unit == theirs.unit not in {None, POINTS, TIMES, "month", "year"}
    low, high = sorted((abs(ours.value), abs(theirs.value)))
    exact = ours.bound == theirs.bound == "exact"
    return one and exact and ours.place == theirs.place and high <= low * FARTHEST


def _is_ahead(number: Number, own: Number, *, more: bool) -> bool:
    ours, theirs = own.quantity.value, number.quantity.value
    return theirs > ours if more else theirs < ours
