"""Headers of columns: which period, unit, nature; a value, a change of one, a share or a note."""

import re
from datetime import date
from typing import Final, Literal, NamedTuple

from assistant.ingest.found.grids import plain
from assistant.ingest.found.table_units import with_unit
from assistant.periods import find_periods, period_bounds, year_before
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
_SHARE: Final = re.compile(r"占.*(?:比[例重率]?|百分比)$|^(?:构成)?(?:比[例重]|占比|百分比)$")
_OF_PLAN: Final = re.compile(
    r"^(?:(?:预算|计划|目标|任务)的?)?(?:完成|达成|执行)(?:率|进度|比例|百分比)$"
)
"""How far a plan is met is a fact."""
_PLAN: Final = re.compile(r"^(?:控制|考核|管控|管理)?(?:线|值|数|标准|上限|下限)?$")
_OF_YEAR: Final = re.compile(r"^(?:全年|年度?)$")
_RESTATED: Final = re.compile(r"[(（]?(?:已?重述|调整|追溯调整|重述)(?P<when>[前后])?[)）]?")
_REMARK: Final = re.compile(r"[(（](?:未?经审计|已审计|审计|续)[)）]")
GENERIC: Final = re.compile(
    r"(?:的|末|度|当期|累计|合计|本[年期]|报告期)*"
    r"(?:金额|数值|数额|数据|余额|发生额|发生数|实际数?|完成数?|预算数?|计划数?|内容|数|值|额|情况|结果)?"
)
_NATURES: Final[tuple[tuple[Nature, str], ...]] = (
    ("target", r"预算|计划|目标"),
    ("forecast", r"预测|预计|预期|估计|(?<=\d)[EF]$"),
)
_NOW: Final = r"(?:[本当]期|[本当今]年度?|(?:本)?报告期|本月|本季度?)"
_BEFORE: Final = r"(?:上[年期]度?(?:同期)?|去年同期|上年同期|去年|上一年度?)"
_RELATIVE: Final[tuple[tuple[str, int], ...]] = (
    (r"(?:上[年期]度?|去年|上一年度?|上年期)(?:年?末|期末|年底)", -1),
    (r"(?:期初|[本当]?年年?初)", -1),
    (r"(?:期末|[本当]?年年?末|[本当]期末|报告期末|本报告期末|本年度末)", 0),
    (_BEFORE, -1),
    (_NOW, 0),
)
_MONTHS: Final = re.compile(r"(\d{1,2})月?[-~～—–至到](\d{1,2})月(?:份)?")
_SPANS: Final = {
    (1, 12): "", (1, 6): "-H1", (7, 12): "-H2",
    (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4",
}  # fmt: skip


class Anchor(NamedTuple):
    """What relative words count from."""

    period: str | None
    today: date


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
    written = plain(text)
    bare = _REMARK.sub("", _MARKS.sub("", written))
    if _NOTE.search(bare) and not re.search(r"金额|数$", bare):
        return Head(written, "note")
    if re.fullmatch(r"(?:计量)?单位", bare):
        return Head(written, "unit", bare)
    if _PERIOD_HEAD.match(bare):
        return Head(written, "period", bare)
    bare, unit = with_unit(bare)
    restated = _RESTATED.search(bare)
    before = bool(restated and restated["when"] == "前")
    bare = _RESTATED.sub("", bare)
    own, rest = _own_period(bare, anchor)
    if _OF_PLAN.fullmatch(rest):
        return Head(written, "share", rest, own.key, unit, restated=before, unclear=own.unclear)
    nature = next((n for n, words in _NATURES if re.search(words, bare)), None)
    if change := _change(rest):
        if nature:
            return Head(written, "note")  # a change against a plan has no name of its own
        return Head(written, "change", change, own.key, unit, restated=before)
    period, rest, unclear = (own.key, rest, own.unclear) if own.found else _relative(rest, anchor)
    for _, words in _NATURES if nature else ():
        rest = re.sub(words, "", rest)
    if nature and _OF_YEAR.fullmatch(rest) and not period and anchor.period:
        period, rest = anchor.period[:4], ""
    if nature and _PLAN.fullmatch(rest):
        rest = ""
    rest = re.sub(r"^(?:余额|金额)(?=账面|跌价|坏账|减值)", "", rest)
    name = "" if GENERIC.fullmatch(rest) else rest.strip(" :：-—_,，的")
    kind: HeadKind = "share" if _SHARE.search(name) else "value"
    return Head(written, kind, name, period, unit, nature or "actual", before, unclear)


def resolve(key: str, anchor: Anchor) -> str | None:
    """A month or quarter without a year is of the report's year; a closing day is its period."""
    if key.startswith("*"):
        return anchor.period[:4] + key[1:] if anchor.period and "/" not in anchor.period else None
    if "/" in key or len(key) != 10:
        return key
    if key.endswith("-12-31"):
        return key[:4]
    if anchor.period and key == period_bounds(anchor.period)[1].isoformat():
        return anchor.period
    return key


def stated_period(text: str, anchor: Anchor) -> str | None:
    """The only period that a caption, heading or label states; None for none or several."""
    keys = {found.key for found in [_own_period(plain(text), anchor)[0]] if found.found}
    return keys.pop() if len(keys) == 1 else None


class _Own(NamedTuple):
    found: bool = False
    key: str | None = None
    unclear: bool = False


def _own_period(text: str, anchor: Anchor) -> tuple[_Own, str]:
    """The period that a text names by its date, and the text without it."""
    if months := _MONTHS.search(text):
        year = re.search(r"((?:19|20)\d\d)年?$", text[: months.start()].rstrip())
        start = year.start() if year else months.start()
        number = year[1] if year else (anchor.period or "")[:4]
        suffix = _SPANS.get((int(months[1]), int(months[2])))
        rest = re.sub(r"第?[一二三四1-4]季度|[上下]半年|[(（][)）]", "",
                      text[:start] + text[months.end() :])  # fmt: skip
        if suffix is None or not number:
            return _Own(True, None, True), rest
        return _Own(True, f"{number}{suffix}"), rest
    if re.search(r"年初至|累计至|截[至止]", text) and not re.search(r"\d", text):
        return _Own(True, None, True), text
    found = [s for s in find_periods(text, anchor.today) if _dated(text[s.start : s.end])]
    if not found:
        return _Own(), text
    keys = {resolve(span.key, anchor) for span in found}
    rest = text
    for span in reversed(found):
        rest = rest[: span.start] + rest[span.end :]
    rest = re.sub(r"^(?:截[至止])|[(（][)）]|^末|^/|/$|^[-—]|[-—]$", "", rest).strip()
    key = keys.pop() if len(keys) == 1 else None
    return _Own(True, key, key is None), rest


def _dated(words: str) -> bool:
    """A date, a month or a quarter; 去年 and 年底 count from the report instead."""
    return not re.match(
        r"[本当今去前明未近过最]|上(?!半年)|年?[底末初]$|this|last|next|past", words, re.I
    )


def _relative(text: str, anchor: Anchor) -> tuple[str | None, str, bool]:
    """Period of 本期, 上年末, 期初 …, the text without it, and whether it has no key here."""
    for words, step in _RELATIVE:
        match = re.search(words, text)
        if match is None:
            continue
        rest = text[: match.start()] + text[match.end() :]
        if anchor.period is None or "/" in anchor.period:
            return None, rest, True
        if step and re.search(r"初|末|底", match[0]) and len(anchor.period) > 4:
            return str(int(anchor.period[:4]) - 1), rest, False  # the end of the year before
        return (year_before(anchor.period) if step else anchor.period), rest, False
    return None, text, False


def _change(text: str) -> str:
    """How a change is called, with what changes; empty for what is no change."""
    match = _CHANGE.match(text)
    if match is None or not _CHANGE_TAIL.fullmatch(match["tail"]):
        return ""
    return re.sub(r"[(（][^)）]*[)）]", "", text)
