"""Sums, rates, shares and divisions in the words that people speak them in."""

import pytest

from assistant.exchange import Answer
from assistant.records import Metric
from assistant.retrieval.messages import questions_of
from tests.invented import Talk, figure
from tests.invented_cycles import VIEW
from tests.memory_view import MemoryView

BOARDS = (
    Metric(name="外协板数", aliases=("外协板",), unit="板"),
    Metric(name="外协客户数", aliases=("外协客户",), unit="家"),
)
SPARE = Metric(name="外协备板数", unit="板")
MADE = (figure("外协板数", "3000板"), figure("外协客户数", "24家"))
SHARES = (
    Metric(name="电缆销量", aliases=("电缆",), unit="吨", additive=True),
    Metric(name="经销商份额", aliases=("份额",), unit="%"),
)
SOLD = (
    figure("电缆销量", "800吨"),
    figure("电缆销量", "200吨", 牌号="K7"),
    figure("经销商份额", "35%", "远帆电气"),
)


def answer_to(turns: str, view: MemoryView = VIEW) -> Answer:
    """The last answer of one conversation; `|` stands between its messages."""
    talking = Talk(view)
    return [talking.ask(text) for text in turns.split("|")][-1]


def computed(turns: str, view: MemoryView = VIEW) -> list[str]:
    return [each.text for each in answer_to(turns, view).computations]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("一年和两年的长租加在一块儿是几辆", "1.5万辆"),
        ("公路车、儿童车凑到一起有多少", "1.05万辆"),
        ("公路车跟山地车的长租并到一块总数多少", "1.6万辆"),
        ("折叠车和儿童车的长租搁一块儿多少辆", "5000辆"),
        ("折叠车和儿童车全加上多少辆", "5000辆"),
    ],
)
def test_what_is_put_together_is_added(question: str, text: str) -> None:
    assert computed(question) == [text]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("售出和预订加起来比入库少多少", ["1.8万辆", "2000辆"]),
        ("售出加上预订，跟入库差几辆", ["1.8万辆", "2000辆"]),
        ("公路车、山地车和儿童车归到一块跟2年的差多少", ["1.75万辆", "7500辆"]),
        ("预订和剩余一共比网店售出的多多少", ["6000辆", "1000辆"]),
        ("入库和预订加起来比售出多多少", ["2.4万辆", "1万辆"]),
        ("公路车和儿童车加一块的长租比4年的多多少", ["1.05万辆", "6500辆"]),
        ("老觉得入库对不上：售出、预订加一起是多少？离入库差多少", ["1.8万辆", "2000辆"]),
    ],
)
def test_a_sum_is_taken_before_it_is_compared(question: str, texts: list[str]) -> None:
    assert computed(question) == texts


@pytest.mark.parametrize(
    "text",
    ["收入和成本合计比去年多多少", "售出和预订加起来比1万辆多多少", "甲和乙加起来占丙的多少"],
)
def test_a_sum_beside_a_time_an_amount_or_a_whole_is_one_question(text: str) -> None:
    assert questions_of(text) == (text,)


@pytest.mark.parametrize(
    "question",
    ["收入和预订合计比去年多多少", "公路车、山地车比折叠车一共多多少", "收入加预订比入库多多少"],
)
def test_what_is_no_sum_of_all_that_is_named_is_not_added(question: str) -> None:
    assert computed(question) == []


def test_a_sum_of_a_month_is_not_held_against_a_year() -> None:
    figures = (
        figure("纸浆销量", "30吨", period="2030-12", 渠道="直供"),
        figure("纸浆销量", "20吨", period="2030-12", 渠道="经销"),
        figure("纸浆销量", "400吨", period="2030", 区域="北区"),
    )
    metrics = (Metric(name="纸浆销量", unit="吨", additive=True),)
    view = MemoryView(metrics=metrics, figures=figures)
    assert computed("直供和经销的纸浆销量加起来比北区少多少", view) == ["50吨"]


def test_what_is_made_of_several_things_is_no_compound_growth() -> None:
    figures = (
        figure("复合肥销量", "300吨", period="2030-03"),
        figure("复合肥销量", "360吨", period="2030-06"),
    )
    view = MemoryView(metrics=(Metric(name="复合肥销量", unit="吨"),), figures=figures)
    assert computed("3月和6月复合肥销量分别是多少", view) == []
    assert computed("复合肥销量3月到6月每月复合涨多少", view) == ["6.27%"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("2030年从1月到12月收入，月复合增长率是百分之多少", "1.67%"),
        ("收入1月到12月平均每个月复合涨几个点", "1.67%"),
        ("12月收入比1月，摊到11个月每月复合增速得是多少个百分点", "1.67%"),
        ("compound monthly growth of bicycle revenue from Jan to Dec", "1.67%"),
        ("What was the CMGR of bicycle revenue, January to December 2030?", "1.67%"),
        ("If the CAGR is sustained for three years, how much is the growth in total?", "52.09%"),
        ("Assuming the CAGR holds up over the next 3 years, what is the total growth?", "52.09%"),
        ("三年都按复合增速走，累计能涨多少", "52.09%"),
        ("拿12月收入打底，按复合增速跑满三年能到多少钱", "2.74亿元"),
        ("复合增速是多少|要是以12月收入当基数，照这个速度走上三年是多少", "2.74亿元"),
    ],
)
def test_a_rate_is_compounded_over_the_time_that_is_said(question: str, text: str) -> None:
    assert text in computed(question)


