"""One period held against another, of an invented laundry that reports years and quarters."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

INCOME = {
    "2029": "4亿元",
    "2030": "5亿元",
    "2030-Q1": "1亿元",
    "2030-Q2": "1.1亿元",
    "2030-Q3": "1.3亿元",
    "2030-Q4": "1.6亿元",
    "2031-Q1": "1.25亿元",
}
MARGIN = {"2029": "20%", "2030": "22%", "2030-Q1": "19%", "2031-Q1": "24%"}
SHOPS = {"2029": "80家", "2030": "100家", "2031-Q1": "104家"}
WAYS = {"2029": "40公里", "2030": "30公里"}
REPORT = MemoryView(
    metrics=(
        Metric(name="营业收入", unit="元", aliases=("收入",), additive=True),
        Metric(name="毛利率", unit="%"),
        Metric(name="在营门店数", unit="家", aliases=("门店数",)),
        Metric(name="平均送洗距离", unit="公里"),
    ),
    figures=(
        *(figure("营业收入", value, period=period) for period, value in INCOME.items()),
        figure("营业收入", "6亿元", period="2031", nature="target"),
        *(figure("毛利率", value, period=period) for period, value in MARGIN.items()),
        *(figure("在营门店数", value, period=period) for period, value in SHOPS.items()),
        *(figure("平均送洗距离", value, period=period) for period, value in WAYS.items()),
    ),
    documents=(
        Document(
            id="白鹂", title="白鹂洗衣2031年第一季度报告", date="2031-04-09", period="2031-Q1"
        ),
    ),
)


def computed(*turns: str) -> list[float]:
    talk = Talk(REPORT)
    answer = [talk.ask(turn) for turn in turns][-1]
    return [round(each.value, 2) for each in answer.computations]


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        pytest.param(("一季度收入跟去年同期比涨了百分之几",), [25, 25000000], id="growth"),
        pytest.param(("今年一季度收入比去年同期多多少",), [25000000], id="difference"),
        pytest.param(("和去年同期相比,一季度收入多了多少",), [25000000], id="said before it"),
        pytest.param(("一季度毛利率比去年同期高几个百分点",), [5], id="points"),
        pytest.param(("一季度收入跟2030年同期比多多少",), [25000000], id="a year by its number"),
        pytest.param(("一季度收入是多少", "比去年同期多多少"), [25000000], id="of what was told"),
        pytest.param(("2030年四季度收入比去年同期多多少",), [], id="a year that is not held"),
        pytest.param(("四季度收入是多少", "比去年同期涨多少"), [], id="of a year is no growth"),
    ],
)
def test_the_same_time_of_a_year_before(turns: tuple[str, ...], values: list[float]) -> None:
    assert computed(*turns) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("去年全年收入比前年增长了百分之几", [25, 100000000], id="whole years"),
        pytest.param("2030年收入比2029年多多少", [100000000], id="years by their numbers"),
        pytest.param("一季度收入比去年涨了多少", [25, 25000000], id="a quarter since its like"),
        pytest.param("二季度收入比去年涨了多少", [], id="and not since all of the year"),
        pytest.param("一季度收入比去年全年少多少", [375000000], id="but where all is said"),
        pytest.param("2031年一季度末门店数比去年多几家", [4], id="what stands, since the end"),
    ],
)
def test_a_year_held_against_another(question: str, values: list[float]) -> None:
    assert computed(question) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("2030年四季度的收入占全年的百分之几", [32], id="a quarter"),
        pytest.param("四季度收入占2030年的几成", [32], id="of a year by its number"),
        pytest.param("去年上半年收入占全年的百分之几", [42], id="a half of two quarters"),
        pytest.param("前三季度收入占全年的百分之几", [68], id="three of the last full year"),
        pytest.param("今年一季度收入占全年目标的百分之几", [20.83], id="of what is aimed at"),
        pytest.param("今年一季度收入占全年的百分之几", [], id="of a year that is not over"),
        pytest.param("今年一季度收入占去年全年的百分之几", [], id="of another year"),
        pytest.param("今年一季度门店数占全年的百分之几", [], id="what stands has no share"),
    ],
)
def test_a_part_of_a_year_is_a_share_of_it(question: str, values: list[float]) -> None:
    assert computed(question) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("平均送洗距离2030年比2029年缩短了百分之几", [25, 10], id="shortened"),
        pytest.param("平均送洗距离去年比前年降了百分之几", [25, 10], id="fell"),
        pytest.param("平均送洗距离去年比前年变化了百分之几", [-25, -10], id="changed"),
        pytest.param("平均送洗距离去年比前年缩短了多少", [10], id="by an amount"),
        pytest.param("去年收入比前年高百分之几", [25, 100000000], id="more in percent"),
        pytest.param("去年收入比前年降了百分之几", [25, 100000000], id="which rose"),
    ],
)
def test_a_fall_is_told_by_how_much_it_is(question: str, values: list[float]) -> None:
    assert computed(question) == values


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        pytest.param(
            ("2030年毛利率是多少", "比前一年提高了几个百分点"), [2], id="the year before that"
        ),
        pytest.param(("2030年收入多少", "比去年多多少"), [100000000], id="not against itself"),
        pytest.param(("要完成今年的收入目标,得比去年增长百分之几",), [20, 100000000], id="an aim"),
        pytest.param(("今年收入目标比去年目标增长多少",), [], id="an aim against an aim"),
    ],
)
def test_what_is_held_against_a_year_before(turns: tuple[str, ...], values: list[float]) -> None:
    assert computed(*turns) == values


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param("到今年3月底,在营门店有多少家", ["104家"], id="a quarter that ends then"),
        pytest.param("今年2月底在营门店有多少家", [], id="within a quarter"),
        pytest.param("今年3月底的收入是多少", [], id="what flows"),
        pytest.param("今年3月底的毛利率是多少", [], id="a rate"),
    ],
)
def test_what_stood_at_the_end_of_a_month(question: str, texts: list[str]) -> None:
    assert [each.text for each in Talk(REPORT).ask(question).figures] == texts
