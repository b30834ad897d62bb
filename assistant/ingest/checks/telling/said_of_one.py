"""A rate of one that is told twice: `东窑出砖3万片，成品率88%`, elsewhere `东窑成品率已达86%`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import is_ahead, of_a_case
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.records import Finding

_SUBJECT: Final = re.compile(
    r"^(?:[^：:，,。；;\d]{2,14}[：:])?\s*(?P<who>[一-鿿A-Za-z]{2,10}?)(?:为|是|的)?$"
)
_MEASURE: Final = re.compile(r"^[一-鿿]{1,6}[率比度重]$")
_ELSE: Final = re.compile(r"同比|环比|累计|平均|最[高低]|峰|全年|其中|合计|除|扣")
SHORTEST: Final = 2
"""Characters of a name, and of what is measured of it."""


class _Said(NamedTuple):
    told: Told
    name: str
    begun: str = ""
    """What the first value of its sentence is called: it may be of the same one."""

    def is_of(self, other: "_Said") -> bool:
        """`东窑出砖3万片，成品率88%` is of what 东窑成品率 is."""
        who = other.name.removesuffix(self.name)
        shorter = bool(who) and who != other.name and len(who) >= SHORTEST
        return not other.begun and shorter and self.begun.startswith(who)


def said_of_one(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance but rounding. Both are of the time that is reported."""
    held: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for sentence in evidence.sentences:
        for said in _rates_in(evidence, sentence):
            held[sentence.passage.document, said.name[-SHORTEST:]].append(said)
    for group in held.values():
        for one, other in permutations(group, 2):
            if one.begun and one.is_of(other) and _is_apart(one.told, other.told):
                here, there = (place_of(t.told.sentence.passage) for t in (one, other))
                what = f"「{other.name}」在 {here} 写 {one.told.text}，"
                what += f"在 {there} 写 {other.told.text}，两处不一致。"
                passages = (one.told.sentence.passage, other.told.sentence.passage)
                yield of_passages("contradiction", what, passages)


def _rates_in(evidence: Evidence, sentence: Sentence) -> Iterator[_Said]:
    """By the name in front of it, with that of the first value of its sentence."""
    told = told_in(sentence)
    first = _SUBJECT.match(told[0].number.words) if told else None
    begun = first["who"] if first and first["who"] == told[0].name else ""
    for each in told:
        if each.quantity.unit != PERCENT or not _is_now(evidence, each):
            continue
        if each.at and begun and _MEASURE.match(each.name):
            yield _Said(each, each.name, begun)
        elif len(each.name) > SHORTEST and _MEASURE.match(each.name[-SHORTEST:]):
            yield _Said(each, each.name)


def _is_now(evidence: Evidence, told: Told) -> bool:
    own = re.split(r"[，,；;。：:（(]", told.number.words)[-1]
    level = told.role in {"level", "mean"} and told.quantity.bound == "exact"
    other = AGO.search(own) or PLAN.search(own) or _ELSE.search(own) or MASK in own
    sentence = told.sentence
    ahead = of_a_case(sentence) or is_ahead(evidence, sentence, told.number)
    return level and not told.since and not other and not ahead


def _is_apart(one: Told, other: Told) -> bool:
    if one.sentence.passage == other.sentence.passage or not apart(one.quantity, other.quantity):
        return False
    return may_be_slip(one.quantity.value, other.quantity.value)
