"""Units by name, and the words that write them; an unknown measure word is its own unit."""

from decimal import Decimal
from typing import Final

CNY: Final = "CNY"
PERCENT: Final = "percent"
POINTS: Final = "percentage_point"
TIMES: Final = "times"

WRITINGS: Final[dict[str, tuple[str, Decimal]]] = {
    **dict.fromkeys(
        ("元", "块钱", "人民币", "元人民币", "RMB", "¥", "￥", "CNY", "yuan"), (CNY, Decimal(1))
    ),
    **dict.fromkeys(("美元", "美金", "USD", "US$", "$", "dollars", "dollar"), ("USD", Decimal(1))),
    **dict.fromkeys(("港元", "港币", "HKD"), ("HKD", Decimal(1))),
    **dict.fromkeys(("欧元", "EUR", "€", "euros", "euro"), ("EUR", Decimal(1))),
    **dict.fromkeys(("%", "％", "percent", "per cent"), (PERCENT, Decimal(1))),
    "‰": (PERCENT, Decimal("0.1")),
    **dict.fromkeys(
        (
            "个百分点",
            "百分点",
            "pp",
            "pct",
            "percentage points",
            "percentage point",
            "percentage_point",
        ),
        (POINTS, Decimal(1)),
    ),
    **dict.fromkeys(("倍", "x", "×", "times"), (TIMES, Decimal(1))),
    **dict.fromkeys(("毫秒", "ms", "milliseconds"), ("s", Decimal("0.001"))),
    **dict.fromkeys(("秒", "秒钟", "s", "seconds"), ("s", Decimal(1))),
    **dict.fromkeys(("分钟", "min", "mins", "minutes"), ("s", Decimal(60))),
    **dict.fromkeys(("小时", "个小时", "hours", "hour"), ("s", Decimal(3600))),
    **dict.fromkeys(("天", "日", "days", "day"), ("s", Decimal(86400))),
    **dict.fromkeys(("个月", "months", "month"), ("month", Decimal(1))),
    **dict.fromkeys(("年", "years", "year"), ("year", Decimal(1))),
    **{f"{prefix}B": ("byte", Decimal(1024) ** power) for power, prefix in enumerate("KMGTP", 1)},
}
"""Writing -> (unit, factor to its base unit). A percent is the number before the sign."""

_MEASURE_WORDS: Final = """
人次 家 个 名 人 位 台 卡 张 块 套 件 吨 公里 平方米 辆 次 条 款 项 种 股 户 笔 页 座 间 班 枚 箱
千瓦时 千瓦 公斤 千克 克 升 米 席 床 亩 公顷 桶 度 核 点 分 只 本 门 级 层 轮 架 艘 头 棵 颗 粒 株
栋 瓶 盒 袋 份 岁 趟 票 柜 起 宗 例 批 节 堂 场 单 处 所 站 支 根 组 篇 册 幅 匹 幢 片 罐 捆
车次 航次 班次 架次 台次 场次 批次 人天 人日 人月 卡时 机时 核时 工时 台班 吨公里 标箱 立方米
平方公里 平米 海里
kWh MWh GWh Wh kW MW GW TEU Gbps Tbps Mbps tokens
"""
MEASURE_WORDS: Final = tuple(sorted(_MEASURE_WORDS.split(), key=len, reverse=True))
"""Measure words of the language that may follow a numeral in prose, the longest first."""

WORDS: Final[dict[str, str]] = {
    CNY: "元",
    "USD": "美元",
    "HKD": "港元",
    "EUR": "欧元",
    PERCENT: "%",
    POINTS: "个百分点",
    TIMES: "倍",
    "s": "秒",
    "month": "个月",
    "year": "年",
    "byte": "B",
}
"""How a computed quantity writes its unit."""

_BY_FOLDED: Final = {writing.casefold(): unit for writing, unit in WRITINGS.items()}


def unit_named(writing: str) -> tuple[str, Decimal]:
    """`"%"` -> `("percent", 1)`, `"分钟"` -> `("s", 60)`; another word is kept as written."""
    known = WRITINGS.get(writing) or _BY_FOLDED.get(writing.casefold())
    return known or (writing, Decimal(1))


def unit_word(unit: str | None) -> str:
    """The unit as an answer prints it behind a number; empty where the unit is missing."""
    return WORDS.get(unit, unit) if unit else ""


def is_money(unit: str | None) -> bool:
    return unit in {CNY, "USD", "HKD", "EUR"}
