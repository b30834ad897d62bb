"""Stated amounts of a change, `较上月净增7座`, against the figures of the two periods."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_figures
from assistant.ingest.checks.reading.intervals import COUNTED, deviation, minus, reach, size
from assistant.ingest.found.said_of_state import without_state
from assistant.periods import previous_period, year_before
from assistant.quantities.quantity import written
from assistant.records import Figure, Finding

_NAMED: Final = re.compile(r"^(?P<of>.{2,}?)(?:同比|环比)?(?:净增|净减|增长|下降|提升)$")
_SINCE: Final = (
    r"(?:较|比)(?:(?P<step>上个?月|上个?季度?)|(?P<year>[去上]年同期))末?"
    r"净?(?:增加?|减少?|增长|下降)了?\s*"
)
Slot = tuple[str, str, str, tuple[tuple[str, str], ...], str]


def amounts_of_change(evidence: Evidence) -> Iterator[Finding]:
    """Only of what is counted, and only where the sentence says since when; no tolerance."""
    slots: defaultdict[Slot, list[Figure]] = defaultdict(list)
    for figure in evidence.figures:
        if figure.quantity and figure.period and figure.nature == "actual":
            name = without_state(figure.metric or figure.label)
            slots[_slot(figure, name, figure.period)].append(figure)
    for figure in evidence.figures:
        match = _NAMED.match(figure.metric or "")
        if match and figure.quantity and figure.quantity.unit in COUNTED:
            yield from _check(figure, without_state(match["of"]), slots)


def _slot(figure: Figure, name: str, period: str) -> Slot:
    members = tuple(sorted(figure.dimensions.items()))
    return figure.document, name, figure.subject or "", members, period


def _check(stated: Figure, of: str, slots: Mapping[Slot, list[Figure]]) -> Iterator[Finding]:
    said = re.search(_SINCE + re.escape(stated.text), stated.sources[0].quote)
    if said is None or stated.quantity is None or not stated.period or "*" in stated.period:
        return
    before = (previous_period if said["step"] else year_before)(stated.period)
    new = slots.get(_slot(stated, of, stated.period), [])
    old = slots.get(_slot(stated, of, before), [])
    if len(new) != 1 or len(old) != 1 or not (new[0].quantity and old[0].quantity):
        return
    if {f.quantity.unit for f in (*new, *old) if f.quantity} != {stated.quantity.unit}:
        return
    change = size(minus(reach(new[0].quantity), reach(old[0].quantity)))
    if deviation(stated.quantity, change) == "warning":
        printed = written(change.value, stated.quantity.unit)
        what = f"「{new[0].label}」报告写{said[0].removesuffix(stated.text)} {stated.text}，"
        what += f"按 {old[0].text} 到 {new[0].text} 算为 {printed}，两者不一致。"
        yield of_figures("does_not_add_up", what, (stated, new[0], old[0]), "warning")
