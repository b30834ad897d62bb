"""Questions that call a member for short, count what it has, or ask who has it; an invented farm
service.
"""

from typing import Final

import pytest

from assistant.exchange import Answer
from tests.raw_corpora import RawCorpus

REPORT: Final = """# 垄上农服有限公司2031年8月经营月报

## 一、总体情况
8月公司实现营业收入900万元，环比增长12.5%（7月为800万元）。

## 二、各业务线

| 业务线 | 本月收入（万元） | 7月收入（万元） | 环比 | 毛利率 |
|---|---|---|---|---|
| 飞防植保 | 405 | 350 | 15.7% | 31.0% |
| 农资团购 | 270 | 260 | 3.8% | 12.5% |
| 农机课 | 45 | 40 | 12.5% | 44.0% |
| 粮食烘干 | 180 | 150 | 20.0% | 26.0% |
| 合计 | 900 | 800 | 12.5% | 26.4% |

8月受理投诉21件，其中植保漏喷9件、烘干排队8件、农机教练4件。

## 三、各片区

| 片区 | 站点数（个） | 收入（万元） |
|---|---|---|
| 河西片区 | 15 | 540 |
| 河东片区 | 9 | 360 |
| 合计 | 24 | 900 |
"""
PEOPLE: Final = """# 垄上农服有限公司2031年8月经营月报

## 一、社员
8月末有效社员7200人，较7月末的6900人净增300人；8月新增社员450人，流失社员150人，回访社员90人。
月末机手64人，当月入职机手9人，离职机手5人。

## 二、客户
8月末付费客户130家，其中8月新增11家、流失6家。

| 业务线 | 本月收入（万元） | 月末付费客户（家） |
|---|---|---|
| 飞防植保 | 405 | 48 |
| 农资团购 | 270 | 40 |
| 农机课 | 45 | 12 |
| 粮食烘干 | 180 | 30 |
| 合计 | 900 | 130 |
"""
COUNTED: Final = RawCorpus({"report.md": PEOPLE})
CORPUS: Final = RawCorpus({"report.md": REPORT})


def told(question: str) -> Answer:
    return CORPUS.ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("植保8月收入多少", "405万元"),
        ("烘干的毛利率是多少", "26.0%"),
        ("农机这块收入多少", "45万元"),
        ("团购占总收入几成", "30"),
        ("植保和烘干加一起多少钱", "585万元"),
        ("植保和团购一共收了多少", "675万元"),
        ("河西比河东多卖多少", "180万元"),
    ],
)
def test_a_member_is_called_by_a_part_of_its_name(question: str, value: str) -> None:
    answer = told(question)
    assert answer.status == "answered"
    assert value in answer.answer
    assert "900万元 " not in answer.answer.replace("/ 900万元", "")


@pytest.mark.parametrize(
    "question",
    ["一共上了多少节农机", "农机教了多少堂课", "烘干有多少趟"],
)
def test_what_nothing_is_counted_in_is_not_told_by_a_member(question: str) -> None:
    answer = told(question)
    assert answer.status != "answered" or not answer.figures


def test_what_is_done_is_no_member() -> None:
    assert "180" not in told("烘干了多少吨").answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("现在有多少社员", "7200人"),
        ("社员净增了几个", "300人"),
        ("这个月跑了多少社员", "150人"),
        ("新增了几个社员", "450人"),
        ("走了几个机手", "5人"),
        ("植保客户有多少家", "48家"),
        ("客户总数多少家", "130家"),
        ("丢了几家客户", "6家"),
        ("烘干平均每家客户贡献多少", "6万元"),
    ],
)
def test_a_count_is_of_those_there_are_or_of_those_who_came_or_went(
    question: str, value: str
) -> None:
    answer = COUNTED.ask(question)
    assert [figure.text for figure in answer.figures][-1:] == [value] or value in answer.answer
    assert answer.status == "answered"
    assert len(answer.answer.splitlines()) < 4


@pytest.mark.parametrize("question", ["植保新增了几家客户", "河西流失了几家客户", "大客户有多少家"])
def test_a_count_of_the_whole_is_not_told_of_a_part(question: str) -> None:
    assert COUNTED.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "value"),
    [("植保同比增长多少", "15.7%"), ("前三大植保客户占总收入多少", "45")],
)
def test_another_rate_or_all_of_a_member_is_not_told(question: str, value: str) -> None:
    answer = told(question)
    assert value not in answer.answer
    assert answer.status != "answered"
