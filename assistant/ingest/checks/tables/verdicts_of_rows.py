"""`甲店、乙店两店完成目标，丙店未完成`, `丁店是唯一达标的`: who reached the aim, against 完成率."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.growth.verdicts import Verdict, is_met, reached_column, told
from assistant.ingest.checks.growth.verdicts import verdicts_in as said_in
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT, read_number
from assistant.records import Finding

_ONLY: Final = re.compile(
    r"唯一(?:一[个家项条])?(?P<not>未能?|没有?|尚未|并未)?(?P<over>超额)?(?:如期|全部)*"
    r"(?:完成|达标|达成|达到|实现)"
)
_COUNT: Final = re.compile(
    r"(?<![第\d])(?P<all>\d{1,2}|[两三四五六七八九十]{1,2})(?:个|家|大|项|条|座|支)?[一-鿿]{1,4}?(?:中|里|当中)[，,]?"
    r"(?:有|仅有?|只有)?(?P<n>\d{1,2}|[一两三四五六七八九十])(?:个|家|项|条|座|支)?(?:[均都已])*"
    r"(?P<not>未能?|没有?|尚未)?(?:超额|如期|全部)*(?:完成|达标|达成|达到|实现)"
)
"""`七座窑中三座达标`"""
_OTHERS: Final = re.compile("除|其余|其他|其它|外|不含")
_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]")
_NAMES: Final = re.compile(r"[、和与及]")
_WHOLE_YEAR: Final = re.compile("全年|年度|累计|上半年")
_ALL_OF: Final = re.compile(
    r"[两二三四五六七八九十\d]?[个家大]?(?:[一-鿿]{1,3})?(?:均|都|全部|也|已)*"
)


def verdicts_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: 100 % is reached. Silent where any table of the report agrees."""
    for sentence in evidence.sentences:
        grids = [*_reached(evidence, sentence)]
        for verdict in said_in(sentence) if grids else ():
            if not verdict.whole_year and not _OTHERS.search(verdict.who):
                yield from _of_named(sentence, verdict, grids)
        for match in _ONLY.finditer(sentence.text) if grids else ():
            yield from _of_only(sentence, match, grids)
        for match in _COUNT.finditer(sentence.text) if grids else ():
            yield from _of_count(sentence, match, grids)


def _of_count(
    sentence: Sentence, match: re.Match[str], grids: Sequence[tuple[Grid, int]]
) -> Iterator[Finding]:
    """Of the one table that has as many rows."""
    rows = [[c for at in grid.parts if (c := grid.cells[at][column])] for grid, column in grids]
    rows = [cells for cells in rows if len(cells) == read_number(match["all"])]
    behind = re.split(r"[，,。；;]", sentence.text[match.start() :])[0]
    if len(rows) != 1 or _WHOLE_YEAR.search(behind) or any(c.unit != PERCENT for c in rows[0]):
        return
    reached = sum(is_met(cell) != bool(match["not"]) for cell in rows[0])
    if reached != read_number(match["n"]):
        what = f"报告写「{match[0]}」，而表里完成率{'不到' if match['not'] else '达到'} 100% 的"
        what += f"有 {reached} 项，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _reached(evidence: Evidence, sentence: Sentence) -> Iterator[tuple[Grid, int]]:
    for grid in evidence.grids_of(sentence.passage.document):
        column = reached_column(grid)
        if column is not None:
            yield grid, column


def _of_named(
    sentence: Sentence, verdict: Verdict, grids: Sequence[tuple[Grid, int]]
) -> Iterator[Finding]:
    names = _NAMES.split(verdict.who)
    for grid, column in grids:
        rows = [grid.labels.index(n) for n in (_row(name, grid) for name in names) if n]
        if len(rows) != len(names):
            continue
        for row in rows:
            rate = grid.cells[row][column]
            if rate and rate.unit == PERCENT and is_met(rate) != verdict.good:
                said = f"{grid.labels[row]}{verdict.text}"
                yield told(sentence, said, rate, (sentence.passage, grid.passage))
        return


def _row(name: str, grid: Grid) -> str:
    """`南坡两店` names the row 南坡."""
    found = [
        (len(called), label)
        for label in grid.labels
        for called in {label, _BRACKET.sub("", label)}
        if len(called) > 1 and name.startswith(called) and _ALL_OF.fullmatch(name[len(called) :])
    ]
    return max(found, default=(0, ""))[1]


def _of_only(
    sentence: Sentence, match: re.Match[str], grids: Sequence[tuple[Grid, int]]
) -> Iterator[Finding]:
    clause = re.split(r"[。；;]", sentence.text[: match.start()])[-1]
    behind = re.split(r"[，,。；;]", sentence.text[match.start() :])[0]
    if _OTHERS.search(clause) or _WHOLE_YEAR.search(behind):
        return
    for grid, column in grids:
        row = row_named(clause, grid)
        rates = {at: c for at in grid.parts if (c := grid.cells[at][column])}
        if row is None or row not in rates or not all(c.unit == PERCENT for c in rates.values()):
            continue
        those = [at for at, c in rates.items() if is_met(c) != bool(match["not"])]
        if those != [row]:
            own = rates[row]
            what = f"正文写「{grid.labels[row]}」是「{match[0]}」的，而表里完成率"
            what += f"{'不到' if match['not'] else '达到'} 100% 的有 {len(those)} 项，"
            what += f"{grid.labels[row]}为 {own.text}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
        return
