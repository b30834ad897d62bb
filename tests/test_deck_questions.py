"""Questions over a monthly deck: shops by short names, what is aimed at, what is counted."""

from datetime import date

import pytest

from assistant.periods import find_periods
from assistant.records import Document, Figure, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

MAY, JUNE, APRIL = "2031-05", "2031-06", "2031-04"


def _of_shop(shop: str, revenue: str, aim: str, before: str) -> tuple[Figure, ...]:
    return (
        figure("门店收入", revenue, period=MAY, 门店=shop),
        figure("门店收入", aim, period=MAY, nature="target", 门店=shop),
        figure("门店收入", before, period=APRIL, 门店=shop),
    )


DECK = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False, aliases=aliases)
        for name, unit, aliases in (
            ("门店收入", "元", ("门店收入目标",)),
            ("收入", "元", ()),
            ("用量", None, ()),
            ("人工", None, ()),
            ("季度设计产能", "箱", ()),
            ("累计集团收入", "元", ()),
            ("所属门店", None, ()),
        )
    ),
    figures=(
        *_of_shop("江心旗舰店", "31万元", "30万元", "29万元"),
        *_of_shop("河西店", "24万元", "26万元", "25万元"),
        *_of_shop("城北店", "19万元", "20万元", "18万元"),
        figure("收入", "80万元", period=MAY),
        figure("收入", "78万元", period=MAY, nature="target"),
        figure("用量", "540箱", period=MAY, 品类="面包"),
        figure("用量", "580箱", period=JUNE, nature="target", 品类="面包"),
        figure("门店收入", "40万元", period=MAY, 品类="面包"),
        figure("人工", "28万元", period=MAY),
        figure("季度设计产能", "900箱", period="2031-Q2"),
        figure("累计集团收入", "390万元"),
    ),
    documents=(Document(id="麦禾", title="麦禾烘焙2031年5月经营月报", date=MAY, period=MAY),),
)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param("河西5月门店收入", ["24万元"], id="a shop without the ending of all of them"),
        pytest.param("河西店5月门店收入目标", ["26万元"], id="an aim by what the metric is called"),
        pytest.param("河西店5月收入", ["24万元"], id="the metric that has the shop"),
        pytest.param("6月面包的目标是多少箱", ["580箱"], id="an aim of a member, by its unit"),
        pytest.param("面包6月原定的是多少箱", ["580箱"], id="what was meant to be"),
        pytest.param("5月面包业务多少箱", ["540箱"], id="what kind of thing a member is"),
        pytest.param("5月人工成本多少", ["28万元"], id="an amount that a row calls by its cause"),
        pytest.param("5月收入成本多少", [], id="a cost is no revenue"),
        pytest.param("目前累计用了多少", [], id="a word of time names no metric"),
    ],
)
def test_a_question_gets_the_figure_of_just_what_it_names(question: str, texts: list[str]) -> None:
    answer = Talk(DECK).ask(question)
    assert [each.text for each in answer.figures] == texts, answer.answer


@pytest.mark.parametrize("question", ["各店5月门店收入", "每家店5月门店收入"])
def test_each_shop_is_told(question: str) -> None:
    told = {each.text for each in Talk(DECK).ask(question).figures}
    assert {"31万元", "24万元", "19万元"} <= told


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("河西店5月比4月少门店收入多少", 10_000, id="how much less"),
        pytest.param("城北店5月门店收入较4月增长的百分比是多少", 5.56, id="growth in percent"),
    ],
)
def test_two_months_of_a_shop_are_compared(question: str, value: float) -> None:
    answer = Talk(DECK).ask(question)
    assert value in [float(round(c.value, 2)) for c in answer.computations], answer.answer


def test_a_month_in_words_stands_behind_a_model() -> None:
    assert [span.key for span in find_periods("K20八月份销量", date(2031, 9, 30))] == ["*-08"]
