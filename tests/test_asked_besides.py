"""What the form of a question asks for beside its metric: a place in an order, a unit, a part."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 澄湖造纸股份有限公司2031年年度报告

前五名客户销售额 8,450.00 万元，占年度销售总额 42.25%。

单位：万元

| 序号 | 客户名称 | 销售额 | 占年度销售总额比例(%) |
|---|---|---|---|
| 1 | 远岸文具集团 | 3,100.00 | 15.50 |
| 2 | 晴岚印务 | 2,050.00 | 10.25 |
| 3 | 白沙出版 | 1,500.00 | 7.50 |
| 4 | 松亭包装 | 1,000.00 | 5.00 |
| 5 | 南畔书社 | 800.00 | 4.00 |
| 合计 | — | 8,450.00 | 42.25 |

期末货币资金 5,600.00 万元。

| 产品 | 生产量（吨） | 营业收入（万元） |
|---|---|---|
| 文化纸 | 12,000 | 9,600.00 |
| 包装纸 | 15,000 | 10,400.00 |
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031.md": REPORT})


def test_a_customer_called_a_company_is_ranked_with_the_others(report: RawCorpus) -> None:
    told = report.ask("第一大客户的销售额是多少？").answer
    assert "远岸文具集团" in told
    assert "3,100.00万元" in told


@pytest.mark.parametrize(
    "question",
    [
        "排第六的客户销售额多少？",
        "有多少货币资金是冻结的？",
        "文化纸有多少人？",
    ],
)
def test_what_no_figure_is_of_is_refused(report: RawCorpus, question: str) -> None:
    answer = report.ask(question)
    assert answer.status != "answered" or not answer.figures, answer.answer
    assert "8,450" not in answer.answer
    assert "5,600" not in answer.answer


def test_more_of_the_first_than_there_are_have_no_sum(report: RawCorpus) -> None:
    answer = report.ask("前八大客户销售额合计多少？")
    assert not answer.computations
    assert "不求和" in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("前五名客户销售额多少？", "8,450.00"),
        ("前5大客户占比多少？", "42.25%"),
        ("前三大客户销售额合计多少？", "6650万元"),
        ("头两名客户一共买了多少？", "5150万元"),
        ("第二大客户销售额多少？", "2,050.00"),
        ("卖给排名第四的客户多少货？", "1,000.00"),
        ("期末货币资金多少？", "5,600.00"),
        ("文化纸生产了多少吨？", "12,000"),
    ],
)
def test_what_is_there_is_told(report: RawCorpus, question: str, value: str) -> None:
    assert value in report.ask(question).answer
