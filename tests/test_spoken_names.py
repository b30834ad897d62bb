"""Names as people speak them, over an invented steel mill."""

import pytest

from tests.invented import Talk
from tests.test_asked_otherwise import MILL


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("30年1月钢材那块做了多少钱", "2亿元", id="money made"),
        pytest.param("2030年12月钢材这一大块一共收入多少", "2.5亿元", id="words in between"),
        pytest.param("蓝海光钢材这一项贡献了几个亿", "1亿元", id="of one customer"),
        pytest.param("蓝海的总账单有多少", "3亿元", id="a bill"),
        pytest.param("收入有百分之多少是大客户给的", "70%", id="turned around"),
        pytest.param("一年多少钱以上算大客户", "3000万元", id="a threshold"),
        pytest.param("一共到了多少货", "1500吨", id="a verb and its noun, apart"),
        pytest.param("R四百签约量多少", "600吨", id="a model, spoken"),
        pytest.param("卖给外头工地多少吨", "700吨", id="outside"),
        pytest.param("外部工地的占全部到货的百分之几", "46.67%", id="of another metric"),
        pytest.param("蓝海的总收入刨掉钢材还剩多少", "2亿元", id="less a part"),
    ],
)
def test_it_means_the_name_that_the_view_has(question: str, text: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.status == "answered"
    assert text in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("R九百签约量多少", id="a model that is none"),
        pytest.param("铝材那块做了多少钱", id="a product that is none"),
        pytest.param("到了多少车", id="another thing that came"),
    ],
)
def test_what_is_not_there_is_no_other_value(question: str) -> None:
    answer = Talk(MILL).ask(question)
    assert answer.status != "answered" or not answer.figures


def test_a_pronoun_is_whom_the_turn_before_was_about() -> None:
    talk = Talk(MILL)
    talk.ask("蓝海的钢材收入多少")
    answer = talk.ask("那它的物流安排呢")
    assert answer.status == "not_found"
