"""What the report itself says of a change, where no earlier value stands beside it."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 沐风家居2031年3月经营月报

## Page 1 经营

3月销售收入3.5亿元，同比增长15%，环比下降2%。北区收入1.5亿元，同比增长12%。

采购成本2.1亿元，同比上升8%。会员数320万人，较上月增加15万人。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-03.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("销售收入增长多少", ["15%"]),
        ("销售收入的同比增幅是多少", ["15%"]),
        ("销售收入环比变化多少", ["2%"]),
        ("销售收入比去年增长多少", ["15%"]),
        ("北区收入涨了多少", ["12%"]),
        ("采购成本增长多少", ["8%"]),
        ("会员数增加了多少", ["15万人"]),
        ("销售收入和采购成本分别增长多少", ["15%", "8%"]),
        ("销售收入和采购成本环比变化多少", ["2%", "缺少采购成本"]),
        ("北区收入和会员数环比变化多少", ["15万人", "缺少北区收入"]),
        ("会员数比上月增加了多少", ["15万人"]),
    ],
)
def test_a_stated_change_is_told(report: RawCorpus, question: str, told: list[str]) -> None:
    answer = report.ask(question).answer
    assert all(each in answer for each in told), answer


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("销售收入增加了多少亿元", "15%"),
        ("销售收入比1月增长多少", "%"),
        ("4月销售收入增长多少", "15%"),
        ("采购成本环比增长多少", "8%"),
    ],
)
def test_a_change_of_another_kind_or_time_is_not(
    report: RawCorpus, question: str, never: str
) -> None:
    answer = report.ask(question)
    assert answer.status == "not_found"
    assert never not in answer.answer
