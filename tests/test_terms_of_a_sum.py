"""Terms of one sum, values of one place and time in one message, what is aimed at and foreseen."""

from decimal import Decimal

import pytest

from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import Quantity
from assistant.records import Document, Metric
from assistant.retrieval.described import told_of
from assistant.retrieval.lexicon import Lexicon, Target
from assistant.retrieval.spoken_names import with_spoken_names
from tests.invented import Talk, figure
from tests.memory_view import MemoryView
from tests.test_asked_otherwise import MILL

PRESS = MemoryView(
    metrics=(
        Metric(
            name="用纸量",
            aliases=("已经用",),
            unit="吨",
            description="印刷用掉的纸，可按车间细分。",
            additive=True,
        ),
        Metric(name="废品率", unit="%", description="印坏的比例，可按车间细分。"),
        Metric(name="修机时长", unit="分钟", description="修一次机器平均多久，可按车间细分。"),
        Metric(name="印刷收入", aliases=("收入", "印书挣的钱"), unit="元"),
        Metric(name="广告收入", unit="元", description="封底广告，如家具、饮料等带来的收入。"),
        Metric(name="折让占比", unit="%", formulas=("印刷收入 / 总采购额",)),
    ),
    figures=(
        figure("用纸量", "90吨", period="2031-03", 车间="一车间"),
        figure("用纸量", "60吨", period="2031-03", 车间="二车间"),
        figure("用纸量", "150吨", period="2031-03"),
        figure("废品率", "3%", period="2031-03", 车间="一车间"),
        figure("废品率", "5%", period="2031-03", 车间="二车间"),
        figure("废品率", "4%", period="2031-03"),
        figure("废品率", "6%", period="2031-04"),
        figure("修机时长", "20", period="2031-03", unit="分钟", 车间="一车间"),
        figure("修机时长", "40", period="2031-03", unit="分钟", 车间="二车间"),
        figure("修机时长", "30", period="2031-03", unit="分钟"),
        figure("印刷收入", "900万元", period="2031-03"),
        figure("印刷收入", "800万元", period="2031-04"),
        figure("印刷收入", "1亿元", period="2030"),
        figure("印刷收入", "1.2亿元", period="2031", nature="target"),
        figure("印刷收入", "1.1亿元", period="2031", nature="forecast"),
        figure("印刷收入", "300万元", "青山书社"),
        figure("折让占比", "30%", "青山书社"),
        figure("广告收入", "50万元", period="2031-03"),
    ),
    documents=(Document(id="reports/2031-04", title="月报", date="2031-05-09"),),
)


@pytest.mark.parametrize(
    ("question", "told", "computed"),
    [
        pytest.param("既没售出也没预留的有多少吨", ["100吨"], [], id="the term that is left"),
        pytest.param("没售出的里，预留的有多少吨", ["200吨"], [], id="within what is denied"),
        pytest.param("预留的占百分之几", ["200吨", "1500吨"], ["13.33%"], id="of their sum"),
    ],
)
def test_a_term_of_a_sum_is_told_of_it(question: str, told: list[str], computed: list[str]) -> None:
    answer = Talk(MILL).ask(question)
    assert [f.text for f in answer.figures] == told
    assert [c.text for c in answer.computations] == computed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("3月一车间用了多少纸，废品率多少", ["90吨", "3%"], id="of one place"),
        pytest.param("3月收入多少，废品率多少", ["900万元", "4%"], id="of one time"),
        pytest.param("3月一车间用了多少纸，全厂的废品率多少", ["90吨", "4%"], id="of the whole"),
        pytest.param("2031年收入目标是多少", ["1.2亿元"], id="aimed at"),
        pytest.param("2031年收入的目标和预计分别是多少", ["1.2亿元", "1.1亿元"], id="both"),
        pytest.param("3月已经用掉了多少", ["150吨"], id="no fall"),
        pytest.param("3月印书挣的钱有多少", ["900万元"], id="a name with 的钱"),
        pytest.param("青山书社的印刷收入多少，占比多少", ["300万元", "30%"], id="a stated share"),
    ],
)
def test_what_is_asked_together_is_of_one_place_and_time(question: str, told: list[str]) -> None:
    assert [f.text for f in Talk(PRESS).ask(question).figures] == told


