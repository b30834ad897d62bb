"""`每月租金从8万元降到6万元，一年省24万元`: what a month's difference comes to in a year."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    reach,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_MONTHLY: Final = re.compile(
    r"(?:每月|每个月|单月|月均|(?<![\d上本当年个])月)[^，,。；\d]{0,8}[从由自]?$"
)
_YEARLY: Final = re.compile(
    r"(?:^|[，,])[^，,。；\d]{0,6}(?:一年|全年|每年|年化|一整年)(?:下来|就|能|可|可以|将|约|共|总共|合计|要|得|大约)*"
    r"(?:少[花付交支]|多[花付赚挣收]|省|节省|节约|增加|减少|降低|下降)(?:了|出|约|近|成本|费用|\s)*$"
)
MONTHS: Final = 12


def yearly_differences(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three."""
    for sentence in evidence.sentences:
        yearly = [n for n in sentence.numbers if _YEARLY.search(n.words)]
        for change in changes_of(sentence):
            if change.verb and _MONTHLY.search(sentence.text[: change.old.start]):
                for told in (n for n in yearly if n.start > change.new.start):
                    yield from _check(sentence, change, told)


def _check(sentence: Sentence, change: Change, told: Number) -> Iterator[Finding]:
    if not (joinable(told.quantity, change.new.quantity) or is_money(told.quantity.unit)):
        return
    monthly = size(minus(reach(change.new.quantity), reach(change.old.quantity)))
    computed = Reach(*(each * MONTHS for each in monthly))
    near = may_be_slip(told.quantity.value, computed.value)
    if near and deviation(told.quantity, computed) == "warning":
        printed = written(rounded(computed.value, 2), told.quantity.unit)
        what = f"每月从 {change.old.text} 到 {change.new.text}，一年为 {printed}，"
        what += f"报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