def test_what_a_rate_leads_to_is_said_to_be_assumed() -> None:
    answer = answer_to("以12月收入为底，照复合增速跑满三年能到多少")
    assert any("假设" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("1月收入多少|到12月比它涨了多少钱", "3000万元"),
        ("30年1月的收入|12月比那会儿多出多少钱", "3000万元"),
        ("Bicycle revenue in January?|By how much did December exceed that?", "3000万元"),
    ],
)
def test_another_month_is_compared_with_what_was_told(turns: str, text: str) -> None:
    assert text in computed(turns)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("外协客户就按24家摊，一家摊到几块板", "125板"),
        ("外协客户平均一家几块板", "125板"),
        ("就当外协客户是30家，平均每家几块板", "100板"),
    ],
)
def test_what_is_counted_in_the_asked_unit_is_spread(question: str, text: str) -> None:
    assert computed(question, MemoryView(metrics=BOARDS, figures=MADE)) == [text]


def test_of_two_that_are_counted_so_none_is_spread() -> None:
    figures = (*MADE, figure("外协备板数", "90板"))
    view = MemoryView(metrics=(*BOARDS, SPARE), figures=figures)
    assert computed("外协客户按24家平摊，平均一家几块板", view) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("K7在整个电缆里占多大份额", "25.00%"),
        ("K7占电缆的份额有多少", "25.00%"),
        ("拿K7的电缆跟全部电缆的800吨比，占多大比重", "25.00%"),
    ],
)
def test_the_portion_of_a_metric_is_a_share_of_it(question: str, text: str) -> None:
    assert computed(question, MemoryView(metrics=SHARES, figures=SOLD)) == [text]


def test_a_portion_that_is_a_metric_stays_one() -> None:
    answer = answer_to("远帆电气占多大份额", MemoryView(metrics=SHARES, figures=SOLD))
    assert [each.text for each in answer.figures] == ["35%"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("拿门店卖的跟售出的1.4万辆比，门店占几成", "64.29%"),
        ("用预订跟入库的2万辆比，预订占多大比例", "20.00%"),
    ],
)
def test_a_value_behind_its_name_is_only_said_again(question: str, text: str) -> None:
    assert computed(question) == [text]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("630除以420精确到三位小数是几倍", "1.500倍"),
        ("630/420等于几", "1.50倍"),
        ("630除以420是几倍，材料写的1.4倍是不是算错了", "1.50倍"),
        ("what is 630 divided by 420?", "1.50倍"),
    ],
)
def test_numbers_of_the_report_are_divided_as_its_figures(question: str, text: str) -> None:
    answer = answer_to(question)
    assert [each.text for each in answer.computations] == [text]
    assert [each.text for each in answer.figures] == ["630辆", "420辆"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("1.8亿除以1.5亿是几倍", "1.20倍"),
        ("1.8亿除以1.5亿是百分之几", "120.00%"),
        ("1.5亿除以1.8亿是百分之几", "83.33%"),
    ],
)
def test_values_of_two_times_are_divided_as_they_are_said(question: str, text: str) -> None:
    assert computed(question) == [text]


def test_numbers_that_no_figure_has_are_not_divided() -> None:
    assert answer_to("631除以420是几倍").status == "not_found"


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("按大客户定义倒推，年收入是多少|照这个数，那16家合计贡献多少", "10.8亿元"),
        (
            "大客户门槛3000万等于全年收入的2%，那全年收入多少|其中72%是16家大客户的，平均一家多少钱",
            "6750万元",
        ),
        ("按大客户定义倒推，年收入是多少|其中72%是多少钱", "10.8亿元"),
    ],
)
def test_a_share_of_a_whole_that_was_reckoned_goes_on_from_it(turns: str, text: str) -> None:
    assert computed(turns)[-1:] == [text]


@pytest.mark.parametrize(
    "asked", ["照这个数，那17家合计贡献多少", "其中24%是多少钱", "其中71%是多少钱"]
)
def test_a_share_that_is_not_of_that_whole_leads_to_nothing(asked: str) -> None:
    assert computed(f"按大客户定义倒推，年收入是多少|{asked}") == []
