"""Two words of which way something went, one behind the other: `增加7吨，下降8.2%`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

_RATE: Final = re.compile(
    r"[，,]\s*(?:增幅|降幅|涨幅|跌幅|升幅|增长|下降|上升|减少|增加)了?(?:为|达|约|\s)*"
)
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})


def steps_by(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: nothing but the word of the change stands between the two."""
    for sentence in evidence.sentences:
        for by, rate in pairwise(told_in(sentence)):
            amount = by.role == "change" and by.quantity.unit not in _RELATIVE and by.way
            rated = rate.role == "change" and rate.quantity.unit == PERCENT and rate.bare
            if amount and rated and rate.way == -by.way and _RATE.fullmatch(rate.number.words):
                what = f"报告写「{by.word}」{by.text}，又写「{rate.word}」{rate.text}，方向相反。"
                yield of_passages("contradiction", what, (sentence.passage,))
