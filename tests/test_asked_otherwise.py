"""Sums, shares, changes and suppositions in other words, over an invented steel mill."""

import pytest

from assistant.records import Metric
from tests.invented import VIEW, Talk, figure
from tests.memory_view import MemoryView

MILL = MemoryView(
    metrics=(
        Metric(name="到货量", aliases=("到货",), unit="吨", formulas=("售出量 + 预留量 + 剩余量",)),
        Metric(name="售出量", aliases=("售出",), unit="吨", additive=True),
        Metric(name="预留量", aliases=("预留",), unit="吨"),
        Metric(name="剩余量", aliases=("剩余",), unit="吨"),
        Metric(name="签约量", unit="吨", additive=True),
        Metric(name="签约占比", aliases=("占签约量的比例",), unit="%", share_of="签约量"),
        Metric(name="钢材收入", aliases=("钢材月收入",), unit="元"),
        Metric(name="总收入", unit="元"),
        Metric(name="大客户收入占比", unit="%"),
        Metric(name="大客户门槛收入", aliases=("大客户门槛",), unit="元"),
        Metric(name="吨钢能耗降幅", aliases=("吨钢能耗",), unit="%"),
        Metric(name="复合增长率", unit="%"),
    ),
    figures=(
        figure("到货量", "1500吨"),
        figure("售出量", "1200吨"),
        figure("售出量", "700吨", 去处="外部工地"),
        figure("售出量", "500吨", 去处="自用"),
        figure("预留量", "200吨"),
        figure("剩余量", "100吨"),
        figure("签约量", "800吨"),
        figure("签约量", "500吨", 期限="2年"),
        figure("签约量", "300吨", 期限="1年"),
        figure("签约占比", "62.5%", 期限="2年"),
        figure("签约量", "600吨", 钢种="R400"),
        figure("签约量", "200吨", 钢种="R500"),
        figure("钢材收入", "2亿", period="2030-01", unit="元"),
        figure("钢材收入", "2.5亿", period="2030-12", unit="元"),
        figure("钢材收入", "1亿", "蓝海", unit="元"),
        figure("总收入", "3亿", "蓝海", unit="元"),
        figure("大客户收入占比", "70%"),
        figure("大客户门槛收入", "3000万", unit="元", nature="definition"),
        figure("吨钢能耗降幅", "最高20%", "蓝海"),
        figure("复合增长率", "10%", period="2031/2033", nature="forecast"),
    ),
    documents=VIEW.documents(),
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("预留的加上剩下的一共多少吨", "300吨", id="what is left, added"),
        pytest.param("R400、R500这几种签约量加一块是多少", "800吨", id="put in one heap"),
        pytest.param("30年钢材收入从1月到12月的月均复合增长率", "2.05%", id="growth a month"),
        pytest.param("每个钢种占签约量的比例都算出来", "75.00%", id="shares that none states"),
        pytest.param("蓝海的总收入扣掉钢材以后还有多少", "2亿元", id="less another metric"),
        pytest.param("蓝海的总收入扣掉钢材收入还剩多少", "2亿元", id="less a metric named whole"),
        pytest.param("蓝海钢材收入是大客户门槛收入的多少倍", "3.33倍", id="of the company's own"),
        pytest.param("拿售出量跟到货那1500吨比，占百分之几", "80.00%", id="a whole by its value"),
        pytest.param("外部工地和自用谁的吨数多，差多少", "200吨", id="who has more, by how much"),
        pytest.param("如果预留的全部卖掉，售出量会变成多少", "1400吨", id="a part that goes over"),
        pytest.param(
            "要是预留的全部成交，售出占到货的比例是多少", "93.33%", id="its share after that"
        ),
        pytest.param(
            "假设蓝海原来吨钢能耗是100元，按最高降幅能降到多少元", "至少80元", id="an amount stated"
        ),
        pytest.param(
            "假设以30年12月的钢材收入为起点，按复合增长率连涨三年能到多少",
            "3.33亿元",
            id="from a stated start",
        ),
    ],
)
def test_what_follows_from_the_figures_is_computed(question: str, text: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.status == "answered"
    assert text in [computation.text for computation in answer.computations], answer.answer


def test_where_a_total_went_tells_the_terms_of_its_sum() -> None:
    answer = Talk(MILL).ask("到货的都去哪儿了")
    assert [each.text for each in answer.figures] == ["1500吨", "1200吨", "200吨", "100吨"]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        pytest.param("30年钢材收入从1月到12月掉了多少", "不是减少", id="it rose"),
        pytest.param("30年钢材收入从1月到12月涨了多少", "- 钢材收入", id="as it is said"),
    ],
)
def test_a_change_that_goes_the_other_way_is_said_first(question: str, begins: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.answer.startswith(begins)
    assert [each.value for each in answer.computations] == [25, 50_000_000]


def test_another_value_beside_the_name_of_a_whole_is_not_that_whole() -> None:
    answer = Talk(MILL).ask("拿售出量跟到货那1800吨比，占百分之几")
    assert "80.00%" not in answer.answer


def test_what_is_cancelled_goes_nowhere() -> None:
    answer = Talk(MILL).ask("如果预留的全部取消，售出量会变成多少")
    assert answer.computations == ()


def test_of_listed_names_those_without_a_value_are_refused_by_name() -> None:
    answer = Talk(MILL).ask("R400、R900分别签约量多少")
    assert [each.text for each in answer.figures] == ["600吨"]
    assert "没有「R900」的签约量" in answer.answer


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        pytest.param(
            ("蓝海钢材收入多少", "那公司整体钢材的呢，看30年12月的"),
            ["2.5亿元"],
            id="the whole company",
        ),
        pytest.param(("蓝海在钢材上花了多少钱",), ["1亿元"], id="the amount that begins so"),
        pytest.param(("蓝海在木材上花了多少钱",), [], id="another one"),
    ],
)
def test_a_metric_is_found_by_the_words_around_it(turns: tuple[str, ...], texts: list[str]) -> None:
    talk = Talk(MILL)
    answer = [talk.ask(turn) for turn in turns][-1]
    assert [each.text for each in answer.figures] == texts


