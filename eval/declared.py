"""The figures that a corpus declares, read from its files without the assistant.

A judge that reads by the same code as the judged would share its mistakes.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

SCALES: Final = {"kw": 10**7, "k": 1000, "w": 10**4, "千": 1000, "万": 10**4, "亿": 10**8, "": 1}
COLUMNS: Final = {
    "指标": "metric", "数值": "value", "主体": "subject", "期间": "period", "单位": "unit",
    "限定": "bound", "性质": "nature", "文档": "document", "页码": "page", "引文": "quote",
    "受众": "audience",
}  # fmt: skip
NO_DIMENSION: Final = {*COLUMNS.values(), "note", "备注"}
PLAIN: Final = {".md", ".csv", ".txt"}
_QUANTITY: Final = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(kw|[kw千万亿])?(亿)?", re.IGNORECASE
)


class Declared(NamedTuple):
    """One row of a metrics table in long form."""

    metric: str
    value: Decimal | str
    subject: str
    period: str
    dimensions: frozenset[tuple[str, str]]
    unit: str
    bound: str
    audience: str
    page: str
    quote: str


def declared(corpus: Path) -> list[Declared]:
    """Rows of `metrics/*.csv` that name metric and value; wide tables are left out."""
    return [row for path in sorted((corpus / "metrics").glob("*.csv")) for row in _rows(path)]


def texts_of(corpus: Path) -> dict[str, str | None]:
    """Files by their path without its ending, as citations name them; None holds no plain text."""
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file()]
    return {
        path.relative_to(corpus).with_suffix("").as_posix(): (
            path.read_text("utf-8-sig") if path.suffix in PLAIN else None
        )
        for path in files
    }


def quantities(text: str) -> set[Decimal]:
    """Every number of a text in base units: `2.8万卡, 4.3K` -> 28000 and 4300."""
    return {_number(match) for match in _QUANTITY.finditer(text)}


def _rows(path: Path) -> Iterator[Declared]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for raw in csv.DictReader(file):
            row = {COLUMNS.get(name, name): (cell or "").strip() for name, cell in raw.items()}
            if not row.get("metric") or not row.get("value"):
                continue
            members = {n: cell for n, cell in row.items() if n not in NO_DIMENSION and cell}
            yield Declared(
                metric=row["metric"], value=_value(row["value"], row.get("unit", "")),
                subject=row.get("subject", ""),
                period=_period(row.get("period", "")), dimensions=frozenset(members.items()),
                unit=row.get("unit", ""), bound=row.get("bound", ""),
                audience=row.get("audience", ""), page=row.get("page", ""),
                quote=row.get("quote", ""),
            )  # fmt: skip


def _value(cell: str, unit: str) -> Decimal | str:
    """The number of a cell, scaled as its unit says (`万元`); its text where it holds no one."""
    found = list(_QUANTITY.finditer(cell))
    scale = SCALES.get(unit[:1], 1) if len(unit) > 1 else 1
    sign = -1 if cell.startswith(("-", "−")) else 1
    return sign * _number(found[0]) * scale if len(found) == 1 else cell


def _period(cell: str) -> str:
    """`2026Q1`, `2026年一季度` -> `2026-Q1`; `2026年3月` -> `2026-03`; another one as written."""
    if quarter := re.fullmatch(r"(\d{4})(?:年|-)?(?:Q([1-4])|第?([一二三四])季度)", cell):
        year, digit, word = quarter.groups()
        return f"{year}-Q{digit or '一二三四'.index(word) + 1}"
    if month := re.fullmatch(r"(\d{4})[年/.-](\d{1,2})月?", cell):
        return f"{month[1]}-{int(month[2]):02d}"
    return cell.removesuffix("年")


def _number(match: re.Match[str]) -> Decimal:
    number, scale, again = match.groups()
    scaled = Decimal(number.replace(",", "")) * SCALES[(scale or "").lower()]
    return scaled * SCALES[again or ""]
