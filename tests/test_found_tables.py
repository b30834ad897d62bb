"""Figures found in tables of documents, layout by layout; what is not certain is left out."""

import pytest

from assistant.ingest.blocks import passages_of
from assistant.ingest.report import read_report
from assistant.records import Entity
from tests.read_tables import found, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "单位：元 币种：人民币\n\n"
            "| 主要会计数据 | 2031年 | 2030年 | 本期比上年同期增减(%) |\n|---|---|---|---|\n"
            "| 营收 | 1,200.50 | 1,000.00 | 20.05 |\n"
            "| 基本每股收益（元／股） | (0.12) | 0.03 | 不适用 |\n"
            "| 净资产收益率（%） | 3.21 | 2.11 | 增加1.10个百分点 |\n",
            {
                "营业收入 @ 2031 = 1,200.50元", "营业收入 @ 2030 = 1,000.00元",
                "营业收入增长率 @ 2031 = 20.05%",
                "基本每股收益 @ 2031 = -0.12元", "基本每股收益 @ 2030 = 0.03元",
                "净资产收益率 @ 2031 = 3.21%", "净资产收益率 @ 2030 = 2.11%",
                "净资产收益率比上年增减 @ 2031 = 增加1.10个百分点",
            },
            id="metrics by years, with growth",
        ),
        pytest.param(
            "单位：人民币千元\n\n"
            "| 项目 | 附注 | 期末余额 | 期初余额 |\n|---|---|---|---|\n"
            "| 流动资产： | | | |\n| 货币资金 | 七、1 | 5,000 | - |\n"
            "| 减：坏账准备 | | (20) | 30 |\n",
            {
                "货币资金 @ 2031 = 5,000千元", "坏账准备 @ 2031 = -20千元",
                "坏账准备 @ 2030 = 30千元",
            },
            id="balances, a group, a note, a dash, a loss",
        ),
        pytest.param(
            "单位：万元\n\n"
            "| 项目 | 第一季度（1-3月份） | 第二季度（4-6月份） | 上半年 | 1-9月 |\n"
            "|---|---|---|---|---|\n| 净利润 | 10.0 | 20.0 | 30.0 | 45.0 |\n",
            {
                "净利润 @ 2031-Q1 = 10.0万元", "净利润 @ 2031-Q2 = 20.0万元",
                "净利润 @ 2031-H1 = 30.0万元",
            },
            id="quarters; nine months have no key",
        ),
        pytest.param(
            "| 产品 | 收入（万元） | 占比 | 毛利率（%） |\n|---|---|---|---|\n"
            "| 钢板 | 300 | 75% | 12.5 |\n| 钢管 | 100 | 25% | 8 |\n| 合计 | 400 | 100% | 11.4 |\n",
            {
                "收入（钢板） @ 2031 = 300万元", "收入占比（钢板） @ 2031 = 75%",
                "毛利率（钢板） @ 2031 = 12.5%", "收入（钢管） @ 2031 = 100万元",
                "收入占比（钢管） @ 2031 = 25%", "毛利率（钢管） @ 2031 = 8%",
                "收入 @ 2031 = 400万元", "收入占比 @ 2031 = 100%", "毛利率 @ 2031 = 11.4%",
            },
            id="members with units and their total",
        ),
        pytest.param(
            "## 营业收入构成\n\n单位：元\n\n"
            "| | 2031年 | 2031年 | 2030年 | 2030年 | 同比增减 |\n|---|---|---|---|---|---|\n"
            "| | 金额 | 占营业收入比重 | 金额 | 占营业收入比重 | |\n"
            "| 营业收入合计 | 400 | 100% | 320 | 100% | 25.00% |\n| 分产品 | | | | | |\n"
            "| 钢板 | 300 | 75% | 240 | 75% | 25.00% |\n",
            {
                "营业收入 @ 2031 = 400元", "营业收入占比 @ 2031 = 100%",
                "营业收入 @ 2030 = 320元", "营业收入占比 @ 2030 = 100%",
                "营业收入增长率 @ 2031 = 25.00%", "营业收入（钢板） @ 2031 = 300元",
                "营业收入占比（钢板） @ 2031 = 75%", "营业收入（钢板） @ 2030 = 240元",
                "营业收入占比（钢板） @ 2030 = 75%", "营业收入增长率（钢板） @ 2031 = 25.00%",
            },
            id="two rows of headers, a group that names its dimension",
        ),
        pytest.param(
            "## 5、应收账款\n\n（1）按账龄披露\n\n单位：元\n\n"
            "| 账龄 | 期末账面余额 | 期初账面余额 |\n|---|---|---|\n"
            "| 1年以内 | 15 | 14 |\n| 小计 | 15 | 14 |\n| 合计 | 15 | 14 |\n",
            {
                "应收账款账面余额（1年以内） @ 2031 = 15元",
                "应收账款账面余额（1年以内） @ 2030 = 14元",
                "应收账款账面余额 @ 2031 = 15元", "应收账款账面余额 @ 2030 = 14元",
            },
            id="a note whose heading names the metric",
        ),
        pytest.param(
            "## 前五名客户\n\n| 客户名称 | 销售额（万元） | 占年度销售总额比例 |\n|---|---|---|\n"
            "| 客户一 | 50 | 5.00% |\n| 合计 | 50 | 5.00% |\n",
            {
                "销售额（客户一） @ 2031 = 50万元",
                "销售额占年度销售总额比例（客户一） @ 2031 = 5.00%",
                "前五名客户销售额 @ 2031 = 50万元",
                "前五名客户销售额占年度销售总额比例 @ 2031 = 5.00%",
            },
            id="the total of the largest is theirs",
        ),
        pytest.param(
            "| 公司的中文简称 | 晨钢股份 | 股票代码 | 600000 |\n|---|---|---|---|\n"
            "| 法定代表人 | 林一舟 | 注册地址 | 江心路1号 |\n",
            {
                "中文简称 @ 2031 = 晨钢股份", "股票代码 @ 2031 = 600000",
                "法定代表人 @ 2031 = 林一舟", "注册地址 @ 2031 = 江心路1号",
            },
            id="label and value by turns",
        ),
        pytest.param(
            "| 年份 | 产量（万吨） | 销量（万吨） |\n|---|---|---|\n"
            "| 2030年 | 10 | 9 |\n| 2031年 | 12 | 11 |\n",
            {
                "产量 @ 2030 = 10万吨", "销量 @ 2030 = 9万吨",
                "产量 @ 2031 = 12万吨", "销量 @ 2031 = 11万吨",
            },
            id="periods in rows",
        ),
        pytest.param(
            "| 指标 | 数值 |\n|---|---|\n| 研发人员数量（人） | 320 |\n| 研发投入 | 1.5亿元 |\n",
            {"研发人员数量 @ 2031 = 320人", "研发投入 @ 2031 = 1.5亿元"},
            id="an indicator and its value",
        ),
        pytest.param(
            "## 母公司利润表\n\n单位：元\n\n| 项目 | 本期发生额 | 上期发生额 |\n|---|---|---|\n"
            "| 一、营业收入 | 70 | 65 |\n",
            {"营业收入（母公司） @ 2031 = 70元", "营业收入（母公司） @ 2030 = 65元"},
            id="the parent alone",
        ),
        pytest.param(
            "单位：元\n\n| 项目 | 2031年 | 2030年 调整后 | 2030年 调整前 |\n|---|---|---|---|\n"
            "| 净利润 | 70 | 65 | 60 |\n",
            {
                "净利润 @ 2031 = 70元", "净利润 @ 2030 = 65元",
                "净利润（调整前） @ 2030 = 60元",
            },
            id="restated",
        ),
        pytest.param(
            "| 项目 | 2031年计划 | 2031年实际 |\n|---|---|---|\n| 钢材产量（万吨） | 12 | 11 |\n",
            {"钢材产量 @ 2031 = 12万吨", "钢材产量 @ 2031 = 11万吨"},
            id="plan and actual",
        ),
    ],
)  # fmt: skip
def test_a_table_is_read(text: str, expected: set[str]) -> None:
    assert told(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "| 项目 | 房屋 | 设备 |\n|---|---|---|\n| 期初余额 | 1.0 | 2.0 |\n"
            "| 期末余额 | 2.0 | 3.0 |\n",
            id="a schedule from opening to closing balance",
        ),
        pytest.param(
            "单位：元\n\n| 地区 | 2031年 | 2030年 |\n|---|---|---|\n| 华东 | 10 | 9 |\n",
            id="members of what nothing names",
        ),
        pytest.param(
            "单位：元\n\n| 项目 | 2031年 | 2031年 |\n|---|---|---|\n| 净利润 | 10 | 9 |\n",
            id="two columns that nothing tells apart",
        ),
        pytest.param(
            "单位：元\n\n| 项目 | 2031年 | 2030年 |\n|---|---|---|\n| 净利润 | 1,23 | 见附注 |\n",
            id="cells that are no numbers",
        ),
        pytest.param(
            "单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 其他 | 10 |\n| 其他 | 9 |\n",
            id="two rows of one name",
        ),
        pytest.param(
            "| 门店 | 订单量 | 客单价 | 同比 |\n|---|---|---|---|\n| 江心店 | - | - | 3% |\n",
            id="a change behind two values",
        ),
        pytest.param("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", id="words"),
        pytest.param("| 姓名 | 职务 |\n|---|---|\n|  |  |\n", id="nothing"),
        pytest.param("|\n|---|\n|\n", id="no cells"),
    ],
)
def test_what_is_not_certain_gives_no_figure(text: str) -> None:
    assert told(found(text)) == set()


