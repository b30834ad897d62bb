"""`到期的有45座，占现有窑炉的18%`: a share of what another place tells by that very name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.rates.prose_shares import shares_in
from assistant.ingest.checks.rates.wholes_of_shares import Shared
from assistant.ingest.checks.reading.by_name import planned, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, over, reach, scaled
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_NOW: Final = re.compile(r"^(?:目前|当前|现有|现在|月末|期末|季末|年末|全部|所有|总)+的?")
SHORTEST: Final = 3
"""Characters of a name that means one thing in a report."""


def shares_of_named_wholes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three."""
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for shared in shares_in(sentence, paragraph):
                if shared.part in sentence.numbers:
                    yield from _check(shared, _wholes(shared, evidence))


def _wholes(shared: Shared, evidence: Evidence) -> list[Quantity]:
    name = bare(_NOW.sub("", shared.whole))
    if len(name) < SHORTEST:
        return []
    passage = shared.sentence.passage
    document = evidence.documents.get(passage.document)
    facts = facts_about(evidence, passage).by_name.get(name, [])
    part = shared.part.quantity
    facts = [f for f in facts if alike(f.quantity, part) and not planned(f)]
    facts = prime(facts, document.period if document else "")
    cells = [f for f in facts if f.cell and f.quantity.value > part.value]
    beside = (c for f in cells if f.cell for c in f.cell[0].cells[f.cell[1]] if c)
    return [*(f.quantity for f in cells), *(c for c in beside if alike(c, part))]


def _check(shared: Shared, wholes: Sequence[Quantity]) -> Iterator[Finding]:
    """Of several values of its row, as of two months, any may be the one."""
    share, part = shared.share.quantity, shared.part
    made = [(over(reach(part.quantity), reach(whole)), whole) for whole in wholes]
    ratios = [(ratio, whole) for ratio, whole in made if ratio]
    off = all(deviation(share, scaled(ratio)) == "warning" for ratio, _ in ratios)
    near = [each for each in ratios if may_be_slip(share.value, each[0].value * 100)]
    if off and near and ratios[0] == near[0]:
        ratio, whole = near[0]
        printed = written(rounded(ratio.value * 100, 2), PERCENT)
        what = f"报告写占{shared.whole} {share.text}，"
        what += f"按 {part.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (shared.sentence.passage,))
