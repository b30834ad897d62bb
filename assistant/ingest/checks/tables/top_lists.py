"""`销量前两位的是甲店和乙店`, `销量从高到低依次为甲、乙、丙`: names in turn, but no values."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.ranks import EXCEPT, OTHER_SCOPE
from assistant.ingest.checks.tables.seconds import is_meant, value
from assistant.quantities import read_number
from assistant.records import Finding

_SAID: Final = r"(?P<said>[^，,。；]{0,16}?)"
_LIST: Final = r"(?:分别|依次)*(?:是|为|[：:])\s?(?P<list>[^，,。；\d（(]{4,60})"
_TOP: Final = re.compile(
    rf"{_SAID}前(?P<n>[两二三四五]|[2-5])(?:位|名|大|强)的?[^，,。；：:、\d]{{0,6}}?{_LIST}"
)
_IN_ORDER: Final = re.compile(
    rf"{_SAID}(?:[从由按]|自)?(?P<way>高到低|多到少|大到小|低到高|少到多|小到大)(?:的?(?:排列|排序|排名|顺序))?{_LIST}"
)
_LAST: Final = re.compile(r"(?:倒数|最后)$")
_UP: Final = frozenset({"低到高", "少到多", "小到大"})


def top_lists(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. Silent where any column that the words name confirms it."""
    for sentence in evidence.sentences:
        matches = [*_TOP.finditer(sentence.text), *_IN_ORDER.finditer(sentence.text)]
        if not matches or EXCEPT.search(sentence.text) or OTHER_SCOPE.search(sentence.text):
            continue
        for grid in evidence.grids_of(sentence.passage.document):
            if grid.passage.sections == sentence.passage.sections:
                for match in (m for m in matches if not _LAST.search(m["said"])):
                    yield from _check(sentence, match, grid)


def _check(sentence: Sentence, match: re.Match[str], grid: Grid) -> Iterator[Finding]:
    names = [name.strip() for name in re.split("以及|[、和与及]", match["list"])]
    rows = [_row(name, grid) for name in names]
    listed = [row for row in rows if row is not None]
    columns = [
        at
        for at in range(1, len(grid.header))
        if is_meant(match["said"], grid, at)
        and all(value(grid, row, at) is not None for row in grid.parts)
    ]
    if len(listed) < len(names) or len({*listed}) < len(names) or not columns:
        return
    top = match.re is _TOP
    if top and read_number(match["n"]) != len(names):
        return
    if any(_holds(grid, at, listed, None if top else match["way"]) for at in columns):
        return
    at = columns[0]
    shown = "、".join(f"{grid.labels[row]} {grid.rows[row][at]}" for row in listed)
    what = f"正文写「{match[0].strip()}」，而表里「{grid.names[at]}」为{shown}，与此不符。"
    yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _row(name: str, grid: Grid) -> int | None:
    found = [row for row in grid.parts if grid.labels[row] == name]
    return found[0] if len(found) == 1 else None


def _holds(grid: Grid, column: int, listed: Sequence[int], way: str | None) -> bool:
    values = [v for row in listed if (v := value(grid, row, column)) is not None]
    if way is not None:
        return all(a <= b if way in _UP else a >= b for a, b in pairwise(values))
    others = [value(grid, row, column) for row in grid.parts if row not in listed]
    return all(min(values) >= v for v in others if v is not None)
