"""`同业甲月末312台，比我们多62台`, where ours are told elsewhere by the same noun."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.records import Finding

_THAN_US: Final = re.compile(
    r"[，,]\s*(?:也|又|仍|还)?[比较](?:我[们司方行院]|本公司|本行|本院|公司)的?(?P<way>多|少|高|低)[了出]?"
)
PIECE: Final = 2
"""Characters of the noun that is counted."""


def than_us(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: of counted things. Silent where any value of that noun gives it."""
    for sentence in evidence.sentences:
        for theirs, gap in pairwise(sentence.numbers):
            said = _THAN_US.fullmatch(gap.words)
            unit = theirs.quantity.unit
            if said and unit == gap.quantity.unit and unit in COUNTED:
                yield from _check(evidence, sentence, theirs, gap, said["way"])


def _check(
    evidence: Evidence, sentence: Sentence, theirs: Number, gap: Number, way: str
) -> Iterator[Finding]:
    noun = label_of(sentence, theirs)[-PIECE:]
    facts = facts_about(evidence, sentence.passage)
    ours = {
        f.quantity.value
        for f in facts
        if f.quantity.unit == theirs.quantity.unit and f.told and f.told.number is not theirs
        if f.told.sentence is not sentence and any(n.endswith(noun) for n in (*f.names, f.counts))
    }
    sign = 1 if way in "多高" else -1
    value, stated = theirs.quantity.value, gap.quantity
    gaps = {value - own for own in ours}
    if len(noun) < PIECE or not gaps or value - sign * stated.value in _all(evidence, sentence):
        return
    slips = {"swap", "scale", "digit"} if len(gaps) == 1 else {"swap"}
    wrong = [g for g in gaps if g * sign > 0 and slip_of(stated, abs(g)) in slips]
    turned = -sign * stated.value in gaps
    if len(wrong) == 1 or turned:
        own = value - (wrong[0] if len(wrong) == 1 else -sign * stated.value)
        what = f"{theirs.text} 与我方的 {own:,} 相差 {abs(value - own):,}，"
        what += f"报告写「{way}」{gap.text}，前后不符。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _all(evidence: Evidence, sentence: Sentence) -> set[Decimal]:
    """What the report counts anywhere, in prose and in tables."""
    document = sentence.passage.document
    told = {
        n.quantity.value
        for other in evidence.sentences
        if other.passage.document == document
        for n in other.numbers
    }
    grids = evidence.grids_of(document)
    return told | {c.value for g in grids for row in g.cells for c in row if c}
