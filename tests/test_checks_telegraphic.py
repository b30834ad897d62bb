"""Contradictions as decks write them, in fragments, and what only looks like one there."""

import pytest

from tests.checked import table, warnings

FORGES = table(
    "锻炉 | 座数 | 产能（T） | 峰值（T） | 负荷率",
    "东炉 | 310 | 42 | 31 | 73.8%",
    "西炉 | 140 | 14 | 8 | 57.1%",
    "南炉 | 190 | 26 | 16 | 61.5%",
    "合计 | 640 | 82 | 55 | 67.1%",
)
ORDERS = table(
    "炉型 | 年初在手 | 本年新签 | 合同金额",
    "立炉 | 22 | 9 | 3.42",
    "卧炉 | 18 | 12 | 5.60",
    "环炉 | 14 | 8 | 1.20",
    "合计 | 54 | 29 | 10.22",
)
SITES = table("工地 | 座数 | 开业日期", "北岭 | 8 | 2031-09-30", "南坡 | 7 | 2031-10-17")
CASES = (
    "# 进展\n\n{later}\n\n# 案例\n\n## 【北岭机械】\n\n合格率从94.5%提到98.1%，份额从0%做到45%。"
)

WRONG = (
    ("租户从36家提升至54家，+45.0%，共70T。", "45.0%"),
    ("废铁从3.6亿升至3.0亿，停了两条线。", "升至"),
    ("30年末1,250人：炉前420 + 轧制530 + 后勤190 + 质检130。", "1,250人"),
    ("站点 东15 + 西10 + 南13，共36个。", "36个"),
    ("吞吐1,240 → 3,472 pcs/h，提升至3.8倍。", "3.8倍"),
    (f"东炉最吃紧，峰值跑到33T。\n\n{FORGES}", "33T"),
    (f"西炉座数160座，偏老。\n\n{FORGES}", "160座"),
    (CASES.format(later="北岭合格率98.7%是敲门砖。"), "98.7%"),
    (CASES.format(later="北岭份额54%还要往上。"), "54%"),
    ("新炉：2031年3月立项，11月试产，同年9月投产。", "11月"),
    ("首台2031年12月动工，2031年6月交付。", "12月"),
    (f"北岭于2031年9月20日开业，客流不错。\n\n{SITES}", "9月20日"),
    ("“远山”炉计划2032年9月交付。\n\n确保2032年11月如期交付“远山”炉。", "11月"),
    ("前四大客户为北岭、南坡和西滩，合计600万元。", "四大"),
    ("# 三个难点\n\n价格：低价抢单；供应：炉料难买；合规：出口受限；稳定：停炉偏多", "4 个"),
    ("轧机50台，单台每天4,850件，全线每天24.25亿件。", "24.25亿件"),
    ("废钢每涨100元/吨，按64.20万吨用量算，成本增加0.624亿元。", "0.624亿元"),
    ("停炉4起，上年9起。\n\n停炉从7起降到4起，仍要盯。", "7起"),
    ("废钢采购均价由4,180元/吨降至3,790元/吨。\n\n废钢采购均价下降290元，毛利改善。", "290元"),
    ("全国36个站点，四小时到场。\n\n站点 东15 + 西10 + 南13，共38个。", "36个"),
)
RIGHT = (
    "租户从36家提升至54家，+50.0%。",
    f"东炉最吃紧，峰值跑到31T；西炉峰值8T。\n\n{FORGES}",
    CASES.format(later="北岭合格率98.1%是敲门砖，份额45%。"),
    "新炉：2031年3月立项，6月试产，同年9月投产。",
    "北炉3月投产，南炉11月投产，西炉9月投产。",
    f"北岭于2031年9月30日开业。\n\n{SITES}",
    "工期缩短5天至80天，再加12座到50座。",
    "年初现金61.30亿元，经营净流入14.20亿元，投资净流出6.80亿元，年末为68.70亿元。",
    "百万工时伤害率0.48，上年0.62。",
    "报产3,000座：在租2,400 + 待租600。\n长约：360座，占比15%。",
)


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_fragments_contradict_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text, period="2031"))


@pytest.mark.parametrize("text", RIGHT)
def test_fragments_that_agree_are_silent(text: str) -> None:
    assert warnings(text, period="2031") == []


def test_a_caption_of_two_units_counts_what_is_whole_and_prices_what_is_money() -> None:
    text = f"单位：座、亿元\n\n{ORDERS}\n\n其次是卧炉，6.50亿元。"
    assert any("5.60亿元" in what and "6.50亿元" in what for what in warnings(text, period="2031"))


@pytest.mark.parametrize(
    "text",
    [
        "# 概述\n\n全年新签订单36座。\n\n# 2032年工作安排\n\n2032年计划收入9亿元；新签订单30座。",
        f"# 概述\n\n{FORGES}\n\n# 典型案例\n\n案例一（北岭店）：峰值21T、负荷率70.2%。",
    ],
    ids=["what is to come", "a case"],
)
def test_what_is_of_another_time_or_of_one_alone_is_not_held_against_all(text: str) -> None:
    assert warnings(text, period="2031") == []
