"""How many rows lie beyond a limit: `有3家销售额超过50万元`, `毛利率低于20%的有2家`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.tables.ranks import EXCEPT
from assistant.quantities import Quantity, read_number
from assistant.records import Finding

_ABOVE: Final = r"超过|高于|大于|多于|突破|不低于|不少于|达到|逾"
_BELOW: Final = r"低于|小于|少于|不足|不到|不超过|未到"
_N: Final = (
    r"(?<![第\d.,一二三四五六七八九十前近约])(?P<n>[一两二三四五六七八九十]|\d{1,2})\s?"
    r"[家个座台条名位款类项种处城省大](?!月|百分点)"
)
_WHAT: Final = r"(?P<what>[^，,。；：:、（(\d]{2,12}?)"
_COUNTED: Final = re.compile(rf"{_N}{_WHAT}(?P<way>{_ABOVE}|{_BELOW})(?:了|约|\s)*$")
_BEYOND: Final = re.compile(
    rf"(?:^|[，,：:、])\s*{_WHAT}(?P<way>{_ABOVE}|{_BELOW}|在|为)?(?:了|约|\s)*$"
)
_HAVE: Final = re.compile(
    rf"\s*(?P<side>及?以上|及?以下|以内)?的?[^，,。；\d一二三四五六七八九十两]{{0,8}}?(?:共|只|仅|还|也|就)?有\s?{_N}"
)
_SIDE: Final = re.compile(r"\s*及?以(?P<side>上|下|内)")
_OTHERWISE: Final = re.compile(
    r"去年|上年|同期|目标|计划|预计|另有|其余|连续|曾|累计|任一|行业|平均|还有|以外|如果|若|至少|不止|起码"
)
_PARTIAL: Final = re.compile(r"TOP|top|前[\d一二三四五六七八九十]|主要|部分|重点|代表|其[他它]")
_DERIVED: Final = re.compile(r"均|单|每|同比|环比|增|降|减|占|率|比|差|新|净")
FEWEST_ROWS: Final = 3
FARTHEST: Final = 2
"""A count that is farther off is of something else."""


class Claim(NamedTuple):
    n: str
    what: str
    above: bool
    limit: Quantity
    said: str


def rows_over(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, but for rows that lie right at the limit. The table stands in the section."""
    for sentence in (s for s in evidence.sentences if not _OTHERWISE.search(s.text)):
        for number in sentence.numbers if not EXCEPT.search(sentence.text) else ():
            if claim := _claim(sentence, number):
                near = [
                    (grid, column)
                    for grid in evidence.grids_of(sentence.passage.document)
                    if grid.passage.sections == sentence.passage.sections and _is_whole(grid)
                    for column in _columns(grid, claim)
                ]
                if len(near) == 1:
                    yield from _check(sentence, claim, *near[0])


def _claim(sentence: Sentence, number: Number) -> Claim | None:
    digits = re.search(r"\d", number.text)
    if digits is None or number.quantity.bound == "range":
        return None
    own = number.text[digits.start() :]
    before = sentence.text[: number.start] + number.text[: digits.start()]
    after, limit = sentence.text[number.end :], number.quantity
    side = _SIDE.search(number.text) or _SIDE.match(after)
    if match := _COUNTED.search(before):
        above = bool(re.fullmatch(_ABOVE, match["way"]))
        return Claim(match["n"], match["what"], above, limit, match[0] + own)
    first, have = _BEYOND.search(before), _HAVE.match(after)
    if (
        not first
        or not have
        or not (side or re.fullmatch(f"{_ABOVE}|{_BELOW}", first["way"] or ""))
    ):
        return None
    above = side["side"] == "上" if side else bool(re.fullmatch(_ABOVE, first["way"]))
    said = first[0].strip("，,：:、 ") + own + have[0]
    return Claim(have["n"], first["what"], above, limit, said)


def _is_whole(grid: Grid) -> bool:
    named = (grid.title, grid.names[0] if grid.names else "", *grid.labels)
    return len(grid.parts) >= FEWEST_ROWS and not any(map(_PARTIAL.search, named))


def _columns(grid: Grid, claim: Claim) -> Iterator[int]:
    """Its whole name stands there, and what is said beside it makes it no other measure."""
    for at in range(1, len(grid.header)):
        name = re.sub(r"[（(].*", "", grid.names[at]).strip()
        cells = [grid.cells[row][at] for row in grid.parts]
        alike = all(cell and joinable(cell, claim.limit) for cell in cells)
        rest = claim.what.replace(name, "", 1)
        if len(name) > 1 and name in claim.what and alike and not _DERIVED.search(rest):
            yield at


def _check(sentence: Sentence, claim: Claim, grid: Grid, column: int) -> Iterator[Finding]:
    values = [cell.value for row in grid.parts if (cell := grid.cells[row][column])]
    stated, limit = read_number(claim.n), claim.limit.value
    way = 1 if claim.above else -1
    beyond = sum(way * value > way * limit for value in values)
    at_it = sum(value == limit for value in values)
    if stated is None or beyond <= stated <= beyond + at_it:
        return
    if min(abs(stated - beyond), abs(stated - beyond - at_it)) <= FARTHEST:
        who = _named(grid, column, limit, way)
        what = f"报告写「{claim.said}」，而表里「{grid.names[column]}」这样的有 {beyond} 行"
        what += f"：{'、'.join(who)}。" if who else "。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _named(grid: Grid, column: int, limit: Decimal, way: int) -> Sequence[str]:
    cells = [(row, cell) for row in grid.parts if (cell := grid.cells[row][column])]
    return [grid.labels[row] for row, cell in cells if way * cell.value > way * limit]
