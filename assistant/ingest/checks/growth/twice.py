"""A change that is told in two places: `均价由40元降至37元`, and elsewhere `均价下降5元`; or
`故障从9起降到4起`, and elsewhere `故障4起，上年7起`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import apart, minus, reach, size
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import own_words, shared
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, None, "s"})
_STEP: Final = re.compile(r"环比|上[月季周期]|[月周季]前")
LONG: Final = 4
SHORT: Final = 2
"""Characters in common of names that mean one thing."""


def changes_told_twice(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding. An amount must look like the other one mistyped."""
    for told in _by_document(evidence).values():
        for sentence in evidence.sentences:
            if told and told[0].sentence.passage.document == sentence.passage.document:
                for each in told_in(sentence):
                    yield from _amount(each, told)
        for left, right in combinations(told, 2):
            if left.sentence is not right.sentence:
                yield from _bases(left, right)


def _by_document(evidence: Evidence) -> Mapping[str, list[Change]]:
    held: defaultdict[str, list[Change]] = defaultdict(list)
    for sentence in evidence.sentences:
        told = told_in(sentence)
        held[sentence.passage.document] += changes_of(sentence)
        held[sentence.passage.document] += [
            Change(sentence, base.number, new.number)
            for new, base in pairwise(told)
            if base.role == "base" and new.role == "level" and alike(new.quantity, base.quantity)
        ]
    return held


def _amount(told: Told, changes: list[Change]) -> Iterator[Finding]:
    """By how much, without the two values."""
    beside = any(change.sentence is told.sentence for change in changes)
    if told.role != "change" or beside or told.quantity.unit in _NO_AMOUNT or told.since:
        return
    if told.quantity.bound != "exact":
        return
    words = own_words(told)
    same = [c for c in changes if alike(c.new.quantity, told.quantity)]
    same = [c for c in same if shared(words, _name(c.sentence, c.new)) >= LONG]
    made = [size(minus(reach(c.new.quantity), reach(c.old.quantity))) for c in same]
    if not made or any(abs(m.value - told.quantity.value) <= told.quantity.slack for m in made):
        return
    change, by = same[0], made[0]
    if slip_of(told.quantity, by.value):
        what = f"从 {change.old.text} 到 {change.new.text} 是 "
        what += f"{written(by.value, told.quantity.unit)}，"
        what += f"{place_of(told.sentence.passage)} 写 {told.text}，两者不一致。"
        passages = (told.sentence.passage, change.sentence.passage)
        yield of_passages("contradiction", what, passages)


def _bases(left: Change, right: Change) -> Iterator[Finding]:
    """One value of now, from two values of before."""
    ours, theirs = left.new.quantity, right.new.quantity
    same = ours.unit == theirs.unit and ours.value == theirs.value
    exact = all(q.bound == "exact" for q in (ours, theirs, left.old.quantity, right.old.quantity))
    if not (same and exact) or ours.unit in _NO_AMOUNT:
        return
    names = [_name(c.sentence, c.new) for c in (left, right)]
    stepped = [bool(_STEP.search(c.sentence.text)) for c in (left, right)]
    if shared(*names) < SHORT or stepped[0] != stepped[1]:
        return
    if apart(left.old.quantity, right.old.quantity) and _is_slip(left.old, right.old):
        here, there = (place_of(c.sentence.passage) for c in (left, right))
        what = f"「{names[0]}」为 {left.new.text}，在此之前 {here} 写 {left.old.text}，"
        what += f"{there} 写 {right.old.text}，两处不一致。"
        yield of_passages("contradiction", what, (left.sentence.passage, right.sentence.passage))


def _is_slip(left: Number, right: Number) -> bool:
    one_digit = max(left.quantity.value, right.quantity.value) < len("0123456789")
    return one_digit or bool(slip_of(left.quantity, right.quantity.value))


def _name(sentence: Sentence, number: Number) -> str:
    return next(n.label for n in named_numbers(sentence) if n.number is number)
