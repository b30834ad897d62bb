"""What a follow-up changes: the time, the unit, whose value, the part; and sums of parts."""

import pytest

from assistant.exchange import Answer
from assistant.records import Metric
from tests import invented_cycles as cycles
from tests.invented import Talk, figure
from tests.invented_mill import ask
from tests.invented_prose import VIEW as TEA
from tests.memory_view import MemoryView


def talk_of(*turns: str, about_tea: bool = False) -> Answer:
    talk = Talk(TEA) if about_tea else Talk()
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "quote"),
    [
        pytest.param(
            ("2029年市场怎么样", "2030年呢"), "2030年以后客流下降，关店变多。", id="later"
        ),
        pytest.param(
            ("2030年市场怎么样", "2029年呢"), "2029年全城抢铺位，租金大涨。", id="earlier"
        ),
    ],
)
def test_a_question_of_text_is_asked_of_another_time(turns: tuple[str, ...], quote: str) -> None:
    answer = talk_of(*turns, about_tea=True)
    assert answer.status == "answered"
    assert [citation.quote for citation in answer.citations] == [quote]


@pytest.mark.parametrize("question", ["2029年产线有什么变动", "2029年开了什么产线"])
def test_another_time_is_not_asked_of_what_else_the_text_tells(question: str) -> None:
    answer = ask(question, "2030年呢")
    assert [citation.quote for citation in answer.citations] == [
        "2029年新开两条产线，2030年停掉旧的蒸煮车间。"
    ]
    assert not answer.figures


def test_a_time_that_the_text_lacks_is_refused_after_one_that_it_has() -> None:
    answer = talk_of("2029年铺位怎么样", "2027年呢", about_tea=True)
    assert answer.status == "not_found"
    assert not answer.citations


@pytest.mark.parametrize("turn", ["有几家", "有几家呢", "那有多少家"])
def test_a_unit_alone_counts_what_was_defined(turn: str) -> None:
    answer = ask("重点书店的门槛是多少", turn)
    assert answer.status == "answered"
    assert [(figure.value, figure.unit) for figure in answer.figures] == [(5, "家")]


@pytest.mark.parametrize("turn", ["跟谁比的", "和什么相比的", "是跟什么比的"])
def test_the_basis_of_a_value_is_told_by_its_note(turn: str) -> None:
    answer = ask("吨纸电耗降幅多少", turn)
    assert answer.status == "answered"
    assert [figure.value for figure in answer.figures] == [20]
    assert answer.notes == ("对比的是改造前的一号线。",)


def test_of_several_values_those_with_a_basis_are_told() -> None:
    answer = ask("库存和吨纸电耗降幅", "跟谁比的")
    assert [figure.value for figure in answer.figures] == [20]


def test_a_few_figures_tell_their_notes_at_once() -> None:
    assert ask("吨纸电耗降幅多少").notes == ("对比的是改造前的一号线。",)


def test_the_basis_of_nothing_is_refused() -> None:
    assert ask("跟谁比的").status == "not_found"


@pytest.mark.parametrize("turn", ["非重点的呢", "非重点书店的呢"])
def test_the_opposite_of_a_share_is_its_rest(turn: str) -> None:
    answer = ask("重点书店收入占比", turn)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == ["40.00%"]


@pytest.mark.parametrize("turn", ["其中图书呢", "图书的呢"])
def test_a_sibling_is_named_by_its_own_word(turn: str) -> None:
    answer = ask("教材收入多少", turn)
    assert [figure.value for figure in answer.figures] == [8_000_000]


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        pytest.param(("教材收入", "图书收入", "这两个占收入多少"),
                     ["37.50%", "25.00%", "62.50%"], id="of another metric, told apart"),
        pytest.param(("教材收入和图书收入", "这两个占收入多少"),
                     ["37.50%", "25.00%", "62.50%"], id="of another metric, told at once"),
        pytest.param(("胶版纸和轻型纸的库存", "这两个占多少"),
                     ["50.00%", "30.00%", "80.00%"], id="of their own whole"),
        pytest.param(("胶版纸和轻型纸的库存", "加起来", "占总库存多少"),
                     ["50.00%", "30.00%", "80.00%"], id="of the whole, after their sum"),
        pytest.param(("胶版纸和轻型纸的库存", "加起来多少", "占多少"),
                     ["50.00%", "30.00%", "80.00%"], id="of it, not said"),
        pytest.param(("胶版纸库存", "占多少"), ["50.00%"], id="of one"),
    ],
)  # fmt: skip
def test_told_parts_are_shares_of_a_whole(turns: tuple[str, ...], texts: list[str]) -> None:
    answer = ask(*turns)
    assert answer.status == "answered"
    assert [computation.text for computation in answer.computations] == texts


def test_parts_of_a_named_whole_are_shares_of_it() -> None:
    answer = ask("收入里，教材收入、图书收入各占多少")
    assert [computation.text for computation in answer.computations] == [
        "37.50%",
        "25.00%",
        "62.50%",
    ]


@pytest.mark.parametrize("turn", ["整体呢", "公司整体呢", "全公司呢"])
def test_the_whole_drops_the_customer(turn: str) -> None:
    (figure,) = talk_of("晨光的销售额", turn).figures
    assert (figure.subject, figure.value) == (None, 200_000_000)


def test_a_customer_without_a_value_is_not_the_one_before() -> None:
    answer = talk_of("晨光的销售额", "那蓝海呢")
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_period_is_missing_of_the_metric_that_the_talk_is_about() -> None:
    share = Metric(name="车辆收入占比", aliases=("占引来收入",))
    view = MemoryView(
        metrics=(Metric(name="车辆收入"), Metric(name="车辆引来收入"), share),
        figures=(
            *cycles.FIGURES,
            figure("车辆引来收入", "0.4亿", "云杉商贸"),
            figure("车辆收入占比", "40%", "云杉商贸"),
        ),
        documents=cycles.VIEW.documents(),
    )
    talk = Talk(view)
    talk.ask("云杉商贸的车辆收入是多少")
    answer = talk.ask("该公司前年收入多少")
    assert answer.status == "not_found"
    assert answer.answer == "没有云杉商贸车辆收入在2029年的数值。"


def test_the_amount_of_a_share_is_that_of_the_same_part() -> None:
    talk = cycles.talk()
    answers = [talk.ask(turn) for turn in ("1年期长租占几成", "3年的呢", "具体多少辆")]
    assert [shown.text for shown in answers[-1].figures] == ["6K辆"]
    talk.ask("3年期长租占几成")
    assert not talk.ask("多少钱").figures
    talk.ask("复合增长率是多少")
    assert not talk.ask("多少家").figures


def test_the_count_of_all_is_not_that_of_a_part() -> None:
    talk = cycles.talk()
    talk.ask("3年期的长租占比是多少")
    answer = talk.ask("多少家")
    assert answer.status == "not_found"
    assert not answer.figures
