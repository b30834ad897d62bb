"""Tables against their totals, percentages and growth, and against the prose beside them."""

import pytest

from tests.checked import findings, table, warnings

REGIONS = ("区域 | 门店（家） | 收入（万元） | 占比 | 同比",)
ROWS = (
    "城东 | 210 | 1,200 | 48% | 15%",
    "城西 | 130 | 800 | 32% | 22%",
    "城南 | 60 | 500 | 20% | 9%",
)
TOTAL = ("合计 | 400 | 2,500 | 100% | 16%",)


def regions(old: str = "", new: str = "", prose: str = "") -> str:
    return table(*REGIONS, *ROWS, *TOTAL).replace(old, new) + f"\n\n{prose}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("合计 | 400", "合计 | 420", "400家"),
        ("| 800 |", "| 900 |", "2,600万元"),
        ("32%", "36%", "104%"),
        ("城西 | 130", "城西 | -130", "不会小于零"),
        ("| 48% |", "| 148% |", "不会大于 100%"),
        ("合计 | 400", "合计 | 200", "小于其中一项"),
    ],
)
def test_a_table_that_does_not_add_up_is_told(old: str, new: str, told: str) -> None:
    assert any(told in what for what in warnings(regions(old, new)))


@pytest.mark.parametrize(
    "text",
    [
        regions(),
        table("区域 | 门店（家）", "城东 | 210", "城西 | 130", "合计 | 约340"),
        table("产品 | 吨价（元）", "板材 | 4,100", "线材 | 3,900", "合计 | 4,010"),
        table("年份 | 利润率", "2029年 | 12%", "2030年 | 13%", "合计 | 12.6%"),
        table("区域 | 收入（亿元）", "城东 | 1.2", "城西 | 0.8", "合计 | 2.1"),
        table(
            "项目 | 收入（万元）",
            "面包 | 300",
            "蛋糕 | 200",
            "小计 | 500",
            "茶 | 100",
            "合计 | 600",
        ),
        table("项目 | 收入（万元）", "面包 | 300", "其中：吐司 | 100", "茶 | 100", "合计 | 400"),
        table("客户 | 金额（万元）", "松果 | 300", "云栖等 | 200", "合计 | 900"),
        table("客户 | 金额（万元）", "松果 | 300", "云栖 | -", "合计 | 900"),
    ],
)
def test_a_table_that_adds_up_is_silent(text: str) -> None:
    assert warnings(text) == []


def test_a_row_is_held_against_its_total_column() -> None:
    text = table("指标 | 一季度 | 二季度 | 全年", "收入（万元） | 120 | 130 | 270")
    (what,) = warnings(text)
    assert "250万元" in what or "250" in what


GROWTH = (
    "项目 | 2030年 | 2029年 | 同比",
    "面包（万元） | 1,150 | 1,000 | 15.0%",
    "蛋糕（万元） | 840 | 800 | 5.0%",
    "茶（万元） | 330 | 300 | 10.0%",
)


def test_the_total_of_another_day_is_no_part_of_a_row() -> None:
    staff = table(
        "区域 | 师傅（人） | 学徒（人） | 合计（人） | 2031年3月31日合计（人）",
        "城东 | 12 | 3 | 15 | 14",
        "城西 | 8 | 2 | 10 | 11",
    )
    assert not warnings(staff)
    assert warnings(staff.replace("| 15 |", "| 16 |"))


def test_growth_in_a_table_is_recomputed_from_its_two_periods() -> None:
    assert warnings(table(*GROWTH)) == []
    (what,) = warnings(table(*GROWTH).replace("| 5.0%", "| 15.5%"))
    assert "蛋糕" in what
    assert "5%" in what


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("收入最高的是城西，城南最少。", "城东"),
        ("城东的增速居首。", "城西"),
        ("城西门店最少。", "城南"),
        ("城东收入1,300万元，是主力。", "1,200万元"),
        ("城东收入1,200万元，比城西多500万元。", "400万元"),
    ],
)
def test_prose_that_its_table_denies_is_told(prose: str, told: str) -> None:
    found = warnings(regions(prose=prose))
    assert any(told in what for what in found), found


@pytest.mark.parametrize(
    "prose",
    [
        "收入最高的是城东，城南最少。",
        "城西的增速居首，同比增长22%。",
        "城南门店最少，只有60家。",
        "城东收入1,200万元，比城西多400万元。",
        "城东收入约0.12亿元。",
        "城东收入目标1,500万元。",
        "2029年城东收入1,040万元。",
        "城东历史最高收入是1,900万元。",
        "城东新增门店12家。",
        "除城东外，收入最高的是城西。",
    ],
)
def test_prose_that_its_table_allows_is_silent(prose: str) -> None:
    assert warnings(regions(prose=prose), period="2030") == []


def test_a_finding_of_prose_and_table_names_both_places() -> None:
    text = f"## Page 3 概况\n\n城东收入1,300万元。\n\n## Page 4 区域\n\n{regions()}"
    (finding,) = findings(text)
    assert finding.place == "Page 3、Page 4"
    assert finding.kind == "contradiction"
    assert len(finding.passages) == 2


SERIES = (
    "年份 | 收入（亿元） | 增速",
    "2027年 | 9.0 | ",
    "2028年 | 10.0 | 11.1%",
    "2029年 | 11.5 | 15%",
    "2030年 | 13.8 | 20%",
)


def test_growth_down_a_series_is_recomputed_from_the_row_before() -> None:
    assert warnings(table(*SERIES)) == []
    (what,) = warnings(table(*SERIES).replace("20%", "30%"))
    assert "2030年" in what
    assert "20%" in what


def test_months_without_a_year_are_periods_of_a_table() -> None:
    months = table(
        "区域 | 1月（万元） | 2月（万元） | 环比",
        "城东 | 100 | 110 | 10%",
        "城西 | 80 | 76 | -5%",
        "城南 | 50 | 60 | 20%",
    )
    assert warnings(months) == []
    (what,) = warnings(months.replace("-5%", "-15%"))
    assert "城西" in what


@pytest.mark.parametrize(
    "text",
    [
        table(
            "项目 | 期末 | 期初",
            "现金 | 1,000 | 900",
            "流动资产合计 | 1,000 | 900",
            "资产总计 | 3,500 | 3,450",
        ),
        table(
            "分部 | 收入（万元） | 占比",
            "国内 | 800 | 80%",
            "海外 | 300 | 30%",
            "抵销 | -100 | -10%",
            "合计 | 1,000 | 100%",
        ),
        table("分部 | 利润（万元）", "国内 | 800", "海外 | (300)", "合计 | 500"),
        table(
            "指标 | 目标 | 实际 | 达成率",
            "收入（万元） | 1,000 | 950 | 95%",
            "新客户（家） | 50 | 60 | 120%",
        ),
        table(
            "区域 | 本期 | 上期 | 增减",
            "城东 | 110 | 100 | 10",
            "城西 | 76 | 80 | -4",
            "合计 | 186 | 180 | 6",
        ),
        table(
            "阶段 | 开始 | 结束 | 天数",
            "一期 | 2030年1月 | 2030年3月 | 90",
            "二期 | 2030年4月 | 2030年6月 | 91",
        ),
        table(
            "客户 | 一季度（万元） | 二季度（万元） | 合计（万元）",
            "甲 | 100 | 120 | 220",
            "合计 | 100 | 120 | 220",
        ),
    ],
)
def test_tables_of_accounts_are_silent(text: str) -> None:
    assert warnings(text) == []
