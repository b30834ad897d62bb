"""An ordinary monthly report: a unit said once, aims and last year's values among other columns."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 岭南茶饮2031年5月度经营汇报

汇报日期：2031年6月8日。除另有说明外，金额单位为万元，收入为不含税口径。

## 一、总体情况

5月营业收入2,400万元（4月为2,300万元）；本月目标2,500万元，完成96.0%。二季度收入4,700万元。

报损率由3.6%下降至2.9%。每百店客诉3.5起。预计6月新开门店9家，准备到店设备30台。

## 二、分品类情况

| 品类 | 5月收入 | 上年同期 | 同比 | 收入占比 | 5月目标 | 毛利 | 毛利率 | 门店(家) |
|---|---|---|---|---|---|---|---|---|
| 鲜果茶 | 1,200 | 1,000 | 20.0% | 50.0% | 1,250 | 480 | 40.0% | 30 |
| 奶茶 | 720 | 800 | -10.0% | 30.0% | 750 | 252 | 35.0% | 24 |
| 其余品类 | 480 | 400 | 20.0% | 20.0% | 500 | 144 | 30.0% | 16 |
| 合计 | 2,400 | 2,200 | 9.1% | 100.0% | 2,500 | 876 | 36.5% | 70 |

鲜果茶改善是由于杨梅上市。奶茶回落主要因学校提前放假。月末店员210人。受理报修12次，其中封口机7次、制冰机5次。

## 三、客户情况

| 排名 | 客户 | 5月收入 | 占比 |
|---|---|---|---|
| 1 | 望山酒店 | 160 | 6.7% |
| 2 | 临溪书店 | 96 | 4.0% |
| — | 前两大合计 | 256 | 10.7% |
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-05.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("鲜果茶收入多少", "1,200万元"),
        ("鲜果茶去年同期收入多少", "1,000万元"),
        ("奶茶收入同比怎么样", "-10.00%"),
        ("鲜果茶收入占比多少", "50.0%"),
        ("奶茶毛利多少", "252万元"),
        ("鲜果茶收入离目标还差多少", "50万元"),
        ("收入多少", "2,400万元"),
        ("本月收入目标多少", "2,500万元"),
        ("收入比去年同期涨了多少", "9.09%"),
        ("鲜果茶比奶茶多多少", "480万元"),
        ("收入前两名的品类是哪几个", "奶茶"),
        ("前两大客户收入多少", "256万元"),
        ("报损率降了几个点", "0.70个百分点"),
        ("奶茶开了多少家门店", "24家"),
    ],
)
def test_a_table_under_a_unit_of_the_whole_document_answers(
    report: RawCorpus, question: str, told: str
) -> None:
    assert told in report.ask(question).answer


def test_a_change_by_stages_is_not_said_to_go_the_other_way(report: RawCorpus) -> None:
    assert "不是" not in report.ask("报损率降了几个点").answer
    assert report.ask("报损率上升了多少").answer.startswith("不是增加")


def test_the_rest_has_no_place_in_a_ranking(report: RawCorpus) -> None:
    told = report.ask("收入最低的品类是哪个").answer
    assert "奶茶" in told
    assert "其余品类" not in told


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("5月客诉了多少起", "3.5起"),
        ("到店设备现在有多少台", "30台"),
        ("新开门店开了几家", "9家"),
        ("鲜果茶一杯多少钱", "1,200万元"),
        ("店员走了几个", "210人"),
        ("奶茶和封口机加起来多少", "7次"),
    ],
)
def test_a_value_of_another_kind_is_no_answer(report: RawCorpus, question: str, never: str) -> None:
    answer = report.ask(question)
    assert never not in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("奶茶为什么回落", "奶茶回落主要因学校提前放假。"),
        ("鲜果茶改善的原因是什么", "鲜果茶改善是由于杨梅上市。"),
    ],
)
def test_the_sentence_of_the_cause_answers_alone(
    report: RawCorpus, question: str, told: str
) -> None:
    assert report.ask(question).answer == f"{told}[1]"


@pytest.mark.parametrize(
    "question",
    [
        "咖啡系列这个月收入多少",
        "云岭商行5月给我们带来了多少收入",
        "望山酒店5月收入目标多少",
        "奶茶收入比4月增长多少",
    ],
)
def test_a_name_without_a_value_is_not_answered_by_the_whole(
    report: RawCorpus, question: str
) -> None:
    answer = report.ask(question)
    assert answer.status == "not_found", answer.answer
    assert "**" not in answer.answer


def test_no_total_of_some_customers_is_that_of_the_company(report: RawCorpus) -> None:
    totals = [
        figure.text
        for figure in report.corpus.figures
        if figure.metric == "营业收入"
        and figure.period == "2031-05"
        and not figure.dimensions
        and figure.subject is None
        and figure.nature == "actual"
    ]
    assert totals == ["2,400万元"]


def test_aims_are_those_of_the_column_before_them(report: RawCorpus) -> None:
    aims = {
        (figure.dimensions.get("品类"), figure.text)
        for figure in report.corpus.figures
        if figure.nature == "target" and figure.metric == "营业收入" and figure.dimensions
    }
    assert aims == {("鲜果茶", "1,250万元"), ("奶茶", "750万元"), ("其余品类", "500万元")}