def test_who_is_asked_after_a_figure_is_no_question_of_that_figure() -> None:
    talk = Talk(MILL)
    talk.ask("预留多少吨")
    assert talk.ask("谁讲的？").figures == ()


def test_the_rest_of_a_share_is_asked_after_it() -> None:
    talk = Talk(MILL)
    talk.ask("大客户收入占比多少")
    told = talk.ask("那其余的客户合计占多少").computations
    assert [computation.text for computation in told] == ["30.00%"]


def test_before_and_after_are_two_names() -> None:
    mill = MemoryView(
        metrics=(
            Metric(name="改造前产量", aliases=("output before rebuilding",), unit="吨"),
            Metric(name="改造后产量", aliases=("output after rebuilding",), unit="吨"),
        ),
        figures=(figure("改造前产量", "40吨"), figure("改造后产量", "55吨")),
        documents=VIEW.documents(),
    )
    answer = Talk(mill).ask("Our output before and after rebuilding, please")
    assert [each.text for each in answer.figures] == ["40吨", "55吨"]


def test_what_goes_by_other_in_the_question_is_a_metric_with_other() -> None:
    mill = MemoryView(
        metrics=(
            Metric(name="钢材收入", aliases=("钢材产品收入",), unit="元"),
            Metric(name="钢材带动其他产品收入", unit="元"),
        ),
        figures=(
            figure("钢材收入", "1亿", "蓝海", unit="元"),
            figure("钢材带动其他产品收入", "3000万", "蓝海", unit="元"),
        ),
        documents=VIEW.documents(),
    )
    answer = Talk(mill).ask("钢材给蓝海那边别的产品带起来多少收入")
    assert [each.text for each in answer.figures] == ["3000万元"]
