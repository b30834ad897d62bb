"""What reports of other authors say that is right, and looked like a contradiction; each beside a
slip of the same kind that is told. All are of invented companies.
"""

import pytest

from tests.checked import table, warnings

SHOPS = table(
    "门店 | 4月收入（万元） | 5月收入（万元） | 环比",
    "松岭与河湾 | 200 | 210 | 5.0%",
    "北坡 | 150 | 147 | -2.0%",
    "东渡 | 100 | 120 | 20.0%",
    "合计 | 450 | 477 | 6.0%",
)
AIMED = table(
    "门店 | 5月收入（万元） | 5月目标（万元） | 完成率 | 环比",
    "松岭 | 200 | 205 | 97.6% | 2.5%",
    "北坡 | 150 | 144 | 104.2% | 7.9%",
    "东渡 | 120 | 125 | 96.0% | 4.3%",
    "合计 | 470 | 474 | 99.2% | 3.2%",
)
GROWN = table(
    "产品 | 5月收入（万元） | 同比 | 毛利（万元）",
    "花砖 | 1,200 | 17.5% | 483",
    "素砖 | 660 | 20.1% | 320",
    "合计 | 1,860 | 18.4% | 803",
)
LET = table(
    "仓型 | 面积（平方米） | 5月出租率 | 4月出租率",
    "冷库 | 2,000 | 90.0% | 80.0%",
    "常温 | 6,000 | 70.0% | 66.0%",
    "合计 | 8,000 | 75.0% | 68.5%",
)
KILNS = table(
    "窑炉 | 收入（万元） | 产量（吨）",
    "东窑 | 1,460 | 900",
    "西窑 | 860 | 700",
    "南窑 | 640 | 500",
)
RIGHT = (
    # A part of a row that has two, what comes first of all, what else happened to it.
    f"松岭与河湾：松岭收入130万元，河湾收入80万元。\n\n{SHOPS}",
    f"北坡新区4月开业，面积300平方米，首月收入14万元。\n\n{SHOPS}",
    f"西窑停机两天，影响产量约60吨。\n\n{KILNS}",
    f"西窑换烧嘴后产量由560吨升至700吨。\n\n{KILNS}",
    # A price beside amounts; what may come; growth beside an aim of the same month.
    f"{SHOPS}\n\n同行青木5月20日起在东渡一带报价下调6%。",
    f"{SHOPS}\n\n若青木跟进，东渡6月收入或将下降30万元。",
    AIMED,
    f"分窑看，西窑售价由7.4万元调至7.1万元；东窑14.6万元。\n\n{KILNS}",
    # What is possible is no part of what was done.
    "全厂出砖1,550吨，其中东窑出砖900吨，产能1,200吨；西窑出砖650吨，产能800吨。",
    # The clause before says of what its share is.
    "## 总体\n\n5月收入500万元。\n\n## 收入\n\n按业务看，课程收入400万元，占总收入的80.0%；教具收入"
    "60万元，占12.0%；考试收入40万元，占8.0%。\n- 营业成本160万元，其中人工90万元、房租70万元。",
    # The largest trouble is no largest value; the table has nothing of what is owed.
    f"东渡只做到96.0%，是最大拖累。\n\n{AIMED}",
    f"{SHOPS}\n\n欠款最多的是北坡，52万元。",
    # Another product of the name; what is due begins within the month that is planned.
    "## 产品\n\n3月上市“远帆”，销路平稳。\n\n## 计划\n\n9月12日上市“远帆”纪念款。",
    # What a bracket says is of the item before it.
    "前四名：松岭9.6万元（同比下降3.0%）、河湾7.3万元（同比增长10.8%）、北坡5.00万元、东渡4.10万元。",
    # Items that count themselves; a span beside what is told of the month.
    "签约门店86家，比4月少5家（三家迁走、两家停业）。",
    "9月成本96万元，环比增长3.1%；毛利64万元，毛利率40.0%。\n三季度收入450万元，同比增长12.0%。",
    # A change column is of what stands before it; growth since a year is none to an aim.
    f"毛利803万元，同比增长26.9%。\n\n{GROWN}",
    "1—5月累计收入1,640万元，同比增长10.8%，全年目标2,000万元，完成82.0%。",
    # One of a list is not the total of a table that looks like it.
    f"{SHOPS}\n\n前三名客户收入138万元：青岭学校60.3万元（占总收入12.6%）、柏舟书店47.7万元、禾田文具30.0万元。",
    # The areas are of now.
    LET,
    # Each line is of its own; a line of what is to come; how another value has changed.
    "## 概览\n\n出租率76.4%。\n\n## 分库\n\n- 北库：2,300平方米，出租率76.9%；\n"
    "- 南库：900平方米，出租率83.9%。",
)  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_right_is_silent(text: str) -> None:
    assert warnings(text, period="2030-05", date="2030-06-05") == []


@pytest.mark.parametrize(
    "text",
    [
        f"北坡收入174万元。\n\n{SHOPS}",
        f"东渡环比增长8%。\n\n{SHOPS}",
        SHOPS.replace("20.0%", "2.0%"),
        "两窑合计产出1,550吨，其中东窑产出900吨、西窑产出560吨。",
        "收入500万元。课程收入400万元，占总收入的80.0%；教具收入60万元，占21.0%。",
        f"收入最高的是北坡。\n\n{SHOPS}",
    ],
)
def test_a_slip_beside_it_is_told(text: str) -> None:
    assert warnings(text, period="2030-05", date="2030-06-05")


def test_a_day_of_the_planned_month_may_be_past() -> None:
    text = "## 6月计划\n\n6月1日起东线加收旺季附加费。"
    assert warnings(text, period="2030-05", date="2030-06-05") == []
    assert warnings(text.replace("6月计划", "下一步计划"), period="2030-05", date="2030-06-05")
