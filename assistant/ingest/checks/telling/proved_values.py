"""A count that elsewhere is proved to be another: `全国36个网点`, and `网点 东15 + 西23，共38个`.

Proved is what parts add up to, what a balance ends with, and what a stated change or multiple is
right of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import is_ahead, line_of
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import COUNTED, plus, reach
from assistant.ingest.checks.reading.makings import Term, digits_of, gives, is_made
from assistant.ingest.checks.reading.naming import PLAN, WHOLE
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.splits import sums_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import GENERIC
from assistant.records import Finding

_NOUN: Final = re.compile(r"[一-鿿]{2,6}?(?=[，,。；;、（(）)\s里中的]|$|[一-鿿]?起)")
_OTHER: Final = re.compile(r"其中|另外|新|其余|其他|前|每|单|仅|部分|[挑选]")
_WORD: Final = re.compile(r"[一-鿿]|\b(?!Page)[A-Za-z]")
FEWEST_DIGITS: Final = 2
FEWEST_PARTS: Final = 3
CHUNK: Final = 2
"""Characters of a word, all of which the proof has to name."""


class Proved(NamedTuple):
    sentence: Sentence
    number: Number
    about: str
    """Its line and its heading."""


def proved_counts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The noun behind the count stands beside the proof, and nowhere else is it so
    many.
    """
    proved = _proved(evidence)
    for sentence in evidence.sentences:
        for told in told_in(sentence):
            noun = _noun(told) if _counts(evidence, told) else ""
            meant = [p for p in proved.get(sentence.passage.document, ()) if _is_of(p, told, noun)]
            values = {p.number.quantity.value for p in meant}
            if noun and len(values) == 1 and told.quantity.value not in values:
                yield from _against(evidence, told, noun, meant[0])


def _proved(evidence: Evidence) -> Mapping[str, list[Proved]]:
    held: dict[str, list[Proved]] = {}
    for sentence in evidence.sentences:
        for number in dict.fromkeys(chain(_summed(sentence), _changed(sentence))):
            title = "".join(sentence.passage.sections[-1:])
            proof = Proved(sentence, number, f"{title}\n{line_of(sentence)}")
            held.setdefault(sentence.passage.document, []).append(proof)
    return held


def _summed(sentence: Sentence) -> Iterator[Number]:
    for each in sums_of(sentence):
        right = is_made(each.total.quantity, plus(*(reach(p.quantity) for p in each.parts)))
        if each.strict and right and len(each.parts) >= FEWEST_PARTS:
            yield each.total


def _changed(sentence: Sentence) -> Iterator[Number]:
    """What it has become, where a rate or multiple beside is right to two digits."""
    for change in changes_of(sentence):
        rates = [n for n in change.stated if digits_of(n.quantity) >= FEWEST_DIGITS]
        old, new = change.old.quantity, change.new.quantity
        if any(gives(new, old, Term(rate.quantity)) for rate in rates):
            yield change.new


def _counts(evidence: Evidence, told: Told) -> bool:
    quantity, words = told.quantity, told.sentence.clause(told.number)
    counted = quantity.unit in COUNTED and quantity.bound == "exact"
    plain = told.role == "level" and not (_OTHER.search(words) or PLAN.search(words))
    return (
        counted
        and plain
        and not AGO.search(words)
        and digits_of(quantity) >= FEWEST_DIGITS
        and not is_ahead(evidence, told.sentence, told.number)
    )


def _noun(told: Told) -> str:
    match = _NOUN.match(told.sentence.text, told.number.end)
    return match[0] if match else ""


def _is_of(proof: Proved, told: Told, noun: str) -> bool:
    if proof.sentence is told.sentence or proof.number.quantity.unit != told.quantity.unit:
        return False
    chunks = [noun[at : at + CHUNK] for at in range(0, len(noun) - 1, CHUNK)]
    named = bool(chunks) and all(chunk in proof.about for chunk in chunks)
    return named and not _qualified(proof, chunks[0])


def _qualified(proof: Proved, noun: str) -> bool:
    """`华北站点`, `华北：站点`: of a part, by what stands before the noun."""
    title, _, line = proof.about.partition("\n")
    before = (text.partition(noun)[0] for text in (title, line) if noun in text)
    said = (GENERIC.sub("", re.split(r"[。；和与及、]", text)[-1]).strip() for text in before)
    return any(_WORD.search(WHOLE.sub("", each)) for each in said)


def _against(evidence: Evidence, told: Told, noun: str, proof: Proved) -> Iterator[Finding]:
    if told.number in {*_summed(told.sentence), *_changed(told.sentence)} or _again(evidence, told):
        return
    if slip_of(told.quantity, proof.number.quantity.value):
        here, there = (place_of(s.passage) for s in (told.sentence, proof.sentence))
        what = f"「{noun}」在 {there} 写 {proof.number.text}，与所列相符，"
        what += f"在 {here} 写 {told.text}，两处不一致。"
        yield of_passages("contradiction", what, (told.sentence.passage, proof.sentence.passage))


def _again(evidence: Evidence, told: Told) -> bool:
    """So many are told in another place, too."""
    document = told.sentence.passage.document
    others: Sequence[Number] = [
        n
        for s in evidence.sentences
        if s.passage.document == document and s is not told.sentence
        for n in s.numbers
    ]
    cells = (c for g in evidence.grids_of(document) for row in g.cells for c in row if c)
    known = chain((n.quantity for n in others), cells)
    return any(
        q.value == told.quantity.value and q.unit in {told.quantity.unit, None} for q in known
    )
