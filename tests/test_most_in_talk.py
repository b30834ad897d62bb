"""Superlatives and aims in talk, over the report of an invented ferry line."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 汀岛轮渡有限公司2032年6月经营汇报

汇报日期：2032年7月4日　金额单位：万元

## 一、总体

6月公司实现收入3,250万元，月度目标3,200万元，完成101.6%。全年收入目标40,000万元，
1—6月累计收入18,600万元，完成46.5%。附加收入（寄存、摆渡车）210万元，其中寄存64万元。
货运月收入最高的客户是澳石建材，月收入75万元。

## 二、船与航线

| 船坞 | 泊位利用率 | 泊位数 |
|---|---|---|
| 东坞 | 88.0% | 14 |
| 南坞 | 57.5% | 9 |
| 西坞 | 73.0% | 11 |

| 船型 | 6月收入（万元） | 出租率 |
|---|---|---|
| 双体船 | 1,420 | 91.0% |
| 高速艇 | 1,050 | 64.0% |
| 画舫 | 780 | 79.5% |
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2032-06.md": REPORT})


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        pytest.param("眼下最闲的船坞是哪座", "南坞", "57.5%", id="idle, the noun first"),
        pytest.param("哪座船坞最忙？", "东坞", "88.0%", id="busy"),
        pytest.param("租得最差的船型是什么", "高速艇", "64.0%", id="let worst"),
        pytest.param("哪类船型卖得最火", "双体船", "1,420", id="sold best"),
        pytest.param(
            "今年的收入目标做到百分之多少", "收入", "46.5", id="how much of an aim is met"
        ),
        pytest.param("6月收入指标完成得如何", "收入", "101.56%", id="a month before 月收入"),
        pytest.param("寄存收了多少钱", "寄存", "64万元", id="a part of what came in"),
    ],
)
def test_talk_is_read_by_what_it_measures(
    report: RawCorpus, question: str, name: str, value: str
) -> None:
    answer = report.ask(question)
    assert answer.status == "answered", answer.answer
    assert name in answer.answer
    assert value in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("哪条航线最闲", id="nothing of this kind"),
        pytest.param("最闲的船型是什么", id="not of this kind"),
        pytest.param("哪座船坞卖得最火", id="nothing sold by these"),
        pytest.param("哪个船坞装得最满", id="no such rate"),
    ],
)
def test_what_has_no_measure_is_refused(report: RawCorpus, question: str) -> None:
    answer = report.ask(question)
    assert not answer.figures, answer.answer
