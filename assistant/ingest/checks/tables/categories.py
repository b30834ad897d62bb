"""How many rows of a table are of a kind: `五家里民营3家、外资2家`, `3个项目已完工`, against the
column that says of each row which kind it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_NUMERAL: Final = (
    r"(?<![第\d.,前近约至到\-—–~～一二三四五六七八九十百])(?P<n>[一两二三四五六七八九十]|\d{1,2})"
)
_UNIT: Final = r"\s?(?P<unit>[家个项座台条名位款种处户笔份批店件只支套辆所])"
_ENDS: Final = r"(?=[，,、。；;：:（()）\s]|$)"
_BEHIND: Final = (
    r"(?:[类型]|的)?[^，,。；;、：:（(\d一二两三四五六七八九十]{0,4}?"
    r"(?:有|共|为|是|占|各|[:：])?\s?"
)
_BEFORE: Final = r"[^，,。；;、：:（(\d]{0,4}?(?:均|都|已经|已|则)?(?:为|是|属于?|系|处于|在)?"
_OTHERWISE: Final = re.compile(
    r"去年|上年|同期|上[月季期]|目标|计划|预计|另有|还有|以外|新增|增加|减少|流失|净增|累计|至少|超过|不[到足]|平均|每"
)
_IN_ALL: Final = re.compile(rf"{_NUMERAL.replace('前', '')}{_UNIT}")
_DIGIT: Final = re.compile(r"\d|[—–-]{1,2}$")
_NOT: Final = "未不非无没半"
LONGEST: Final = 8
FEWEST_ROWS: Final = 3
TWO: Final = 2


class Claim(NamedTuple):
    kind: str
    stated: int
    unit: str
    said: str


def counts_of_kinds(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The table stands in the section; and its line says how many rows there are, or
    another kind as the table counts it, so that no more than its rows is meant.
    """
    for sentence in evidence.sentences:
        if _OTHERWISE.search(sentence.text) or not _IN_ALL.search(sentence.text):
            continue
        for grid in evidence.grids_of(sentence.passage.document):
            if grid.passage.sections == sentence.passage.sections:
                for column in range(1, len(grid.header)):
                    if kinds := _kinds(grid, column):
                        yield from _check(sentence, grid, column, kinds)


def _kinds(grid: Grid, column: int) -> Counter[str]:
    """None where every row has one of its own, and where a cell says more than a kind."""
    rows = [row for row in range(len(grid.rows)) if row != grid.total_row]
    cells = [grid.rows[row][column].strip() for row in rows]
    plain = all(1 < len(c) <= LONGEST and not _DIGIT.search(c) for c in cells)
    kinds = Counter(cells)
    repeated = len(cells) >= FEWEST_ROWS and 1 < len(kinds) < len(cells)
    return kinds if plain and repeated else Counter()


def _check(sentence: Sentence, grid: Grid, column: int, kinds: Counter[str]) -> Iterator[Finding]:
    claims = list(_claims(sentence.text, list(kinds)))
    wrong = [claim for claim in claims if claim.stated != kinds[claim.kind]]
    if len({claim.kind for claim in claims}) < len(claims) or len(wrong) != 1:
        return
    (claim,) = wrong
    if len(claims) >= TWO or _says_all(sentence, claim, kinds.total()):
        what = f"报告写「{claim.said}」，"
        what += f"而表里「{grid.names[column]}」为{claim.kind}的有 {kinds[claim.kind]} 行。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _claims(text: str, kinds: Sequence[str]) -> Iterator[Claim]:
    for kind in kinds:
        own = rf"(?<![{_NOT}]){re.escape(kind)}"
        longer = any(kind != other and kind in other and other in text for other in kinds)
        behind = re.search(rf"{own}{_BEHIND}{_NUMERAL}{_UNIT}", text)
        before = re.search(rf"{_NUMERAL}{_UNIT}{_BEFORE}{own}的?{_ENDS}", text)
        match = behind or before
        if match and not longer and (number := read_number(match["n"])) is not None:
            yield Claim(kind, int(number), match["unit"], match[0])


def _says_all(sentence: Sentence, claim: Claim, rows: int) -> bool:
    """`三家门店里`, with the same measure word."""
    return any(
        match["unit"] == claim.unit and read_number(match["n"]) == rows
        for match in _IN_ALL.finditer(sentence.text.replace(claim.said, ""))
    )
