"""The period that a value is told of, and whether a column of a table is of it."""

import re
from typing import Final

from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.told import Told
from assistant.ingest.checks.reading.wording import own_words
from assistant.periods import period_matches

_SAME: Final = re.compile("当[年月季期]")


def of_column(told: Told, grid: Grid, column: int, own: str) -> bool:
    """The period of the column is the one that the sentence names, or the document's."""
    said, dated = period_said(told), grid.period(column)
    if said and dated:
        return matches(said, dated)
    ago = bool(AGO.search(own_words(told)))
    if ago or dated is None:
        now = not said or not own or matches(said, own)
        return now and ago == bool(AGO.search(grid.names[column]))
    return not own or matches(own, dated)


def matches(left: str, right: str) -> bool:
    return period_matches(left, right) or period_matches(right, left)


def period_said(told: Told) -> str:
    """The last one named before, `当月` but for another; a day is when something happens."""
    text = told.sentence.text
    before = [s for s in told.sentence.periods if s.end <= told.number.start]
    before = [s for s in before if s.key.count("-") < 2]
    if len(before) > 1 and _SAME.fullmatch(text[before[-1].start : before[-1].end]):
        before.pop()
    return before[-1].key if before else ""
