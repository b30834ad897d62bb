"""The columns of a metrics table: which have a meaning, which are dimensions; wide to long."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from assistant.errors import CorpusError
from assistant.ingest.archives import check_archive
from assistant.ingest.cells import first_rows
from assistant.ingest.readers import Row
from assistant.periods import read_period

MEANINGS: Final[dict[str, str]] = {
    "指标": "metric",
    "数值": "value",
    "值": "value",
    "主体": "subject",
    "对象": "subject",
    "公司": "subject",
    "期间": "period",
    "时间": "period",
    "年份": "period",
    "年度": "period",
    "year": "period",
    "company": "subject",
    "单位": "unit",
    "界限": "bound",
    "性质": "nature",
    "受众": "audience",
    "文档": "document",
    "页": "page",
    "页码": "page",
    "引文": "quote",
    "备注": "note",
    "置信度": "confidence",
    "依据": "reasons",
} | {
    name: name
    for name in (
        "metric",
        "value",
        "subject",
        "period",
        "unit",
        "bound",
        "nature",
        "audience",
        "document",
        "page",
        "quote",
        "note",
        "confidence",
        "reasons",
    )
}
CONFIDENCE: Final = re.compile(r"0?\.\d+|[01](?:\.0+)?")
LONGEST: Final = 200
"""Characters of a value, a period or a header that is read; a longer one is text."""
_UNIT: Final = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]\s*$")


def is_named_as_table(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() == ".csv" or "metrics" in path.parts[:-1]


def is_metrics_table(path: Path, name: str) -> bool:
    """A table of figures, not a document: CSV, what lies in `metrics`, or has both columns."""
    if is_named_as_table(name):
        return True
    try:
        check_archive(path, name)
    except CorpusError:
        return False  # whoever opens it as a document says what is wrong
    headers = [{MEANINGS.get(cell.casefold()) for cell in row} for row in first_rows(path)]
    return bool(headers) and all({"metric", "value"} <= header for header in headers)


class Cell(NamedTuple):
    """One value of a table in long form."""

    line: int
    raw: str
    named: dict[str, str]
    """By meaning: metric, value, subject …"""
    dimensions: dict[str, str]
    sheet: str = ""

    @property
    def place(self) -> str:
        """`收入 第 7 行`."""
        return f"{self.sheet} 第 {self.line} 行".strip()


def cells_of(row: Row, metrics: frozenset[str], today: date, name: str) -> Iterator[Cell]:
    named = {MEANINGS[h.casefold()]: v for h, v in row.cells.items() if h.casefold() in MEANINGS}
    others = {h: v for h, v in row.cells.items() if h.casefold() not in MEANINGS}
    if "metric" in named and "value" in named:
        yield Cell(row.line, row.raw, named, {h: v for h, v in others.items() if v}, row.sheet)
        return
    yield from _wide(row, named, others, metrics, today, name)


def _wide(
    row: Row,
    named: dict[str, str],
    others: dict[str, str],
    metrics: frozenset[str],
    today: date,
    name: str,
) -> Iterator[Cell]:
    """Headers that are periods, metrics with a unit in brackets, or members of a metric."""
    short = [header for header in others if len(header) <= LONGEST]
    periods = {h: key for h in short if (key := read_period(h, today))}
    units = {h: m for h in short if (m := _UNIT.match(h)) or h in metrics}
    values = {**periods, **units}
    if not values:
        raise CorpusError(
            "The header has neither metric and value, nor a period, nor a metric.",
            remedy="Name columns metric and value, or write a metric with its unit: 收入（万元）.",
            file=name,
            line=1,
            column=1,
        )
    rest = {h: v for h, v in others.items() if h not in values and v}
    for header, value in ((h, others[h]) for h in values):
        fields = dict(named) | {"value": value}
        if header in periods:
            fields["period"] = periods[header]
            if "metric" not in fields and rest:
                first = next(iter(rest))
                fields["metric"] = rest[first]
                rest = {h: v for h, v in rest.items() if h != first}
        elif match := _UNIT.match(header):
            fields |= {"metric": match[1], "unit": match[2]}
        else:
            fields["metric"] = header
        yield Cell(row.line, row.raw, fields, rest, row.sheet)
