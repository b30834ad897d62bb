"""Follow-ups about another time keep whose it is; a value is held against the one told before."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

VIEW = MemoryView(
    metrics=(
        Metric(name="毛利率", unit="%"),
        Metric(name="会员数", unit="人"),
        Metric(name="营业收入", aliases=("收入",), unit="元", additive=True),
        Metric(name="店员数", unit="人"),
        Metric(name="企业团购收入", unit="元"),
        Metric(name="存货", unit="元"),
        Metric(name="积压存货", unit="元"),
        Metric(name="排队时间", unit="分钟"),
    ),
    figures=(
        figure("毛利率", "30%", period="2030-Q3"),
        figure("毛利率", "28%", period="2030-Q2"),
        figure("毛利率", "12%", period="2030-Q3", 品类="玩具"),
        figure("毛利率", "9%", period="2030-Q2", 品类="玩具"),
        figure("会员数", "400人", period="2029"),
        figure("会员数", "500人", period="2030-09"),
        *(
            figure("营业收入", value, period=f"2030-Q{n}")
            for n, value in ((1, "20万元"), (2, "30万元"), (3, "40万元"))
        ),
        figure("营业收入", "24万元", period="2030-Q3", 品类="玩具"),
        figure("营业收入", "16万元", period="2030-Q3", 品类="图书"),
        figure("营业收入", "35万元", period="2030-Q3", nature="target"),
        figure("营业收入", "150万元", period="2030", nature="target"),
        figure("营业收入", "24万元", period="2030-Q3", 门店="东街店"),
        figure("店员数", "8人", period="2030-Q3"),
        figure("企业团购收入", "3万元", "松果学校", period="2030-Q3"),
        figure("存货", "50万元", period="2030-09"),
        figure("积压存货", "10万元", period="2030-09"),
        figure("排队时间", "7", period="2030-09", unit="分钟"),
    ),
    documents=(Document(id="reports/2030-09", title="季报", date="2030-09-30"),),
)


def _last(*turns: str) -> str:
    talk = Talk(VIEW)
    return [talk.ask(turn) for turn in turns][-1].answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("玩具三季度毛利率多少？", "比上个季度高了几个百分点？"), "3.00个百分点"),
        (("去年底有多少会员？", "到今年9月底多了百分之几？"), "25.00%"),
        (("三季度收入多少？", "平均每个店员做出多少收入？"), "5万元"),
        (("松果学校三季度的收入是多少？",), "3万元"),
        (("9月底的存货里，积压的占百分之几？",), "20.00%"),
        (("前三季度做完，离今年全年的收入目标还差多少？",), "60万元"),
        (("三季度玩具占总收入的百分之几？",), "60.00%"),
        (("今年头三个季度一共收入多少？",), "90万元"),
        (("年底打算把收入做到多少？",), "150万元"),
        (("By what percentage did revenue grow from Q2 to Q3 this year? 收入",), "33.33%"),
    ],
)
def test_what_is_held_against_what(turns: tuple[str, ...], told: str) -> None:
    assert told in _last(*turns)


@pytest.mark.parametrize(
    "question",
    [
        "三季度东街店玩具的收入是多少？",  # of each there is a value, of both there is none
        "平均会员要等几分钟？",
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert not {shown.metric for shown in answer.figures} - {"排队时间"}


def test_a_month_of_no_year_is_said_in_english() -> None:
    answer = Talk(VIEW).ask("What was the 毛利率 in February?")
    assert "*" not in answer.answer
