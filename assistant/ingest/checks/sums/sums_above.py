"""A written sum under the line that has its total: `总价90万` over `出资：甲50万 + 乙40万`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.lines.line import Line, lines_of
from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TOTAL: Final = re.compile(
    r"(?:总价|总额|总投资|总造价|总预算|总费用|合同额|总成本)(?:款)?(?:为|是|共|约)?\s*$"
)
_MORE: Final = re.compile("[其剩]余|余下|剩|另|缺口|其[他它]|等|还[差缺]|尚")
_OPENS: Final = re.compile(r"^[^，,。；：:\d]{2,6}[：:][^，,。；：:\d]{1,12}$")


def sums_of_the_line_above(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance but rounding: two digits of one part have changed places."""
    for above, line in pairwise(lines_of(evidence)):
        if above.told and line.told and line.before == above.told:
            yield from _check(above, line)


def _check(above: Line, line: Line) -> Iterator[Finding]:
    totals = [t for t in above.told if _TOTAL.search(t.number.words)]
    sentence = line.told[0].sentence
    chains = [c for c in chains_of(sentence) if c.total is None]
    if len(totals) != 1 or len(chains) != 1 or not _OPENS.match(line.told[0].number.words):
        return
    total, parts = totals[0].quantity, chains[0].parts
    if parts[0].start != line.told[0].number.start or not alike(total, parts[0].quantity):
        return
    made = plus(*(reach(n.quantity) for n in parts))
    off = total.value - made.value
    slipped = [n for n in parts if slip_of(n.quantity, n.quantity.value + off) == "swap"]
    if _MORE.search(sentence.text):
        return
    if deviation(total, made) == "warning" and slipped:
        shown = " + ".join(n.text for n in parts)
        what = f"{shown} 相加为 {written(rounded(made.value, 2), total.unit)}，"
        what += f"上文总数写 {total.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (sentence.passage, totals[0].sentence.passage))
