"""A value or a share that prose gives a row of a table, where no cell of the row has it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.about import is_ahead, names_a_member, of_a_case
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    Reach,
    apart,
    deviation,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import MASK, MEASURES, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.tables.mentions import is_put_into, named_cell
from assistant.ingest.checks.tables.rows import rows_with
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Finding

_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_TIME: Final = re.compile(rf"\d+年|\d+月|{MASK}+")
_WHOLE: Final = re.compile(
    r"占(?:了|到|据|整个|整体)?(?P<whole>[^，,。占]{0,12}?)(?:的?(?:比重|比例|份额)|的|约|为|近|超过?|\s)*$"
)
_ELSE: Final = re.compile(r"历史|最[高低多少大小]|新[增签开]|净增|其中|峰|累计|单笔|另|预")
"""A value that is not the one of the table's period."""
_TOTAL: Final = re.compile(r"(?:合计|总计|总额)$")
_POINTED: Final = re.compile(r"该|此|本身|自身|其(?!他|它|余)")
"""`占该店库存的两成` is of one, and not of all."""
_ALL: Final = re.compile(r"公司|集团|总|全|整体|合计|当期|本期|▢")
_TOGETHER: Final = re.compile(r"合计|相加|合起来|加起来|共计|之和|两[项者类家条]|总[计共]")
_FILL: Final = re.compile(
    rf"{MASK}|\d|[本当全][月季年期]|[上去]年|实现|完成|达成|录得|取得|做到|达到?|合计|共计|总计|贡献|确认"
    r"|仅|只|约|近|超过?|突破|为|是|有|的|了|在|至|到|由|从|已|也|均|都|共|则|且|其中|分别|平均|总|其|该"
)
"""Words that make no other name of what a column measures."""
_MEAN: Final = re.compile(rf"均|每|单(?:{'|'.join({*MEASURE_WORDS, *MEASURES, '店', '客', '柜'})})")
SHORTEST: Final = 2
"""Characters that a column's name and the words before a value have in common."""


def values_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """`云仓收入1,580万元` beside the row 云仓. Tolerance: rounding of both."""
    for sentence, grid, own in evidence.beside:
        for each in told_in(sentence):
            planned = PLAN.search(sentence.text[: each.number.end])
            ahead = is_ahead(evidence, sentence, each.number)
            level = each.role in {"level", "mean"} and re.search(r"\d", each.text)
            begun = sentence.text[: each.number.start].endswith(("由", "从"))
            if not level or planned or ahead or begun or of_a_case(sentence):
                continue
            if named_cell(sentence, each.number, grid, own) is None:
                yield from _value(sentence, each, grid)


def _value(sentence: Sentence, each: Told, grid: Grid) -> Iterator[Finding]:
    row = last_label(sentence, each.number, grid)
    own = re.split(r"[，,、：:（(；;]", each.number.words)[-1]
    if row is None or row == grid.total_row or each.quantity.unit in {POINTS, TIMES, None}:
        return
    if is_put_into(sentence.text, grid.labels[row]):
        return
    columns = [
        at
        for at, name in enumerate(grid.names)
        if at
        and not grid.change(at)
        and not grid.share(at)
        and _common(own, name, grid.labels[row])
        and not _more(own, name, grid.labels[row])
    ]
    found = [(at, cell) for at in columns if (cell := grid.cells[row][at])]
    found = [(at, cell) for at, cell in found if cell.unit == each.quantity.unit]
    everywhere = (cell for cells in grid.cells for cell in cells if cell)
    if not found or not _alone(sentence, each):
        return
    if all(apart(cell, each.quantity) or cell.unit != each.quantity.unit for cell in everywhere):
        column, cell = found[0]
        what = f"表里「{grid.labels[row]}」的{grid.names[column]}为 {cell.text}，"
        what += f"正文写 {each.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _alone(sentence: Sentence, each: Told) -> bool:
    """Neither of several rows together, nor of another period than the table's."""
    before = sentence.text[: each.number.start]
    clause = re.split(r"[。；;]", before)[-1]
    if _ELSE.search(clause):
        return False
    return not _TOGETHER.search(clause) and MASK not in each.number.words and not each.since


def _common(words: str, column: str, row: str) -> bool:
    """Two characters in common beyond the name of the row; a mean is not what it is a mean of."""
    rest = words.replace(row, "")
    shared = [
        column[at : at + SHORTEST]
        for at in range(len(column) - 1)
        if column[at : at + SHORTEST] in rest
    ]
    return bool(shared) and bool(_MEAN.search(words)) == bool(_MEAN.search(column))


