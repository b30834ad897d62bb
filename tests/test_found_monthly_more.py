"""Sentences of a monthly report that says of which month it is; the companies are invented."""

import pytest

from tests.raw_corpora import RawCorpus
from tests.test_found_figures import told

HEAD = "# 青屿乳业2031年5月经营月报\n\n## 一、总体情况\n\n"


def figures_of(text: str, head: str = HEAD) -> list[str]:
    return [told(f) for f in RawCorpus({"2031-05.md": head + text}).corpus.figures]


SUMS = [
    (
        "1—5月累计收入3,540万元，同比增长5.1%；累计净利润212万元。",
        ["收入 2031-01/2031-05: 35400000 CNY", "收入同比增长 2031-01/2031-05: 5.1 percent",
         "净利润 2031-01/2031-05: 2120000 CNY"],
    ),
    (
        "5月收入730万元。今年累计收入3,540万元，同比增长5.1%。",
        ["收入 2031-05: 7300000 CNY", "收入 2031-01/2031-05: 35400000 CNY",
         "收入同比增长 2031-01/2031-05: 5.1 percent"],
    ),
    ("上半年预热已毕。1—3月累计产量820吨。", ["产量 2031-Q1: 820 吨"]),
    ("前四个月签约门店48家。", ["签约门店 2031-01/2031-04: 48 家"]),
    (
        "收入730万元，较去年1—5月的650万元增长12.3%。",
        ["收入 2031-05: 7300000 CNY", "收入 2030-01/2030-05: 6500000 CNY",
         "收入同比增长 2031-05: 12.3 percent"],
    ),
    # All that there have ever been, and what several years make.
    ("累计投放冰柜900台，复购率31%。", ["投放冰柜: 900 台", "复购率 2031-05: 31 percent"]),
    ("开业三年累计收入1,200万元。", ["开业三年累计收入: 12000000 CNY"]),
    # Of months that have not come nothing is told.
    ("6—7月收入800万元。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_what_is_summed_up_is_of_its_months(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


def test_a_month_is_not_answered_by_a_sum_of_months() -> None:
    report = RawCorpus({"2031-05.md": f"{HEAD}1—5月累计净利润212万元。\n"})
    assert report.ask("5月净利润多少").status == "not_found"
    told = report.ask("净利润多少")
    assert [f.text for f in told.figures] == ["212万元"]
    assert "2031年1月至5月" in told.answer


TIMES = [
    (
        "5月营收730万元，环比增长2.0%（4月716万元）；当月目标750万元，完成97.3%。",
        ["营收 2031-05: 7300000 CNY", "营收环比增长 2031-05: 2 percent",
         "营收 2031-04: 7160000 CNY", "营收 2031-05: 7500000 CNY (target)",
         "营收完成率 2031-05: 97.3 percent"],
    ),
    (
        "灌装单价由去年同期的5.2元降至4.1元，降幅21.2%。",
        ["灌装单价 2030-05: 5.2 CNY", "灌装单价 2031-05: 4.1 CNY",
         "灌装单价同比下降 2031-05: 21.2 percent"],
    ),
    (
        "配送时长由4月的38分钟缩短至33分钟，目标30分钟，客诉12起。",
        ["配送时长 2031-04: 2280 s", "配送时长 2031-05: 1980 s",
         "配送时长 2031-05: 1800 s (target)", "客诉 2031-05: 12 起"],
    ),
    (
        "返工率由年初的6.0%降至4.8%，下降1.2个百分点。",
        ["返工率 2031-01: 6 percent", "返工率 2031-05: 4.8 percent",
         "返工率下降 2031-05: 1.2 percentage_point"],
    ),
    (
        "鲜奶报损率2.1%（去年同期2.6%），退货率1.4%。",
        ["鲜奶报损率 2031-05: 2.1 percent", "鲜奶报损率 2030-05: 2.6 percent",
         "退货率 2031-05: 1.4 percent"],
    ),
    ("收奶价涨幅3%，运费降幅为8%。",
     ["收奶价增长 2031-05: 3 percent", "运费下降 2031-05: 8 percent"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_another_time_holds_for_its_own_number(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


NAMES = [
    ("按期归还率88.0%。", ["按期归还率 2031-05: 88 percent"]),
    ("3C配件71万元，5G套餐64万元。", ["3C配件 2031-05: 710000 CNY", "5G套餐 2031-05: 640000 CNY"]),
    (
        "浪费减少，一是冷链装载率由44%提升至51%，二是退货变少。",
        ["冷链装载率 起点 2031-05: 44 percent", "冷链装载率 当前 2031-05: 51 percent"],
    ),
    (
        "谈判把尾款由20%压到15%。",
        ["尾款 起点 2031-05: 20 percent", "尾款 当前 2031-05: 15 percent"],
    ),
    (
        "预收款66万元，目标60万元，完成110%，相当于当月流水的24%。",
        ["预收款 2031-05: 660000 CNY", "预收款 2031-05: 600000 CNY (target)",
         "预收款完成率 2031-05: 110 percent", "预收款占流水比例 2031-05: 24 percent"],
    ),
    ("物流费用21万元（含仓租9万元）。",
     ["物流费用 2031-05: 210000 CNY", "物流费用 仓租 2031-05: 90000 CNY"]),
    ("含税收入80万元。", ["含税收入 2031-05: 800000 CNY"]),
    ("5月期间费用合计62万元。", ["期间费用 2031-05: 620000 CNY"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_whole_and_nothing_more(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


COUNTS = [
    ("冰柜：签约40台、62万元。", ["签约 2031-05: 40 台", "签约金额 2031-05: 620000 CNY"]),
    (
        "待发订单88万元，环比减少4%，合25台。",
        ["待发订单 2031-05: 880000 CNY", "待发订单环比下降 2031-05: 4 percent",
         "待发订单台数 2031-05: 25 台"],
    ),
    ("检查门店12家、30台设备。", ["检查门店 2031-05: 12 家", "设备数 2031-05: 30 台"]),
    (
        "在册司机120人，较上月减少6人（入职5人、离职11人），其中长途70人、城配50人。",
        ["在册司机 2031-05: 120 人", "在册司机环比下降 2031-05: 6 人",
         "入职司机 2031-05: 5 人", "离职司机 2031-05: 11 人",
         "在册司机 长途 2031-05: 70 人", "在册司机 城配 2031-05: 50 人"],
    ),
    ("5月投用3座：一号罐、二号罐、四号罐；报废1座：三号罐。",
     ["投用 2031-05: 3 座", "报废 2031-05: 1 座"]),
    (
        "前三大客户采购额90万元，占销售额的36%：松岭饭店42万元、河东超市30万元、澜记面包18万元。",
        ["前三大客户采购额 2031-05: 900000 CNY", "前三大客户采购额占销售额比例 2031-05: 36 percent",
         "采购额 松岭饭店 2031-05: 420000 CNY", "采购额 河东超市 2031-05: 300000 CNY",
         "采购额 澜记面包 2031-05: 180000 CNY"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_every_number_of_a_list_is_counted(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


def test_a_monthly_report_that_is_called_so_covers_its_month() -> None:
    head = "# 青屿乳业2031年5月月度经营汇报\n\n数据截止：2031年5月31日\n\n## 一、总体\n\n"
    assert figures_of("客诉12起。", head) == ["客诉 2031-05: 12 起"]


AHEAD = [
    (
        "6月产量预测450台，7月预测470台。",
        ["产量 2031-06: 450 台 (forecast)", "产量 2031-07: 470 台 (forecast)"],
    ),
    (
        "预计二季度产值441万元，为目标450万元的98.0%。",
        ["产值 2031-Q2: 4410000 CNY (forecast)", "产值 2031-Q2: 4500000 CNY (target)",
         "产值完成率 2031-Q2: 98 percent (forecast)"],
    ),
    (
        "省外销量中川南31吨、滇东22吨。",
        ["省外销量 川南 2031-05: 31 吨", "省外销量 滇东 2031-05: 22 吨"],
    ),
    ("扣除仓租12万元后，门店毛利为33万元。",
     ["仓租 2031-05: 120000 CNY", "门店毛利 2031-05: 330000 CNY"]),
    ("扣除非经常性损益的利润58万元。", ["扣除非经常性损益的利润 2031-05: 580000 CNY"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_what_leads_to_a_number_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected
