"""Who did something most, or alone, where a sentence alone says so; the company is invented."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 岚山灯具2031年5月经营月报

汇报日期：2031年6月4日

## 一、总体

5月公司实现营业收入1,200万元，环比增长4.0%。

## 二、销路

- 电商销路收入420万元，环比增长9.0%，是增幅最大的销路。
- 批发销路收入500万元，环比增长2.0%。
- 展厅销路收入280万元，环比下降1.5%，为唯一环比下滑的销路，原因是展厅装修。

## 三、班组

三个班组中两个完成月度计划，焊装班欠40套，是唯一未完成计划的班组。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-05.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪个销路涨得最快", "电商销路"),
        ("哪条销路比上月掉了", "展厅销路"),
        ("哪个班组没完成任务", "焊装班"),
    ],
)
def test_the_sentence_that_says_so(report: RawCorpus, question: str, told: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer.splitlines()[0], answer.answer


def test_of_no_other_kind(report: RawCorpus) -> None:
    assert "电商销路" not in report.ask("哪个门店涨得最快").answer
