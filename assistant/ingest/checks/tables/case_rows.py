"""What a case tells of one, against the row of the table that has its name.

`案例二：海湾餐饮。用砖34万片`, and `租期自2030年4月1日至2032年3月31日` beside a term of 3年.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import line_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import PeriodSpan
from assistant.quantities import POINTS, TIMES
from assistant.quantities.units import is_money
from assistant.records import Finding

_HEAD: Final = re.compile(
    r"^\s*(?:[-*+•·]\s*)?(?:\d+[.、]\s*)?(?:(?:典型|客户|重点)?案例\s?[一二三四五六七八九十\d]*\s?[：:、.]?\s*)?"
    r"(?P<who>[^：:。，,；;（(\d]{2,20})[。：:，,（(]"
)
_PERIOD: Final = re.compile(
    r"^(?:[本当]?月|[本当]期|\d{1,2}月份?|\d{4}年(?:\d{1,2}月)?|目前|该客户|实现|[本当]季度?|的)+(?:末|底)?"
)
_ELSE: Final = re.compile(
    r"其中|新增|增量|累计|合计|去年|上年|上月|同期|原|拟|预|另|日均|平均|每|单"
)
_SPAN: Final = re.compile(
    r"(?:合同|租|服务|协议|合作|聘|授信)(?:期限?|时间)?(?:为|是|自|从|：|\s)*$"
)
_TO: Final = re.compile(r"(?:起)?\s*(?:至|到|[-—–~～])\s*")
_TERM: Final = re.compile("期|年限|时长")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_GENERAL: Final = frozenset({"总额", "金额", "收入", "余额", "面积", "数量", "应收", "销量"})
SHORTEST: Final = 2
"""Characters of what is measured."""
MONTHS: Final = 12


class _Row(NamedTuple):
    grid: Grid
    at: int

    @property
    def label(self) -> str:
        return self.grid.labels[self.at]


def values_of_cases(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. The first value of that name in its line, and no part."""
    for sentence, row, before in headed(evidence):
        for told in told_in(sentence):
            name = _PERIOD.sub("", told.name)
            again = any(_PERIOD.sub("", t.name) == name for t in (*before, *_earlier(told)))
            of_then = not _is_of_now(evidence, told)
            if len(name) >= SHORTEST and not (again or of_then) and _is_level(told):
                yield from _against(evidence, told, name, row)


def headed(evidence: Evidence) -> Iterator[tuple[Sentence, _Row, Sequence[Told]]]:
    """Sentences whose line begins with the name of a row, and what their line told before."""
    for paragraph in evidence.paragraphs:
        before: list[Told] = []
        head = ""
        for sentence in paragraph:
            match = _HEAD.match(line_of(sentence))
            who = match["who"].strip() if match else ""
            if who != head:
                head, before = who, []
            if row := _row_of(evidence, sentence, who):
                yield sentence, row, before
            before = [*before, *told_in(sentence)]


def _row_of(evidence: Evidence, sentence: Sentence, who: str) -> _Row | None:
    rows = [
        _Row(grid, at)
        for grid in evidence.grids_of(sentence.passage.document)
        for at in grid.parts
        if grid.labels[at] == who
    ]
    return rows[0] if len(rows) == 1 else None


def _earlier(told: Told) -> Sequence[Told]:
    return told_in(told.sentence)[: told.at]


def _is_of_now(evidence: Evidence, told: Told) -> bool:
    """No other month than that of the report is named before it."""
    document = evidence.documents.get(told.sentence.passage.document)
    own, said = document.period if document else "", own_period(told.sentence, told.number)
    return not (own and said) or said.startswith(own)


def _is_level(told: Told) -> bool:
    own = re.split(r"[，,；;：:。]", told.number.words)[-1]
    level = told.role == "level" and told.quantity.bound == "exact" and told.number.depth == 0
    plain = told.quantity.unit not in {POINTS, TIMES, None}
    return level and plain and not (_ELSE.search(own) or PLAN.search(own) or told.since)


def _against(evidence: Evidence, told: Told, name: str, row: _Row) -> Iterator[Finding]:
    document = evidence.documents.get(told.sentence.passage.document)
    own = document.period if document else ""
    grid = row.grid
    columns = [at for at in range(1, len(grid.names)) if _is_named(name, grid, at, own)]
    cells = [(at, cell) for at in columns if (cell := grid.cells[row.at][at])]
    if len(cells) != 1:
        return
    ((column, cell),) = cells
    value = told.quantity
    one_unit = cell.unit == value.unit and (value.unit is None or "/" not in value.unit)
    slip = slip_of(value, cell.value) or may_be_slip(value.value, cell.value)
    if not one_unit or not slip or not apart(cell, value):
        return
    if any(c and c.unit == value.unit and not apart(c, value) for c in grid.cells[row.at]):
        return
    what = f"表里「{row.label}」的{grid.names[column]}为 {cell.text}，"
    what += f"正文写 {told.text}，两者不一致。"
    yield of_passages("contradiction", what, (told.sentence.passage, grid.passage))


def _is_named(name: str, grid: Grid, column: int, own: str) -> bool:
    """By all of its name, or the end of it, of the period that is reported."""
    dated = grid.period(column)
    if dated and own and not own.endswith(dated.lstrip("*")):
        return False
    if grid.change(column) or grid.share(column) or "累计" in grid.names[column]:
        return False
    measure = _PERIOD.sub("", grid.names[column])
    return measure == name or (_is_general(name) and measure.endswith(name))


def _is_general(name: str) -> bool:
    """`总额` is the 合同总额 of a table that has no other."""
    return name in _GENERAL


def terms_of_cases(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: both ends of a term are days, and the last may be counted or not."""
    for sentence, row, _ in headed(evidence):
        for one, other in pairwise(sentence.periods):
            between = sentence.text[one.end : other.start]
            before = re.split(r"[，,。；;]", sentence.text[: one.start])[-1]
            if _TO.fullmatch(between) and _SPAN.search(before):
                yield from _term(sentence, one, other, row)


def _term(sentence: Sentence, one: PeriodSpan, other: PeriodSpan, row: _Row) -> Iterator[Finding]:
    if not (_DAY.fullmatch(one.key) and _DAY.fullmatch(other.key)):
        return
    first, last = (date.fromisoformat(span.key) for span in (one, other))
    spans = {m for day in (last, last + timedelta(days=1)) if (m := _months(first, day))}
    for column, cell in enumerate(row.grid.cells[row.at]):
        if cell is None or not _TERM.search(row.grid.names[column]) or is_money(cell.unit):
            continue
        years = {"year": MONTHS, "month": 1}.get(cell.unit or "", 0)
        term = cell.value * years
        if spans and term and term not in spans:
            said = sentence.text[one.start : other.end]
            what = f"{said}是 {max(spans)} 个月，而表里「{row.label}」的"
            what += f"{row.grid.names[column]}为 {cell.text}，两者不一致。"
            yield of_passages("contradiction", what, (sentence.passage, row.grid.passage))


def _months(first: date, last: date) -> int:
    """0 where it is no whole number of them."""
    months = (last.year - first.year) * MONTHS + last.month - first.month
    return months if last.day == first.day else 0
