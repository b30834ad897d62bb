"""`3月20日续签甲店，较租约末日早6天`, beside the day that its row has under that name."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import read_period
from assistant.records import Finding

_AHEAD: Final = re.compile(
    r"[比较](?:合同|原定|其)?(?P<column>[一-鿿]{2,8}?)(?P<way>提前|早|推迟|延后|晚)了?(?P<n>\d{1,3})[天日]"
)
_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d{2}-\d{2}")


def days_ahead_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: both are days."""
    for sentence in evidence.sentences:
        for match in _AHEAD.finditer(sentence.text):
            before = sentence.text[: match.start()]
            days = [s.key for s in sentence.periods if s.end <= match.start()]
            days = [key for key in days if _DAY.fullmatch(key)]
            for grid in evidence.grids_of(sentence.passage.document):
                row = row_named(before, grid)
                if row is not None and len(days) == 1:
                    yield from _check(sentence, match, days[0], grid, row)


def _check(
    sentence: Sentence, match: re.Match[str], key: str, grid: Grid, row: int
) -> Iterator[Finding]:
    columns = [at for at, name in enumerate(grid.names) if at and match["column"] in name]
    cells = [read_period(grid.rows[row][at], sentence.today) or "" for at in columns]
    if len(cells) != 1 or not _DAY.fullmatch(cells[0]):
        return
    try:
        end = date.fromisoformat(cells[0].replace("*", str(sentence.today.year)))
        own = date.fromisoformat(key.replace("*", str(end.year)))
    except ValueError:  # no such day, which `impossible_dates` tells
        return
    sign = 1 if match["way"] in {"提前", "早"} else -1
    apart = (end - own).days * sign
    if abs(apart - int(match["n"])) > 1:
        said = f"{own.month}月{own.day}日"
        what = f"表里「{grid.labels[row]}」的{grid.names[columns[0]]}为 {cells[0]}，{said}"
        what += f"比它{'早' if sign * apart > 0 else '晚'} {abs(apart)} 天，"
        what += f"报告写{match['way']}{match['n']}天，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))
