"""A number that looks like the one it should be, and numbers that fit what stands around them."""

from decimal import Decimal

import pytest

from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import Quantity, read_quantity
from tests.checked import table, warnings

MILL = table(
    "产线 | 2月产量（吨） | 1月产量（吨） | 合格率",
    "线材 | 5,240 | 5,000 | 98.1%",
    "板材 | 3,120 | 3,300 | 97.3%",
    "管材 | 1,710 | 1,600 | 96.4%",
    "合计 | 10,070 | 9,900 | 97.6%",
)
STAFF = "月初员工2,146人，当月入职68人、离职42人，期末2,172人"

WRONG = (
    (f"月末在册员工2,127人，投诉37件。\n\n{STAFF}。", "2,127人"),
    (f"{MILL}\n\n下月把板材合格率由95.3%提高到98.0%。", "97.3%"),
    (f"{MILL}\n\n板材的3,210吨全部售出。", "3,120吨"),
    (f"{STAFF}；工人1,318人、职员796人、其他85人。", "总数写 2,172人"),
    ("本月收入84,700万元。上年同期为76,300万元，同比增长13.0%。", "13.0%"),
    ("本季受检640批。检测费192万元，平均每批3,000万元。", "3000"),
    ("月末余额17,680万元，约合17.68亿元。", "17.68亿元"),
    ("一季度收入4,900万元，二季度6,300万元，二季度占53.6%。", "56.25"),
    (f"{MILL}\n\n板材比1月少108吨。", "108吨"),
    ("余款8,860万元下半年付清，其中三季度5,020万元、四季度3,660万元。", "8,860万元"),
    ("期末合作门店1,310家。\n\n年末合作门店力争1,450家，较2月末净增410家。", "410家"),
)
RIGHT = (
    f"月末在册员工2,172人，投诉37件。\n\n{STAFF}。",
    "计划校准2,000台，季内完成1,850台，完成率92.5%；平均单价420元，确认收入77.7万元，下季扩到2,400台。",
    "上年同期贡献132万元，本季仅88万元，下降33.3%，少掉的44万元是消费品的。",
    "一季度出栏28.2万头，二季度33.8万头，环比+19.9%，二季度占上半年54.5%",
    "直营店53家，加盟店212家，加盟店占80.0%。",
    "期末合作门店1,310家。\n\n年末合作门店达到1,450家，较2月末净增140家。",
    "事故23起，其中设备12起、人为6起。",
)


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_looks_mistyped_beside_its_like_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text, period="2031-02"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_fits_the_numbers_around_it_is_silent(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("written", "meant", "how"),
    [
        pytest.param("2,127人", 2172, "swap", id="two digits changed places"),
        pytest.param("43.0%", 46, "digit", id="one digit is another"),
        pytest.param("1.77亿元", 53_000_000, "", id="another value"),
        pytest.param("17.68亿元", 176_800_000, "scale", id="a power of ten"),
        pytest.param("1.77亿元", 176_800_000, "", id="rounded"),
    ],
)
def test_how_a_number_would_have_come_of_another(written: str, meant: int, how: str) -> None:
    quantity = read_quantity(written)
    assert isinstance(quantity, Quantity)
    assert slip_of(quantity, Decimal(meant)) == how


def test_an_amount_beyond_all_others_is_told() -> None:
    amounts = "、".join(f"门店{n}收入{n * 37 + 110}万元" for n in range(1, 12))
    (what,) = warnings(f"{amounts}。另预留400亿元用于应急采购。")
    assert "400亿元" in what


def test_a_day_that_is_past_is_no_plan() -> None:
    text = "# 月报\n\n## 三月怎么走\n\n1月10日起试行新报价。"
    (what,) = warnings(text)
    assert "1月10日起" in what


def test_a_heading_is_held_against_the_table_below_it() -> None:
    shares = table(
        "产线 | 收入（万元） | 收入占比",
        "线材 | 5,384 | 43.0%",
        "板材 | 3,130 | 25.0%",
        "管材 | 4,006 | 32.0%",
        "合计 | 12,520 | 100.0%",
    )
    assert any("46.0%" in what for what in warnings(f"# 月报\n\n## 线材收入占比46.0%\n\n{shares}"))


def test_months_add_up_to_the_half_year_below_them() -> None:
    rows = (f"{n}月 | {amount}" for n, amount in enumerate((96, 82, 104, 108, 112, 118), 1))
    assert any(
        "720" in what for what in warnings(table("月份 | 出栏（头）", *rows, "上半年 | 720"))
    )
