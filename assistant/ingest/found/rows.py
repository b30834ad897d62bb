"""Labels of rows: a name without numbering, remark and unit; totals and the heads of groups."""

import re
from typing import Final, Literal, NamedTuple

from assistant.ingest.found.grids import unmarked
from assistant.ingest.found.table_units import with_unit

RowKind = Literal["item", "total", "subtotal", "group"]
_NUMBERING: Final = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]|[(（][一二三四五六七八九十\d]{1,3}[)）][.、．]?"
    r"|\d{1,2}[、)）]|\d{1,2}[.．](?!\d)|[①-⑳]|[-–—·•>›]+)\s*"
)
_PART: Final = re.compile(r"^(?:其中[:：]?|[加减][:：])(?=.)")
_REMARK: Final = re.compile(
    r"[(（][^()（）]*(?:号填列|以[“\"']?[-－—]|损失以|亏损以|净额以|减少以|附注|注释|续)[^()（）]*[)）]"
)
_MARKS: Final = re.compile(
    r"[*#†‡①-⑳¹²³]+$|\[注?\d*\]$|[(（]注\s?\d*[)）]$|(?<=[\u4e00-\u9fff])注\d+$"
    r"|(?<=[\u4e00-\u9fff)%])[(（]\d{1,2}[)）]$"
)
_TOTAL: Final = re.compile(
    r"(?:合|总|共)计|总额|总数|总和|合计数|total|sum|全部|整体|(?:全|本)?集团(?:合计|整体)?|全(?:公司|行|院)",
    re.IGNORECASE,
)
_SUBTOTAL: Final = re.compile(r"小计|分项合计|subtotal", re.IGNORECASE)
_GROUP: Final = re.compile(
    r"^(?:[分按各])(?P<dimension>[\u4e00-\u9fff]{2,6}?)(?:划分|分类|列示|情况)?$"
)
_LONGEST: Final = 40
"""Characters beyond which a cell is a sentence and no name."""
_LONGEST_LATIN: Final = 100
"""The same in letters, which are many to a word."""


class Label(NamedTuple):
    name: str
    kind: RowKind
    unit: str | None = None
    dimension: str = ""
    """What a group is divided by: 产品 of 分产品."""
    part: bool = False
    """其中: belongs to the row above."""


def read_label(text: str) -> Label:
    written = unmarked(text)
    bare = _REMARK.sub("", written)
    while (match := _NUMBERING.match(bare)) and match.end() < len(bare):
        bare = bare[match.end() :]
    part = _PART.match(bare)
    if part:
        bare = bare[part.end() :]
    bare, unit = with_unit(_MARKS.sub("", bare).strip())
    bare = _MARKS.sub("", bare).strip(" :：、,，;；")
    squeezed = bare.replace(" ", "")
    if _TOTAL.fullmatch(squeezed):
        return Label(squeezed, "total", unit)
    if _SUBTOTAL.fullmatch(squeezed):
        return Label(squeezed, "subtotal", unit)
    of_part = part is not None and part[0].startswith("其中")
    if match := _GROUP.match(squeezed):
        return Label(squeezed, "item", unit, match["dimension"], of_part)
    return Label(bare if re.search(r"[A-Za-z]", bare) else squeezed, "item", unit, "", of_part)


def is_name(text: str, times: int = 1) -> bool:
    """Whether a cell is short enough for a name; `times` where a remark may stand behind it."""
    return len(text) <= times * (_LONGEST_LATIN if text.isascii() else _LONGEST)


def total_of(name: str) -> str:
    """`营业收入合计` is the total of 营业收入; empty where a name says no total."""
    match = re.fullmatch(r"(.{2,12}?)(?:合计|总计|小计)", name)
    return match[1] if match else ""
