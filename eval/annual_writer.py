"""Writes an invented annual report and remembers what it states.

Numbers come from a seed; those that belong together add up, and each is stated once or, as in real
reports, again in another table and unit.
"""

import random
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

YEAR: Final = 2031
BALANCE: Final = (
    "货币资金", "交易性金融资产", "应收票据", "应收账款", "预付款项", "存货", "长期股权投资",
    "固定资产", "在建工程", "无形资产", "商誉", "短期借款", "应付账款", "合同负债", "应付职工薪酬",
    "应交税费", "长期借款",
)  # fmt: skip
INCOME: Final = (
    "营业收入", "营业成本", "税金及附加", "销售费用", "管理费用", "研发费用", "财务费用",
    "投资收益", "营业利润", "利润总额", "所得税费用", "净利润",
)  # fmt: skip
CASH: Final = (
    "销售商品、提供劳务收到的现金", "经营活动产生的现金流量净额", "投资活动产生的现金流量净额",
    "筹资活动产生的现金流量净额", "期末现金及现金等价物余额",
)  # fmt: skip
NOTES: Final = {
    "销售费用": ("职工薪酬", "广告宣传费", "仓储费"),
    "管理费用": ("职工薪酬", "折旧与摊销", "办公费"),
    "研发费用": ("职工薪酬", "材料费", "检测费"),
}


class Fact(NamedTuple):
    """A value that the report states, in yuan, persons or percent."""

    metric: str
    period: str
    """As a question says it."""
    value: Decimal
    of: str = ""
    """The member, subject or scope that a question names."""


class Report(NamedTuple):
    company: str
    short: str
    text: str
    facts: tuple[Fact, ...]


class Writer:
    """Collects tables and facts of one company."""

    def __init__(self, company: str, short: str, products: Sequence[str], seed: int) -> None:
        self.company, self.short, self.products = company, short, products
        self.dice = random.Random(seed)
        self.parts: list[str] = []
        self.facts: list[Fact] = []
        self.values: dict[tuple[str, int], Decimal] = {}
        for name in (*INCOME, *BALANCE, *CASH):
            for year in (YEAR, YEAR - 1, YEAR - 2):
                self.values[name, year] = self.amount()

    def amount(self, most: int = 9_000_000_000) -> Decimal:
        return Decimal(self.dice.randrange(most // 20, most)) / 100

    def head(self, level: int, text: str) -> None:
        self.parts.append(f"{'#' * level} {text}")

    def say(self, text: str) -> None:
        self.parts.append(text)

    def table(self, *rows: Iterable[object]) -> None:
        lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
        rule = "|" + "---|" * (lines[0].count("|") - 1)
        self.parts.append("\n".join([lines[0], rule, *lines[1:]]))

    def fact(self, metric: str, period: str, value: Decimal, of: str = "") -> str:
        self.facts.append(Fact(metric, period, value, of))
        return money(value)

    def row(self, name: str, years: Iterable[int], of: str = "") -> list[str]:
        return [self.fact(name, f"{year}年", self.values[name, year], of) for year in years]

    def split(self, whole: Decimal, parts: int) -> list[Decimal]:
        cuts = [whole * self.dice.randrange(10, 30) / 100 for _ in range(parts - 1)]
        cuts = [cut.quantize(Decimal("0.01")) for cut in cuts]
        return [*cuts, whole - sum(cuts, Decimal(0))]


def money(value: Decimal) -> str:
    return f"{value:,.2f}"


def percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * 100).quantize(Decimal("0.01"))
