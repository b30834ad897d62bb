"""Who grew most, met its aim best, and what is to come, as people ask it; an invented florist."""

from typing import Final

import pytest

from tests.raw_corpora import RawCorpus

REPORT: Final = """# 青禾园艺2031年4月经营月报

## 一、总体

4月公司实现营业收入900万元，目标920万元。预计5月收入960万元。海外收入目标50万元，完成80%。顾客退货12单，较上月减少3单。仓储费用60万元，运输费用45万元。会员复购率41.0%，较上月提升1.5个百分点。

| 业务板块 | 4月收入（万元） | 占比 | 3月收入（万元） | 环比 | 同比 |
|---|---|---|---|---|---|
| 花店零售 | 600 | 66.7% | 590 | 1.7% | 9.0% |
| 苗木工程 | 210 | 23.3% | 180 | 16.7% | -4.0% |
| 园艺课程 | 90 | 10.0% | 95 | -5.3% | 12.5% |
| 合计 | 900 | 100.0% | 865 | 4.0% | 6.1% |

## 二、片区

| 片区 | 花店数（家） | 4月收入（万元） | 4月目标（万元） | 完成率 | 同比 |
|---|---|---|---|---|---|
| 湖东 | 14 | 560 | 540 | 103.7% | 7.0% |
| 湖西 | 11 | 340 | 380 | 89.5% | 4.7% |
| 合计 | 25 | 900 | 920 | 97.8% | 6.1% |
"""


@pytest.fixture(scope="module")
def corpus() -> RawCorpus:
    return RawCorpus({"report.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪个业务板块同比涨得最猛？", ["园艺课程", "12.5%"]),
        ("哪个业务板块环比涨得最多？", ["苗木工程", "16.7%"]),
        ("哪个业务板块环比掉得最厉害？", ["园艺课程", "-5.3%"]),
        ("哪个业务板块同比下降最多？", ["苗木工程", "-4.0%"]),
        ("哪个片区目标完成得最好？", ["湖东", "103.7%"]),
        ("哪个片区任务完成得最差？", ["湖西", "89.5%"]),
        ("湖西收入同比怎么样？", ["4.7%"]),
        ("湖东收入及增速？", ["560万元", "7.0%"]),
        ("湖东收入和同比增速是多少？", ["560万元", "7.0%"]),
        ("下个月大概能收多少？", ["960万元"]),
        ("5月估计能卖多少钱？", ["960万元"]),
        ("收入目标完成得怎么样？", ["920万元", "97.83%"]),
        ("湖西离目标还差多少？", ["40万元"]),
        ("环比下降的是哪几个业务板块？", ["园艺课程", "-5.3%"]),
        ("哪些业务板块同比增长了？", ["花店零售", "9.0%", "园艺课程", "12.5%"]),
        ("收入同上月相比如何？", ["865万元", "35万元"]),
        ("收入达标了吗？", ["920万元", "97.83%"]),
        ("湖东超额完成多少？", ["20万元"]),
        ("上个月顾客退货多少单？", ["12单 + 3单", "15单"]),
        ("3月会员复购率多少？", ["39.5"]),
        ("仓储和运输两项费用加起来多少？", ["60万元", "45万元", "105万元"]),
    ],
)
def test_growth_and_aims(corpus: RawCorpus, question: str, told: list[str]) -> None:
    answer = corpus.ask(question)
    assert answer.status == "answered"
    assert all(value in answer.answer for value in told)


def test_who_rose_is_not_told_of_who_fell(corpus: RawCorpus) -> None:
    assert "花店零售" not in corpus.ask("环比下降的是哪几个业务板块？").answer
    assert "苗木工程" not in corpus.ask("哪些业务板块同比增长了？").answer


def test_only_the_last_is_told_of_what_fell_most(corpus: RawCorpus) -> None:
    answer = corpus.ask("哪个业务板块环比掉得最厉害？").answer
    assert "苗木工程" not in answer


def test_an_aim_alone_is_not_that_of_something_else(corpus: RawCorpus) -> None:
    assert "50万元" not in corpus.ask("4月任务完成得怎么样？").answer


def test_no_value_is_told_of_a_month_that_no_change_reaches(corpus: RawCorpus) -> None:
    assert corpus.ask("2月顾客退货多少单？").status == "not_found"
    assert corpus.ask("去年4月顾客退货多少单？").status == "not_found"


def test_a_span_of_months_is_told_as_the_source_sums_it() -> None:
    report = (
        "# 青禾园艺2031年4月经营月报\n\n4月毛利300万元。1—4月累计收入3300万元，同比增长8.0%。\n"
    )
    corpus = RawCorpus({"report.md": report})
    for question in ("1-4月收入多少？", "前四个月一共收入多少？", "今年1月到4月收入是多少？"):
        assert "3300万元" in corpus.ask(question).answer
    assert corpus.ask("1-4月毛利多少？").status == "not_found"


def test_what_is_summed_since_january_is_no_month() -> None:
    report = (
        "# 青禾园艺2031年4月经营月报\n\n4月营业收入900万元，同比增长5.0%。"
        "1—4月累计收入3300万元，同比增长8.0%，完成全年目标11000万元的30.0%。\n"
    )
    corpus = RawCorpus({"report.md": report})
    assert "3300万元" in corpus.ask("今年累计收入多少？").answer
    assert "8.0%" in corpus.ask("累计收入同比增长多少？").answer
    assert "900万元" in corpus.ask("这个月收入多少？").answer
    assert "3300" not in corpus.ask("这个月收入多少？").answer
    assert "7700万元" in corpus.ask("全年收入目标还缺多少？").answer


def test_a_monthly_aim_is_of_the_month() -> None:
    report = "# 青禾园艺2031年4月经营月报\n\n4月毛利300万元，环比增长2.0%，毛利月度目标320万元。\n"
    answer = RawCorpus({"report.md": report}).ask("毛利达标了吗？").answer
    assert "320万元" in answer
    assert "-20万元" in answer
