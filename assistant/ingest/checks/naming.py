"""What a stated number measures, by the words in front of it: `电费支出`, `在网站点`."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.checks.changing import from_to
from assistant.ingest.checks.sentences import MASK, Number, Sentence, once

_VERBS: Final = re.compile(
    r"(?:已?达到?了?|为|是|共有|共计|共|合计|总计|总共|约|实现了?|完成了?|超过了?|超|仅|只有|只|已经?|至|到|[从由自](?=$)|(?<![自所没国])有|分别"
    r"|的|在|近|逾|即|目前|累计|维持|保持|稳定|报|录得|：|:|\s|[（(\"“「])+$"
)
_LEADING: Final = re.compile(
    r"^(?:其中|截至|截止|公司|集团|全年|全月|本期|本月|当月|报告期内?|目前|现有|当前|期末|年末|月末|季末|末|底"
    r"|仍|而|并|且|同时|另外|此外|随着|的|合计|共计|累计|(?:实现|完成)(?!率)|共有?|主要|\s|[-*+•]|[)）】”」\"])+"
)
_SUFFIX: Final = re.compile(r"(?:总额|总数|总量|数量|数目|金额|数|额|量)$")
WHOLE: Final = re.compile(r"^(?:公司|集团|全网|全国|全部|总体|整体|合计|总|全)+")
_RANKED: Final = re.compile(
    r"(?:最[高低大小多少快慢]|居首|垫底|领先|(?:位居|排名?|名列)?第一|创\S{0,4}新[高低])[，,]\s*(?=(?:已|约|达到?|为|仅|高达|只有)+\s*$)"
)
"""`甲线完成率最高，达到68%`: what stands before the rank is the name."""
PLAN: Final = re.compile(r"目标|预计|计划|预算|预测|力争|规划|拟|将")

SCOPE: Final = re.compile(
    r"母公司|子公司|单体|本部|[^，,。；\s]{1,6}口径|剔除|扣除|不?含|可比|同店|模拟|备考"
)
"""What else than all of it is measured: `母公司口径下`, `不含税`, `同店`."""


def label_of(sentence: Sentence, number: Number) -> str:
    """Empty where no noun stands directly in front."""
    if number.start not in sentence.labels:
        sentence.labels[number.start] = _label(number)
    return sentence.labels[number.start]


def _label(number: Number) -> str:
    words = _RANKED.sub("", number.words)
    clause = re.split(r"[，,。；：:（(）)、+＋=→]|\s{2,}", words)[-1]
    if clause.strip() == "" and re.search(r"[：:]\s*$", number.words):
        clause = re.split(r"[，,。；（(）)、+＋=]", number.words.rstrip("：: "))[-1]
    for piece in reversed(re.split(rf"[{MASK}\s]+", clause)):
        if label := _LEADING.sub("", _VERBS.sub("", piece)).strip():
            return label
    return ""


class Named(NamedTuple):
    """A number with its name and the period that stands last before it."""

    label: str
    period: str
    number: Number
    planned: bool
    """A target or a forecast, by the words of its clause."""


@once
def named_numbers(sentence: Sentence) -> list[Named]:
    """`门店从20家增至50家`: what the first number measures, the second does, too."""
    named: list[Named] = []
    for number in sentence.numbers:
        label = label_of(sentence, number)
        if named and from_to(number.words):
            label = named[-1].label
        before = [span.key for span in sentence.periods if span.end <= number.start]
        period = before[-1] if before else ""
        named.append(Named(label, period, number, bool(PLAN.search(sentence.clause(number)))))
    return named


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """`站点数` and `站点` are one: words that only say that it is counted are cut."""
    cut = _SUFFIX.sub("", name)
    return cut if len(cut) >= 2 else name
