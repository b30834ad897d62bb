"""What the columns and rows of a table are: metrics, periods, members, subjects. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from assistant.ingest.found.grids import Grid, is_number, plain
from assistant.ingest.found.headers import Head
from assistant.ingest.found.measures import Names, title_words
from assistant.ingest.found.rows import Label, total_of
from assistant.ingest.found.table_units import Units
from assistant.records import Nature

Orientation = Literal["metrics", "members", "columns", "pairs", "none"]
"""Rows name metrics; rows are members of one metric; columns name metrics; label and value by
turns."""
SUBJECT: Final = re.compile(
    r"(?:(?:子|参股|控股|分|关联|被投资)?(?:公司|企业|单位|客户|机构|供应商|股东)|主体|对象|姓名|人员|关联方|银行"
    r"|品牌|company|customer|client|subject)(?:名称|全称|名|单位)?",
    re.IGNORECASE,
)
BRANCH: Final = re.compile(
    r"(?:门店|分店|店铺|网点|工厂|厂区|基地|校区|院区|部门|车间|仓库)(?:名称?)?"
)
"""Parts of whoever reports, of which each has words beside its values."""
ITEM: Final = re.compile(
    r"|.{0,8}(?:项目|指标|科目|数据|内容|事项|类目|资产|负债|权益)(?:[(（].*[)）])?|名称|item|metric|-|/"
    r"|.*\b(?:years?|quarters?|months?|weeks?) ended\b.*|(?:as (?:of|at)|at) .*\d.*",
    re.IGNORECASE,
)
_EQUITY: Final = re.compile(r"(?:权益|净资产)变动")
_OPENING: Final = re.compile(r"(?:期初|年初|上年年?末|上期期末)(?:账面)?余额|期初.*")
_CLOSING: Final = re.compile(r"(?:期末|年末|本年年?末)(?:账面)?余额|期末.*")
_ATTRIBUTE: Final = re.compile(
    r"(?:名称|简称|代码|地址|网址|网站|邮箱|信箱|电话|传真|代表人|邮编|邮政编码|姓名|注册地|交易所|负责人|机构|秘书)$"
)
_SCOPE: Final = re.compile(r"母公司")
_WHOLE: Final = re.compile(
    r"[$¥￥]?\s?[-(（]?\$?(?:\d{1,3}(?:,\d{3})*)?(?:\.(?P<places>\d{1,2}))?[)）]?%?|[-—–]+"
)
_OF_PARENT: Final = re.compile(r"归属于?(?:上市公司|本公司)?母公司|母公司(?:股东|所有者|普通股)")


_PARTED: Final = re.compile(
    r"(?:各|分|按|不同)([\u4e00-\u9fff]{2,4}?)(?:分部|类[型别])?(?:划分|分类)?的(?=[\u4e00-\u9fff]{2})"
)


class Layout(NamedTuple):
    grid: Grid
    heads: tuple[Head, ...]
    labels: tuple[int, ...]
    """Columns of names."""
    period: int | None
    """The column of periods."""
    values: tuple[int, ...]
    texts: tuple[int, ...]
    """Columns of words that say something of their row."""
    days: tuple[int, ...]
    """Those of them that tell days and months."""
    orientation: Orientation
    titles: tuple[str, ...]
    """Captions and headings, the nearest first."""
    units: Units | None
    stated: str | None
    """The period that the titles state."""
    nature: Nature
    """Of what the columns leave open: `2031年预算` stands over actuals of none."""
    rows: tuple[Label, ...]
    """One a line: of its last name."""
    dated: bool
    """Whether a column of values names its period."""

    @property
    def scope(self) -> str:
        """母公司, where the table is of the parent alone; its name is empty for the group."""
        near = self.titles[:3]
        return "母公司" if any(map(of_parent, near)) else ""

    @property
    def title(self) -> str:
        """What tells the table from another one."""
        return next((words for t in self.titles if (words := title_words(t))), "")

    @property
    def dimension(self) -> str:
        """What the rows are, where the header of their names says so."""
        return dimension_of(self.heads[self.labels[-1]]) if self.labels else ""

    @property
    def parted(self) -> str:
        """What the rows are by the nearest title: 地区 of `各地区分部的营业收入情况`."""
        match = _PARTED.match(title_words(self.titles[0])) if self.titles else None
        return match[1] if match else ""


_CORNER: Final = re.compile(
    r"(?<=..)\s*[\\＼/／|]\s*(?:月份?|季度?|年份?|年度|时间|日期|期间|指标|项目|内容)$"
)
"""What the columns are, said in the header of the rows."""


def dimension_of(head: Head) -> str:
    """地区 of `分地区` and of `地区\\月份`; a header that is general, or a measure, is none."""
    name = _CORNER.sub("", re.sub(r"^[分按](?=..)|(?<=..)(?:名称|全称)$", "", head.name))
    return "" if ITEM.fullmatch(name) or head.unit == "人" else name


def of_parent(text: str) -> bool:
    bare = plain(text)
    return _SCOPE.search(bare) is not None and not _OF_PARENT.search(bare) and "合并" not in bare


def cut_cells(layout: Layout) -> set[tuple[int, int]]:
    """Start of the line and column of the numbers beside which a row that names nothing has one.

    A line of print that was cut gives `63,189,391.1` in one row and `1` in the next; a sum that
    has no name stands beside whole numbers: `1,234.5`.
    """
    cut: set[tuple[int, int]] = set()
    rows = list(zip(layout.rows, layout.grid.lines, strict=True))
    for (row, line), (next_row, next_line) in pairwise(rows):
        if bool(row.name) != bool(next_row.name):
            named, other = (line, next_line) if row.name else (next_line, line)
            cut |= {
                (named.start, c)
                for c, cell in enumerate(other.cells)
                if is_number(cell) and not (c < len(named.cells) and _whole(cell, named.cells[c]))
            }
    return cut


def _whole(one: str, other: str) -> bool:
    """Two numbers written alike, of which neither goes on in the other."""
    found = [_WHOLE.fullmatch(plain(cell)) for cell in (one, other)]
    if not all(found) or not plain(other).strip("-—–"):
        return bool(found[0]) and not plain(other).strip("-—–")
    places = {len(match["places"] or "") for match in found if match}
    return len(places) == 1 and (places != {0} or "," in one + other)


def has_total(layout: Layout) -> bool:
    return any(row.kind == "total" for row in layout.rows)


def has_groups(layout: Layout) -> bool:
    return any(row.dimension for row in layout.rows)


def orientation_of(layout: Layout, names: Names) -> Orientation:
    if any(_EQUITY.search(title) for title in layout.titles[:2]) or _schedule(layout.rows):
        return "none"
    if _paired(layout):
        return "pairs"
    if not layout.labels and layout.period is None:
        return "none"
    dated = [c for c in layout.values if layout.heads[c].period or layout.heads[c].unclear]
    if layout.period is not None or any(
        layout.heads[c].member and layout.heads[c].name for c in layout.values
    ):
        return "columns"
    if dated:
        named = [c for c in dated if layout.heads[c].kind == "value" and layout.heads[c].name]
        if only_metric(layout) or len(named) * 2 > sum(
            layout.heads[c].kind == "value" for c in dated
        ):
            return "columns"
        grouped = has_groups(layout) and not _names_measures(layout, names)
        if layout.dimension or has_total(layout) or grouped or _ends_in_total(layout, names):
            return "members"
        others = [layout.heads[c] for c in layout.values if c not in dated]
        return "none" if any(_measures(head) for head in others) else "metrics"
    return _undated(layout, names)


def only_metric(layout: Layout) -> str:
    """`5月产量 | 5月目标 | 去年5月`: what the first column names, and no other one otherwise."""
    heads = [h for c in layout.values if (h := layout.heads[c]).kind == "value"]
    named = {h.name for h in heads if h.name}
    told = len(heads) > 1 and heads[0].name and all(h.period for h in heads)
    return named.pop() if told and len(named) == 1 else ""


def _names_measures(layout: Layout, names: Names) -> bool:
    """A statement may have groups, too: 按经营持续性分类 over 持续经营净利润."""
    rows = [row for row in layout.rows if row.kind == "item" and row.name and not row.dimension]
    return sum(names.likely(row.name) for row in rows) * 5 >= len(rows) * 3


def _ends_in_total(layout: Layout, names: Names) -> bool:
    """`华东`, `华南`, `营业收入合计`: the last row is the total of what the others, which name
    nothing measured, are parts of.
    """
    rows = [row for row in layout.rows if row.name]
    whole = total_of(rows[-1].name) if len(rows) > 2 else ""
    return names.likely(whole) and not any(map(names.likely, (row.name for row in rows[:-1])))


def _measures(head: Head) -> bool:
    """`概算（万元）` beside a month: of things, which are no metrics themselves."""
    return head.kind == "value" and bool(head.name) and head.unit not in {None, "%"}


def _undated(layout: Layout, names: Names) -> Orientation:
    """No column names a period: columns are metrics, or rows are, with one value each."""
    heads = [layout.heads[c] for c in (*layout.values, *layout.texts) if c not in layout.days]
    if (len(heads) == 1 and not heads[0].name) or re.fullmatch(
        r"数量", heads[0].name if heads else ""
    ):
        if len(heads) != 1:
            return "none"
        return "members" if layout.dimension or has_total(layout) else "metrics"
    rows = [row for row in layout.rows if row.kind == "item"]
    measured = [row for row in rows if row.unit or names.measure(row.name)]
    of_rows = bool(rows) and len(measured) * 5 >= len(rows) * 3 and not layout.dimension
    named = [h for h in heads if h.kind != "value" or h.unit or names.measure(h.name)]
    if not of_rows and all(h.name or h.nature != "actual" for h in heads):
        named += [h for h in heads if not h.name]
    values = [h for c in layout.values if (h := layout.heads[c]).kind == "value"]
    if values and not of_rows and not any(h.name or h.unit for h in values):
        return "members" if layout.dimension or has_total(layout) else "none"
    if of_rows and named and sum(row.unit is not None for row in rows) * 2 > len(rows):
        return "metrics" if not any(h.name for h in values) else "none"
    of_things = SUBJECT.fullmatch(layout.dimension) or BRANCH.fullmatch(layout.dimension)
    if len(named) * 2 >= len(heads) or of_things:
        return "columns"
    return "metrics" if of_rows else "none"


def _schedule(rows: Sequence[Label]) -> bool:
    """From opening to closing balance, row by row: a movement and no list of values."""
    names = [row.name for row in rows]
    return any(map(_OPENING.fullmatch, names)) and any(map(_CLOSING.fullmatch, names))


def _paired(layout: Layout) -> bool:
    """`公司简称 | 海泰 | 法定代表人 | 张三`: the first row is no header."""
    width = len(layout.heads)
    if width not in {2, 4} or any(h.period or h.unit for h in layout.heads):
        return False
    if width == 2 and layout.heads[1].text and not layout.heads[1].name:
        return False  # 指标 | 数值
    lines = [line.cells for line in (*layout.grid.top, *layout.grid.lines)]
    labels = [plain(c) for cells in lines for c in cells[::2] if c and len(cells) == width]
    told = [label for label in labels if _ATTRIBUTE.search(label)]
    first = plain(layout.grid.heads[0])
    return len(told) * 2 > len(labels) and _ATTRIBUTE.search(first) is not None and len(labels) > 1
