"""How far a plan is done beside how much of its time is gone: `完成80%，快于序时进度5个百分点`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, reach, size
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TIME: Final = re.compile(r"(?:序时|时间)进度")
_AHEAD: Final = re.compile(
    r"(?:(?P<fast>快|超前|高|领先|超)|(?P<slow>慢|滞后|落后|低))[了于出]?(?:(?:序时|时间)进度)?(?:约|近|了|\s)*$"
)
_SHARE_OF_YEAR: Final = re.compile(r"占全年的?(?:约|为|\s)*$")
_IN_BRACKETS: Final = re.compile(rf"{_TIME.pattern}[（(][^（()）]*$")
_MONTHS: Final[dict[str, int]] = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12}
MONTHS_OF_YEAR: Final = 12


def paces(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all that is stated. Of the time that the sentence tells; else of the
    months that it names, or that the report is of.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        document = evidence.documents.get(sentence.passage.document)
        own = document.period if document else ""
        stated = [t for t in told if _is_time(t)]
        for each in told if _TIME.search(sentence.text) else ():
            match = _AHEAD.search(each.number.words)
            done = [t for t in told[: each.at] if t.quantity.unit == PERCENT and t not in stated]
            if match and each.quantity.unit == POINTS and done:
                gone = [reach(t.quantity) for t in stated] or list(_gone(each, own))
                yield from _check(each, match, done[-1], gone)


def _is_time(told: Told) -> bool:
    before = told.sentence.text[: told.number.start]
    own = re.split(r"[，,；;（(]", told.number.words)[-1]
    own = (_IN_BRACKETS.search(before) or [own])[0]  # `时间进度（5/12，即42%）`
    of_time = _TIME.search(own) or _SHARE_OF_YEAR.search(own)
    return told.quantity.unit == PERCENT and bool(of_time)


def _gone(each: Told, own: str) -> Iterator[Reach]:
    """By the months that the sentence names before, and by the last one of the report."""
    keys = [s.key for s in each.sentence.periods if s.end <= each.number.start]
    for key in dict.fromkeys((*keys, own)):
        part = key.rpartition("/")[2].partition("-")[2]
        months = int(part) if re.fullmatch(r"\d{2}", part) else _MONTHS.get(part, 0)
        if months:
            gone = Decimal(100) * months / MONTHS_OF_YEAR
            yield Reach(gone, gone, gone)


def _check(
    each: Told, match: re.Match[str], done: Told, gone: Sequence[Reach]
) -> Iterator[Finding]:
    made = [minus(reach(done.quantity), time) for time in gone]
    right = [m for m in made if deviation(each.quantity, size(m)) != "warning"]
    if not made or any((m.value > 0) == bool(match["fast"]) for m in right):
        return
    ahead = (right or made)[0]
    time = gone[made.index(ahead)]
    printed = written(abs(rounded(ahead.value, 2)), POINTS)
    what = f"时间进度是 {written(rounded(time.value, 2), PERCENT)}，{done.text} 比它"
    what += f"{'快' if ahead.value > 0 else '慢'} {printed}，"
    what += f"报告写「{match[0].strip()}」{each.text}，两者不一致。"
    yield of_passages("contradiction", what, (each.sentence.passage,))