def test_an_aim_is_held_against_what_was_done_the_year_before() -> None:
    answer = Talk(PRESS).ask("2031年的收入目标比2030年全年收入高百分之几")
    assert answer.computations[0].text == "20.00%"


def test_a_table_of_means_has_no_shares() -> None:
    answer = Talk(PRESS).ask("3月各车间的修机时长")
    assert "占比" not in answer.answer
    assert not answer.computations
    assert "占比" in Talk(PRESS).ask("3月各车间的用纸量").answer


def test_an_example_in_a_description_is_not_the_metric() -> None:
    assert not Talk(PRESS).ask("3月家具的收入单独有多少").figures


HALLS = MemoryView(
    metrics=(
        Metric(name="租金收入", unit="元", description="可按楼层细分。"),
        Metric(name="备份量", unit="PB"),
        Metric(name="展位数", unit="个"),
        Metric(name="管线长度", unit="公里", description="期末在用的管线。"),
    ),
    figures=(
        figure("租金收入", "50万元", "青山书社", period="2031-04"),
        figure("租金收入", "200万元", period="2031-04", 楼层="二楼"),
        figure("租金收入", "800万元", period="2031-04"),
        figure("备份量", "430PB", period="2031-03"),
        figure("备份量", "290PB", period="2031-04"),
        figure("展位数", "40个"),
        figure("管线长度", "100公里", period="2030"),
        figure("管线长度", "120公里", period="2031-04"),
    ),
    documents=(Document(id="reports/2031-04", title="月报", date="2031-05-09"),),
)


@pytest.mark.parametrize(
    ("turns", "computed"),
    [
        (("青山书社4月的租金收入多少", "占二楼租金收入的百分之几"), ["25.00%"]),
        (("3月和4月的备份量加起来多少",), ["720PB"]),
        (("平均到每一个展位，租金收入是多少",), ["20万元"]),
        (("和2030年末比，4月的管线长度增加了多少公里",), ["20.00%", "20公里"]),
    ],
)
def test_values_of_one_place_time_and_unit_are_computed_with(
    turns: tuple[str, ...], computed: list[str]
) -> None:
    talk = Talk(HALLS)
    answer = [talk.ask(turn) for turn in turns][-1]
    assert [c.text for c in answer.computations] == computed


def test_an_example_is_held_only_where_the_others_are_named_with_it() -> None:
    metric = next(m for m in PRESS.metrics() if m.name == "广告收入")
    assert "家具" not in told_of(metric)
    assert "家具" in told_of(metric, examples=True)


@pytest.mark.parametrize("question", ["预留的占公司成本的百分之几", "预留的占员工人数的几成"])
def test_a_share_in_another_whole_is_none_in_the_sum(question: str) -> None:
    assert not Talk(MILL).ask(question).computations


def test_a_deed_makes_a_name_of_its_own_and_not_only_the_end_of_one() -> None:
    names = {"用电量": {Target("metric", "用电量")}, "人数": {Target("metric", "人数")}}
    assert with_spoken_names("来了多少人", Lexicon(names))[0] == "来了多少人"
    assert with_spoken_names("用了多少电", Lexicon(names))[0] == "用电量是多少"


def test_two_scales_that_only_round_alike_are_no_slip() -> None:
    written, same = (Quantity(value=Decimal(v), unit="CNY", text="", place=Decimal(10**7))
                     for v in ("290000000", "2880000000"))  # fmt: skip
    assert slip_of(written, same.value + 0) == ""
    assert slip_of(written, Decimal("2900000000")) == "scale"