def _more(words: str, column: str, row: str) -> bool:
    """`冷饮柜收入` is no 收入 of the row 冷饮与烘焙, nor is what happened to it: `影响产量`."""
    rest = re.sub(r"[（(].*", "", words.replace(row, ""))
    column = _TIME.sub("", column)
    for size in range(len(column), SHORTEST - 1, -1):
        for at in range(len(column) - size + 1):
            rest = rest.replace(column[at : at + size], " ")
    return any(len(piece) >= SHORTEST for piece in _HAN.findall(_FILL.sub(" ", rest)))


def shares_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """`云仓占公司收入的9.3%`. Tolerance: rounding of the share, the part and the total."""
    for sentence, grid, _ in evidence.beside:
        if total_of(grid) is None:
            continue
        for each in told_in(sentence):
            match = _WHOLE.search(each.number.words)
            of_all = match and not names_a_member(evidence, sentence, match["whole"])
            if each.quantity.unit == PERCENT and match and of_all:
                yield from _share(sentence, each, match["whole"], grid)


def total_of(grid: Grid) -> int | None:
    """The last row, where it is the total of something by name: 资产总计."""
    last = len(grid.labels) - 1
    return last if grid.labels and _TOTAL.search(grid.labels[last]) else grid.total_row


def _share(sentence: Sentence, each: Told, whole: str, grid: Grid) -> Iterator[Finding]:
    rows = _rows_of(sentence, each, grid)
    if not rows or not _is_total(whole, grid):
        return
    made = list(_stated(grid, rows)) or list(_computed(grid, rows))
    if made and all(deviation(each.quantity, computed) == "warning" for computed, _ in made):
        computed, shown = made[0]
        who = "、".join(grid.labels[row] for row in rows)
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"表里「{who}」{shown}占 {printed}，正文写 {each.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_total(whole: str, grid: Grid) -> bool:
    """All of it, by its words or by those of the table's total."""
    if not whole or _POINTED.match(whole):
        return False
    if len(whole) > SHORTEST and whole in grid.title:
        return True
    if any(grid.labels[row] in whole for row in grid.parts):
        return False  # `占大户收入的53%` is of a part
    if "前" not in whole and re.match(
        "前[一二三四五六七八九十\\d]", grid.labels[total_of(grid) or 0]
    ):
        return False  # 前五大合计 is of the first few alone
    words = [grid.labels[total_of(grid) or 0], *grid.names]
    named = any(whole[at : at + 2] in word for word in words for at in range(len(whole) - 1))
    return named or bool(_ALL.search(whole) and len(_ALL.sub("", whole)) == 0)


def _rows_of(sentence: Sentence, each: Told, grid: Grid) -> list[int]:
    """The rows that the clause adds up; or the one whose value or name stands last before."""
    before = re.split(r"[。；;]", sentence.text[: each.number.start])[-1]
    if together := _TOGETHER.search(before):
        named = [row for row in grid.parts if _called(grid.labels[row], before[: together.end()])]
        return named if len(named) > 1 else []
    levels = [t for t in told_in(sentence)[: each.at] if t.is_level and t.quantity.unit != PERCENT]
    if levels:
        found = rows_with(grid, levels[-1].quantity)
        return [found[0].at] if len(found) == 1 and found[0].at in grid.parts else []
    row = last_label(sentence, each.number, grid)
    return [row] if row is not None and row in grid.parts else []


def _called(label: str, words: str) -> bool:
    return label in words or (len(label) > 3 and label[:2] in words)


def _stated(grid: Grid, rows: Sequence[int]) -> Iterator[tuple[Reach, str]]:
    for column in (at for at in range(1, len(grid.header)) if grid.share(at)):
        cells = [cell for row in rows if (cell := grid.cells[row][column])]
        if len(cells) == len(rows):
            yield plus(*(reach(cell) for cell in cells)), grid.names[column]


def _computed(grid: Grid, rows: Sequence[int]) -> Iterator[tuple[Reach, str]]:
    for column in range(1, len(grid.header)):
        total = grid.cells[total_of(grid) or 0][column]
        cells = [cell for row in rows if (cell := grid.cells[row][column])]
        if total is None or len(cells) < len(rows) or not _adds_up(grid, column, total):
            continue
        ratio = over(plus(*(reach(cell) for cell in cells)), reach(total))
        if ratio:
            yield scaled(ratio), grid.names[column]


def _adds_up(grid: Grid, column: int, total: Quantity) -> bool:
    """A column of amounts; averages and rates have no total that they are part of."""
    cells = [cell for row in grid.parts if (cell := grid.cells[row][column])]
    amounts = not grid.change(column) and total.unit not in {PERCENT, POINTS, TIMES}
    return amounts and all(0 <= cell.value <= total.value for cell in cells)
