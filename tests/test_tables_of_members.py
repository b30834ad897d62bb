"""Tables that take one line of business apart, and units that a document declares once."""

from typing import Final

import pytest

from tests.raw_corpora import RawCorpus

REPORT: Final = """# 青禾园艺2031年4月经营月报

汇报日期：2031年5月6日　单位：除特别注明外，金额均为万元

## 一、总体

4月公司实现营业收入900万元。

| 业务板块 | 4月收入 | 4月目标 | 完成率 | 毛利 | 毛利率 |
|---|---|---|---|---|---|
| 花店零售 | 600 | 640 | 93.8% | 240 | 40.0% |
| 苗木工程 | 300 | 280 | 107.1% | 60 | 20.0% |
| 合计 | 900 | 920 | 97.8% | 300 | 33.3% |

## 二、花店零售

### 1. 分片区

| 片区 | 花店数（家） | 4月收入 | 4月目标 | 完成率 |
|---|---|---|---|---|
| 湖东 | 14 | 350 | 360 | 97.2% |
| 湖西 | 11 | 250 | 280 | 89.3% |
| 合计 | 25 | 600 | 640 | 93.8% |

### 2. 分品类

| 品类 | 4月收入 | 毛利 | 毛利率 |
|---|---|---|---|
| 鲜切花 | 420 | 150 | 35.7% |
| 盆栽 | 180 | 90 | 50.0% |
| 合计 | 600 | 240 | 40.0% |
"""


@pytest.fixture(scope="module")
def corpus() -> RawCorpus:
    return RawCorpus({"report.md": REPORT})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("4月收入多少？", "900万元"),
        ("花店零售收入多少？", "600万元"),
        ("湖东片区收入多少？", "350万元"),
        ("盆栽收入多少？", "180万元"),
        ("4月毛利多少？", "300万元"),
        ("花店零售毛利多少？", "240万元"),
        ("4月收入目标是多少？", "920万元"),
        ("湖东收入比湖西多多少？", "100万元"),
    ],
)
def test_the_total_of_a_member_is_no_other_whole(
    corpus: RawCorpus, question: str, value: str
) -> None:
    answer = corpus.ask(question)
    assert answer.status == "answered"
    assert value in answer.answer


def test_no_value_is_told_apart_by_its_table(corpus: RawCorpus) -> None:
    assert not [f.label for f in corpus.corpus.figures if "所在表" in f.dimensions]


@pytest.mark.parametrize(
    ("declared", "unit"),
    [
        ("金额单位除注明外均为千元", "千元"),
        ("口径说明：除特别注明外，金额为不含税口径，单位万元", "万元"),
        ("本报告所有金额均以亿元计", "亿元"),
    ],
)
def test_a_unit_is_declared_in_many_ways(declared: str, unit: str) -> None:
    corpus = RawCorpus({"report.md": REPORT.replace("单位：除特别注明外，金额均为万元", declared)})
    assert f"600{unit}" in corpus.ask("花店零售收入多少？").answer


def test_an_aim_among_shares_is_of_what_stands_before_it() -> None:
    table = """# 青禾园艺2031年4月经营月报

## 二、合同情况

表1　4月新签合同片区完成情况

| 片区 | 新签合同额（万元） | 目标（万元） | 完成率 | 占比 | 同比 |
|---|---|---|---|---|---|
| 湖东 | 330 | 300 | 110.0% | 60.0% | 12.0% |
| 湖西 | 220 | 250 | 88.0% | 40.0% | -6.0% |
| 合计 | 550 | 550 | 100.0% | 100.0% | 4.0% |
"""
    found = RawCorpus({"report.md": table}).corpus.figures
    east = {f.metric: f.text for f in found if f.dimensions.get("片区") == "湖东"}
    assert east["新签合同额完成率"] == "110.0%"
    assert east["新签合同额增长率"] == "12.0%"
    aims = [f.text for f in found if f.metric == "新签合同额" and f.nature == "target"]
    assert aims == ["300万元", "250万元", "550万元"]


SHORT: Final = """# 青禾园艺2031年4月经营月报

4月营业收入900万元，成本540万元。月末年度养护合同额（AMC）12,450万元，较3月末净增210万元。

1—4月累计收入3,480万元，完成全年目标11,000万元的31.6%。

按片区看，湖东AMC 7,450万元，湖西5,000万元。

| 养护品类 | 4月末AMC | 占比 |
|---|---|---|
| 屋顶绿化 | 8,150 | 65.5% |
| 室内绿植 | 4,300 | 34.5% |
| 合计 | 12,450 | 100.0% |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("AMC是多少？", "12,450万元"),
        ("年度养护合同额是多少？", "12,450万元"),
        ("室内绿植的AMC多少？", "4,300万元"),
        ("湖东AMC多少？", "7,450万元"),
        ("4月收入多少？", "900万元"),
        ("1-4月收入多少？", "3,480万元"),
    ],
)
def test_a_metric_in_short_is_the_same_one(question: str, told: str) -> None:
    answer = RawCorpus({"report.md": SHORT}).ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


def test_a_column_without_a_unit_has_that_of_its_told_total() -> None:
    found = RawCorpus({"report.md": SHORT}).corpus.figures
    told = {f.dimensions.get("养护品类"): f.text for f in found if f.metric == "AMC"}
    assert told["屋顶绿化"] == "8,150万元"
    other = RawCorpus({"report.md": SHORT.replace("12,450万元", "12,460万元")}).corpus.figures
    told = {f.dimensions.get("养护品类"): f.text for f in other if f.metric == "AMC"}
    assert told["屋顶绿化"] == "8,150"


def test_the_whole_is_what_most_tables_state() -> None:
    cards = """
## 三、养护车

| 车型 | 在用（辆） | 4月收入（万元） |
|---|---|---|
| 洒水车 | 6 | 250 |
| 修枝车 | 4 | 200 |
| 合计 | 10 | 450 |

## 四、客群

| 客群 | 4月收入（万元） |
|---|---|
| 单位 | 540 |
| 家庭 | 360 |
| 合计 | 900 |
"""
    corpus = RawCorpus({"report.md": REPORT + cards})
    assert "900万元" in corpus.ask("4月收入多少？").answer
    assert "360万元" in corpus.ask("家庭客群收入多少？").answer


def test_an_aim_beside_last_years_value_is_of_this_month() -> None:
    table = """# 青禾园艺2031年4月经营月报

| 品类 | 收入（万元） | 目标（万元） | 完成率 | 上年同期（万元） | 同比 |
|---|---|---|---|---|---|
| 鲜切花 | 420 | 400 | 105.0% | 350 | 20.0% |
| 盆栽 | 180 | 200 | 90.0% | 240 | -25.0% |
| 合计 | 600 | 600 | 100.0% | 590 | 1.7% |
"""
    found = RawCorpus({"report.md": table}).corpus.figures
    told = {
        (f.metric, f.nature, f.period): f.text for f in found if f.dimensions.get("品类") == "盆栽"
    }
    assert told["收入", "target", "2031-04"] == "200万元"
    assert told["收入", "actual", "2030-04"] == "240万元"
    assert told["收入增长率", "actual", "2031-04"] == "-25.0%"
