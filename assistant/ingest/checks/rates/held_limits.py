"""`上菜时间52分钟，符合45分钟以内的约定`: what is said to keep a limit, against the limit."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import SMALLER_IS_BETTER
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.records import Finding

_KEEPS: Final = re.compile(r"[，,][^，,。；不未]{0,4}(?:满足|符合|控制在)[^，,。；\d]{0,8}$")
_LIMIT: Final = re.compile(r"[^，,。；\d]{0,8}(?:要求|标准|上限|门槛|承诺|红线|约定)")
_FAR: Final = re.compile("如果|若|预计|目标|才能|需")


def held_limits(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: of times and rates that had better be small."""
    for sentence in evidence.sentences:
        for value, limit in pairwise(told_in(sentence)):
            unit = value.quantity.unit
            kept = _KEEPS.search(limit.number.words)
            bounded = _LIMIT.match(re.sub(r"[A-Za-z]+\d+", "", sentence.text[limit.number.end :]))
            small = SMALLER_IS_BETTER.search(sentence.clause(value.number))
            kept = kept if limit.quantity.bound != "at_least" else None
            alike = unit == limit.quantity.unit and unit in {"s", PERCENT}
            if kept and bounded and small and alike and not _FAR.search(sentence.text):
                yield from _check(value, limit)


def _check(value: Told, limit: Told) -> Iterator[Finding]:
    if value.role in {"level", "mean"} and value.quantity.value > limit.quantity.value:
        what = f"报告写 {value.text} 满足 {limit.text} 的要求，而它超出了这一要求，前后不符。"
        yield of_passages("contradiction", what, (value.sentence.passage,))
