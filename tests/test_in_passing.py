"""What people ask in passing: shares by words, rests, sums as parts, pages, spans of years."""

import pytest

from assistant.records import Metric
from assistant.retrieval.chatter import without_chatter
from tests.invented import Talk, figure
from tests.invented_mill import ask as ask_mill
from tests.memory_view import MemoryView


def values_of(*turns: str, mill: bool = False) -> set[object]:
    """What is told and computed in the last turn, to two decimals."""
    talk = Talk()
    answer = ask_mill(*turns) if mill else [talk.ask(turn) for turn in turns][-1]
    assert answer.status == "answered", answer.answer
    told = [figure.value for figure in answer.figures]
    told += [computation.value for computation in answer.computations]
    return {value if isinstance(value, str) else round(value, 2) for value in told}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        pytest.param(("重点占收入几成",), 60, id="a share by its words"),
        pytest.param(("重点书店以外的合计占收入多少",), 40, id="the rest of the whole"),
        pytest.param(("重点书店占收入多少", "剩下的呢"), 40, id="the rest of what was told"),
        pytest.param(("重点书店占收入多少", "其余的呢"), 40, id="the other rest"),
        pytest.param(("胶版纸和轻型纸一共多少吨？占库存的多少？",), 80, id="a sum as a part"),
        pytest.param(("胶版纸和轻型纸各多少吨？轻型纸少多少？",), 20, id="two told, one named"),
        pytest.param(("收入从多少做到多少",), 4_000_000, id="from how much to how much"),
        pytest.param(("胶版纸占总库存",), 50, id="a share without a question word"),
    ],
)
def test_a_share_is_understood(turns: tuple[str, ...], value: float) -> None:
    assert value in values_of(*turns, mill=True)


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        pytest.param(("12月销售额占集团的多少",), 28.57, id="a whole by its beginning"),
        pytest.param(("晨光学堂销售额多少", "占它云整体收入多少"), 50.4, id="its other metric"),
        pytest.param(("1.26亿除以2.5亿是百分之几，晨光学堂的",), 50.4, id="metrics by values"),
        pytest.param(("未来三年预计每年增多少",), 18, id="the rate of that span"),
        pytest.param(("2年签约比4年签约高几个百分点",), 28, id="points are of shares"),
        pytest.param(("12月销售额多少", "1月呢", "涨了多少", "百分比呢"), 17.65, id="in percent"),
        pytest.param(("销售额一年涨了百分之几",), 17.65, id="a year is no member here"),
        pytest.param(("what's the total 签约量?", "and the 3-year part?"), 5700, id="years"),
        pytest.param(("how many years is 青禾's 签约?",), 2, id="how many years"),
    ],
)
def test_a_value_is_found(turns: tuple[str, ...], value: float) -> None:
    assert value in values_of(*turns)


@pytest.mark.parametrize("listed", ["1、2、3年", "1年、2年、3年", "1到3年", "1～3年"])
def test_each_of_several_numbers_is_a_member(listed: str) -> None:
    told = {figure.text for figure in Talk().ask(f"签约量 {listed} 分别多少").figures}
    assert {"6K台", "1.2万台", "5.7K台"} <= {text.replace(" ", "") for text in told}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("how many units have been sold?", {"900台"}, id="its words apart"),
        pytest.param("how many units have not been sold?", set(), id="denied"),
    ],
)
def test_words_of_a_name_may_stand_apart_in_english(question: str, told: set[str]) -> None:
    sold = Metric(name="水泵销量", aliases=("units sold",), unit="台")
    pumps = MemoryView(metrics=(sold,), figures=(figure("水泵销量", "900台"),))
    assert {each.text for each in Talk(pumps).ask(question).figures} == told


def test_a_span_of_years_is_no_list_of_members() -> None:
    answer = Talk().ask("revenue over the next 3 years")
    assert not any(figure.dimensions for figure in answer.figures)


@pytest.mark.parametrize("question", ["收入在第几页", "收入是在哪一页讲的", "收入在哪页"])
def test_where_it_stands_is_told_by_the_page(question: str) -> None:
    answer = ask_mill(question)
    assert answer.answer.startswith("在 Page 3：")
    assert answer.citations[0].page == "Page 3"


@pytest.mark.parametrize("told", ["2030年收入多少", "原料从哪里来"])
def test_where_that_stands_is_asked_of_what_was_told(told: str) -> None:
    first = ask_mill(told)
    second = ask_mill(told, "这个在第几页")
    assert second.answer.startswith(f"在 {first.citations[0].page}：")
    assert [c.quote for c in second.citations] == [c.quote for c in first.citations]


def test_where_somebody_belongs_is_told_by_the_sentence_that_says_it() -> None:
    answer = ask_mill("顾衡是哪个部门的")
    assert answer.status == "answered"
    assert "生产部" in answer.citations[0].quote


def test_what_stands_nowhere_has_no_page() -> None:
    assert ask_mill("滑雪场在第几页").status == "not_found"


def test_a_measure_is_answered_by_its_own_number() -> None:
    answer = ask_mill("二号线的产量")
    assert answer.status == "not_found"


@pytest.mark.parametrize("follow_up", ["那北岸林场呢", "北岸林场的呢"])
def test_the_figure_of_somebody_who_has_none_is_refused(follow_up: str) -> None:
    answer = ask_mill("库存多少吨", follow_up)
    assert answer.status == "not_found"
    assert "北岸林场" in answer.answer


@pytest.mark.parametrize(
    ("message", "question"),
    [
        pytest.param("@助手 收入多少", "收入多少", id="first"),
        pytest.param("收入多少，@小张", "收入多少", id="later"),
        pytest.param("a@b.com 是谁", "a@b.com 是谁", id="an address"),
    ],
)
def test_whom_a_message_is_sent_to_is_no_part_of_it(message: str, question: str) -> None:
    assert without_chatter(message).strip("，, ") == question
