"""Metrics beside the one that is named, suppositions, and what is asked in another unit."""

import pytest

from assistant.exchange import Answer
from assistant.records import Metric
from tests import invented_cycles as cycles
from tests.invented import Talk, figure
from tests.invented_mill import ask
from tests.memory_view import MemoryView


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("450除以360是多少", "1.25倍", id="a quotient of two values"),
        pytest.param("450度减360度是多少", "90度", id="a difference of two values"),
        pytest.param("改造后的吨纸电耗比改造前少多少", "90度", id="the sibling of a metric"),
        pytest.param("平均每家签约书店多少吨", "7.86吨", id="for each of what is counted"),
        pytest.param("平均每家签约书店用多少吨纸", "7.86吨", id="with a noun behind the unit"),
    ],
)
def test_a_metric_that_is_only_meant_is_computed_with(question: str, text: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == [text]
    (computation,) = answer.computations
    assert set(computation.operands) == {figure.id for figure in answer.figures}


def test_a_sibling_is_judged_too() -> None:
    answer = ask("改造后的吨纸电耗比改造前低吗")
    assert answer.answer.startswith("是的")
    assert [figure.value for figure in answer.figures] == [360, 450]


@pytest.mark.parametrize(
    "question", ["重点书店占收入多少", "重点书店的收入占比多少", "重点书店占收入六成吗"]
)
def test_the_owner_of_a_share_is_not_counted_beside_it(question: str) -> None:
    answer = ask(question)
    assert [(figure.value, figure.unit) for figure in answer.figures] == [(60, "percent")]
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("云杉保养占总收入几成", "20.00%"),
        ("要去见云杉，他们保养占总收入几成", "20.00%"),
        ("What percentage of 云杉's total revenue is attributed to 保养?", "20.00%"),
        ("云杉维修占总收入几成", None),
    ],
)
def test_a_part_of_a_whole_is_measured_as_the_whole_is(question: str, text: str | None) -> None:
    """保养收入 of 总收入; what has no metric of its own is no part of it."""
    whole = Metric(name="总收入", aliases=("total revenue",), unit="元")
    part = Metric(name="保养收入", unit="元")
    figures = (
        figure("总收入", "1.7亿", "云杉商贸", unit="元"),
        figure("保养收入", "0.34亿", "云杉商贸", unit="元"),
    )
    view = MemoryView(
        metrics=(*cycles.METRICS, whole, part),
        figures=(*cycles.FIGURES, *figures),
        entities=cycles.VIEW.entities(),
    )
    answer = Talk(view).ask(question)
    assert [each.text for each in answer.computations] == ([text] if text else [])


