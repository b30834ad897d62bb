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
