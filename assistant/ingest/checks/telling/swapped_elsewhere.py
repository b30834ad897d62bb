"""A long number that stands once, and elsewhere twice with two digits the other way round."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.proofs import fits_beside
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import POINTS, TIMES
from assistant.records import Finding

FEWEST_DIGITS: Final = 4
"""Of numbers that are not alike by chance."""
FEWEST_PLACES: Final = 2
LONGEST: Final = 3
"""Characters in a row that both sentences have."""
_WORDS: Final = re.compile(r"[\u4e00-\u9fff]+")
_NO_LEVEL: Final = frozenset({POINTS, TIMES, "s", "month", "year", None})


def swapped_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: each is printed to the digit."""
    for sentence in evidence.sentences:
        facts = facts_about(evidence, sentence.passage)
        for told in told_in(sentence):
            quantity = told.quantity
            long = quantity.bound == "exact" and digits_of(quantity) >= FEWEST_DIGITS
            if not long or quantity.unit in _NO_LEVEL or told.role != "level":
                continue
            same = [f for f in facts if f.quantity.unit == quantity.unit]
            if sum(f.quantity.value == quantity.value for f in same) > 1:
                continue
            swapped = [f for f in same if slip_of(quantity, f.quantity.value) == "swap"]
            places = {(f.passage.id, id(f)) for f in swapped}
            values = {f.quantity.value for f in swapped}
            if len(values) != 1 or len(places) < FEWEST_PLACES or not _is_alike(told, swapped):
                continue
            if not fits_beside(evidence, sentence, told.number):
                other = swapped[0]
                what = f"报告写 {told.text}，而在 {place_of(other.passage)} 等 {len(swapped)} 处是 "
                what += f"{other.text}，形近而两处不一致。"
                yield of_passages("contradiction", what, (sentence.passage, other.passage))


def _is_alike(told: Told, others: Sequence[Fact]) -> bool:
    """In words of their sentences, and both or neither of what is meant to be."""
    own = told.sentence.text
    planned = bool(PLAN.search(told.number.words))
    told_so = (f.told for f in others if f.told and f.told.sentence is not told.sentence)
    return any(
        _shared(own, other.sentence.text)
        for other in told_so
        if bool(PLAN.search(other.number.words)) == planned
    )


def _shared(left: str, right: str) -> bool:
    return any(
        word[at : at + LONGEST] in right
        for word in _WORDS.findall(left)
        for at in range(len(word) - LONGEST + 1)
    )
