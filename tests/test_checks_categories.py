"""How many rows are of a kind, as prose counts them."""

import pytest

from tests.checked import table, warnings

SELLERS = table(
    "供应商 | 性质 | 采购额 | 占比",
    "甲厂 | 民营企业 | 910 | 13.0%",
    "乙厂 | 民营企业 | 700 | 10.0%",
    "丙社 | 外资 | 560 | 8.0%",
    "丁厂 | 民营企业 | 350 | 5.0%",
    "戊业 | 外资 | 280 | 4.0%",
)
WORKS = table(
    "项目 | 状态 | 负责人",
    "甲线 | 已完成 | 张三",
    "乙线 | 已完成 | 李四",
    "丙线 | 进行中 | 张三",
    "丁线 | 未启动 | 王五",
)
SHOPS = table("门店 | 考核 | 销售额", "甲店 | 达标 | 30", "乙店 | 未达标 | 20", "丙店 | 达标 | 31")
WRONG = (
    (f"{SELLERS}\n\n这五家里，2家是民营企业，2家为外资。", "2家是民营企业"),
    (f"{SELLERS}\n\n前五家中有3家外资。", "3家外资"),
    (f"{WORKS}\n\n4个项目里，3个已完成，1个进行中，1个未启动。", "3个已完成"),
    (f"{WORKS}\n\n4个项目中已完成的有3个。", "已完成的有3个"),
    (f"{SHOPS}\n\n三家门店里未达标的2家。", "未达标的2家"),
)
RIGHT = (
    f"{SELLERS}\n\n前五家中有2家外资，民营企业3家。",
    f"{SELLERS}\n\n合作的民营企业42家，外资8家。",
    f"{SELLERS}\n\n五家之外，民营企业另有30家。",
    f"{WORKS}\n\n4个项目中已完成的有2个，上月已完成1个。",
    f"{WORKS}\n\n已完成3个验收节点。",
    f"{SHOPS}\n\n三家门店里未达标的1家，达标的2家。",
)


@pytest.mark.parametrize(("text", "token"), WRONG)
def test_another_count_of_a_kind_is_told(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_the_count_of_rows_and_of_more_than_the_table_has_is_silent(text: str) -> None:
    assert not any("行。" in what for what in warnings(text))
