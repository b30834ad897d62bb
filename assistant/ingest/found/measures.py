"""Names of what is measured: in a heading or caption, of a change, of a share; known or likely."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from assistant.ingest.found.grids import plain
from assistant.ingest.found.rows import read_label
from assistant.ingest.found.table_units import with_unit
from assistant.quantities.reading import split_unit
from assistant.quantities.units import CNY, unit_named
from assistant.records import Metric

_MEASURE: Final = re.compile(
    r"(?:收入|成本|费用|利润|毛利|金额|额|[销产数总重容客流订用电储运]量|数|率|比|占比|比例|比重|资产"
    r"|负债|款|价|价格|余额|支出|投入|投资|概算|订单|收益|损失|亏损|薪酬|工资|税|面积|产能|库存|时长|评分|得分|报酬"
    r"|进度|[市产总]值|增加值|规模|净值|原值|准备|现金|现金流|存款|存货|商誉|股本|公积|权益|净额|分红|股利|股息|营收|税金"
    r"|revenues?|sales|costs?|profit|margin|income|amount|assets|rate|share|price|units|headcount"
    r"|expenses?|earnings|liabilities|equity|debt|inventor(?:y|ies)|receivables?|payables?"
    r"|goodwill|tax(?:es)?|dividends?|depreciation|compensation|charges|employees|backlog)$",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(r"(?:人员|员工|人次|台次)$")
_SEVERAL: Final = re.compile(r"[与及和、]")
_LEAD: Final = re.compile(
    r"^(?:Page\s?\d+|P\d+|第\s?\d+\s?页)?[\s:：·.、-]*(?:[表图]\s?[\d一二三四五六七八九十]+(?:[-.．]\d+)*[:：、.\s]*)?"
    r"(?:续表?[:：]?)?(?:\d{1,2}(?:[.．]\d{1,2}){1,3}[.、\s]*(?=[^\d\s.%]))?", re.IGNORECASE,
)  # fmt: skip
_DATED: Final = re.compile(
    r"(?:截[至止])?(?:19|20)\d\d年?(?:度|末|底|\d{1,2}月?[-~～—–至到]\d{1,2}月|\d{1,2}月(?:\d{1,2}日|[末底份])?|第?[一二三四]季度"
    r"|[上下]半年)?|[本上]?报告期内?|[本上]年度?|[上本]期"
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d年(?:度)?|(?<=[A-Za-z)]),? (?:19|20)\d\d$")
_LOOSE_START: Final = re.compile(r"^(?:各|分|按|不同|主要|其他|前[一二三四五六七八九十\d]+)")
_TAIL: Final = re.compile(
    r"(?:的|及其|主要)?(?:构成|情况|明细|分析|列示|统计|一览|分布|变动|变化|结构|披露|汇总|对比|比较|[趋走]势|表)+图?$"
)
_STATEMENT: Final = re.compile(r"(?:资产负债|利润|损益|现金流量|权益变动)表")
_PERCENT_NAME: Final = re.compile(r"率$|比例|比重|占比")
_AMOUNT_TAIL: Final = re.compile(r"(?:额|金额|数)[(（]?[+±\-/]*[)）]?$")


class Names:
    """The metrics that are known by name: declared ones, and those that rows of tables name."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self._declared = {
            _key(n): metric.name
            for metric in metrics.values()
            for n in (metric.name, *metric.aliases)
        }
        self._rows: set[str] = set()

    def learn(self, names: Iterable[str]) -> None:
        self._rows.update(names)

    def linked(self, name: str) -> str:
        """The declared metric of exactly this name or alias, else the name as it stands."""
        return self._declared.get(_key(name), name)

    def known(self, name: str) -> bool:
        return _key(name) in self._declared or name in self._rows

    def likely(self, name: str) -> bool:
        """Whether a name alone says that something is measured, whatever rows it stands in."""
        return _key(name) in self._declared or _MEASURE.search(undated(name)) is not None

    def measure(self, name: str) -> bool:
        """Whether a name is one of something measured."""
        return self.known(name) or _MEASURE.search(undated(name)) is not None

    def in_titles(
        self, titles: Iterable[str], dimension: str = "", columns: Iterable[str] = ()
    ) -> str:
        """The metric that a caption or heading is about, the nearest first; empty for none.

        `dimension` is what the rows are: 各地区销售额 over rows of 地区 is 销售额; `columns` are
        the metrics that columns name themselves: 销售额与毛利率 over 毛利率 is of the other.
        """
        beside = set(columns)
        for title in titles:
            if _STATEMENT.search(plain(title)):
                continue  # of many metrics
            counted = _is_counted(title)
            for name in _candidates(title, dimension, beside):
                told = counted or _MEASURE.search(name) or _PEOPLE.search(name)
                likely = len(name) <= 10 and told
                unlike = _LOOSE_START.match(name) or _SEVERAL.search(name)
                if 2 <= len(name) <= 16 and (self.known(name) or (likely and not unlike)):
                    return name
        return ""


