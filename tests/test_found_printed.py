"""Tables as annual reports print them: over pages, as forms, in groups, in English."""

from decimal import Decimal

import pytest

from assistant.ingest.found.table_names import aliased
from assistant.ingest.found.table_units import of_caption, unit_for, with_sign
from tests.read_tables import found, told

HEAD = "| 项目 | 2031年 | 2030年 |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"2、母公司资产负债表\n\n单位：元\n\n{HEAD}| 货币资金 | 5.00 | 4.00 |\n\n"
            f"<!-- page: Page 2 -->\n\n{HEAD}| 流动负债： | | |\n| 短期借款 | 2.00 | 1.00 |\n",
            {
                "货币资金（母公司） @ 2031 = 5.00元", "货币资金（母公司） @ 2030 = 4.00元",
                "短期借款（母公司） @ 2031 = 2.00元", "短期借款（母公司） @ 2030 = 1.00元",
            },
            id="what goes on under the same header is of the same company and unit",
        ),
        pytest.param(
            "| 股票简称 | | 晨钢股份 | 股票代码 | 600001 |\n|---|---|---|---|---|\n"
            "| 公司的中文名称 | 晨钢股份有限公司 | | | |\n| 注册地址 | | 云州市河东路1号 | | |\n",
            {
                "股票简称 @ 2031 = 晨钢股份", "股票代码 @ 2031 = 600001",
                "中文名称 @ 2031 = 晨钢股份有限公司", "注册地址 @ 2031 = 云州市河东路1号",
            },
            id="a form with cells kept apart",
        ),
        pytest.param(
            "| 前五名客户合计销售金额（元） | | 206.50 |\n|---|---|---|\n"
            "| 前五名客户合计销售金额占年度销售总额比例 | | 65.05% |\n"
            "| 前五名客户销售额中关联方销售额占年度销售总额比例 | 0.00% | |\n",
            {
                "前五名客户合计销售金额 @ 2031 = 206.50元",
                "前五名客户合计销售金额占年度销售总额比例 @ 2031 = 65.05%",
                "前五名客户销售额中关联方销售额占年度销售总额比例 @ 2031 = 0.00%",
            },
            id="labels with their values in one column or the next",
        ),
        pytest.param(
            f"3、合并利润表\n\n单位：元\n\n{HEAD}| 一、营业总收入 | 9.00 | 8.00 |\n"
            "| 分保费用 | | |\n| 销售费用 | 3.00 | 2.00 |\n"
            "| （一）按经营持续性分类 | | |\n| 1.持续经营净利润 | 6.00 | 6.50 |\n",
            {
                "营业总收入 @ 2031 = 9.00元", "营业总收入 @ 2030 = 8.00元",
                "销售费用 @ 2031 = 3.00元", "销售费用 @ 2030 = 2.00元",
                "持续经营净利润 @ 2031 = 6.00元", "持续经营净利润 @ 2030 = 6.50元",
            },
            id="a statement with groups names metrics, its title names none",
        ),
        pytest.param(
            "各地区分部的营业收入情况\n\n人民币百万元，百分比除外\n\n"
            "| 项目 | 2031年金额 | 占比（%） |\n|---|---|---|\n"
            "| 北部 | 30 | 75.00 |\n| 东部 | 10 | 25.00 |\n| 营业收入合计 | 40 | 100.00 |\n",
            {
                "营业收入（北部） @ 2031 = 30百万元", "营业收入占比（北部） @ 2031 = 75.00%",
                "营业收入（东部） @ 2031 = 10百万元", "营业收入占比（东部） @ 2031 = 25.00%",
                "营业收入 @ 2031 = 40百万元", "营业收入占比 @ 2031 = 100.00%",
            },
            id="parts of the total that the last row names",
        ),
    ],
)  # fmt: skip
def test_printed_tables_are_read(text: str, expected: set[str]) -> None:
    assert told(found(text)) == expected


