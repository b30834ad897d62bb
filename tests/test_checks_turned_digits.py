"""Digits that changed places, where only the words around say what they should be."""

import pytest

from tests.checked import table, warnings

LINES = table(
    "产品 | 2031年二季度 | 2030年二季度 | 同比",
    "面粉（吨） | 33,696 | 32,400 | 4.0%",
    "挂面（吨） | 17,280 | 18,000 | -4.0%",
    "糕点（吨） | 30,240 | 26,500 | 14.1%",
    "饼干（吨） | 5,184 | 4,800 | 8.0%",
)
SOLD = table(
    "产品 | 收入（万元） | 销量（万包）",
    "挂面 | 3,888 | 129.6",
    "糕点 | 2,246 | 70.2",
    "饼干 | 1,555 | 86.4",
    "合计 | 7,689 | 286.2",
)
MONTHS = table("指标 | 7月 | 8月 | 9月", "糕点订单（万单） | 2.9 | 3.1 | 2.6")


def told(text: str) -> list[str]:
    return warnings(text, date="2031-10", period="2031-09")


def test_a_change_without_its_sign_is_told() -> None:
    assert "正负相反" in told(LINES.replace("-4.0%", "4.0%"))[0]
    assert not told(LINES)


def test_a_column_of_falls_without_signs_is_no_slip() -> None:
    falls = LINES.replace("33,696", "31,104").replace("-4.0%", "4.0%")
    assert not any("正负相反" in what for what in told(falls))


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (
            "批发收入4,176万元，占四成。\n\n其内部由面粉2,310万元、挂面1,425万元、糕点621万元组成。",
            "1,425万元",
        ),
        ("合作农户86家，其中东乡34家、西乡14家、北乡11家。", "14家"),
    ],
)
def test_a_part_that_makes_the_whole_when_turned_is_told(said: str, part: str) -> None:
    assert any(part in what for what in told(said))


@pytest.mark.parametrize(
    "said",
    [
        "批发收入4,176万元，占四成。\n\n其内部由面粉2,310万元、挂面1,245万元、糕点621万元组成。",
        "合作农户86家，其中东乡34家、西乡41家、北乡11家。",
        "合作农户86家，其中主要为东乡34家、西乡14家、北乡11家。",
        "合作农户86家，其中东乡34家、西乡15家、北乡11家。",
    ],
)
def test_parts_that_are_right_or_not_all_raise_none(said: str) -> None:
    assert not told(said)


def test_an_average_by_a_total_of_its_section_is_told() -> None:
    said = (
        "分渠道看，团购业务4,640万元，零售业务2,100万元。\n\n团购平均客户129.4万户，户均收入{}元。"
    )
    assert any("35.86元" in what for what in told(said.format("38.56")))
    assert not told(said.format("35.86"))


def test_the_only_column_of_its_unit_is_meant() -> None:
    text = f"{SOLD}\n\n全月销售{{}}万包，均价稳定。"
    assert "286.2万包" in told(text.format("268.2"))[0]
    assert not told(text.format("286.2"))


def test_a_value_behind_its_row_and_its_month_is_that_cell() -> None:
    text = f"{MONTHS}\n\n糕点订单同样以8月最高，当月为{{}}万单，9月有所回落。"
    assert "3.1万单" in told(text.format("1.3"))[0]
    assert not told(text.format("3.1"))


def test_a_stock_in_another_notation_is_the_same_stock() -> None:
    text = (
        "## 仓储\n\n月初存货5.46亿元，采购3.18亿元，结转3.60亿元，月末存货5.04亿元。\n\n"
        "## 安排\n\n存货方面，年末要从9月末的{}万元压到4.80亿元以内。"
    )
    assert any("54,000万元" in what for what in told(text.format("54,000")))
    assert not told(text.format("50,400"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("累计净利润32,600万元，完成年度目标31,000万元的76.13%。", "23,600万元"),
        (
            "成本51,600万元，由原料5,220万元、折旧4,930万元、人工2,760万元、运费2,690万元构成。",
            "15,600万元",
        ),
        ("客户420.0万户，三家合计1,500万户；月初417.6万户，比年初的386.2万户增长31.08%。", ""),
    ],
)
def test_a_number_that_fits_when_turned_is_told(said: str, meant: str) -> None:
    found = told(said)
    assert any(meant in what and "数字若为" in what for what in found) == bool(meant)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("按门店看，甲店4,630万元、乙店1,820万元、丙店1,240万元、丁店570万元。",
                     id="items of one list"),
        pytest.param("5月按板块看，甲2,210万元、乙1,980万元、丙1,130万元、丁700万元。"
                     "4月按板块看，甲1,960万元、乙1,850万元、丙1,020万元、丁650万元。",
                     id="two of them"),
        pytest.param("平均日利用率9.1小时。", id="a rate in hours"),
    ],
)  # fmt: skip
def test_a_list_that_fits_by_chance_is_not_told(said: str) -> None:
    assert not list(told(said))