def test_one_value_in_two_tables_has_two_sources_though_one_is_rounded() -> None:
    figures = found(
        "## 主要数据\n\n单位：万元\n\n| 项目 | 2031年 |\n|---|---|\n| 净利润 | 12.35 |\n\n"
        "## 利润表\n\n单位：元\n\n| 项目 | 2031年度 |\n|---|---|\n| 净利润 | 123,456.00 |\n"
    )
    assert told(figures) == {"净利润 @ 2031 = 123,456.00元"}
    assert len(figures[0].sources) == 2


def test_two_values_of_one_name_are_told_apart_by_their_tables() -> None:
    figures = found(
        "## 一、主要数据\n\n单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 净利润 | 12 |\n\n"
        "## 二、调节表\n\n单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 净利润 | 15 |\n"
    )
    assert told(figures) == {
        "净利润（主要数据） @ 2031 = 12元",
        "净利润（调节表） @ 2031 = 15元",
    }


def test_what_a_heading_names_gives_way_to_what_a_row_names() -> None:
    figures = found(
        "## 利润表\n\n单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 存货 | 12 |\n\n"
        "## 7、存货\n\n单位：元\n\n| 项目 | 期末余额 |\n|---|---|\n| 钢坯 | 15 |\n| 合计 | 15 |\n"
    )
    assert {"存货 @ 2031 = 12元", "存货（存货） @ 2031 = 15元"} <= told(figures)


