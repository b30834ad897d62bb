"""Words that a model may write without a source: they join, and claim nothing. Words of the
language only; whatever is not here has to stand in the evidence.
"""

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEUTRAL: Final = _words(
    """
    的 了 着 在 于 为 是 有 和 与 及 其 中 由 从 到 至 对 也 则 而 且 并 这 该 此 之 者 如 里 按
    据 分别 分别为 其中 另外 此外 同时 以及 并且 具体 具体来看 具体来说 总体来看 整体来看 来看
    来说 来讲 方面 关于 对于 根据 依据 按照 报告 资料 数据 文档 显示 指出 提到 记载 写道 可见
    可以看到 可以看出 如下 情况 内容 结果 数值 数字 答案 问题 达 达到 综上 期间 当期 计算
    计算得出 算出 得出 计算可得 可得 相应 对应 所示 说明 出处 来源 参见 详见 您 您好 您问的 所问
    所问的 该项 这项 这个 此项 各自 两者 二者 之间 这里 那么 再 又 还 还有 前者 后者 当中 相关
    水平 记录 给出 列出 列明 案例 客户案例 要点 介绍 包括 包含 公司
    """
)
"""Chinese. What bounds a value (以上, 近), equates two (即) or moves a period (之后) is not
here.
"""

NEUTRAL_EN: Final = _words(
    """
    a an the this that these those it its and or of in on at for from to by with as is was were
    are be been stood stands amounts amounted comes came came out has have had which while where
    whereas according report reports reported documents document data source sources state
    states stated says said show shows shown note notes noted also there here respectively
    namely i.e specifically regarding concerning figure figures value values answer overall
    details given both respective compared period during then so company our your you case cases
    customer
    """
)

DEGREES: Final = _words(
    """
    较 较大 较大的 很 很大的 十分 非常 显著 明显 大幅 进一步 持续 逐步 整个 大大 相当 特别 极大
    极大的 very quite significantly clearly considerably further steadily
    """
)
"""Words of degree, which a shortening may leave out."""

AFFIRMS: Final = re.compile(
    r"是的?|对的?|没错|确实(?:如此|是)?|的确|正确|可以|能|有的?|yes|indeed|right|correct|true",
    re.IGNORECASE,
)
"""A clause of its own that says yes: a verdict is only given by code."""

SCOPES: Final = re.compile(
    r"如果|假如|假设|倘若|若(?!干)|除非|除了|据[^，。]{0,8}[称说]|认为|号称|宣称|自称|表示|"
    r"[预估]计|可能|或许|计划|目标|"
    r"\b(?:if|unless|except|provided|according to|claims?|claimed|says|said|believes?|expects?|"
    r"may|might|could|would|plans?|not|never)\b",
    re.IGNORECASE,
)
"""Words that bear on a whole sentence: a shortening that leaves out their clause says more."""

BOUNDS: Final = re.compile(
    r"约|近|超|逾|不到|不足|不止|至少|至多|最[多少高低]|大概|差不多|左右|以[上下内外]|上下|之[上下内]|多|余|出头|不等|有望|"
    r"\b(?:about|around|nearly|almost|over|under|above|below|roughly|approximately|only|just|"
    r"more than|less than|at least|at most|up to|or (?:more|less|so))\b",
    re.IGNORECASE,
)
"""What put beside a value gives it another bound than its text has."""

RISES: Final = _words(
    """
    涨到 涨至 增至 增到 增长到 增长至 增加到 升至 升到 提升到 提升至 提高到 上升到 上升至 rose
    grew increased climbed
    """
)
FALLS: Final = _words(
    """
    降到 降至 跌到 跌至 下降到 下降至 减少到 减至 回落到 fell dropped declined decreased
    """
)
"""From one value to another: said only where the values do so."""

ALIKE: Final[tuple[frozenset[str], ...]] = tuple(
    _words(words)
    for words in (
        "涨幅 增幅 增长率 增长 增长了 涨了 上涨 上涨了 提升 提升了 growth grew increase increased",
        "变化量 变化 变动 增加 增加了 涨了 change changed increase increased",
        "合计 总计 总和 加总 共计 加起来 total totals sum",
        "差额 差值 差距 相差 之差 difference differ differs",
        "占 占比 比例 份额 share accounts",
        "倍数 multiple",
        "平均 均值 平均值 average mean",
        "剩余 余下 其余 剩下 remaining rest",
        "定义 口径 界定 definition defined",
    )
)
"""Words that say the same of a computation: where a line has one, any of them may be written."""

NUMBERS: Final = re.compile(
    r"[两兩半双几]|[翻倍]|多数|少数|数[十百千万]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|dozens?|half|halves|twice|thrice|doubl\w+|tripl\w+|quadrupl\w+|"
    r"\w+fold|thirds?|quarters?|fifths?|tenths?|percent|percentage|single|couple|several|majority)\b",
    re.IGNORECASE,
)
"""Numerals in words beside those that Unicode knows as numeric."""

NO_NUMBERS: Final = re.compile(r"一[直定些般旦样]|进一步|两者|二者|统一|倍数")
"""Words with a numeral in them that count nothing."""
