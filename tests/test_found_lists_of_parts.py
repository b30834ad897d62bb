"""Lists that take a figure apart, by customers, shares or sums; the companies are invented."""

import pytest

from assistant.quantities import find_quantities
from tests.test_found_monthly_more import figures_of

CUSTOMERS = [
    # What a bracket says of one of them stands between two.
    (
        "5月收入730万元。前三大客户收入210万元：松岭学校96万元（占总收入13.2%）、河湾书店70万元"
        "（环比下降4.0%）、北坡文具44万元。",
        ["收入 松岭学校 2031-05: 960000 CNY", "占总收入比例 松岭学校 2031-05: 13.2 percent",
         "收入 河湾书店 2031-05: 700000 CNY", "收入环比下降 河湾书店 2031-05: 4 percent",
         "收入 北坡文具 2031-05: 440000 CNY"],
    ),
    # What they pay is what they have a share of; the list follows in its own words.
    (
        "前十大客户合计365万元，占总收入的50.0%，前两名依次为松岭学校96万元、河湾书店70万元。",
        ["收入 松岭学校 2031-05: 960000 CNY", "收入 河湾书店 2031-05: 700000 CNY"],
    ),
]  # fmt: skip
PARTS = [
    # Their shares prove of what; whose own name says what it measures, too.
    (
        "5月收入800万元。\n\n- 代理渠道收入300万元，占总收入的37.5%，环比增长3.0%；"
        "卖场200万元，占25.0%。\n"
        "- 邮购96万元，占12.0%，因换季环比增长30.0%。",
        ["收入 代理渠道 2031-05: 3000000 CNY", "收入环比增长 代理渠道 2031-05: 3 percent",
         "收入 卖场 2031-05: 2000000 CNY", "收入占比 邮购 2031-05: 12 percent",
         "收入环比增长 邮购 2031-05: 30 percent"],
    ),
    # Each has its name in full: three metrics, as before.
    (
        "5月收入800万元。订阅收入600万元，占75.0%；服务收入200万元，占25.0%。",
        ["订阅收入 2031-05: 6000000 CNY", "订阅收入占比 2031-05: 75 percent"],
    ),
    # The largest are some of all; shares of more than all are of no list.
    (
        "5月收入800万元。直客600万元，占75.0%；前十大客户收入320万元，占40.0%。",
        ["直客: 6000000 CNY", "前十大客户收入 2031-05: 3200000 CNY"],
    ),
    # The line says of what it is; and nothing where its shares are of two amounts.
    (
        "按租期看门店收入：长租300万元，占60.0%；短租150万元，占30.0%。",
        ["门店收入 长租: 3000000 CNY", "门店收入占比 短租: 30 percent"],
    ),
    (
        "按租期看门店收入：长租300万元，占60.0%；短租150万元，占42.0%。",
        ["长租: 3000000 CNY", "短租: 1500000 CNY"],
    ),
    # Counted in any measure word, over the clauses of a line.
    (
        "5月开课2,100节，环比增长5.0%。\n\n按校区看，东区900节，占总课数的42.9%；西区700节，南区500节。",
        ["开课 东区: 900 节", "开课 西区: 700 节", "开课 南区: 500 节"],
    ),
    # What a part was, how it changed, what share it is.
    (
        "5月费用90万元，其中人工50万元，较4月的46万元增长8.7%，房租40万元。",
        ["费用 人工 2031-05: 500000 CNY", "费用 人工 2031-04: 460000 CNY",
         "费用环比增长 人工 2031-05: 8.7 percent", "费用 房租 2031-05: 400000 CNY"],
    ),
]  # fmt: skip
AIMS = [
    (
        "一季度收入1,545万元，其中1月505万元、2月520万元、3月520万元，季度目标1,500万元，完成103.0%。",
        ["收入 2031-Q1: 15450000 CNY", "收入 2031-Q1: 15000000 CNY (target)",
         "收入完成率 2031-Q1: 103 percent"],
    ),
    (
        "上半年收入2,955万元，半年目标3,000万元，完成98.5%。",
        ["收入 2031-H1: 30000000 CNY (target)", "收入完成率 2031-H1: 98.5 percent"],
    ),
    (
        "四季度收入目标1,800万元，预测1,750万元，全年预计6,250万元。",
        ["收入 2031-Q4: 17500000 CNY (forecast)", "收入 2031: 62500000 CNY (forecast)"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUSTOMERS + PARTS + AIMS)
def test_numbers_of_a_list_are_of_what_it_takes_apart(text: str, expected: list[str]) -> None:
    found = figures_of(text)
    held = {f.replace(" 2031-05:", ":") for f in found} | set(found)
    assert set(expected) <= held, found


def test_the_largest_and_all_are_no_list() -> None:
    found = figures_of("5月收入800万元。直客600万元，占75.0%；前十大客户收入320万元，占40.0%。")
    assert not any("收入 直客" in each for each in found)


def test_a_point_is_of_its_own_line() -> None:
    rows = (
        "| 产品 | 收入（万元） | 均价（元） |\n|---|---|---|\n| 冰柜 | 300 | 9.5 |\n"
        "| 风幕柜 | 200 | 7.0 |\n| 合计 | 500 | — |\n\n"
    )
    points = "- 冰柜销量居首，占六成。\n- 风幕柜由新客户带动回升；均价由4月的6.6元升至7.0元。"
    found = figures_of(rows + points)
    assert "均价 风幕柜 2031-04: 6.6 CNY" in found
    assert not any("均价 冰柜 2031-04" in each for each in found)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("货车跑了930趟", "趟"), ("投诉14起", "起"), ("报关510票", "票"),
        ("售出86万卡时", "卡时"),
        ("拉回3,700TEU", "TEU"), ("检修12车次", "车次"), ("日均调用40亿tokens，", "tokens"),
        # Another word begins with the same character.
        ("双11单价", None), ("3节约", None), ("吞吐3,472 tokens/s", None), ("3组织", None),
    ],
)  # fmt: skip
def test_measure_words_count(text: str, unit: str | None) -> None:
    assert [span.quantity.unit for span in find_quantities(text)] == [unit]


def test_a_noun_that_ends_in_over_is_no_bound() -> None:
    (span,) = find_quantities("商超3,070万元")
    assert span.quantity.bound == "exact"


def test_what_has_parts_of_its_own_is_no_part_of_the_list() -> None:
    told = figures_of(
        "5月进窑1.6万片，已出窑1.2万（7.5K 青砖，4.5K 白砖等），返烧待出1.9K片，破损2.1K片。"
    )
    assert "已出窑 2031-05: 12000 片" in told
    assert "已出窑 青砖 2031-05: 7500 片" in told
    assert "返烧待出 2031-05: 1900 片" in told