def test_the_title_says_what_the_parts_are() -> None:
    figures = found(
        "各地区分部的营业收入情况\n\n单位：元\n\n| 项目 | 2031年 |\n|---|---|\n"
        "| 北部 | 30 |\n| 东部 | 10 |\n| 营业收入合计 | 40 |\n"
    )
    assert {d for figure in figures for d in figure.dimensions} == {"地区"}


def test_the_tick_of_a_form_is_no_title_of_a_table() -> None:
    figures = found(
        f"## 主要数据\n\n□是 √否\n\n单位：元\n\n{HEAD}| 净利润 | 12 | 11 |\n\n"
        f"## 摘要\n\n单位：元\n\n{HEAD}| 净利润 | 15 | 14 |\n"
    )
    assert "净利润（主要数据） @ 2031 = 12元" in told(figures)


STATEMENT = (
    "CONSOLIDATED STATEMENTS\n\n(In thousands, except per share data)\n\n"
    "|  | 2031 | 2030 |\n|---|---|---|\n| Revenue | $ 742,615 | $ 698,204 |\n"
    "| Gross margin | 41.9% | 40.9% |\n| Net income per share: |  |  |\n"
    "| Basic | $ 1.69 | $ 1.57 |\n| Weighted average shares outstanding: |  |  |\n"
    "| Diluted | 42,418 | 42,730 |\n| Changes in operating assets: |  |  |\n"
    "| Inventories | 12,944 | (21,377) |\n"
)


def test_an_english_statement_tells_its_scale_and_what_it_is_not_of() -> None:
    values = {(f.metric, f.period): (f.quantity.value, f.quantity.unit)
              for f in found(STATEMENT) if f.quantity}  # fmt: skip
    assert values["Revenue", "2031"] == (Decimal(742_615_000), "USD")
    assert values["Basic", "2031"] == (Decimal("1.69"), "USD")
    assert values["Diluted", "2030"] == (Decimal(42_730), None)
    assert values["Change in Inventories", "2030"] == (Decimal(-21_377_000), "USD")
    assert ("Inventories", "2030") not in values


def test_a_row_that_stands_under_two_measures_is_a_part_of_each() -> None:
    figures = found(
        "(in thousands)\n\n|  | 2031 |\n|---|---|\n| Net sales: |  |\n| Valves | $ 30 |\n"
        "| Pumps | 10 |\n| Total net sales | $ 40 |\n| Operating income: |  |\n"
        "| Valves | $ 5 |\n| Pumps | 2 |\n"
    )
    assert {
        "Net sales（Valves） @ 2031 = 30 thousand USD",
        "Operating income（Valves） @ 2031 = 5 thousand USD",
    } <= told(figures)


def test_the_currency_of_an_english_caption_is_that_of_the_signs() -> None:
    units = of_caption("(in millions)")
    assert units is not None
    assert unit_for("Revenue", units) == "million"
    assert unit_for("Revenue", with_sign(units, ("€ 12", "3"))) == "million EUR"
    assert unit_for("Effective tax rate", with_sign(units, ("€ 12",))) is None


def test_names_of_statements_are_shortened_as_people_do() -> None:
    figures = found(
        f"单位：元\n\n{HEAD}| 归属于上市公司股东的净利润 | 5 | 4 |\n"
        "| 归属于上市公司股东的扣除非经常性损益的净利润 | 3 | 2 |\n"
        "| 筹资活动产生的现金流量净额 | -1 | 2 |\n"
    )
    short = {m.name: m.aliases for m in aliased(figures, (), ())}
    assert "归母净利润" in short["归属于上市公司股东的净利润"]
    assert "扣非净利润" in short["归属于上市公司股东的扣除非经常性损益的净利润"]
    assert "筹资现金流净额" in short["筹资活动产生的现金流量净额"]


def test_an_alias_that_something_else_is_called_is_left_to_it() -> None:
    figures = found(
        f"单位：元\n\n{HEAD}| 归属于母公司股东的净利润 | 5 | 4 |\n| 归母净利润 | 6 | 5 |\n"
    )
    assert not any("归母净利润" in m.aliases for m in aliased(figures, (), ()))