def undated(name: str) -> str:
    """`2031年营业收入` and `Net sales 2031` without their year."""
    return _YEAR.sub("", name)


def _is_counted(title: str) -> bool:
    """`投诉（件）`: a title that says in what it is counted, and names no kind of table."""
    name, unit = with_unit(unnumbered(title))
    counted = unit is not None and unit_named(split_unit(unit)[0] or "")[0] != CNY
    return counted and not _TAIL.search(name)


def unnumbered(title: str) -> str:
    """Without `表二` and the label of its page."""
    return _LEAD.sub("", plain(title))


def title_words(text: str) -> str:
    """A heading without number, page label, date and unit."""
    bare = _DATED.sub("", unnumbered(text))
    return read_label(with_unit(bare)[0]).name.strip("-—–~至 ")


def change_name(metric: str, words: str, *, points: bool, amount: bool, yearly: bool) -> str:
    """How a change is asked for: `营业收入增长率`, of a rate `毛利率比上年增减`."""
    if amount:
        return f"{metric}增减额"
    if "环比" in words:
        relative = points or _PERCENT_NAME.search(metric)
        return f"{metric}环比增减" if relative else f"{metric}环比增长率"
    if points or _PERCENT_NAME.search(metric):
        return f"{metric}比上年增减"
    if re.search("初|上年末|上年度末", words) and not yearly:
        return f"{metric}较上年末增长率"
    return f"{metric}增长率"


def is_amount_of_change(words: str) -> bool:
    return _AMOUNT_TAIL.search(words) is not None


def share_name(metric: str, words: str) -> str:
    """`占比` of 收入 is 收入占比, and so are `占收入比重` and `收入占比`; any other share names its
    whole.
    """
    told = re.fullmatch(r"(?!占)(.{2,}?)的?(?:占比|比重)", words)
    if told and (metric.endswith(told[1]) or told[1].endswith(metric)):
        return f"{max(metric, told[1], key=len)}占比"
    if told and _MEASURE.search(told[1]):
        return words
    if re.fullmatch(r"(?:构成)?(?:比[例重]|占比|百分比)", words):
        return f"{metric}占比"
    whole = re.fullmatch(r"占(.*?)(?:总额|总数|总量|合计)?的?(?:比[例重率]?|百分比)", words)
    if whole and whole[1] in {metric, f"{metric}总", f"总{metric}"}:
        return f"{metric}占比"
    return f"{metric}{words}"


def change_of(words: str) -> str:
    """What changes: 营业收入 of `营业收入比上年增减`; empty where the header says none."""
    found = re.match(
        r"(.*?)(?:[本今当][年期]|同比|环比|[较与比]?(?:上年|上期|去年|年初|期初|上月|上季)|增减|变动|增长|变化"
        r"|增幅|涨幅|升降|增速)", words,
    )  # fmt: skip
    return re.sub(r"^(?:本?报告期末?|[本当]?[年期]末)", "", found[1].strip()) if found else ""


def _candidates(title: str, dimension: str, beside: Collection[str] = ()) -> Iterable[str]:
    name = title_words(title)
    name = re.sub(r"[(（][^)）]*[)）]", "", name).strip(" :：、,，-—的")
    others = [part for part in _SEVERAL.split(name) if part not in beside]
    name = others[0] if len(others) == 1 else name
    name = re.sub(
        r"^(?:(?:分|按|各|逐|每)(?:月份?|季度?|年度?)|月度|季度(?!末)|\d{1,2}月份?)的?(?=..)",
        "",
        name,
    )
    found = [name]
    if dimension:
        called = "|".join(map(re.escape, _parts(dimension)))
        found.append(re.sub(rf"^.{{0,6}}?(?:主要|各|分|按|不同)+(?:{called})的?", "", name))
        found.append(re.sub(rf"(?:按|分)(?:{called}).*$|{re.escape(dimension)}$", "", name))
    found += [_TAIL.sub("", each) for each in found]
    return tuple(dict.fromkeys(word.strip(" 的") for word in found if word.strip(" 的")))


def _parts(dimension: str) -> list[str]:
    """What a title may call rows of 业务板块: also 业务 and 板块."""
    cuts = range(2, len(dimension) - 1)
    halves = [half for at in cuts for half in (dimension[:at], dimension[at:])]
    return sorted({dimension, *halves}, key=len, reverse=True)


def _key(name: str) -> str:
    return plain(name).casefold().replace(" ", "")
