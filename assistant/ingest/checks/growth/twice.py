"""A change that is told in two places: `均价由40元降至37元`, and elsewhere `均价下降5元`; or
`故障从9起降到4起`, and elsewhere `故障4起，上年7起`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Final

from assistant.ingest.checks.reading.about import of_a_case, of_a_member
from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import apart, minus, reach, size
from assistant.ingest.checks.reading.naming import Named, bare, is_all_of, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import own_words, shared
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, None, "s"})
_STEP: Final = re.compile(r"环比|上[月季周期]|[月周季]前")
_PARTICLE: Final = re.compile(r"(?:虽然?|也|又|则|却|还|均|都|已)+$")
_YEAR: Final = re.compile(r"\d{4}")
WRITTEN_WITHIN: Final = timedelta(days=120)
"""Of the end of its year a report without a period is."""
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
                yield from _bases(evidence, left, right)


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


def _bases(evidence: Evidence, left: Change, right: Change) -> Iterator[Finding]:
    """One value of now, from two values of before."""
    ours, theirs = left.new.quantity, right.new.quantity
    same = (ours.unit, ours.value, ours.bound) == (theirs.unit, theirs.value, theirs.bound)
    exact = all(q.bound == "exact" for q in (left.old.quantity, right.old.quantity))
    if not (same and exact) or ours.unit in _NO_AMOUNT:
        return
    names = [_name(c.sentence, c.new) for c in (left, right)]
    if shared(*names) < SHORT or not _of_one(evidence, left, right):
        return
    if apart(left.old.quantity, right.old.quantity) and _is_slip(left.old, right.old):
        here, there = (place_of(c.sentence.passage) for c in (left, right))
        what = f"「{names[0]}」为 {left.new.text}，在此之前 {here} 写 {left.old.text}，"
        what += f"{there} 写 {right.old.text}，两处不一致。"
        yield of_passages("contradiction", what, (left.sentence.passage, right.sentence.passage))


def _of_one(evidence: Evidence, left: Change, right: Change) -> bool:
    """The same thing, of all or of the same part, at the same times."""
    names = [_name(c.sentence, c.new) for c in (left, right)]
    stepped = [bool(_STEP.search(c.sentence.text)) for c in (left, right)]
    cases = [of_a_case(c.sentence) for c in (left, right)]
    reported = left.sentence.today - WRITTEN_WITHIN
    members = (
        of_a_member(evidence, one.sentence, one.new, name)
        for one, name in zip((left, right), reversed(names), strict=True)
    )
    return (
        is_all_of(*(bare(_PARTICLE.sub("", name)) for name in names))
        and stepped[0] == stepped[1]
        and cases[0] == cases[1]
        and _at_one_time(_period(left, left.new), _period(right, right.new), reported.year)
        and _at_one_time(_period(left, left.old), _period(right, right.old), 0)
        and not any(members)
    )


def _period(change: Change, number: Number) -> str:
    return _named(change.sentence, number).period


def _at_one_time(ours: str, theirs: str, earliest: int) -> bool:
    """A year that is told once only is the one that is meant where none is told."""
    once = ours or theirs
    return ours == theirs or (
        not (ours and theirs) and bool(_YEAR.fullmatch(once)) and int(once) >= earliest
    )


def _is_slip(left: Number, right: Number) -> bool:
    one_digit = max(left.quantity.value, right.quantity.value) < len("0123456789")
    return one_digit or bool(slip_of(left.quantity, right.quantity.value))


def _name(sentence: Sentence, number: Number) -> str:
    return _named(sentence, number).label


def _named(sentence: Sentence, number: Number) -> Named:
    return next(n for n in named_numbers(sentence) if n.number is number)