def test_a_table_cut_by_a_page_goes_on_without_its_header() -> None:
    figures = found(
        "单位：元\n\n| 项目 | 2031年 | 2030年 |\n|---|---|---|\n| 货币资金 | 1.0 | 2.0 |\n\n"
        "| 存货 | 3.0 | 4.0 |\n|---|---|---|\n| 商誉 | 5.0 | 6.0 |\n"
    )
    assert {"存货 @ 2031 = 3.0元", "商誉 @ 2030 = 6.0元"} <= told(figures)


def test_the_rows_of_a_known_company_are_its_own() -> None:
    mill = Entity(name="青禾水泵厂", kind="customer", aliases=("青禾",))
    text = "| 客户 | 采购额（万元） |\n|---|---|\n| 青禾 | 12 |\n| 合计 | 12 |\n"
    figures = found(text, title="# 2031年3月月报\n\n", entities=(mill,))
    assert [(f.subject, f.period, f.text) for f in figures] == [
        ("青禾水泵厂", "2031-03", "12万元"),
        (None, "2031-03", "12万元"),
    ]


def test_a_figure_says_how_it_was_read() -> None:
    (figure,) = found("| 指标 | 数值 |\n|---|---|\n| 研发投入 | 12 |\n")
    assert figure.confidence is not None
    assert figure.confidence < 0.9
    assert "表中没有写单位" in figure.reasons


