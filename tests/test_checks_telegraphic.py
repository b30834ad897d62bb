"""Contradictions as decks write them, in fragments, and what only looks like one there."""

import pytest

from tests.checked import table, warnings

KILNS = table(
    "窑口 | 匣钵数 | 日产（T） | 旺季（T） | 开窑率",
    "青窑 | 250 | 50 | 37 | 74.0%",
    "白窑 | 120 | 20 | 9 | 45.0%",
    "黑窑 | 170 | 30 | 24 | 80.0%",
    "合计 | 540 | 100 | 70 | 70.0%",
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
    "# 进展\n\n{later}\n\n# 案例\n\n## 【北岭陶艺】\n\n成品率从82.6%提到87.2%，复购从0%做到31%。"
)

WRONG = (
    ("租户从40家提升至58家，+55.0%，共26T。", "55.0%"),
    ("废铁从3.6亿升至3.0亿，停了两条线。", "升至"),
    ("30年末1,360人：炉前470 + 轧制560 + 后勤180 + 质检170。", "1,360人"),
    ("站点 东15 + 西10 + 南13，共36个。", "36个"),
    ("拉坯60 → 150 pcs/h，增至3.5倍。", "3.5倍"),
    (f"青窑排满了，旺季开到39T。\n\n{KILNS}", "39T"),
    (f"白窑匣钵数210个，偏旧。\n\n{KILNS}", "210个"),
    (CASES.format(later="北岭成品率78.2%，客户认可。"), "78.2%"),
    (CASES.format(later="北岭复购13%，仍有空间。"), "13%"),
    ("新炉：2031年3月立项，11月试产，同年9月投产。", "11月"),
    ("首台2031年12月动工，2031年6月交付。", "12月"),
    (f"北岭于2031年9月20日开业，客流不错。\n\n{SITES}", "9月20日"),
    ("“松涛”壁画计划2032年4月揭牌。\n\n争取2032年6月按期揭牌“松涛”壁画。", "6月"),
    ("前四大客户为北岭、南坡和西滩，合计600万元。", "四大"),
    ("# 三个难点\n\n价格：低价抢单；供应：炉料难买；合规：出口受限；稳定：停炉偏多", "4 个"),
    ("转盘30台，单台每天2,650件，全坊每天7.95亿件。", "7.95亿件"),
    ("废钢每涨100元/吨，按64.20万吨用量算，成本增加0.624亿元。", "0.624亿元"),
    ("停炉3起，上年8起。\n\n停炉从6起降到3起，仍要盯。", "6起"),
    ("停窑5起，上年8起。\n\n停窑却从6起降到5起。", "6起"),
    ("瓷土到厂价由1,560元/吨涨至1,830元/吨。\n\n瓷土到厂价上涨720元，只能提价。", "720元"),
    ("全国52个门店，当天送货。\n\n门店 东21 + 西19 + 南17，共57个。", "52个"),
)
RIGHT = (
    "租户从40家提升至58家，+45.0%。",
    f"青窑排满了，旺季开到37T；白窑旺季9T。\n\n{KILNS}",
    CASES.format(later="北岭成品率87.2%，客户认可；北岭复购31%。"),
    "新炉：2031年3月立项，6月试产，同年9月投产。",
    "北炉3月投产，南炉11月投产，西炉9月投产。",
    f"北岭于2031年9月30日开业。\n\n{SITES}",
    "烧成缩短3天至11天，再加6座到20座。",
    "年初现金820万元，经营净流入95万元，投资净流出130万元，年末为785万元。",
    "每千箱破损率7，上年9。",
    "画具900套：外借650 + 在库250。\n长借：130套，占比20%。",
)


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_fragments_contradict_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text, period="2031"))


@pytest.mark.parametrize("text", RIGHT)
def test_fragments_that_agree_are_silent(text: str) -> None:
    assert warnings(text, period="2031") == []


APART = {
    "a part of the works": "停炉4起，上年9起。\n\n二车间停炉从7起降到4起。",
    "a member named before": f"停炉4起，上年9起。\n\n{KILNS}\n\n青窑方面，停炉从7起降到4起。",
    "another period": "本月停炉4起，去年9起。\n\n本季停炉从7起降到4起。",
    "a month and all": "本月停炉4起，去年9起。\n\n停炉从7起降到4起。",
    "the part as a heading": "全国52个门店。\n\n# 华北门店\n\n门店 东21 + 西19 + 南17，共57个。",
    "a part of the case": CASES.format(later="北岭一车间成品率82.7%。"),
    "a part of the case before 的": CASES.format(later="北岭一车间的成品率82.7%。"),
    "an earlier year": "2029年停炉4起，2028年9起。\n\n停炉从7起降到4起。",
    "the part in front": "全国52个门店。\n\n华北门店 东21 + 西19 + 南17，共57个。",
    "the part as a head": "全国52个门店。\n\n华北：门店 东21 + 西19 + 南17，共57个。",
    "a plan not kept": "计划9月交付“海星”号。\n\n因台风，11月交付“海星”号。",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_what_is_of_a_part_another_time_or_a_plan_is_not_held_against_it(text: str) -> None:
    assert warnings(text, period="2031") == []


def test_a_caption_of_two_units_counts_what_is_whole_and_prices_what_is_money() -> None:
    text = f"单位：座、亿元\n\n{ORDERS}\n\n其次是卧炉，6.50亿元。"
    assert any("5.60亿元" in what and "6.50亿元" in what for what in warnings(text, period="2031"))


@pytest.mark.parametrize(
    "text",
    [
        "# 概述\n\n全年新签订单36座。\n\n# 2032年工作安排\n\n2032年计划收入9亿元；新签订单30座。",
        f"# 概述\n\n{KILNS}\n\n# 典型案例\n\n案例一（北岭店）：旺季31T、开窑率62.0%。",
    ],
    ids=["what is to come", "a case"],
)
def test_what_is_of_another_time_or_of_one_alone_is_not_held_against_all(text: str) -> None:
    assert warnings(text, period="2031") == []