@pytest.mark.parametrize("question", ["除了重点书店，收入占比多少", "非重点书店占收入多少"])
def test_the_rest_beside_the_owner_of_a_share_is_computed(question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == ["40.00%"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("450除以370是多少", id="a value that nothing has"),
        pytest.param("2030年的收入平均每家签约书店是多少", id="counted at another time"),
    ],
)
def test_what_has_no_second_operand_is_refused(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("签约书店多少吨", "多少吨", id="places, in tons"),
        pytest.param("库存有多少家", "多少家", id="tons, in places"),
        pytest.param("收入多少吨", "多少吨", id="money, in tons"),
        pytest.param("收入有多少人？", "多少人", id="money, in people, with a mark"),
        pytest.param("库存多少钱", "多少钱", id="tons, in money"),
        pytest.param("重点书店多少钱", "多少钱", id="places, in money"),
    ],
)
def test_what_is_counted_in_another_unit_is_refused(question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert f"「{said}」" in answer.answer
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"),
    [("库存有多少吨", 100), ("签约书店多少家", 14), ("收入多少钱", 32_000_000)],
)
def test_what_is_counted_in_its_own_unit_is_told(question: str, value: int) -> None:
    assert [figure.value for figure in ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("如果断货，收入是多少", id="what happens"),
        pytest.param("如果签约书店流失，库存是多少", id="what happens to what is counted"),
        pytest.param("假如木浆涨价，收入多少", id="another price"),
        pytest.param("要是书店都走了，收入多少", id="in plain words"),
        pytest.param("胶版纸断供的话，库存是多少", id="a condition behind"),
        pytest.param("如果降价20%，收入是多少", id="a change of something else"),
        pytest.param("库存降价20%后是多少", id="a change of a price beside the metric"),
    ],
)
def test_a_value_under_an_event_is_refused(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("再进20吨后库存多少", "120吨", id="an amount"),
        pytest.param("假如再进20吨，库存是多少", "120吨", id="an amount, supposed"),
        pytest.param("假如库存翻倍", "200吨", id="doubled"),
        pytest.param("如果库存降20%是多少", "80吨", id="a share of the metric itself"),
    ],
)
def test_a_change_of_the_metric_itself_is_computed(question: str, text: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == [text]
    assert [figure.value for figure in answer.figures] == [100]
    assert "变动幅度是问题里的假设，不是资料给出的。" in answer.notes


@pytest.mark.parametrize("question", ["收入按纸种分", "收入按纸种拆分"])
def test_a_breakdown_by_what_a_metric_lacks_is_refused(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert "没有按纸种拆分的收入" in answer.answer
    assert not answer.figures


def test_a_breakdown_by_what_a_metric_has_is_told() -> None:
    answer = ask("库存按纸种拆")
    assert [figure.value for figure in answer.figures] == [50, 100, 30, 10]
    assert answer.chart


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("入库的车中，已经预定的比例有多高？", "4K辆 / 2万辆"),
        ("入库的车里，售出的比例是多少？", "1.4万辆 / 2万辆"),
    ],
)
def test_a_part_that_is_only_called_so_is_a_share_of_the_whole(question: str, formula: str) -> None:
    named = tuple(
        metric.model_copy(update={"aliases": (*metric.aliases, "预定数量")})
        if metric.name == "预订辆数"
        else metric
        for metric in cycles.METRICS
    )
    view = MemoryView(metrics=named, figures=cycles.FIGURES, documents=cycles.VIEW.documents())
    assert [made.formula for made in Talk(view).ask(question).computations] == [formula]


def test_an_amount_alone_is_no_share() -> None:
    answer = cycles.talk().ask("入库的比例有多高？")
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_share_is_no_part_of_another_share() -> None:
    answer = cycles.talk().ask("收入中大客户的比例有多高？")
    assert [shown.text for shown in answer.figures] == ["72%"]


def _of_grove(question: str) -> Answer:
    """The same maker, with what bicycles pull along called in full."""
    metric = Metric(name="车辆引来维修收入", aliases=("引来维修",), unit="元")
    along = figure("车辆引来维修收入", "0.6亿", "云杉商贸", unit="元")
    view = MemoryView(
        metrics=(cycles.METRICS[0], metric),
        figures=(*cycles.FIGURES[:3], along),
        documents=cycles.VIEW.documents(),
    )
    return Talk(view).ask(question)


def test_what_a_clause_adds_is_read_on_its_own() -> None:
    answer = _of_grove("云杉商贸的车辆收入，再加上车辆引来的维修收入，合计多少钱？")
    assert [made.text for made in answer.computations] == ["1.7亿元"]


def test_one_of_two_that_are_added_is_no_sum() -> None:
    answer = _of_grove("云杉商贸的车辆收入，加上门前那块地，合计多少钱？")
    assert answer.status == "not_found"
    assert not answer.figures


def test_what_is_not_sold_is_told_apart_as_it_is_listed() -> None:
    answer = cycles.talk().ask("没卖掉的车里，预订的和剩余的分别有多少辆？")
    assert [shown.text for shown in answer.figures] == ["4K辆", "2K辆"]


@pytest.mark.parametrize("question", ["没入库的车还有多少辆？", "没卖掉的车里预订的占多少？"])
def test_what_has_not_come_in_is_not_what_is_left(question: str) -> None:
    """Nor is what is left a share of what is reserved."""
    answer = cycles.talk().ask(question)
    assert answer.status == "not_found"
    assert not answer.figures
