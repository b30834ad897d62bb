"""Headers of columns: which period, unit, nature; a value, a change of one, a share or a note."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from assistant.ingest.found.grids import unmarked
from assistant.ingest.found.header_periods import Anchor, is_open, own_period, relative
from assistant.ingest.found.table_units import is_rate, with_unit, without_scale
from assistant.periods import period_bounds, previous_period, year_before
from assistant.records import Nature

HeadKind = Literal["value", "change", "share", "note", "period", "unit"]
_MARKS: Final = re.compile(
    r"[*#†‡①-⑳¹²³]+|\[注?\d*\]|[(（]注\s?\d*[)）]|(?<=[\u4e00-\u9fff])注\d+$"
    r"|(?<=[\u4e00-\u9fff)%])[(（]\d{1,2}[)）]"
)
_NOTE: Final = re.compile(
    r"附注|注释|备注|说明|原因|行次|序号|页码|索引|依据|^注$|^No\.?$|^排[名序]$|^名次$",
    re.IGNORECASE,
)
_PERIOD_HEAD: Final = re.compile(
    r"^(?:年份|年度|期间|时间|月份|季度|日期|报告期|会计年度|财年|统计期|year|period|month)$",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    r"(?P<of>.*?)(?P<words>(?:[本今当]?[年期])?(?:末|度)?(?:同比|环比"
    r"|[较与比]?(?:上年|上期|去年|年初|期初|上月|上季度?)(?:同期|末|度末?)?(?:数|相比)?)?"
    r"(?P<verb>增减|变动|增长|变化|增幅|涨幅|升降|增速|同比|环比)(?:变动|变化)?(?P<tail>.*))$"
)
_CHANGE_TAIL: Final = re.compile(r"(?:幅度|比例|比率|率|百分比|额|金额|数|值|情况|[+\-±(（)）%/])*")
_SHARE: Final = re.compile(
    r"占.*(?:比[例重率]?|百分比)$|^(?:构成)?(?:比[例重]|占比|百分比)$"
    r"|^占(?![地用压]).{0,6}(?:收入|营收|成本|费用|利润|支出|总[额量数])$"
)
_OF_PLAN: Final = re.compile(
    r"^(?:(?:预算|计划|目标|任务)的?)?(?:完成|达成|执行)(?:率|进度|比例|百分比)$"
)
"""How far a plan is met is a fact."""
_PLAN: Final = re.compile(
    r"^(?:[本当]?[季月]度?)?(?:控制|考核|管控|管理|总)?(?:线|值|数|标准|上限|下限)?$"
)
_OF_YEAR: Final = re.compile(r"^(?:全年|年度?)$")
_ACTUAL: Final = re.compile(r"(?:(?<=[\u4e00-\u9fff]{2})|\s)实际[数值]?$")
_AMOUNTS: Final = re.compile(r"^金额([(（][^)）]*[)）])\s?(?:其中[:：]?)?(?=[^\W\d_]{2})")
"""`金额（万元）` over `合同额`: the upper word says nothing of its columns but their unit."""
_ALL_OF_IT: Final = re.compile(r"^(?:合计|小计|总计)\s*(?=[^\W\d_]{2})")
"""`三季度合计` over `销量`: the months of it together."""
_RESTATED: Final = re.compile(r"[(（]?(?:已?重述|调整|追溯调整|重述)(?P<when>[前后])?[)）]?")
_WITHIN: Final = re.compile(r"^其中[:：]?\s*(?=..)")
_REMARK: Final = re.compile(r"[(（](?:未?经审计|已审计|审计|续)[)）]")
GENERIC: Final = re.compile(
    r"(?:的|末|度|当期|累计|合计|小计|本[年期]|报告期)*"
    r"(?:金额|数值|数额|数据|余额|发生额|发生数|实际[数值]?|完成[数值]?|预算数?|计划数?|内容|数|值|额|情况|结果)?"
)
_A_YEAR_AGO: Final = re.compile(r"(?:上年|去年|上年度)同期(?:[（(].*[）)])?(?:数|金额)?")
_COMPARED: Final = re.compile(
    r"(?:[上前去](?:一?年|年度|个?月|季度?|期)|往年)(?:同[期月季]|实际)?(?:[（(].*[）)])?(?:数|金额)?|同期"
)
FEWEST_PARTS: Final = 2
_FLOW: Final = re.compile(r"[本当][月季]")
_NATURES: Final[tuple[tuple[Nature, str], ...]] = (
    ("target", r"预算|计划|目标"),
    ("forecast", r"预测|预计|预期|估计|(?<=\d)[EF]$"),
)


class Head(NamedTuple):
    text: str
    """As written, in half width."""
    kind: HeadKind
    name: str = ""
    """What is left without period and unit: a metric, `占收入比重`, or nothing."""
    period: str | None = None
    unit: str | None = None
    nature: Nature = "actual"
    restated: bool = False
    """States what was restated later (调整前)."""
    unclear: bool = False
    """Holds a period that has no key here."""
    member: tuple[str, str] | None = None
    """Dimension and member, of a column that is a part of the metric it names."""
    titled: bool = False
    """Its metric stands in the title of the table."""


def read_head(text: str, anchor: Anchor) -> Head:
    written = unmarked(text)
    bare = _AMOUNTS.sub(r"\1", _REMARK.sub("", _MARKS.sub("", written)))
    if apart := _beside_values(bare):
        return Head(written, apart, "" if apart == "note" else bare)
    bare, unit = with_unit(without_scale(bare))
    restated = _RESTATED.search(bare)
    before = bool(restated and restated["when"] == "前")
    bare = _RESTATED.sub("", bare)
    own, rest = own_period(bare, anchor)
    rest = _ALL_OF_IT.sub("", rest) if own.key else rest
    if _OF_PLAN.fullmatch(rest):
        return Head(written, "share", rest, own.key, unit, restated=before, unclear=own.unclear)
    nature = next((n for n, words in _NATURES if re.search(words, bare)), None)
    if change := _change(rest):
        if nature:
            return Head(written, "note")  # a change against a plan has no name of its own
        return Head(written, "change", change, own.key, unit, restated=before)
    period, rest, unclear = (own.key, rest, own.unclear) if own.found else relative(rest, anchor)
    if nature:
        rest = _without_plan(rest)
        if _OF_YEAR.fullmatch(rest) and not period and anchor.period:
            period, rest = anchor.period[:4], ""
    if not period and re.fullmatch(r"\d{4}", anchor.period or "") and re.match("全年(?=..)", rest):
        period, rest = anchor.period, rest.removeprefix("全年").strip()
    rest = _ACTUAL.sub("", re.sub(r"^(?:余额|金额)(?=账面|跌价|坏账|减值)", "", rest))
    rest = _WITHIN.sub("", rest)
    name = "" if GENERIC.fullmatch(rest) else rest.strip(" :：-—_,，的")
    if not name and is_open(written, own.key, anchor):
        period, unclear = None, True
    kind: HeadKind = "share" if _SHARE.search(name) else "value"
    return Head(written, kind, name, period, unit, nature or "actual", before, unclear)


def _beside_values(text: str) -> HeadKind | None:
    """What a column holds that holds neither names nor values."""
    if _NOTE.search(text) and not re.search(r"金额|数$", text):
        return "note"
    if re.fullmatch(r"(?:计量)?单位", text):
        return "unit"
    return "period" if _PERIOD_HEAD.match(text) else None


def _without_plan(text: str) -> str:
    for _, words in _NATURES:
        text = re.sub(words, "", text)
    return "" if _PLAN.fullmatch(text) else text


def follow(heads: Sequence[Head]) -> tuple[Head, ...]:
    """What is compared behind a column of sums since January is of these: 本年累计 | 上年同期.

    期初 beside 本季 is the end of the quarter before.
    """
    summed, told = False, []
    flow = next((h.period for h in heads if h.period and _FLOW.search(h.text)), None)
    for head in heads:
        if flow and "期初" in head.text and (head.period or head.unclear):
            told.append(head._replace(period=previous_period(flow), unclear=False))
            continue
        if head.unclear:
            summed = True
        elif re.search(r"\d|[本当][月季期]|报告期|上[月季]", head.text) or not head.text:
            summed = False
        related = head.period or head.kind in {"change", "share"}
        told.append(head._replace(unclear=True, period=None) if summed and related else head)
    return _of_the_whole(told)


def named_alike(heads: Sequence[Head], values: Sequence[int]) -> tuple[Head, ...]:
    """`收入 | 上年同期 | 目标 | 成本`: what is compared or aimed at is what stands before it.

    `values` are the columns of numbers.
    """
    told = list(heads)
    columns = [c for c in values if heads[c].kind == "value"]
    several = len({heads[c].name for c in columns} - {""}) > 1
    for number, at in enumerate(columns):
        head, before = heads[at], told[columns[number - 1]] if number else None
        open_ = not head.name and not head.member
        alike = _COMPARED.fullmatch(head.text) or (open_ and head.nature != "actual")
        if not (open_ and alike and before and before.name) or is_rate(before.name):
            continue
        if several or head.nature != "actual" or before.period is None:
            told[at] = head._replace(name=before.name, unit=head.unit or before.unit)
    return tuple(told)


def _of_the_whole(heads: Sequence[Head]) -> tuple[Head, ...]:
    """`一季度 | 二季度 | 上半年 | 上年同期 | 同比`: what is compared is the whole that its parts
    stand before.
    """
    told = list(heads)
    for at, head in enumerate(heads):
        before = [h.period for h in heads[:at] if h.period and h.kind == "value"]
        if not _A_YEAR_AGO.fullmatch(head.text) or len(before) < FEWEST_PARTS or not head.period:
            continue
        *parts, whole = before
        if all(_holds(whole, part) for part in parts):
            told[at] = head._replace(period=year_before(whole))
            for behind in range(at + 1, len(heads)):
                if heads[behind].kind == "change" and heads[behind].period is None:
                    told[behind] = heads[behind]._replace(period=whole)
    return tuple(told)


def _holds(whole: str, part: str) -> bool:
    (first, last), (start, end) = period_bounds(whole), period_bounds(part)
    return whole != part and first <= start and end <= last


def _change(text: str) -> str:
    """How a change is called, with what changes; empty for what is no change."""
    match = _CHANGE.match(text)
    if match is None or not _CHANGE_TAIL.fullmatch(match["tail"]):
        return ""
    return re.sub(r"[(（][^)）]*[)）]", "", text)
