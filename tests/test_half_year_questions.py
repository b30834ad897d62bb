"""Questions over a half-year report with monthly data beside it; the companies are invented."""

import pytest

from assistant.records import Document, Figure, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

INCOME = (102, 98, 111, 107, 120, 134)
RATES = {"北厂": "93.5%", "南厂": "81.7%", "东厂": "87.2%"}


def _months(metric: str, values: tuple[int, ...]) -> tuple[Figure, ...]:
    return tuple(
        figure(metric, f"{value}万元", period=f"2031-{month:02d}")
        for month, value in enumerate(values, 1)
    )


def _of_plants(metric: str, values: dict[str, str], period: str) -> tuple[Figure, ...]:
    return tuple(figure(metric, value, period=period, 厂区=name) for name, value in values.items())


REPORT = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False, aliases=aliases)
        for name, unit, aliases in (
            ("营业收入", "元", ("收入",)),
            ("净利润", "元", ("净利",)),
            ("净利率", "%", ()),
            ("毛利率", "%", ()),
            ("库存余额", "元", ()),
            ("累计合格率", "%", ()),
            ("来料合格率", "%", ()),
            ("投料批次", "批", ()),
            ("应收账款余额", "元", ()),
            ("应收账款占比", "%", ()),
            ("炉料客户满意度", "分", ()),
            ("炉料服务收入", "元", ()),
        )
    ),
    figures=(
        *_months("营业收入", INCOME),
        figure("营业收入", "672万元", period="2031-H1"),
        figure("营业收入", "1500万元", period="2031", nature="target"),
        *_of_plants(
            "营业收入", {"北厂": "310万元", "南厂": "220万元", "东厂": "142万元"}, "2031-H1"
        ),
        figure("营业收入", "252万元", period="2031-H1", 板块="炉料服务"),
        figure("营业收入", "420万元", period="2031-H1", 板块="板材服务"),
        *_months("净利润", (6, 5, 7, 9, 8, 12)),
        figure("净利率", "6.1%", period="2031-H1"),
        figure("毛利率", "17.4%", period="2031-H1"),
        *_months("库存余额", (50, 52, 51, 53, 54, 55)),
        *_of_plants("累计合格率", RATES, "2031-06"),
        figure("累计合格率", "86.3%", period="2031-06"),
        figure("来料合格率", "98%", period="2031-H1"),
        *_of_plants("投料批次", {"北厂": "77批", "南厂": "52批", "东厂": "41批"}, "2031-06"),
        figure("应收账款余额", "238万元", period="2031-H1"),
        figure("应收账款占比", "58%", period="2031-H1", 账龄="1年以内"),
        figure("炉料客户满意度", "79.5分", period="2031-H1"),
        figure("炉料服务收入", "252万元", period="2031-H1"),
        figure("炉料服务收入", "150万元", period="2031-H1", 分项="焦炭"),
        figure("炉料服务收入", "102万元", period="2031-H1", 分项="石灰"),
    ),
    documents=(
        Document(
            id="澄炉", title="澄炉钢业2031年上半年经营报告", date="2031-07-09", period="2031-H1"
        ),
    ),
)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        pytest.param(("一季度收入合计",), [3_110_000], id="a quarter is the sum of its months"),
        pytest.param(("二季度净利比一季度多多少",), [180_000, 290_000, 110_000], id="two quarters"),
        pytest.param(("上半年月均收入多少",), [1_120_000], id="of each month of a half"),
        pytest.param(("收入离全年目标还差多少",), [8_280_000], id="what is left of a year's aim"),
        pytest.param(("1月收入多少", "2月比它少多少"), [40_000], id="less than it"),
        pytest.param(("一季度库存余额合计",), [], id="what stands at an end adds up to nothing"),
    ],
)
def test_what_is_computed(turns: tuple[str, ...], values: list[int]) -> None:
    talk = Talk(REPORT)
    answer = [talk.ask(turn) for turn in turns][-1]
    assert sorted(abs(each.value) for each in answer.computations) == sorted(values), answer.answer


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param("净利做了多少", ["12万元"], id="a profit is no rate"),
        pytest.param("集团毛利率几个点", ["17.4%"], id="points of the whole group"),
        pytest.param(
            "三个厂收入报一下", ["310万元", "220万元", "142万元", "672万元"], id="so many of a kind"
        ),
        pytest.param("各厂区6月末合格率", [*RATES.values(), "86.3%"], id="the rate told of each"),
        pytest.param("6月北厂投料多少", ["77批"], id="the beginning of a name"),
        pytest.param("全年收入目标定的多少", ["1500万元"], id="the aim itself"),
        pytest.param("应收多少", ["238万元"], id="an amount, where no rate is said"),
        pytest.param("炉料满意度多少分", ["79.5分"], id="a member begins the name"),
        pytest.param("炉料各做了多少", ["150万元", "102万元", "252万元"], id="parts of a member"),
        pytest.param("云和钢业上半年收入多少", [], id="the name of another firm"),
        pytest.param("一年以上的应收一共多少", [], id="a span that no slot took"),
        pytest.param("北厂厂长是谁", [], id="somebody is no value"),
    ],
)
def test_what_is_told(question: str, texts: list[str]) -> None:
    answer = Talk(REPORT).ask(question)
    assert sorted(each.text for each in answer.figures) == sorted(texts), answer.answer


def test_a_rate_of_the_whole_has_no_parts() -> None:
    assert Talk(REPORT).ask("各厂区6月末合格率").computations == ()
