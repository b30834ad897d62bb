"""`收入由三块组成：…`: the parts in one sentence, and the whole by its name elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import deviation, plus, reach
from assistant.ingest.checks.sentences import Number, joinable
from assistant.ingest.checks.sums import FARTHEST
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_COMPOSED: Final = re.compile(
    r"^[^，,。：:]{0,12}?(?P<name>[一-鿿]{2,6}?)"
    r"(?:(?:主要)?由[^，,。：:]{1,12}(?:组成|构成)|(?:的)?(?:构成|结构)(?:为|是)?)[：:]"
)
_PEER: Final = re.compile(r"[^，,。；：:、（(]{0,6}[、，,和][^，,。；：:、（(▢]{1,10}")
FEWEST: Final = 2


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


def _peers(parts: Sequence[Number]) -> bool:
    one_unit = all(joinable(part.quantity, parts[0].quantity) for part in parts)
    return one_unit and all(_PEER.fullmatch(part.words) for part in parts[1:])
