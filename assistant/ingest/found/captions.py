"""What stands before a table: its titles, the units and the period that they tell."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.found.grids import Grid, plain
from assistant.ingest.found.header_periods import Anchor, stated_period
from assistant.ingest.found.headers import Head
from assistant.ingest.found.measures import title_words, unnumbered
from assistant.ingest.found.table_units import Units, of_caption, with_sign, with_unit
from assistant.records import Nature

NEAR: Final = 60
"""Characters up to which a paragraph before a table is its caption."""
_UNIT: Final = re.compile(r"[(（,，;；、\s]*(?<![制报送列])(?:金额|货币)?单位[:：].*$|币种[:：].*$")

_FOLLOWS: Final = re.compile(
    r"[，,]?(?:具体|详细)?(?:情况|数据)?(?:如|[参详]?见)(?:下|以下)[表图]?(?:所[示列])?\s*[:：]?\s*$"
)
"""`各区销售额如下表：` is the title 各区销售额."""
_VALUE: Final = r"\d[\d.,]*\s?(?:[%％万亿]|[^\W\d\s年月日号季周页表图期次版稿至到])"
_TELLS: Final = re.compile(rf"{_VALUE}[^，,；;]*[，,；;][^，,；;]*{_VALUE}")
"""`本月48台，去年42台`: a line that tells values is no title."""
_NO_TITLE: Final = re.compile(
    r"(?:[□√☑☒☐■✓✔\s]*(?:不?适用|是|否|有|无))+"
    r"|[(（]?人民币[\u4e00-\u9fff]{0,3}元[^。]{0,12}|[(（]?(?:dollars |amounts )?in \w+ions?\b.*"
    r"|[(（]?(?:dollars |amounts )?in thousands\b.*",
    re.IGNORECASE,
)
"""The answer of a form, `√适用 □不适用`, or the unit alone."""
_PLANNED: Final = re.compile(
    r"(?:预算|计划|目标|(?P<forecast>预测))(?:分解|明细|安排|汇总)?(?:表|一览表?|数|值)?$"
)


_OF_REPORT: Final = re.compile(
    r"报告$|年报|季报|(?:编制|编写|撰写|制表|报送|呈报|汇报|报告|发布|印发|定稿)"
    r"(?:时间|日期|人|单位|部门)?\s*(?:[:：·|]|于|$)"
)
"""The name of the report itself, and who gave it and when."""


def titles_of(grid: Grid) -> tuple[str, ...]:
    texts = [block.passage.text for block in reversed(grid.before)]
    captions = [
        line
        for text in texts
        for line in reversed(text.split("\n"))
        if len(line) <= NEAR and len(text) <= 4 * NEAR
    ]
    captions = [
        line for line in captions if not (_NO_TITLE.fullmatch(line.strip()) or _TELLS.search(line))
    ]
    captions = [_closed(_FOLLOWS.sub("", _UNIT.sub("", line))) for line in captions[:4]]
    kept = [line.strip() for line in captions if line.strip() and not line.rstrip().endswith("。")]
    return (*kept, *reversed(grid.block.sections))


def _closed(text: str) -> str:
    """With the bracket that was cut off: `人员（9月30日`."""
    opened = max(text.rfind("("), text.rfind("（")) > max(text.rfind(")"), text.rfind("）"))
    return f"{text}）" if opened else text


def nature_in(titles: Sequence[str], heads: Sequence[Head]) -> Nature:
    """What a title says of all values, where no column says it of its own."""
    if any(head.nature != "actual" or "实际" in head.text for head in heads):
        return "actual"
    for title in titles[:2]:
        if match := _PLANNED.search(title_words(title)):
            return "forecast" if match["forecast"] else "target"
    return "actual"


def units_of(grid: Grid, heads: Sequence[Head]) -> Units | None:
    """From the header of names, the captions, else the heading; the nearest that tells one."""
    own = of_caption(f"单位:{heads[0].unit}") if heads and heads[0].unit else None
    heads_ = [*grid.heads[:1], *(h for h in grid.heads if "单位" in h or "人民币" in h)]
    told = map(of_caption, heads_)
    near = (_unit_above(block.passage.text[-200:]) for block in reversed(grid.before[-4:]))
    above = (_unit_above(section) for section in reversed(grid.block.sections[-2:]))
    whole = Units(grid.declared, of_amounts=True) if grid.declared else None
    found = next((u for u in (own, *told, *near, *above, whole) if u is not None), None)
    return found and with_sign(found, (cell for line in grid.lines for cell in line.cells))


def _unit_above(text: str) -> Units | None:
    """Of a caption, or of a title alone: `门店数（家）`."""
    if (units := of_caption(text)) or len(text) > NEAR or "\n" in text.strip():
        return units
    _, unit = with_unit(plain(text))
    return of_caption(f"单位:{unit}") if unit else None


def stated_in(titles: Sequence[str], anchor: Anchor) -> str | None:
    """The title of the report itself states the report's period, which is known better; a day in
    another one is that day, though the period ends with it.
    """
    if anchor.period and "/" not in anchor.period:
        anchor = anchor._replace(period=anchor.period[:4])
    near = (unnumbered(t) for t in titles[:3] if not _OF_REPORT.search(plain(t)))
    return next((key for title in near if (key := stated_period(title, anchor))), None)
