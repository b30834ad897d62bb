"""What may be asked of figures, over an invented company: remainders, ranges, checks, means."""

import pytest

from tests.invented import ask


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("3年及以上的签约量一共多少台", "1万台", id="a range of members"),
        pytest.param("签约量里扣掉X800和4090还剩多少", "1.78万台", id="less named parts"),
        pytest.param("各型号签约量合计是多少", "1.45万台", id="the sum of a breakdown"),
        pytest.param("签约客户数比29年增加了多少家", "至少21家", id="from a named year on"),
        pytest.param("30年12月销售额和1月比涨了多少", "17.65%", id="a base named behind"),
        pytest.param("销售额从30年1月到现在涨了多少", "17.65%", id="from a month to now"),
        pytest.param("各签约占比加起来是100%吗", "100.00%", id="shares make up the whole"),
        pytest.param("1年签约占比重新算是多少", "21.43%", id="a stated share recomputed"),
        pytest.param("按复合增速，三年累计能增长多少", "64.30%", id="growth over the years"),
        pytest.param("4年的客户有几家", "至少2家", id="a count over an open list"),
    ],
)
def test_an_operation_is_computed_over_what_is_named(question: str, text: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert text in [computation.text for computation in answer.computations]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("9年的签约量多少", "没有「9年」的签约量", id="a member that is not there"),
        pytest.param("签约客户的目标是多少", "目标值", id="a nature that is not there"),
        pytest.param("签约客户流失了多少家", "流失", id="a verb that changes the metric"),
    ],
)
def test_what_is_near_is_not_what_is_asked(question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param("销售额1月和12月哪个高", ["2亿元", "1.7亿元"], id="of two periods"),
        pytest.param("签约量最大的型号是哪个", ["8K台"], id="of the members"),
        pytest.param("谁的签约年限最长", ["4年", "4年"], id="of texts that are quantities"),
        pytest.param("前两名的型号签约量", ["8K台", "4.3K台"], id="as many as asked"),
    ],
)
def test_a_ranking_tells_the_first(question: str, first: list[str]) -> None:
    assert [figure.text for figure in ask(question).figures] == first


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("30年12月销售额是3亿对吧", "不对", id="a wrong amount"),
        pytest.param("30年12月销售额是2亿对吧", "是的", id="a right amount"),
        pytest.param("蓝海签的是2年吧", "不对", id="a wrong group"),
        pytest.param("蓝海签的是4年吧", "是的", id="a right group"),
    ],
)
def test_what_the_asker_states_is_held_against_the_figures(question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(verdict)
    assert answer.figures
    assert "3亿" not in answer.answer, "a wrong number is not said again"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("30年1月销售额是2亿对吗", "不对", id="a number that it rounds to"),
        pytest.param("签约量是3万台对吗", "不对", id="another such number"),
        pytest.param("签约量超过3万台了吧", "不对", id="more than it is"),
        pytest.param("签约量超过2万台了吧", "是的", id="more than a smaller one"),
        pytest.param("签约量低于3万台对吗", "是的", id="less than a larger one"),
        pytest.param("签约量低于2.8万台对吗", "不对", id="less than itself"),
        pytest.param("签约客户数现在超过60家对吗", "资料里是", id="left open by a bound"),
        pytest.param("签约客户数现在超过40家对吗", "是的", id="held by a bound"),
        pytest.param("30年12月销售额不是2亿对吗", "资料里是", id="a negation"),
    ],
)
def test_a_statement_is_true_only_if_the_figure_makes_it_so(question: str, verdict: str) -> None:
    assert ask(question).answer.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("除了X800，签约量合计多少", "2万台", id="besides"),
        pytest.param("不含4年的签约量是多少", "2.37万台", id="not included"),
        pytest.param("非4年的签约量", "2.37万台", id="a prefix"),
    ],
)
def test_what_is_left_out_is_taken_off_the_total(question: str, text: str) -> None:
    assert text in [computation.text for computation in ask(question).computations]


@pytest.mark.parametrize("question", ["不是晨光的销售额是多少", "哪些客户没签4年", "未签约量"])
def test_what_is_left_out_is_never_the_answer(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("按复合增速，1.5年后是现在的几倍", id="half a year more"),
        pytest.param("按复合增速，-3年后是现在的几倍", id="years that are past"),
        pytest.param("按30%复合增长，3年后销售额是多少", id="another rate"),
        pytest.param("99999年的销售额", id="a year that nobody reads"),
        pytest.param("6个月签约量多少", id="a span that no slot takes"),
        pytest.param("30年13月销售额", id="a month that is none"),
        pytest.param("29年12月到底有多少签约客户", id="a month of what is kept by years"),
    ],
)
def test_a_slot_that_no_figure_has_is_never_skipped(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures
