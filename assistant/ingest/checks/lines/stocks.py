"""A stock at its start, what came and what went, and what it has become."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way, own_clause
from assistant.ingest.checks.reading.by_name import called, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.flows import IN, OUT
from assistant.ingest.checks.reading.intervals import Reach, minus, plus, reach
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, written_before
from assistant.quantities import Quantity

_START: Final = re.compile("[年期月季]初|去年底|上年末|上年底|上月末")
_END: Final = re.compile("[年期月季]末|现有|总[数共计]|合计|增[至到]|达到?")
_IN: Final = re.compile(r"(?:新|增|加|开|入|进)[^，,、。；]{0,4}$")
_OUT: Final = re.compile(r"(?:停|退|关|撤|减|流失|离|去|掉)[^，,、。；]{0,4}$")
_WHEN: Final = re.compile(r"[▢\s]|[年期月季]初|[一全]年|期内|里|的|有|共")


def of_a_stock(evidence: Evidence, line: Line, told: Told) -> Iterator[Way]:
    """`年初20家，新开6家、关闭2家`, where the end stands in the line or is told elsewhere."""
    for start, came, went in zip(line.told, line.told[1:], line.told[2:], strict=False):
        if told not in (start, came, went) or not _is_one(start, came, went):
            continue
        if _goes_on(line, start, went):
            continue
        for end in _ends(evidence, line, start, went):
            yield _way(told, start, came, went, end)


def _goes_on(line: Line, start: Told, went: Told) -> bool:
    """Something else comes or goes, too."""
    behind = [t for t in line.behind(went) if t.sentence is went.sentence]
    flows = [t for t in behind if alike(t.quantity, start.quantity)]
    return any(not _END.search(written_before(t.sentence, t.number)) for t in flows)


def _is_one(start: Told, came: Told, went: Told) -> bool:
    counted = start.quantity.unit not in NO_AMOUNT and start.quantity.unit is not None
    one = alike(start.quantity, came.quantity) and alike(came.quantity, went.quantity)
    said = written_before(start.sentence, start.number)
    came_in = IN.search(came.number.words) or _IN.search(own_clause(came.number))
    went_out = OUT.search(went.number.words) or _OUT.search(own_clause(went.number))
    return bool(counted and one and _START.search(said) and came_in and went_out)


def _ends(evidence: Evidence, line: Line, start: Told, went: Told) -> list[Quantity]:
    """In the line, else of the name that the start has."""
    before = [t for t in line.until(start)[-1:] if alike(t.quantity, start.quantity)]
    if found := [t.quantity for t in before if t.role == "level"]:
        return found
    document = evidence.documents.get(start.sentence.passage.document)
    name = _WHEN.sub("", start.name)
    facts = called(name, facts_about(evidence, start.sentence.passage)) if name else []
    now = prime([f for f in facts if f.told is not start], document.period if document else "")
    return [f.quantity for f in now[:1] if alike(f.quantity, start.quantity)]


def _way(told: Told, start: Told, came: Told, went: Told, end: Quantity) -> Way:
    s, i, o = (reach(t.quantity) for t in (start, came, went))
    e = reach(end)
    if told is came:
        return Way(plus(minus(e, s), o), f"{end.text} - {start.text} + {went.text}")
    if told is went:
        return Way(minus(plus(s, i), e), f"{start.text} + {came.text} - {end.text}")
    made: Reach = plus(minus(e, i), o)
    return Way(made, f"{end.text} - {came.text} + {went.text}")
