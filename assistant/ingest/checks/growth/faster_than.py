"""`单件耗时6秒，友商为5秒，我们的效率高20%`: who needs more time is not the faster one."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, TIMES
from assistant.records import Finding

_TAKES: Final = re.compile(r"(?:耗时|用时|时延|延迟|时长|时间|周期)[^，,。；\d]{0,4}$")
_THEIRS: Final = re.compile(r"[，,][^，,。；\d]{0,4}(?:友商|对手|竞品|同行|同业|对方|业界|行业)")
_OURS: Final = re.compile(
    r"[，,](?:我们|我司|我方|我行)?的?(?P<what>性能|速度|效率)(?P<way>提升|提高|高|快|优|领先)[出了]?(?:约|近)?$"
)


def faster_than(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the first of the two is ours, as its clause names no one else."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for ours, theirs, by in zip(told, told[1:], told[2:], strict=False):
            said = _OURS.search(by.number.words)
            named = _THEIRS.search(sentence.clause(ours.number)) is None
            both = _TAKES.search(ours.number.words) and _THEIRS.search(theirs.number.words)
            timed = ours.quantity.unit == theirs.quantity.unit == "s"
            slower = timed and ours.quantity.value > theirs.quantity.value
            if said and named and both and slower and by.quantity.unit in {PERCENT, TIMES}:
                what = f"报告写{said['what']}「{said['way']}」{by.text}，"
                what += f"而 {ours.text} 比 {theirs.text} 慢，前后不符。"
                yield of_passages("contradiction", what, (sentence.passage,))
