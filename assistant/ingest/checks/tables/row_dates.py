"""When prose says that something happened, against the day in the table: `9月3日开业`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds, read_period
from assistant.records import Finding

_DATED: Final = re.compile(r"(?P<event>[一-鿿]{2})(?:日期|时间|日)$")
_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d\d-\d\d")
_CHANGED: Final = re.compile(r"原|推迟|延期|延后|提前|改|调整|首次|再次|又|第[一二三四五\d]|二期")
_REACH: Final = re.compile(r"(?:[（(][^（()）]*[）)])?[^，,。；;\d]{0,14}?$")
_LEAP_YEAR: Final = "2000"


def dates_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The row is named in the sentence, and its event right behind the day."""
    for sentence in evidence.sentences:
        days = [span for span in sentence.periods if _DAY.fullmatch(span.key)]
        for grid in evidence.grids_of(sentence.passage.document) if days else ():
            for column, name in enumerate(grid.names):
                if event := _DATED.search(name):
                    for day in days:
                        yield from _against(sentence, day, event["event"], grid, column)


def _against(
    sentence: Sentence, day: PeriodSpan, event: str, grid: Grid, column: int
) -> Iterator[Finding]:
    row = row_named(sentence.text[: day.start], grid)
    behind = sentence.text[day.end :]
    at = behind.find(event)
    if row is None or at < 0 or not _REACH.fullmatch(behind[:at]):
        return
    clause = re.split(r"[，,。；;]", sentence.text[: day.start])[-1] + behind[: at + len(event)]
    cell = read_period(grid.rows[row][column], grid.today)
    if not cell or not _DAY.fullmatch(cell) or _CHANGED.search(clause):
        return
    if _apart(cell, day.key):
        said = sentence.text[day.start : day.end]
        what = f"「{grid.labels[row]}」的{grid.names[column]}表里是 {grid.rows[row][column]}，"
        what += f"正文写 {said}，两处日期不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _apart(left: str, right: str) -> bool:
    """By day and month, where one leaves the year out."""
    if "*" in left or "*" in right:
        left, right = (f"{_LEAP_YEAR}{key[key.index('-') :]}" for key in (left, right))
    try:
        return period_bounds(left) != period_bounds(right)
    except ValueError:
        return False  # no such day, which `impossible_dates` tells
