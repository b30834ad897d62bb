"""What is held against what: another time of the same, an aim, a count, a kind of a whole."""

import pytest

from assistant.exchange import Answer
from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

VIEW = MemoryView(
    metrics=(
        Metric(name="满座率", unit="%"),
        Metric(name="会员数", unit="人"),
        Metric(name="营业收入", aliases=("收入",), unit="元", additive=True),
        Metric(name="店员数", unit="人"),
        Metric(name="企业团购收入", unit="元"),
        Metric(name="设备", unit="台"),
        Metric(name="闲置设备", unit="台"),
        Metric(name="排队时间", unit="分钟"),
    ),
    figures=(
        figure("满座率", "30%", period="2030-Q3"),
        figure("满座率", "28%", period="2030-Q2"),
        figure("满座率", "12%", period="2030-Q3", 厅="小厅"),
        figure("满座率", "9%", period="2030-Q2", 厅="小厅"),
        figure("会员数", "400人", period="2029"),
        figure("会员数", "500人", period="2030-08"),
        figure("会员数", "900人", period="2030", nature="target"),
        *(
            figure("营业收入", value, period=f"2030-Q{n}")
            for n, value in ((1, "21万元"), (2, "32万元"), (3, "40万元"))
        ),
        figure("营业收入", "24万元", period="2030-Q3", 品类="小食"),
        figure("营业收入", "35万元", period="2030-Q3", nature="target"),
        figure("营业收入", "150万元", period="2030", nature="target"),
        figure("营业收入", "26万元", period="2030-Q3", 门店="东街店"),
        figure("店员数", "8人", period="2030-Q3"),
        figure("企业团购收入", "3万元", "松果学校", period="2030-Q3"),
        figure("设备", "50台", period="2030-08"),
        figure("闲置设备", "10台", period="2030-08"),
        figure("排队时间", "7", period="2030-08", unit="分钟"),
    ),
    documents=(Document(id="reports/2030-09", title="季报", date="2030-09-30"),),
)


def _last(turns: tuple[str, ...]) -> Answer:
    talk = Talk(VIEW)
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("小厅三季度满座率多少？", "和上个季度相比高了多少个百分点？"), "3.00个百分点"),
        (("去年底有多少会员？", "到今年8月增加百分之几？"), "25.00%"),
        (("三季度收入多少？", "平均每个店员做出多少收入？"), "5万元"),
        (("8月的设备里，闲置的占百分之几？",), "20.00%"),
        (("前三季度过完，距离全年收入目标还有多少？",), "57万元"),
        (("三季度小食占总收入的百分之几？",), "60.00%"),
        (("今年头三个季度收入合计多少？",), "93万元"),
        (("What was the percent growth of 收入 from Q2 to Q3 this year?",), "25.00%"),
    ],
)
def test_what_is_held_against_what(turns: tuple[str, ...], result: str) -> None:
    assert result in [computed.text for computed in _last(turns).computations]


@pytest.mark.parametrize(
    ("question", "value"),
    [("松果学校三季度的收入是多少？", "3万元"), ("年底打算把收入做到多少？", "150万元")],
)
def test_whose_and_which_value_is_meant(question: str, value: str) -> None:
    assert [shown.text for shown in _last((question,)).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "三季度东街店小食的收入是多少？",  # of each there is a value, of both there is none
        "平均会员要等几分钟？",
        "今年一季度、二季度、三季度的满座率，离全年目标还差多少？",
        "松果学校三季度的总收入是多少？",
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(question: str) -> None:
    answer = _last((question,))
    assert not answer.computations
    assert "3万元" not in [shown.text for shown in answer.figures]
    assert "26万元" not in [shown.text for shown in answer.figures]


@pytest.mark.parametrize("question", ["全年比它多多少？", "整年比它多百分之几？"])
def test_a_whole_year_without_a_date_is_asked_without_harm(question: str) -> None:
    assert _last(("三季度收入多少？", question)).answer


def test_a_month_of_no_year_is_said_in_english() -> None:
    answer = _last(("What was the 满座率 in February?",))
    assert "February" in answer.answer
