"""`四个渠道的占比是甲40%、乙30%、…`: shares of as many as there are come to no more than all."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, read_number
from assistant.quantities.quantity import written
from assistant.records import Finding

_ALL: Final = re.compile(
    r"(?P<n>\d{1,2}|[两二三四五六七八九十])(?:个|大|类|种|条|家|块|项|地|档)?[^，,。；：:、的\d]{1,6}?"
    r"的?(?:收入|营收|销售额?|销量|金额|数量)?(?:占比|比重|份额)(?:分别|依次)?(?:将|会)?(?:是|为|：|:|到|达到)"
    r"[^，,。；：:、\d%％]{1,12}$"
)
_PEER: Final = re.compile(r"[、，,和及]\s*[^，,。；：:、\d%％]{1,12}")
FEWEST: Final = 3


def shares_to_all(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of each share."""
    for sentence in evidence.sentences:
        for at, first in enumerate(sentence.numbers):
            said = _ALL.search(sentence.text[: first.start])
            count = int(read_number(said["n"]) or 0) if said else 0
            run = _run(sentence, at)
            if count < FEWEST or len(run) != count:
                continue
            summed = sum((n.quantity.value for n in run), Decimal(0))
            if summed - HUNDRED > sum(n.quantity.slack for n in run):
                shown = " + ".join(n.text for n in run)
                what = f"{shown} 相加为 {written(summed, PERCENT)}，超过 100%。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _run(sentence: Sentence, at: int) -> list[Number]:
    run: list[Number] = []
    for number in sentence.numbers[at:]:
        if number.quantity.unit != PERCENT or (run and not _PEER.fullmatch(number.words)):
            break
        run.append(number)
    return run
