"""A table of a passage as rows and columns, each cell a quantity with the unit of its header."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final

from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.printed_units import unit_of, unit_of_row, without_unit
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.found.table_units import Units, of_caption, unit_for
from assistant.periods import read_period
from assistant.quantities import PERCENT, Quantity, read_quantity, unit_named
from assistant.quantities.reading import split_unit
from assistant.quantities.units import is_money
from assistant.records import Passage

TOTAL: Final = re.compile(r"(?:合计|总计|总和|共计|总额|总数|全年|全部|汇总|total)(?:数|值)?", re.I)
WHOLE: Final = re.compile(r"(?:全部|全体|所有|全公司|全集团|集团|公司|整体|总体)\S{0,4}")
"""Names of a last row that are totals there."""
_OF_PERIOD: Final = re.compile(
    r"^(?:\d{4}年?)?(?:[HQ]\d|[上下]半年|第?[一二三四]季度|\d{1,2}月|[本当]?[年月季期])\s*"
)
"""`H1 合计`"""
_SUMMED: Final = re.compile("(?:合计|总计)$")
_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]")
SUBTOTAL: Final = re.compile(r"小计|subtotal", re.I)
_CAPTION: Final = re.compile(r"单位\s*[:：]\s*(?:人民币)?\s*([%％\w]{1,6})")
_TITLED: Final = re.compile(r"表\s*[\d一二三四五六七八九十][^\n|]{0,40}[)）]\s*$")
"""`表3 各产线产量（吨）`: a title right before its table."""
_MEANT: Final = re.compile(r"[（(](?:加权)?(?:平均|均价|均值|合计|小计)[)）]$")
"""What the total of a column is, where it is no sum."""
_WHOLE_NUMBER: Final = re.compile(r"[\d,]+")
_EMPTY: Final = {"", "-", "—", "–", "/", "——", "--", "不适用", "n/a", "N/A"}
SHARE: Final = re.compile(r"占比|比重|份额|构成比|占.*(?:比例|百分比)|占.*%|^占[一-鿿]{2,6}$")
CHANGE: Final = re.compile("(?i:yoy|qoq|mom)|[同环]比|变[动化]|增[减长幅速]|[涨降]幅|[较比][上去]")
_RELATIVE: Final = re.compile(
    rf"(?:{CHANGE.pattern})(?![额量数值])(?<!变动)(?<!增减)(?<!变化)|(?:变动|增减|变化)[率比幅]"
)
"""A change that is no amount."""
AVERAGE: Final = re.compile(
    r"率|均|价(?!值)|单位|单[条台件笔票户店车]|每|人效|坪效|排名|序号|比例|倍|得分|评分|满意度|温度|浓度|指数|时长|周期|天数|年限|成本/"
)

_RANK: Final = re.compile(r"排名|名次|序号|编号|No\.?|#", re.I)
_MONTH: Final = re.compile(r"\d{1,2}月份?")
_SHORT_YEAR: Final = re.compile(r"^(\d\d)年?(?=[上下]半年|第?[一二三四]季|[QH]\d)")
_YEARLESS: Final = re.compile(r"\*-(\d\d)")
_SPAN: Final = re.compile(
    r"[上下]半年|第?[一二三四]季度|前[二三]季度|1\s?[-—–~～至]\s?\d{1,2}月|累计"
)
"""What months are told of one after the other."""
FEWEST_PARTS: Final = 3
"""Rows whose sum is another row by more than chance."""


class Grid:
    """The first line is the header, the first column names the rows."""

    def __init__(self, passage: Passage, caption: str, today: date) -> None:
        self.passage = passage
        self.today = today
        lines = [_cells(line) for line in passage.text.split("\n") if line.strip().startswith("|")]
        kept = [line for line in lines if not all(re.fullmatch(r":?-{2,}:?", c) for c in line)]
        kept = _unnumbered(kept)
        self.header: Sequence[str] = kept[0] if kept else []
        width = len(self.header)
        self.rows = [row for row in kept[1:] if len(row) == width]
        self.title = caption
        found = _CAPTION.search(caption)
        titled = _TITLED.search(caption)
        self.caption = found[1] if found else unit_of(titled[0]) if titled else None
        self.guessed = False
        """That its caption is none of its own, but how prose writes its values."""
        self.witnessed: dict[int, str] = {}
        """By column, the unit in which prose writes its values."""

    @cached_property
    def names(self) -> list[str]:
        """Of the columns, without their units."""
        return [without_unit(name) if unit_of(name) else name for name in self.header]

    @cached_property
    def uncounted(self) -> list[str]:
        """Without the measure word that the unit repeats: `出货件数（件）` -> `出货`."""
        units = [re.escape(unit_of(header) or "") for header in self.header]
        cut = [
            re.sub(f"{u}数?$", "", n) if u else n for n, u in zip(self.names, units, strict=True)
        ]
        return [short or name for short, name in zip(cut, self.names, strict=True)]

    @cached_property
    def labels(self) -> list[str]:
        """Of the rows."""
        return [without_unit(row[0]) if unit_of_row(row[0]) else row[0] for row in self.rows]

    @cached_property
    def cells(self) -> list[list[Quantity | None]]:
        return [[self._quantity(row, at, text) for at, text in enumerate(row)] for row in self.rows]

    def _quantity(self, row: Sequence[str], column: int, text: str) -> Quantity | None:
        if column == 0 or text in _EMPTY:
            return None
        text = _MEANT.sub("", re.sub(r"^[(（]([\d,.]+)[)）]$", r"-\1", text).lstrip("+＋"))
        unit = unit_of(self.header[column]) or unit_of_row(row[0])
        plain = SHARE.search(self.header[column]) or _RELATIVE.search(self.header[column])
        return read_quantity(text, unit=unit or (None if plain else self._captioned[column]))

    @cached_property
    def _captioned(self) -> list[str | None]:
        """What the caption says of each column: one of money says nothing of counts."""
        word, _ = split_unit(self.caption or "")
        told = of_caption(self.title)
        if told and told.money and told.other:
            units = [unit_for(n, told) or self._counted(n, told) for n in self.names]
        elif word and is_money(unit_named(word)[0]):
            units = [unit_for(name, Units(self.caption)) for name in self.names]
        else:
            units = [self.caption] * len(self.names)
        return [self.witnessed.get(at, unit) for at, unit in enumerate(units)]

    def _counted(self, name: str, told: Units) -> str | None:
        """A column of whole numbers under `单位：家、万元` counts."""
        at, counted = self.names.index(name), [word for word in told.other if word != "%"]
        cells = [row[at] for row in self.rows if row[at] not in _EMPTY]
        whole = all(map(_WHOLE_NUMBER.fullmatch, cells))
        return counted[0] if whole and len(counted) == 1 else None

    @cached_property
    def periods(self) -> list[str | None]:
        """Of the columns whose header begins with one."""
        return [self.period_of(name) for name in self.names]

    @cached_property
    def keys(self) -> set[str]:
        """What a sentence about this table has in common with it."""
        names = {label[:2] for label in self.labels if len(label) > 1}
        if self.total_row is not None:
            names |= {name[-2:] for name in self.names} | {name[:2] for name in self.names}
        return names | {_value_key(cell) for row in self.cells for cell in row if cell}

    def column(self, column: int) -> list[Quantity | None]:
        return [row[column] for row in self.cells]

    @cached_property
    def total_row(self) -> int | None:
        """The last row, where it is a total by its name, or by what the rows above come to."""
        last = self.labels[-1] if self.rows else ""
        named = TOTAL.fullmatch(_OF_PERIOD.sub("", last)) or WHOLE.fullmatch(last)
        months = len(self.rows) > FEWEST_PARTS and all(map(_MONTH.fullmatch, self.labels[:-1]))
        spans = months and _SPAN.fullmatch(last)
        return len(self.rows) - 1 if named or spans or self._adds_up() else None

    def _adds_up(self) -> bool:
        *parts, last = self.cells if len(self.rows) > FEWEST_PARTS else [[]]
        for column, total in enumerate(last):
            above = [row[column] for row in parts]
            cells = [cell for cell in above if cell and cell.unit == (total and total.unit)]
            shares = total and total.unit == PERCENT and not _SUMMED.search(self.labels[-1])
            if total is None or shares or len(cells) < len(parts):
                continue
            summed = sum(cell.value for cell in cells)
            amounts = min(cell.value for cell in cells) > 0 and not AVERAGE.search(
                self.header[column]
            )
            if amounts and abs(summed - total.value) <= total.slack:
                return True
        return False

    @cached_property
    def total_column(self) -> int | None:
        at = [i for i, name in enumerate(self.names) if i and TOTAL.fullmatch(name)]
        return at[0] if len(at) == 1 else None

    @cached_property
    def parts(self) -> list[int]:
        """The rows that are members: no total, no subtotal and none of which (其中)."""
        return [
            at
            for at, label in enumerate(self.labels)
            if at != self.total_row
            and not (
                TOTAL.fullmatch(_OF_PERIOD.sub("", label))
                or SUBTOTAL.search(label)
                or label.startswith("其中")
            )
        ]

    def period(self, column: int) -> str | None:
        return self.periods[column]

    def period_of(self, header: str) -> str | None:
        name = _SHORT_YEAR.sub(r"20\1年", re.split(r"[\s（(]", header)[0])
        match = re.match(r"[\d年月季度QH.\-/第上下半零〇○一二三四五六七八九]+", name)
        period = read_period(match[0], self.today) if match else None
        return _with_year(period, self.today, to_come=bool(PLAN.search(header))) if period else None

    def share(self, column: int) -> bool:
        return bool(SHARE.search(self.header[column])) and not CHANGE.search(self.header[column])

    def change(self, column: int) -> bool:
        return bool(CHANGE.search(self.header[column]))


def _unnumbered(lines: list[list[str]]) -> list[list[str]]:
    """Without a first column that only counts the rows; a total there keeps its name."""
    numbered = lines and len(lines[0]) > 2 and _RANK.fullmatch(lines[0][0])
    if not numbered or not lines[1:] or not lines[1][0].isdecimal():
        return lines
    names = ((line[0] if line[1] in _EMPTY else line[1]) for line in lines if len(line) > 1)
    return [[name, *line[2:]] for name, line in zip(names, lines, strict=False)]


def _with_year(period: str, today: date, *, to_come: bool) -> str:
    """`5月` of a report is the last one, unless it is planned."""
    if not (month := _YEARLESS.fullmatch(period)):
        return period
    year = today.year if to_come or int(month[1]) <= today.month else today.year - 1
    return f"{year}-{month[1]}"


def keys_of(sentence: Sentence) -> set[str]:
    """By which a table is found: two characters of a name, or a value to three digits."""
    text = sentence.masked
    keys = {text[at : at + 2] for at in range(len(text) - 1)}
    return keys | {_value_key(number.quantity) for number in sentence.numbers}


def _value_key(quantity: Quantity) -> str:
    return f"{quantity.value:.2e}"


def is_percent(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit == PERCENT


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]
