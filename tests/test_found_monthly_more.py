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
        "配送时长由4月的51分钟缩短至46分钟，目标42分钟，客诉12起。",
        ["配送时长 2031-04: 3060 s", "配送时长 2031-05: 2760 s",
         "配送时长 2031-05: 2520 s (target)", "客诉 2031-05: 12 起"],
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
    ("按期归还率91.0%。", ["按期归还率 2031-05: 91 percent"]),
    ("3C配件95万元，5G套餐80万元。", ["3C配件 2031-05: 950000 CNY", "5G套餐 2031-05: 800000 CNY"]),
    (
        "毛利改善，一是国产包材比例由58%提升至62%，二是运费下降。",
        ["国产包材比例 起点 2031-05: 58 percent", "国产包材比例 当前 2031-05: 62 percent"],
    ),
    (
        "谈判中把首付款由10%谈到30%。",
        ["首付款 起点 2031-05: 10 percent", "首付款 当前 2031-05: 30 percent"],
    ),
    (
        "回款90万元，目标100万元，完成90%，相当于当月收入的45%。",
        ["回款 2031-05: 900000 CNY", "回款 2031-05: 1000000 CNY (target)",
         "回款完成率 2031-05: 90 percent", "回款占收入比例 2031-05: 45 percent"],
    ),
    ("财务费用21万元（含汇兑损失8万元）。",
     ["财务费用 2031-05: 210000 CNY", "财务费用 汇兑损失 2031-05: 80000 CNY"]),
    ("含税收入80万元。", ["含税收入 2031-05: 800000 CNY"]),
    ("5月期间费用合计75万元。", ["期间费用 2031-05: 750000 CNY"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_whole_and_nothing_more(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


COUNTS = [
    ("冰柜：签约40台、620万元。", ["签约 2031-05: 40 台", "签约金额 2031-05: 6200000 CNY"]),
    (
        "在手订单620万元，同比增长20%，合40台。",
        ["在手订单 2031-05: 6200000 CNY", "在手订单同比增长 2031-05: 20 percent",
         "在手订单台数 2031-05: 40 台"],
    ),
    ("检查门店12家、30台设备。", ["检查门店 2031-05: 12 家", "设备数 2031-05: 30 台"]),
    (
        "月末会员42万人，较上月末净增1.1万人（新增1.3万人、注销0.2万人）。",
        ["月末会员 2031-05: 420000 人", "月末会员环比净增 2031-05: 11000 人",
         "新增会员 2031-05: 13000 人", "注销会员 2031-05: 2000 人"],
    ),
    (
        "月末员工512人，较上月减少14人（入职49人、离职63人），其中门店308人、总部204人。",
        ["月末员工 2031-05: 512 人", "月末员工环比下降 2031-05: 14 人",
         "入职员工 2031-05: 49 人", "离职员工 2031-05: 63 人",
         "月末员工 门店 2031-05: 308 人", "月末员工 总部 2031-05: 204 人"],
    ),
    ("5月新开2家：云路店、枫林店；关闭1家：柳店（租约到期）。",
     ["新开 2031-05: 2 家", "关闭 2031-05: 1 家"]),
    (
        "前三大客户收入90万元，占总收入的38%：临河机械42万元、育才学校30万元、晨康医院18万元。",
        ["前三大客户收入 2031-05: 900000 CNY", "前三大客户收入占总收入比例 2031-05: 38 percent",
         "收入 临河机械 2031-05: 420000 CNY", "收入 育才学校 2031-05: 300000 CNY",
         "收入 晨康医院 2031-05: 180000 CNY"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_every_number_of_a_list_is_counted(text: str, expected: list[str]) -> None:
    assert figures_of(text) == expected


def test_a_monthly_report_that_is_called_so_covers_its_month() -> None:
    head = "# 青屿乳业2031年5月月度经营汇报\n\n数据截止：2031年5月31日\n\n## 一、总体\n\n"
    assert figures_of("客诉12起。", head) == ["客诉 2031-05: 12 起"]
