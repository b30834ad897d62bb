"""`最早到期的是南坡店`, `河湾最晚开工`, `开业最早的是东店，最晚的是西店`: who comes first or last,
against a column of days or months.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.row_spans import day_of
from assistant.periods import period_bounds, read_period
from assistant.records import Finding

_WAY: Final = r"最(?P<way>早|先|晚|迟|后)"
_BEHIND: Final = r"(?P<behind>的[^，,。；]*)?"
_FORMS: Final[Sequence[re.Pattern[str]]] = (
    re.compile(rf"{_WAY}(?:一[个批家项期座台]?)?(?P<verb>(?!的)[一-鿿]{{2}}){_BEHIND}"),
    re.compile(
        rf"(?P<verb>[一-鿿]{{2}})(?:时间|日期|得)?{_WAY}(?P<behind>的?(?:是|为|：)[^，,。；]*)?(?=[，,。；]|$)"
    ),
)
_AGAIN: Final = re.compile(rf"[，,；]\s?{_WAY}(?P<behind>的(?:是|为)[^，,。；]*)")
"""`开业最早的是东店，最晚的是西店`: the verb goes on."""
_ALIKE: Final[Sequence[tuple[str, str]]] = (
    ("到期|届满|终止|结束|截止", "止|到期|届满|截止|终止|结束|终"),
    ("完成|完工|竣工|收尾|结束|收官", "完成|完工|竣工|结束|截止|止"),
    ("开始|开工|启动|动工|起步|开建", "开始|开工|启动|动工|起始|起"),
    ("开业|开店|开张|营业", "开业|开店|开张"),
    ("到货|交货|送达|到场|进场", "到货|交货|到场|进场"),
    ("签约|签订|签署|签下", "签约|签订|签署"),
    ("投产|上线|投用|落地", "投产|上线|投用"),
)
"""Verbs, and what a column is called that says when."""
_BEGINS: Final = re.compile("开始|开工|启动|动工|起步|签约|签订|签署")
_LEADS: Final = re.compile(r"^的?(?:[^，,。；]{0,6}?)?(?:是|为|：)\s?")
_OTHER: Final = re.compile(r"之一|除|历史|行业|原|预计")
_SUBJECT: Final = re.compile(r"(?:将|是|的|在)?$")
_SPAN: Final = re.compile(r"\s?(?:—+|–|~|～|至|到)\s?")
_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d\d")
_ANY_YEAR: Final = "2000"
FEWEST: Final = 3

Days = Mapping[int, date]


class Claim(NamedTuple):
    way: str
    verb: str
    who: str
    """What follows `的是`; else empty."""
    before: str


def ranks_of_days(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. Silent where any column of that name has the row at its end."""
    for sentence in evidence.sentences:
        for claim in _claims(sentence) if not _OTHER.search(sentence.text) else ():
            for grid in evidence.grids_of(sentence.passage.document):
                row = _row(claim, grid)
                near = grid.passage.sections == sentence.passage.sections
                columns = _columns(grid, claim.verb) if near and row is not None else []
                if row is not None and columns:
                    yield from _check(sentence, claim, grid, row, columns)


def _claims(sentence: Sentence) -> Iterator[Claim]:
    for form in _FORMS:
        for match in form.finditer(sentence.text):
            yield _claim(match, match["verb"])
            if again := _AGAIN.match(sentence.text, match.end()):
                yield _claim(again, match["verb"])


def _claim(match: re.Match[str], verb: str) -> Claim:
    behind = match["behind"] or ""
    lead = _LEADS.match(behind)
    return Claim(match["way"], verb, behind[lead.end() :] if lead else "", _before(match))


def _before(match: re.Match[str]) -> str:
    return _SUBJECT.sub("", match.string[: match.start()], count=1)


def _row(claim: Claim, grid: Grid) -> int | None:
    """Named right behind `的是`, or right before the word."""
    labels = [(at, label) for at, label in enumerate(grid.labels) if len(label) > 1]
    named = [
        at
        for at, label in labels
        if (claim.who.startswith(label) if claim.who else claim.before.endswith(label))
    ]
    return named[0] if len(named) == 1 else None


def _columns(grid: Grid, verb: str) -> list[Days]:
    """The days of the rows, each column that is called so."""
    called = [at for at, name in enumerate(grid.names) if at and verb in name]
    alike = [names for verbs, names in _ALIKE if re.fullmatch(verbs, verb)]
    called = called or [
        at for at, name in enumerate(grid.names) if at and any(re.search(n, name) for n in alike)
    ]
    read = [_read(grid, at, 0 if _BEGINS.fullmatch(verb) else -1) for at in called]
    return [days for days in read if len(days) >= FEWEST]


def _read(grid: Grid, column: int, end: int) -> Days:
    """None where some say their year and others do not, or where a row may pass into the next."""
    cells = {row: _SPAN.split(cells[column])[end] for row, cells in enumerate(grid.rows)}
    days = {row: day for row, cell in cells.items() if (day := _day(cell, grid))}
    years = {year for _, year in days.values()}
    if years != {True} and (len(years) > 1 or not _within_a_year(grid)):
        return {}
    return {row: day for row, (day, _) in days.items()}


def _day(cell: str, grid: Grid) -> tuple[date, bool] | None:
    key = read_period(cell, grid.today) or ""
    if _MONTH.fullmatch(key):
        return period_bounds(key.replace("*", _ANY_YEAR))[0], "*" not in key
    return day_of(cell, grid.today)


def _within_a_year(grid: Grid) -> bool:
    """In no row does a later column lie before an earlier one."""
    read = [[day[0] for cell in row if (day := _day(cell, grid))] for row in grid.rows]
    return all(days == sorted(days) for days in read)


def _check(
    sentence: Sentence, claim: Claim, grid: Grid, row: int, columns: Sequence[Days]
) -> Iterator[Finding]:
    pick = min if claim.way in "早先" else max
    if any(row not in days or days[row] == pick(days.values()) for days in columns):
        return
    right = pick(columns[0], key=columns[0].__getitem__)
    told, own = (_shown(columns[0][at]) for at in (right, row))
    what = f"正文写{grid.labels[row]}「最{claim.way}{claim.verb}」，"
    what += f"而表里{grid.labels[right]}为 {told}，{grid.labels[row]}为 {own}。"
    yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _shown(day: date) -> str:
    return f"{day.month}月{day.day}日" if str(day.year) == _ANY_YEAR else day.isoformat()
