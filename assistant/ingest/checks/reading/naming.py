"""What a stated number measures, by the words in front of it: `电费支出`, `在网站点`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import from_to
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike, once

_VERBS: Final = re.compile(
    r"(?:已?达到?了?|为|是|共有|共计|共|合计|总计|总共|约|实现了?|完成了?|超过了?|超|仅|只有|只|已经?|(?:(?<=[一-鿿])(?:[上回提]?升|[下回]?降|[降拉压]低|提高|增加?|减少?))?[至到]|[从由自](?=$)|(?<![自所没国])有|分别"
    r"|的|在|近|逾|即|目前|累计|维持|保持|稳定|报|录得|：|:|\s|[（(\"“「])+$"
)
_LEADING: Final = re.compile(
    r"^(?:(?:正好|恰好|刚好)(?:是|为|等于)|其中|截至|截止|公司(?!贷款|存款|信贷|不良|金融)|集团|全年|全月|本期|本月|当月|报告期内?|目前|现有|当前|期末|年末|月末|季末|末|底"
    r"|仍|而|并|且|同时|另外|此外|随着|的|合计|共计|累计|(?:实现|完成)(?!率)|共有?|主要|\s|[-*+•]|[)）】”」\"])+"
)
_SUFFIX: Final = re.compile(r"(?:总额|总数|总量|数量|数目|金额|数|额|量)$")
WHOLE: Final = re.compile(
    r"^(?:公司(?!贷款|存款|信贷|不良|金融)|集团|全网|全国|全部|总体|整体|合计|总|全)+"
)
_JOINED: Final = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z])\s*[+＋]\s*(?=[\u4e00-\u9fffA-Za-z])")
"""`甲 + 乙` is the name of both."""
_RANKED: Final = re.compile(
    r"(?:最[高低大小多少快慢]|居首|垫底|领先|(?:位居|排名?|名列)?第一|创\S{0,4}新[高低])[，,]\s*(?=(?:已|约|达到?|为|仅|高达|只有)+\s*$)"
)
"""`甲线完成率最高，达到68%`: what stands before the rank is the name."""
AIM: Final = re.compile("目标|计划|预算|任务|指标")
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
    words = _JOINED.sub("+", _RANKED.sub("", number.words))
    clause = re.split(
        r"[，,。；：:（(）)、=→]|(?:^|(?<=[）)]))[^\u4e00-\u9fffA-Za-z]*[+＋]|\s{2,}", words
    )[-1]
    if clause.strip() == "" and re.search(r"[：:]\s*$", number.words):
        clause = re.split(r"[，,。；（(）)、+＋=]", number.words.rstrip("：: "))[-1]
    for piece in reversed(re.split(rf"[{MASK}\s]+", clause)):
        if label := _LEADING.sub("", _VERBS.sub("", piece)).strip():
            return label
    return ""


def in_name(sentence: Sentence, number: Number) -> bool:
    """A number stands in the name itself: `4年的合同为3万台`."""
    first = sentence.numbers and sentence.numbers[0] is number
    return not first and not re.search(r"[，,。：:（(、+＋]", number.words)


def is_part(sentence: Sentence, number: Number) -> bool:
    """`毛利3亿元，其中门店1亿元；店均2万元`: of what stands before it, not of all."""
    line = sentence.passage.text.partition(sentence.text)[0].rpartition("\n")[2]
    before = f"{line}{sentence.text[: number.start]}"
    return "其中" in before.rpartition("。")[2]


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
        if named and from_to(number.words) and alike(named[-1].number.quantity, number.quantity):
            label = named[-1].label
        before = [span.key for span in sentence.periods if span.end <= number.start]
        period = before[-1] if before else ""
        named.append(Named(label, period, number, bool(PLAN.search(sentence.clause(number)))))
    return named


def in_order(name: str, label: str) -> bool:
    """All characters of the name stand there in their order, its first and last two together."""
    rest = iter(label)
    ends = label.startswith(name[:2]) and label.endswith(name[-2:])
    return ends and all(character in rest for character in name)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """`站点数` and `站点` are one: words that only say that it is counted are cut."""
    cut = _SUFFIX.sub("", name)
    return cut if len(cut) >= 2 else name


_GENERIC: Final = re.compile(
    r"^(?:扣除[^，,]{1,6}后的?|税后|集团|公司(?!贷款|存款|信贷|不良|金融)|全行|本行|我行|我院|全院|全厂|全省|全市|全网|全集团|全公司|整体|全部|全体|各项|各类|主要|总体|综合|平均"
    r"|期末|年末|月末|季末|年底|月底|末|底|在岗|在职|在册|共有|共计|合计|累计|实现|完成|达到|本[年月季期]|当[年月季期]|上半年|下半年|全年|单季|前[二三]季度"
    r"|第?[一二三四]季度|\d+[-—–~～至到]?\d*月|\d{4}年|今年|当期|分别|依次"
    r"|报告期内?|其中|目前|现有|总|的|全|共|为|是|按|以|[\s▢])+"
)
_COUNTED: Final = re.compile(
    r"(?:总金额|总规模|总额|总数|总量|总人数|人数|数量|数目|合计|共计|总计|规模|余额|金额|数|额|量|的)+$"
)
_OWNERS: Final = re.compile(
    r"归属于?(?:上市公司|母公司|本公司)?(?:普通股)?(?:股东|所有者|拥有人)的净利润"
)
_OF_ALL: Final = re.compile(
    r"(?:营业|主营业务|主营|业务|销售|经营|生产|运营|产品|全口径|总|全部|所有|门店)*"
)


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """Without what says only that all of it, or that now, is meant."""
    name = re.sub(r"[（(][^（()）]*[）)]|[▢\s\"“”「」*]", "", name)
    name = _OWNERS.sub("归母净利润", name).replace("营业总收入", "营业收入")
    cut = _COUNTED.sub("", _GENERIC.sub("", name))
    return cut if len(cut) > 1 else name


def is_all_of(name: str, wanted: str) -> bool:
    """`营业收入` is a 收入; `面包收入` is another one, and so only told if none is nearer."""
    longer, shorter = (name, wanted) if len(name) > len(wanted) else (wanted, name)
    rest = longer.removesuffix(shorter)
    return len(shorter) > 1 and rest != longer and bool(_OF_ALL.fullmatch(rest))


def carried(named: Sequence[Named]) -> Iterator[Named]:
    """`5月收入3亿元，4月2亿元`: what is told of a period alone is called as what is before."""
    last: Named | None = None
    for each in named:
        bare_one = not each.label and not each.number.words.strip(f"{MASK}，,的为是 ")
        follows = last and bare_one and last.number.quantity.unit == each.number.quantity.unit
        if last and follows and MASK in each.number.words and each.period != last.period:
            each = each._replace(label=last.label)
        yield each
        last = each if each.label else last
