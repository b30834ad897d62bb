"""Figures as colleagues ask for them, over an invented company."""

import pytest

from assistant.records import Metric
from tests.invented import FIGURES, METRICS, VIEW, Talk, ask, figure
from tests.memory_view import MemoryView

STOCK = MemoryView(
    metrics=(
        *METRICS,
        Metric(name="出租量", aliases=("出租的车",), additive=True),
        Metric(name="到库台数", unit="台"),
        Metric(name="剩余台数", unit="台"),
        Metric(name="油耗降幅", unit="percent"),
    ),
    figures=(
        *FIGURES,
        figure("出租量", "900", unit="辆", 车型="轿车"),
        figure("出租量", "300", unit="辆", 车型="货车"),
        figure("出租量", "500", unit="辆", 年限="1年"),
        figure("出租量", "1500", unit="辆"),
        figure("到库台数", "4000", unit="台"),
        figure("剩余台数", "500", unit="台"),
        figure("油耗降幅", "12%", "蓝海"),
    ),
    documents=VIEW.documents(),
    entities=VIEW.entities(),
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("2030年最后一个月的销售额", "2亿元", id="the last month of a year"),
        pytest.param("30年开年第一个月营收什么水平", "1.7亿元", id="the first month, and a level"),
        pytest.param("去年头一个月销售额多少", "1.7亿元", id="of a relative year"),
        pytest.param("蓝海的油耗最多能降低多少", "12%", id="a verb that says the metric again"),
    ],
)
def test_a_figure_is_found(question: str, text: str) -> None:
    answer = Talk(STOCK).ask(question)
    assert answer.status == "answered"
    assert [each.text for each in answer.figures] == [text]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("要是销售额再增长10%，会到多少", "2.2亿元", id="grows"),
        pytest.param("假如2030年12月销售额再高10%是多少", "2.2亿元", id="higher"),
        pytest.param("要是销售额降低10%呢", "1.8亿元", id="falls"),
        pytest.param("按18%的复合增长率增长三年是原来的几倍", "1.64倍", id="grows for years"),
        pytest.param("假设2亿的月收入每年按18%复合增长，三年之后是多少", "3.29亿元",
                     id="from a stated value"),
        pytest.param("按复合增长率，到2033年销售额能到多少", "3.29亿元", id="until a year"),
        pytest.param("前两大车型合计占比", "80.00%", id="the share of the largest together"),
        pytest.param("前两大车型一共多少辆", "1200辆", id="the largest together"),
        pytest.param("签约量除以签约客户数", "至多560台", id="of another unit, for each"),
        pytest.param("销售额在整个集团收入里的占比", "约28.57%", id="in the whole"),
        pytest.param("剩下没租的占到库台数的百分之几", "12.50%", id="what is left, of the whole"),
        pytest.param("出租总量扣掉列出来的那几种车型，还差多少", "300辆", id="what is not listed"),
    ],
)  # fmt: skip
def test_a_value_is_computed(question: str, text: str) -> None:
    answer = Talk(STOCK).ask(question)
    assert text in [each.text for each in answer.computations]


@pytest.mark.parametrize("question", ["销售额占公有云多大比重", "对外签约占签约量的比例"])
def test_a_share_of_what_is_not_known_is_not_the_value(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_the_alias_of_a_metric_does_not_cut_the_dimension_behind_it() -> None:
    answer = Talk(STOCK).ask("给出租的车型排个名，前两名各多少")
    assert [each.dimensions for each in answer.figures] == [{"车型": "轿车"}, {"车型": "货车"}]


def test_parts_are_held_against_the_whole_however_it_is_put() -> None:
    answer = ask("各型号签约量加总之后跟总量一致不一致")
    assert "1.45万台" in [each.text for each in answer.computations]


def test_reasons_of_what_is_not_first_are_not_told() -> None:
    answer = ask("为什么4090会是签约量最多的型号")
    assert "不对" in answer.answer
    assert [each.dimensions for each in answer.figures] == [{"型号": "X800"}]


def test_what_is_left_to_check_is_no_second_question() -> None:
    answer = ask("销售额除以集团收入，真的是28.57%吗？帮我验算一下")
    assert "28.57%" in answer.answer
    assert "没有找到" not in answer.answer


def test_growth_in_percent_is_no_share() -> None:
    talk = Talk()
    talk.ask("2030年12月销售额多少")
    talk.ask("签约客户数有多少")
    answer = talk.ask("回到刚才的销售额，比2030年1月涨了百分之几")
    assert "17.65%" in [each.text for each in answer.computations]


def test_growth_alone_asks_which() -> None:
    answer = ask("涨了多少")
    assert answer.status == "clarify"
    assert {"销售额", "签约客户数"} <= {choice.label for choice in answer.choices}


def test_shares_over_what_is_a_metric_too_are_added_up() -> None:
    answer = ask("各年限的占比加起来是不是100%")
    assert "100.00%" in [each.text for each in answer.computations]
    assert "是的" in answer.answer


def test_how_many_of_something_else_is_no_amount_of_money() -> None:
    assert ask("How many stores are under contract in revenue?").status == "not_found"


@pytest.mark.parametrize(
    ("question", "bars"),
    [
        pytest.param("签约量最多的前两个型号", ["X800", "Y20/Y40"], id="a ranking"),
        pytest.param("X800和4090的签约量各多少", ["X800", "4090"], id="members beside each other"),
        pytest.param("30年销售额从1月到12月涨了多少", ["2030年1月", "2030年12月"], id="two months"),
    ],
)
def test_values_side_by_side_come_with_bars(question: str, bars: list[str]) -> None:
    chart = ask(question).chart
    assert chart
    assert chart["xAxis"]["data"] == bars  # type: ignore[index,call-overload]  # an ECharts option


def test_one_value_has_no_picture() -> None:
    assert ask("12月销售额多少").chart is None
