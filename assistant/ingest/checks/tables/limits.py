"""`达标` of a row against the limit of its table: `| 含水率 | 3.2 | 不高于3.0 | 达标 |`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import CHANGE, Grid
from assistant.quantities import Quantity, read_quantity
from assistant.records import Finding

_LIMIT: Final = re.compile(
    r"^(?P<way>不低于|不少于|不小于|不高于|不超过|不多于|不大于|至少|至多|最低|最高|高于|低于|≥|>=|≤|<=|＞|＜|>|<)"
    r"\s?(?P<value>[\d.,]+\s?[^\s\d，,。（(]{0,6})$|^(?P<bare>[\d.,]+\s?[%％]?)(?P<side>以[上下内])$"
)
_AT_LEAST: Final = re.compile(r"不低于|不少于|不小于|至少|最低|^高于|≥|>=|＞|^>|以上")
_OPEN: Final = re.compile(r"^(?:高于|低于|＞|＜|>(?!=)|<(?!=))")
_YES: Final = re.compile(r"达标|已达标|合格|达成|已达成|符合|是|√|✓|通过|正常")
_BARE_WORD: Final = re.compile(r"是|否|正常|通过|未通过|[√✓×✗]|偏[高低]")
_VERDICT: Final = re.compile(r"达标|合格(?![线数率])|结论|判定|达成(?!率)")
_MEASURED: Final = re.compile(r"实测|实际|完成|本期|检测值")
_MONTH: Final = re.compile(r"\d{1,2}月|[一二三四]季度|Q[1-4]|[一二三四五六七八九十]月")
_NO: Final = re.compile(r"未达标|不达标|不合格|未达成|不符合|否|×|✗|未通过|超标|偏[高低]")


def limits(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the limit and the value are told to the same digit. The value is that of the
    one column of what was measured, or of the last month.
    """
    for grid in evidence.grids:
        for row, cells in enumerate(grid.rows):
            found = [(at, m) for at, cell in enumerate(cells) if (m := _LIMIT.match(cell)) and at]
            said = [
                cell
                for at, cell in enumerate(cells)
                if at
                and (_YES.fullmatch(cell) or _NO.fullmatch(cell))
                and (not _BARE_WORD.fullmatch(cell) or _VERDICT.search(grid.header[at]))
            ]
            value = _value(grid, row, found[0][0]) if len(found) == 1 else None
            limit = read_quantity(found[0][1]["value"] or found[0][1]["bare"]) if value else None
            if value is None or limit is None or len(said) != 1 or value.unit != limit.unit:
                continue
            met = _is_met(value, limit, found[0][1][0])
            if met != bool(_YES.fullmatch(said[0])):
                what = f"「{grid.labels[row]}」为 {value.text}，要求「{found[0][1][0]}」，"
                what += f"表里写「{said[0]}」，结论不符。"
                yield of_passages("contradiction", what, (grid.passage,))


def _value(grid: Grid, row: int, limit: int) -> Quantity | None:
    columns = [at for at in range(1, len(grid.header)) if at != limit]
    columns = [at for at in columns if not CHANGE.search(grid.header[at])]
    found = [(at, cell) for at in columns if (cell := _as_written(grid, row, at))]
    measured = len(found) == 1 and _MEASURED.search(grid.header[found[0][0]])
    months = all(_MONTH.search(grid.header[at]) for at, _ in found)
    return found[-1][1] if found and (measured or months) else None


def _as_written(grid: Grid, row: int, column: int) -> Quantity | None:
    """Without the scale of its header, which the limit leaves out, too."""
    return read_quantity(grid.rows[row][column]) if grid.cells[row][column] else None


def _is_met(value: Quantity, limit: Quantity, words: str) -> bool:
    own, bound = value.value, limit.value
    if own == bound:
        return not _OPEN.match(words)
    return own > bound if _AT_LEAST.search(words) else own < bound
