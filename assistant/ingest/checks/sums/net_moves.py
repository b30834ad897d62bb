"""`比年初增加5家（新开9家、关闭4家）`: what has come less what has gone."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import IN, OUT
from assistant.ingest.checks.reading.intervals import COUNTED, minus, reach
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.quantity import written
from assistant.records import Finding

_OPENS: Final = re.compile(r"[，,]\s*其中[^，,、。；\d]{1,6}|[（(][^，,、。；\d]{1,6}")
_SECOND: Final = re.compile(r"[、，,]\s*[^，,、。；\d]{1,6}")
_THIRD: Final = re.compile(r"[、，,和及]\s*[^，,、。；\d]{1,6}")


def net_moves(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: all three are counted."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for net, one, other, *more in (told[at : at + 4] for at in range(len(told) - 2)):
            units = {each.quantity.unit for each in (net, one, other)}
            if net.role != "change" or len(units) > 1 or not units <= COUNTED or not net.way:
                continue
            opened = _OPENS.fullmatch(one.number.words) and _SECOND.fullmatch(other.number.words)
            if not opened or any(_goes_on(each, net) for each in more):
                continue
            came = [t for t in (one, other) if IN.search(t.number.words)]
            gone = [t for t in (one, other) if OUT.search(t.number.words)]
            if len(came) == len(gone) == 1 and came != gone:
                yield from _check(net, came[0], gone[0])


def _goes_on(each: Told, net: Told) -> bool:
    return each.quantity.unit == net.quantity.unit and bool(_THIRD.fullmatch(each.number.words))


def _check(net: Told, came: Told, gone: Told) -> Iterator[Finding]:
    made = minus(reach(came.quantity), reach(gone.quantity)).value
    if made == net.quantity.value * net.way:
        return
    printed = written(made, net.quantity.unit)
    what = f"{came.text} - {gone.text} 为 {printed}，"
    what += f"报告写「{net.word}」{net.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (net.sentence.passage,))
