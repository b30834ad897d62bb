"""One thing that stands in two places, in prose or in a table, under names that mean the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from assistant.ingest.checks.reading.about import (
    are_two,
    is_ahead,
    of_a_case,
    of_a_line,
    of_a_member,
    of_two_owners,
)
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, Facts, facts_of
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import COUNTED, apart
from assistant.ingest.checks.reading.makings import gives
from assistant.ingest.checks.reading.naming import PLAN, bare, is_part
from assistant.ingest.checks.reading.peers import HEAD
from assistant.ingest.checks.reading.proofs import fits_beside, term_of
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.units import is_money
from assistant.records import Finding

_ONE: Final = ("人名位", "家个所", "台套", "辆台", "户家")
"""Measure words that count the same things."""
_NO_NAME: Final = re.compile(
    r"^(?:同期|累计|合计|其中|占比?|增|降|升|提|同比|环比|新增|净增|新开|关闭|关停|减少|比|较|目标|计划|前者|后者|其他|其余|日均|人均|月均|平均|每)"
)
_PARTIAL: Final = re.compile(
    r"其中|另有|分别|新[增开签]|净增|[日月季周]均|最[高低大小多少]|单[日月]|峰|约定|拟|将"
)
SHORTEST: Final = 2
SHORTEST_OF_LETTERS: Final = 4
"""`RevPAR`; fewer letters are of many things, and so is a plain word: `margin`."""
FEWEST_DIGITS: Final = 2
LONG: Final = 4
"""Characters of a name that means one thing."""
_TURNOVER: Final = re.compile(r"^(?:营业|销售|主营业务|主营|业务|经营|总)收入$")
_NUMERAL: Final = re.compile(
    r"(?:约|近|超过?|逾|达)?\d[\d,.]*\s?(?:[%％年月日]|[万亿千]+|[A-Za-z]{1,4})?"
)
_WORD: Final = re.compile(r"[一-鿿A-Za-z]")
SHORTEST_SENTENCE: Final = 16
"""Characters beside the numerals: fewer may be said of two things."""
FEWEST_NUMERALS: Final = 4
"""In a sentence of which two may be slips."""
MOST_ALIKE: Final = 4
"""Sentences of one wording: beyond it they are lines of a list."""


def restated(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both. Silent where any other place agrees."""
    for document, facts in facts_of(evidence).items():
        own = evidence.documents[document].period if document in evidence.documents else ""
        pairs: set[frozenset[int]] = set()
        for name, same in _by_name(facts).items():
            for fact in (f for f in same if _counts(f)):
                other = _against(name, fact, [f for f in same if f is not fact], own)
                if other is None or any(_of_other(evidence, name, f) for f in (fact, other)):
                    continue
                if _are_reckoned(evidence, fact, other) or _are_reckoned(evidence, other, fact):
                    continue
                if (pair := frozenset({id(fact), id(other)})) not in pairs:
                    pairs.add(pair)
                    what = f"「{name}」{_place(fact)}写 {fact.text}，"
                    what += f"{_place(other)}写 {other.text}，两处不一致。"
                    yield of_passages("contradiction", what, (fact.passage, other.passage))


def _by_name(facts: Facts) -> dict[str, list[Fact]]:
    held: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for name in {_TURNOVER.sub("收入", bare(n)) for n in (*fact.names, fact.counts)}:
            letters = name.isascii() and (len(name) < SHORTEST_OF_LETTERS or name.islower())
            if len(name) >= SHORTEST and not (letters or _NO_NAME.match(name)):
                held[name].append(fact)
    for fact in facts:  # `3,600家车队签约`: of what the noun behind begins with
        for end in range(LONG, len(fact.counts)):
            noun = fact.counts[:end]
            if noun in held and fact not in held[noun]:
                held[noun].append(fact)
    return held


def _counts(fact: Fact) -> bool:
    told = fact.told
    if told is None or fact.quantity.unit in {None, POINTS, TIMES, "s", "month", "year"}:
        return False
    if _of_plans(fact) or is_part(told.sentence, told.number):
        return False
    words = re.split(r"[，,。；：:]", told.number.words)[-1]
    return told.role in {"level", "mean"} and not (_PARTIAL.search(words) or PLAN.search(words))


def _of_plans(fact: Fact) -> bool:
    """Its heading speaks of what is meant to be."""
    return bool(PLAN.search("".join(fact.passage.sections[-1:])))


def _against(name: str, fact: Fact, others: Sequence[Fact], own: str) -> Fact | None:
    """What it contradicts."""
    alike = [f for f in others if _one_kind(f, fact) and not _beside(f, fact)]
    alike = [f for f in alike if not f.told or not is_part(f.told.sentence, f.told.number)]
    alike = [f for f in alike if not _of_plans(f) or not apart(f.quantity, fact.quantity)]
    near = [f for f in alike if _one_time(f, fact, own) or _of_other_scale(f, fact)]
    if not near or any(not apart(f.quantity, fact.quantity) for f in near):
        return None
    other = near[0]
    known = (
        fact.quantity.unit in COUNTED | {PERCENT}
        and fact.passage != other.passage
        and not fact.cell
    )
    meant = known and len(name) >= LONG
    one = len({f.quantity.value for f in near}) == 1
    return other if one and (_slipped(fact, other) or meant) else None


