"""What is supposed with numbers of the question's own, over an invented steel mill."""

import pytest

from assistant.records import Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView
from tests.test_asked_otherwise import MILL


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param(
            "如果以12月的2.5亿为基数、涨16%，钢材月收入能到多少？", "2.9亿元", id="from a base"
        ),
        pytest.param("假如从12月的2.5亿再涨20%，钢材收入会到多少", "3亿元", id="from there on"),
        pytest.param(
            "要是钢材收入在12月2.5亿的基础上降10%，会是多少", "2.25亿元", id="on the ground of it"
        ),
        pytest.param(
            "假如20个工地平分800吨签约量，每个工地多少吨？", "40吨", id="spread over sites"
        ),
        pytest.param(
            "如果800吨签约量平均分给40家客户，每家能分多少吨", "20吨", id="spread over customers"
        ),
        pytest.param("要是10家平摊剩余量，一家摊多少", "10吨", id="an amount that is named"),
        pytest.param(
            "假设自用的500吨分摊给5个车间，每个车间多少", "100吨", id="the amount of a member"
        ),
        pytest.param(
            "If 20 customers split the 签约量 evenly, how much does each get?", "40吨", id="English"
        ),
        pytest.param(
            "要是剩余的100吨全卖给外部工地，外部工地会变成多少？", "800吨", id="sold to a member"
        ),
        pytest.param(
            "如果预留的都转给自用，自用的售出量是多少", "700吨", id="given over to a member"
        ),
        pytest.param(
            "要是大客户门槛3000万相当于年收入的2%，那年收入是多少？", "15亿元", id="the whole"
        ),
        pytest.param(
            "假如再多签200吨1年期的，1年期占签约量的百分之几？", "50.00%", id="a part and its whole"
        ),
        pytest.param(
            "如果大客户门槛的3000万占全年收入的4%，全年收入是多少", "7.5亿元", id="a share of it"
        ),
    ],
)
def test_a_supposition_with_its_own_numbers_is_computed(question: str, text: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == [text]
    assert any("假设" in note or "assumption" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("如果以12月的3亿为基数、涨16%，钢材月收入能到多少？", id="another base"),
        pytest.param("如果剩余的300吨全卖给外部工地，外部工地会变成多少？", id="another amount"),
        pytest.param("要是剩余的全部取消，外部工地变成多少", id="it goes nowhere"),
        pytest.param("假如剩余的全部卖掉，预留的先不算，售出占到货的百分之几", id="another state"),
        pytest.param("假如20个工地平分900吨签约量，每个工地多少吨？", id="an amount of nowhere"),
        pytest.param(
            "签约总量不变，假如再多签200吨1年期的，1年期占多少？", id="a whole that is kept"
        ),
        pytest.param("要是大客户门槛3000万相当于年收入的2%，那利润是多少？", id="another whole"),
    ],
)
def test_what_does_not_follow_from_it_is_refused(question: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.status == "not_found"
    assert not answer.computations


def test_things_are_called_by_what_counts_them_in_a_supposition_too() -> None:
    named = (
        Metric(name="发出箱数", aliases=("发出",), unit="箱", formulas=("签收箱数 + 在途箱数",)),
        Metric(name="签收箱数", unit="箱"),
        Metric(name="在途箱数", aliases=("在途",), unit="箱"),
    )
    values = {"发出箱数": "100", "签收箱数": "60", "在途箱数": "20"}
    view = MemoryView(
        metrics=named, figures=tuple(figure(n, v, unit="箱") for n, v in values.items())
    )
    answer = Talk(view).ask("要是在途的那批箱全部签收，签收的箱会占发出量的百分之几？")
    assert [made.text for made in answer.computations] == ["80箱", "80.00%"]
    assert [f.text for f in Talk(view).ask("签收的箱是多少？").figures] == ["60箱"]


def test_a_metric_that_is_said_twice_is_its_own_owner_nowhere() -> None:
    named = (
        Metric(name="发出箱数", aliases=("发出",), unit="箱"),
        Metric(name="预订待收箱数", aliases=("预订", "待收箱数"), unit="箱"),
    )
    values = {"发出箱数": "100", "预订待收箱数": "20"}
    view = MemoryView(
        metrics=named, figures=tuple(figure(n, v, unit="箱") for n, v in values.items())
    )
    answer = Talk(view).ask("预订待收的箱占发出的百分之几？")
    assert [made.text for made in answer.computations] == ["20.00%"]
