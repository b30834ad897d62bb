"""A number of a line that is another one mistyped, by what the words in front of it say it is."""

from collections.abc import Iterator

from assistant.ingest.checks.lines.by_name import by_name
from assistant.ingest.checks.lines.line import Line, Way, lines_of
from assistant.ingest.checks.lines.stocks import of_a_stock
from assistant.ingest.checks.lines.ways import WAYS
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import BY_NAME
from assistant.ingest.checks.reading.intervals import deviation
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

DECIMALS = 2


def worked_out(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all. Silent where any reading of the words confirms it,
    and where none is off by one digit, a swap or a scale.
    """
    for line in lines_of(evidence):
        for told in line.told:
            elsewhere = BY_NAME.search(told.sentence.masked)
            if told.quantity.bound in {"exact", "about"} and not elsewhere:
                yield from _check(evidence, line, told)


def _check(evidence: Evidence, line: Line, told: Told) -> Iterator[Finding]:
    ways = [way for read in WAYS for way in read(line, told)]
    ways += by_name(evidence, line, told)
    ways += of_a_stock(evidence, line, told)
    if not ways or any(_agrees(told, way) for way in ways):
        return
    off = [way for way in ways if way.sure and slip_of(told.quantity, way.made.value)]
    if off:
        printed = written(rounded(off[0].made.value, DECIMALS), told.quantity.unit)
        what = f"按 {off[0].said} 算为 {printed}，报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (told.sentence.passage,))


def _agrees(told: Told, way: Way) -> bool:
    return deviation(told.quantity, way.made) != "warning"