def test_a_large_table_is_cut_between_rows_and_quoted_around_its_cells() -> None:
    heads = "| 公司名称 | 年份 | " + " | ".join(f"第{n}项收入" for n in range(120)) + " |"
    rows = [
        f"| 第{c}水泵公司 | 2030 | " + " | ".join(str(c * 1000 + n) for n in range(120)) + " |"
        for c in range(1, 60)
    ]
    text = "\n".join([heads, "|" + "---|" * 122, *rows]) + "\n"
    document, blocks = read_report(text, "reports/a.md")
    passages, _ = passages_of(document, blocks)
    figures = found(text, title="")
    assert len(passages) > 2
    assert max(len(p.text) for p in passages) < 20_000
    assert len(figures) == 59 * 120
    assert max(len(f.sources[0].quote) for f in figures) < 40


HALF = "# 海泰面包集团股份有限公司 2024 年半年度报告\n\n## 财务数据\n\n"


def test_a_half_year_report_counts_from_its_half_year() -> None:
    figures = found(
        "| | 本报告期末 | 上年度末 | 本报告期末比上年度末增减 |\n|---|---|---|---|\n"
        "| 总资产（元） | 104 | 100 | 4.00% |\n\n"
        "| 项目 | 本报告期 | 上年同期 |\n|---|---|---|\n| 营业收入（元） | 52 | 50 |\n",
        title=HALF,
    )
    assert {label.removeprefix("海泰面包集团股份有限公司") for label in told(figures)} == {
        "总资产 @ 2024-H1 = 104元", "总资产 @ 2023 = 100元",
        "总资产较上年末增长率 @ 2024-H1 = 4.00%",
        "营业收入 @ 2024-H1 = 52元", "营业收入 @ 2023-H1 = 50元",
    }  # fmt: skip


def test_industries_and_items_beside_each_other_are_both_read() -> None:
    figures = found(
        "| 行业分类 | 项目 | 单位 | 2031年 | 2030年 | 同比增减 |\n|---|---|---|---|---|---|\n"
        "| 钢铁 | 销售量 | 吨 | 100 | 90 | 11.11% |\n| | 生产量 | 吨 | 110 | - | - |\n"
    )
    assert told(figures) == {
        "销售量（钢铁） @ 2031 = 100吨", "销售量（钢铁） @ 2030 = 90吨",
        "销售量增长率（钢铁） @ 2031 = 11.11%", "生产量（钢铁） @ 2031 = 110吨",
    }  # fmt: skip


def test_a_value_without_a_unit_gives_way_to_one_that_has_it() -> None:
    figures = found(
        "## 利润表\n\n单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 净利润 | 12 |\n\n"
        "## 摘要\n\n| 项目 | 2031年 |\n|---|---|\n| 净利润 | 15 |\n"
    )
    assert told(figures) == {"净利润 @ 2031 = 12元", "净利润（摘要） @ 2031 = 15"}


def test_marks_of_notes_are_no_part_of_names_and_dates() -> None:
    figures = found(
        "人民币百万元，另有标注除外\n\n"
        "| 项目 | 2031年(4)12月31 日 | 2030年12月31日 |\n|---|---|---|\n"
        "| 客户存款(1) | 9,314 | 8,627 |\n| 每股净资产(5) | 5.75 | 5.26 |\n"
    )
    assert told(figures) == {
        "客户存款 @ 2031 = 9,314百万元", "客户存款 @ 2030 = 8,627百万元",
        "每股净资产 @ 2031 = 5.75元", "每股净资产 @ 2030 = 5.26元",
    }  # fmt: skip


def test_a_number_that_two_rows_share_is_none() -> None:
    figures = found(
        "单位：元\n\n| 项目 | 2031年末 | 2030年末 |\n|---|---|---|\n"
        "| | 63,189,391.1 | |\n| 货币资金 | 1 | 54,000.00 |\n| 存货 | 119.85 | 23.10 |\n"
    )
    assert told(figures) == {
        "货币资金 @ 2030-12 = 54,000.00元", "存货 @ 2031-12 = 119.85元",
        "存货 @ 2030-12 = 23.10元",
    }  # fmt: skip


def test_a_part_of_a_table_that_begins_with_a_group_goes_on() -> None:
    figures = found(
        "# 母公司资产负债表\n\n单位：元\n\n| 项目 | 2031年12月31日 |\n|---|---|\n"
        "| 存货 | 7.00 |\n\n"
        "| 流动负债： | |\n|---|---|\n| 短期借款 | 5.00 |\n"
    )
    assert told(figures) == {
        "存货（母公司） @ 2031 = 7.00元", "短期借款（母公司） @ 2031 = 5.00元",
    }  # fmt: skip
