"""`收入由三块组成：…`: the parts in one sentence, and the whole by its name elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED, deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, joinable
from assistant.ingest.checks.reading.splits import sums_of
from assistant.ingest.checks.sums.sums import FARTHEST
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_COMPOSED: Final = re.compile(
    r"^[^，,。：:]{0,12}?(?P<name>[一-鿿]{2,6}?)"
    r"(?:(?:主要)?由[^，,。：:]{1,12}(?:组成|构成)|(?:的)?(?:构成|结构)(?:为|是)?)[：:]"
)
_PEER: Final = re.compile(r"[^，,。；：:、（(]{0,6}[、，,和][^，,。；：:、（(▢]{1,10}")
FEWEST: Final = 2
FEWEST_CHAINED: Final = 3
NEAR: Final = 15
CLOSE: Final = Decimal("0.1")
"""Of the whole: what lies farther off is of something else."""


def composed_wholes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the whole and of each part; any value of the name fits."""
    for sentence in evidence.sentences:
        match, parts = _COMPOSED.match(sentence.masked), sentence.numbers
        if (
            match is None
            or len(parts) < FEWEST
            or not _peers(parts)
            or parts[0].quantity.unit == PERCENT
        ):
            continue
        computed = plus(*(reach(part.quantity) for part in parts))
        wholes = [
            named.number
            for named in evidence.named.get(sentence.passage.document, ())
            if named.label.endswith(match["name"]) and not named.planned
            if joinable(named.number.quantity, parts[0].quantity)
        ]
        if any(deviation(whole.quantity, computed) != "warning" for whole in wholes):
            continue
        near = [
            w for w in wholes if abs(w.quantity.value - computed.value) <= computed.value * FARTHEST
        ]
        if near:
            whole = min(near, key=lambda each: abs(each.quantity.value - computed.value))
            shown = " + ".join(part.text for part in parts)
            what = f"{shown} 相加为 {written(computed.value, whole.quantity.unit)}，"
            what += f"「{match['name']}」写 {whole.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def chained_wholes(evidence: Evidence) -> Iterator[Finding]:
    """`甲3亿+乙4亿` without its sum. Tolerance: rounding of each part; any value that fits does.

    Percentages are of one whole; a total is one that the document tells twice, and that a slip of
    digits leads to.
    """
    for sentence in evidence.sentences:
        summed = {number.start for each in sums_of(sentence) for number in each.parts}
        for chain in chains_of(sentence):
            parts = chain.parts
            if len(parts) < FEWEST_CHAINED or parts[0].start in summed:
                continue
            computed = plus(*(reach(part.quantity) for part in parts))
            shown = " + ".join(part.text for part in parts)
            if parts[0].quantity.unit == PERCENT:
                if (
                    not computed.low <= HUNDRED <= computed.high
                    and abs(computed.value - HUNDRED) < NEAR
                ):
                    what = (
                        f"各项占比 {shown} 相加为 {written(computed.value, PERCENT)}，不是 100%。"
                    )
                    yield of_passages("does_not_add_up", what, (sentence.passage,))
                continue
            facts = facts_about(evidence, sentence.passage)
            alike = [f for f in facts if joinable(f.quantity, parts[0].quantity)]
            if any(deviation(f.quantity, computed) != "warning" for f in alike):
                continue
            wholes = Counter(
                f.quantity.value for f in alike if slip_apart(f.quantity, computed.value)
            )
            twice = [f for f in alike if wholes[f.quantity.value] > 1]
            if twice:
                printed = written(computed.value, parts[0].quantity.unit)
                what = f"{shown} 相加为 {printed}，而总数写 {twice[0].text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def slip_apart(stated: Quantity, computed: Decimal) -> bool:
    """Two digits that have changed places leave a difference that 9 divides."""
    off = abs(stated.value - computed)
    if not stated.place or not 0 < off < stated.value * CLOSE:
        return False
    return off % (9 * stated.place) == 0


def _peers(parts: Sequence[Number]) -> bool:
    one_unit = all(joinable(part.quantity, parts[0].quantity) for part in parts)
    return one_unit and all(_PEER.fullmatch(part.words) for part in parts[1:])
