"""What else the metrics of tables are called."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from assistant.records import Audience, Figure, Metric

_OWNED: Final = (
    r"归属于?(?:上市公司|母公司|本?公司|本?银行|本行|本集团)?普?通?股?(?:股东|所有者)的?"
)
_RATED: Final = r"(?:比例|比重|比率|占比)"
_SHORT: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"(?:报告|本)?[期月季年]末(?P<of>[\u4e00-\u9fff]{2}.*)", ("{of}",)),
    (r"营业(?P<of>收入占比)", ("{of}",)),
    (
        rf"{_OWNED}净利润",
        ("归母净利润", "归属净利润", "归属母公司净利润", "归属于母公司股东的净利润",
         "归属于母公司所有者的净利润", "归属于上市公司股东的净利润"),
    ),
    (
        rf"(?:{_OWNED})?扣除非经(?:常)?性损益后?的?(?:{_OWNED})?净利润",
        ("扣非净利润", "扣非后净利润", "扣非归母净利润", "扣非后归母净利润"),
    ),
    (rf"{_OWNED}(?:净资产|(?:所有者|股东)?权益)(?:合计)?", ("归母净资产", "归母权益")),
    (
        r"(?P<of>经营|投资|筹资)活动(?:所?产生)?的?现金流量净额",
        ("{of}活动现金流量净额", "{of}活动现金流净额", "{of}现金流量净额", "{of}现金流净额",
         "{of}性现金流净额", "{of}活动净现金流", "{of}现金流"),
    ),
    (r"基本(?:[和及与、/]?稀释)?(?P<of>每股收益)", ("{of}", "EPS")),
    (r"营业总?收入", ("营收",)),
    (r"不良贷款(?P<of>率)", ("不良{of}",)),
    (
        r"(?i:(?:basic )?(?:(?:net )?earnings|net income|income)(?: \(loss\))? per (?:\w+ )?share)",
        ("EPS", "Earnings per share"),
    ),
    (r"(?i:diluted (?:earnings|net income|income)(?: \(loss\))? per (?:\w+ )?share)",
     ("Diluted EPS",)),
    (r"(?i:research (?:and|&) development(?: (?:expenses?|costs?|expenditures?))?)",
     ("R&D", "R&D expense", "R&D expenses", "R&D spending")),
    (r"(?i:selling, general,? (?:and|&) administrative(?: expenses?)?)",
     ("SG&A", "SG&A expense", "SG&A expenses")),
    (r"(?i:net cash provided by operat\w+(?: activities)?)",
     ("Operating cash flow", "Cash flow from operations")),
    (r"加权平均(?P<of>净资产收益率)", ("{of}", "ROE")),
    (rf"(?P<of>[^占]{{2,}})占[^占]{{2,12}}的?{_RATED}", ("{of}占比", "{of}比例")),
)  # fmt: skip
"""How people shorten the names that statements write out."""


def aliased(
    figures: Iterable[Figure], declared: Iterable[str], named: Iterable[str]
) -> list[Metric]:
    """`期末库存` is asked for as 库存, `营业收入占比` as 收入占比, where nothing else is called
    so; of two that are shortened alike the one with more figures. As open as its figures.

    What is `declared` keeps its aliases; sentences name others, which stay `named` so.
    """
    audiences: dict[str, Audience] = {}
    told: Counter[str] = Counter()
    for figure in figures:
        if figure.metric:
            old = audiences.get(figure.metric, figure.audience)
            audiences[figure.metric] = min(old, figure.audience, key=lambda a: a.rank)
            told[figure.metric] += 1
    kept = {*declared}
    taken = {*audiences, *kept, *named}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, _ in told.most_common():
        for alias in _shortened(name):
            if alias not in taken and name not in kept:
                found[name].append(alias)
                taken.add(alias)
    return [
        Metric(name=name, aliases=tuple(held), audience=audiences[name], declared=False)
        for name, held in found.items()
    ]


def _shortened(name: str) -> tuple[str, ...]:
    for words, short in _SHORT:
        if match := re.fullmatch(words, name):
            return tuple(alias.format(**match.groupdict()) for alias in short)
    return ()
