"""Links the words of a question to a metric when no name or alias stands in it.

By characters, after words such as 总, 合计, 人数 are dropped. Two candidates within the margin are
both returned, and the plan asks back; a name is never chosen by vectors alone.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.retrieval.dictionary import is_word
from assistant.retrieval.residue import words_of

SUFFIXES: Final = (
    "合计",
    "总计",
    "总额",
    "总数",
    "总量",
    "总",
    "人数",
    "数量",
    "金额",
    "余额",
    "数",
    "额",
    "率",
    "比例",
    "比重",
    "比率",
    "情况",
    "的",
    "及",
    "和",
    "与",
    "员工",
    "职工",
)
"""Words of a metric's name that may be missing or added without changing what it means."""

QUALIFIERS: Final = (
    "非",
    "其他",
    "其它",
    "以上",
    "以下",
    "上年",
    "归属",
    "少数",
    "综合",
    "流动",
    "营业外",
    "无形",
    "固定",
    "长期",
    "短期",
    "基本",
    "稀释",
    "期初",
    "期末",
    "硕士",
    "博士",
    "净",
    "毛",
    "总",
    "成本",
    "收入",
    "支出",
    "费用",
    "利润",
    "资产",
    "负债",
    "应收",
    "应付",
    "不良",
    "逾期",
    "占比",
    "率",
    "客户",
    "份额",
    "日期",
    "门槛",
    "整体",
)
"""Words that tell one metric from its neighbour: both names have them, or they are not the same."""
_RATES: Final = ("率", "占比", "比例", "比重")
_AMOUNTS: Final = ("合计", "总计", "总额", "总数", "总量", "人数", "数量", "金额", "余额")
SHORT: Final = 3
"""Characters of a core up to which another character makes it another thing: 退货, 到货."""
_ALL_OF_IT: Final = frozenset({
    "业务", "产品", "服务", "板块", "方面", "部分", "情况", "规模", "公司", "集团", "企业",
    "市场", "这块", "那块", "月度", "季度", "年度", "单月", "全月", "全年", "当前", "目前",
    "现在", "本期", "本月", "平均", "实际", "全部", "全体", "所有", "整个", "总体", "整体",
    "大概", "大约", "相关", "主要", "目标", "计划", "我们",
})  # fmt: skip
"""Words that leave it at the whole of what is named."""
_MOVES: Final = frozenset("升降增减高低提涨跌加少长幅")
"""Characters of changes, which are said in many ways: 能降低 of 降幅."""
FLOOR: Final = 0.62
"""Share of characters that two names have in common below which they are different names."""
MARGIN: Final = 0.1
"""Candidates closer than this to the best are equally good."""


_LATIN: Final = re.compile(r"[a-z][a-z0-9]*")


class Candidate(NamedTuple):
    name: str
    score: float


class Cores:
    """Metrics by the cores of their names, and these by the characters of their heads."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self.metrics: dict[str, dict[str, None]] = {}
        self._headed: dict[str, dict[str, None]] = {}
        for name, metrics in names.items():
            if "多少" in name or "几" in name:
                continue  # a question, not a name: it matches whole or not at all
            bare = core(name)
            self.metrics.setdefault(bare, {}).update(dict.fromkeys(metrics))
            for char in bare[-2:]:
                self._headed.setdefault(char, {})[bare] = None

    def near(self, bare: str) -> dict[str, None]:
        """Those that have a character of their head in it: no others are like it."""
        return {near: None for char in bare for near in self._headed.get(char, ())}


def link(words: str, cores: Cores, found: frozenset[str] = frozenset()) -> list[Candidate]:
    """Metrics by likeness of any of their folded names to `words`, best first.

    Those that were `found` stand among many alike: another word is another metric.
    """
    best: dict[str, float] = {}
    holding: set[str] = set()
    own = core(words)
    for bare in cores.near(own):
        if (score := likeness(own, bare)) < FLOOR:
            continue
        strange = bool(found) and another(own, bare)
        for metric in cores.metrics[bare]:
            other = strange or only_rate(words, metric) or _only_amount(words, metric)
            if not (metric in found and other):
                best[metric] = max(score, best.get(metric, 0))
                holding |= {metric} if Counter(own) <= Counter(bare) else set()
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if ranked and ranked[0][0] in holding:  # a name that lacks one of the words is less than equal
        ranked = [item for item in ranked if item[0] in holding]
    return [Candidate(*item) for item in ranked if item[1] >= ranked[0][1] - MARGIN]


def likeness(a: str, b: str) -> float:
    """Of two cores: 0 if they differ in a qualifier or a Latin word, or `a` lacks the head of `b`,
    its last two characters, 1 if they are equal, else the Dice coefficient.
    """
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if min(len(a), len(b)) <= SHORT and a not in b and b not in a:
        return 0.0
    if not set(b[-2:]) & set(a) or qualifiers(a) ^ qualifiers(b) or _other_latin(a, b):
        return 0.0
    if _other_word(a, b):
        return 0.0
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b))


def _other_word(a: str, b: str) -> bool:
    """`筹资活动…` and `经营活动…`: at one place each has a word that the other has not."""
    own, other = words_of(a), words_of(b)
    while own and other and own[0] == other[0]:
        own, other = own[1:], other[1:]
    while own and other and own[-1] == other[-1]:
        own, other = own[:-1], other[:-1]
    if any(_narrows(word, b) for word in own) and not any(map(_is_name, other)):
        return True
    if len(own) != 1 or len(other) != 1 or set(own[0]) & set(other[0]) & _MOVES:
        return False
    return _is_name(own[0]) and _is_name(other[0])


def _narrows(word: str, name: str) -> bool:
    """`海外` of 海外收入, beside a name 收入: not all of it is asked."""
    return _is_name(word) and word not in _ALL_OF_IT and not set(word) & set(name)


def _is_name(word: str) -> bool:
    return len(word) > 1 and is_word(word)


def _other_latin(a: str, b: str) -> bool:
    """`roi` and `roe`: letters of a word are no characters that two names share; with a number,
    `p99`, a word is never left out.
    """
    own, other = set(_LATIN.findall(a)), set(_LATIN.findall(b))
    numbered = any(any(map(str.isdigit, word)) for word in own - other)
    return numbered or bool(own - other and other - own)


def only_rate(words: str, name: str) -> bool:
    """`结余多少` asks for an amount: a rate would be said so."""
    return name.endswith(_RATES) and not any(
        rate in words for rate in (*_RATES, "比", "几成", "百分")
    )


def _only_amount(words: str, name: str) -> bool:
    """`负债率` is no 负债合计: what sums up or counts is no rate."""
    return words.endswith("率") and name.endswith(_AMOUNTS)


def another(left: str, right: str) -> bool:
    """Whether each name has something that the other lacks, as 存款 and 贷款 have.

    收入 is also said as 收: its 入 alone tells nothing, unless it is held against 出. Nor does 钱.
    """
    a, b = Counter(core(left).replace("钱", "")), Counter(core(right))
    own, other = set(a - b), set(b - a)
    return {"入", "出"} <= own | other or bool(own - _MOVES and other - _MOVES - {"入"})


@lru_cache(maxsize=1 << 14)
def core(name: str) -> str:
    for suffix in SUFFIXES:
        name = name.replace(suffix, "") or name
    return name


@lru_cache(maxsize=1 << 14)
def qualifiers(bare: str) -> frozenset[str]:
    return frozenset(word for word in QUALIFIERS if word in bare)
