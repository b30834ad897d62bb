"""Rows that have days or months: how many fall into a year, and what lies between two of them.

`2家租约于2031年到期` against the column 到期; and a term of years, `2年`, against
the months in which it begins and ends.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.telling.terms import MONTHS, as_day, months_between
from assistant.periods import read_period
from assistant.quantities import read_number
from assistant.records import Finding

_COUNTED: Final = re.compile(
    r"(?<![第\d一二三四五六七八九十前近约])(?P<n>[一两二三四五六七八九十]|\d{1,3})\s?"
    r"(?P<unit>[家个份项座台条名位笔处批件款艘栋])(?P<what>[^，,。；、：:\d]{0,8}?)(?:将|会|都|均)?[在于]\s?"
    r"(?P<when>(?:19|20)\d\d\s?年(?:\s?\d{1,2}\s?月)?)(?:内|底前|末前|年内|之内|期间|以内)?"
    r"(?P<event>[一-鿿]{2})"
)
_OTHERS: Final = re.compile("另有|其余|还有|以外|不含|除")
_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_TERM: Final = re.compile(r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>年|个月)期?")
_BEGIN: Final = re.compile("起始|开始|生效|起租|签约|签订|投用|^起|自$")
_END: Final = re.compile("到期|截止|终止|结束|届满|止$|^止")
_DATED: Final = re.compile(r"\d{4}\s?[年./-]")
_SPAN: Final = re.compile(r"\s*(?:[至到]|[—–~～]+|(?<=[月日])-)\s*")
TWO: Final = 2
FEWEST_ROWS: Final = 3


class Span(NamedTuple):
    row: int
    stated: int
    """Months that its term says."""
    made: frozenset[int]
    """Those between its two cells; between two months with the last one counted and without."""


def counts_of_dated_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The table is one of the same section, and has a day or month in each row."""
    for sentence in evidence.sentences:
        for match in _COUNTED.finditer(sentence.text):
            if _OTHERS.search(sentence.text[: match.start()]):
                continue
            for grid in evidence.grids_of(sentence.passage.document):
                if grid.passage.sections == sentence.passage.sections:
                    yield from _counted(sentence, match, grid)


def _counted(sentence: Sentence, match: re.Match[str], grid: Grid) -> Iterator[Finding]:
    named = [at for at, name in enumerate(grid.names) if at and match["event"] in name]
    when = read_period(match["when"].replace(" ", ""), grid.today)
    stated = read_number(match["n"])
    dates = [_date(grid, row, named[0]) for row in grid.parts] if len(named) == 1 else []
    if not when or stated is None or len(dates) < FEWEST_ROWS or not all(dates):
        return
    made = sum(bool(date and date[0].startswith(when)) for date in dates)
    if made != stated:
        what = f"报告写「{match[0]}」，"
        what += f"而表里「{grid.names[named[0]]}」在{match['when']}的有 {made} 行。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def terms_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, where the last day or month may be counted or not; told where most agree."""
    for grid in evidence.grids:
        spans = list(_spans(grid))
        wrong = [span for span in spans if span.stated not in span.made]
        if len(spans) < FEWEST_ROWS or len(wrong) * FEWEST_ROWS > len(spans):
            continue
        for span in wrong:
            said = (c for c in grid.rows[span.row][1:] if _TERM.fullmatch(c) or _DATED.match(c))
            cells = "、".join(said)
            what = f"「{grid.labels[span.row]}」一行的期限与起止不符：{cells}。"
            yield of_passages("contradiction", what, (grid.passage,))


def _spans(grid: Grid) -> Iterator[Span]:
    begins, ends = (
        [at for at, name in enumerate(grid.names) if at and pattern.search(name)]
        for pattern in (_BEGIN, _END)
    )
    if not len(begins) == len(ends) == 1 or begins == ends:
        dated = [at for at in range(1, len(grid.header)) if _is_dated(grid, at)]
        begins, ends = (dated[:1], dated[1:]) if len(dated) == TWO else ([], [])
    for row in grid.parts:
        terms = [match for cell in grid.rows[row][1:] if (match := _TERM.fullmatch(cell))]
        spans = [each for cell in grid.rows[row][1:] if len(each := _SPAN.split(cell)) == TWO]
        first, last = (
            (_date(grid, row, begins[0]), _date(grid, row, ends[0]))
            if begins
            else (_read(grid, text) for text in (spans[0] if len(spans) == 1 else ("", "")))
        )
        if len(terms) == 1 and first and last and (made := _between(first, last)):
            number = int(read_number(terms[0]["n"]) or 0)
            yield Span(row, number * (MONTHS if terms[0]["unit"] == "年" else 1), made)


def _is_dated(grid: Grid, column: int) -> bool:
    return bool(grid.parts) and all(_date(grid, row, column) for row in grid.parts)


def _between(first: re.Match[str], last: re.Match[str]) -> frozenset[int]:
    """None from one day to another of no whole months, nor backwards, which is told elsewhere."""
    if first["day"] and last["day"]:
        made = {months_between(as_day(*first.groups()), as_day(*last.groups()))}
    else:
        between = _months(last) - _months(first)
        made = {between, between + 1}
    return frozenset(months for months in made if months is not None and months >= 0)


def _date(grid: Grid, row: int, column: int) -> re.Match[str] | None:
    return _read(grid, grid.rows[row][column])


def _read(grid: Grid, text: str) -> re.Match[str] | None:
    return _MONTH.fullmatch(read_period(text.strip("自起止 "), grid.today) or "")


def _months(date: re.Match[str]) -> int:
    return int(date["year"]) * MONTHS + int(date["month"])