def _of_other(evidence: Evidence, name: str, fact: Fact) -> bool:
    """Than of all of it: of a case, of a member that a table has, of what is to come."""
    if fact.told is None:
        return False
    sentence, number = fact.told.sentence, fact.told.number
    return (
        of_a_case(sentence)
        or of_a_line(sentence, name)
        or is_ahead(evidence, sentence, number)
        or of_a_member(evidence, sentence, number, name)
    )


def _are_reckoned(evidence: Evidence, fact: Fact, other: Fact) -> bool:
    """Two rates of a name that the values beside each of them give are of two things."""
    ours, theirs = fact.told, other.told
    if fact.quantity.unit != PERCENT or ours is None or theirs is None:
        return False
    beside = [t.quantity for t in told_in(theirs.sentence) if t.at != theirs.at]
    around = [n.quantity for s in evidence.by_place[other.passage.id] for n in s.numbers]
    term = term_of(theirs.sentence, theirs.number)
    pairs = [pair for a, b in product(beside, around) for pair in ((a, b), (b, a))]
    return fits_beside(evidence, ours.sentence, ours.number) and any(
        gives(a, b, term) for a, b in pairs
    )


def _beside(left: Fact, right: Fact) -> bool:
    """In one sentence two values are no restatement: they are from one to another."""
    ours, theirs = (fact.told and fact.told.sentence.text for fact in (left, right))
    return ours is not None and ours == theirs


def _slipped(left: Fact, right: Fact) -> bool:
    """A slip looks like what it should be; other values may be of a part that has the name, too.

    One digit is another, two have changed places, or the scale alone differs.
    """
    ours, theirs = (re.sub(r"\D", "", f.text) or str(f.quantity.value) for f in (left, right))
    if ours.rstrip("0") == theirs.rstrip("0"):
        return True
    if len(ours) != len(theirs) or len(ours) < FEWEST_DIGITS:
        return False
    return sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1 or sorted(ours) == sorted(
        theirs
    )


def _of_other_scale(left: Fact, right: Fact) -> bool:
    """`销售额3.25亿元` and `销售额32,500亿元` in one paragraph, whatever their periods."""
    ours, theirs = (re.sub(r"\D", "", f.text).strip("0") for f in (left, right))
    same = left.passage == right.passage and ours == theirs and len(ours) >= LONG - 1
    return same and left.quantity.value != right.quantity.value


def _one_kind(left: Fact, right: Fact) -> bool:
    ours, theirs = left.quantity, right.quantity
    told = [(f.told.sentence, f.told.number) for f in (left, right) if f.told]
    if of_two_owners(*told) or are_two(*told):
        return False
    if any(is_money(q.unit) or q.unit == PERCENT for q in (ours, theirs)):
        return ours.unit == theirs.unit
    units = (ours.unit or "", theirs.unit or "")
    return alike(ours, theirs) or any(all(u and u in kind for u in units) for kind in _ONE)


def _one_time(left: Fact, right: Fact, own: str) -> bool:
    """Where no period is named the document's own is meant."""
    heads = {m["name"] for f in (left, right) if f.told and (m := HEAD.match(f.told.sentence.text))}
    if left.ago != right.ago or len(heads) > 1:
        return False
    near = left.passage == right.passage or left.cell or right.cell
    if near and own and bool(left.period) != bool(right.period):
        named = (left.period or right.period).lstrip("*")
        if "-" in own and not own.endswith(named):
            return False  # beside the report's own month another one is told
    if "*" in (left.period or "*")[0] and "*" in (right.period or "*")[0]:
        return not left.period or not right.period or left.period == right.period
    ours, theirs = (f.period or own for f in (left, right))
    if not ours or not theirs or ours == theirs:
        return True
    longer, shorter = sorted((p.lstrip("*").lstrip("-") for p in (ours, theirs)), key=len)[::-1]
    return longer.endswith(shorter)


def _place(at: Fact | Sentence) -> str:
    place = place_of(at.passage)
    if isinstance(at, Fact) and at.cell:
        return f"在 {place} 的表里"
    return f"在 {place} " if place else "一处"


def repeated_sentences(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the words are the same, and one number is another; of a long one two may be."""
    held: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        words = "".join(_WORD.findall(_NUMERAL.sub("#", sentence.text)))
        if len(words) >= SHORTEST_SENTENCE:
            held[sentence.passage.document, words].append(sentence)
    for same in (each for each in held.values() if len(each) <= MOST_ALIKE):
        for left, right in combinations(same, 2):
            ours, theirs = (_NUMERAL.findall(s.text) for s in (left, right))
            apart = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
            most = 2 if len(ours) >= FEWEST_NUMERALS and not _dated(left, right) else 1
            if len(ours) == len(theirs) and left.passage != right.passage and len(apart) <= most:
                for one, other in apart:
                    what = f"同一句话{_place(left)}写 {one.strip()}，{_place(right)}写 "
                    what += f"{other.strip()}：「{left.text}」。"
                    yield of_passages("contradiction", what, (left.passage, right.passage))


def _dated(left: Sentence, right: Sentence) -> bool:
    """They tell of two periods in one wording."""
    keys = ([span.key for span in s.periods] for s in (left, right))
    return next(keys) != next(keys)
