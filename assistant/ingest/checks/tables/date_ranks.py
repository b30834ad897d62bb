"""`最早到期的是南坡店`, `河湾最晚开工`: who comes first or last, against a column of days."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.row_spans import day_of
from assistant.records import Finding

_FIRST: Final = re.compile(
    r"最(?P<way>早|先|晚|迟|后)(?P<verb>[一-鿿]{2})(?P<behind>的[^，,。；]*)?"
)
_ENDS: Final = re.compile("到期|届满|终止|结束|截止")
_END: Final = re.compile("止|到期|届满|截止|终止|结束|终")
_LEADS: Final = re.compile(r"^的(?:[^，,。；]{0,6}?)?(?:是|为|：)\s?")
_OTHER: Final = re.compile(r"之一|除|历史|行业|原|计划|预计")
FEWEST: Final = 3


def ranks_of_days(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. Silent where any column of that name has the row at its end."""
    for sentence in evidence.sentences:
        for match in _FIRST.finditer(sentence.text):
            if _OTHER.search(sentence.text):
                continue
            for grid in evidence.grids_of(sentence.passage.document):
                row = _row(sentence, match, grid)
                near = grid.passage.sections == sentence.passage.sections
                columns = _columns(grid, match["verb"]) if near and row is not None else []
                if row is not None and columns:
                    yield from _check(sentence, match, grid, row, columns)


def _row(sentence: Sentence, match: re.Match[str], grid: Grid) -> int | None:
    """Named right behind `的是`, or right before the word."""
    lead = _LEADS.match(match["behind"] or "")
    named = [
        at
        for at, label in enumerate(grid.labels)
        if len(label) > 1
        and (
            (match["behind"] or "")[lead.end() :].startswith(label)
            if lead
            else sentence.text[: match.start()].endswith((label, f"{label}将"))
        )
    ]
    return named[0] if len(named) == 1 else None


def _columns(grid: Grid, verb: str) -> list[dict[int, date]]:
    """The days of the rows, each column that is called so."""
    held = []
    for at, name in enumerate(grid.names):
        called = verb in name or bool(_ENDS.fullmatch(verb) and _END.search(name))
        days = {row: day_of(cells[at], grid.today) for row, cells in enumerate(grid.rows)}
        known = {row: day for row, day in days.items() if day}
        if at and called and len(known) >= FEWEST and all(year for _, year in known.values()):
            held.append({row: day for row, (day, _) in known.items()})
    return held


def _check(
    sentence: Sentence, match: re.Match[str], grid: Grid, row: int, columns: list[dict[int, date]]
) -> Iterator[Finding]:
    pick = min if match["way"] in "早先" else max
    if any(row not in days or days[row] == pick(days.values()) for days in columns):
        return
    right = pick(columns[0], key=columns[0].__getitem__)
    what = f"正文写{grid.labels[row]}「最{match['way']}{match['verb']}」，"
    what += f"而表里{grid.labels[right]}为 {columns[0][right].isoformat()}，"
    what += f"{grid.labels[row]}为 {columns[0][row].isoformat()}。"
    yield of_passages("contradiction", what, (sentence.passage, grid.passage))
