"""Conversations over an invented company: what a follow-up takes from the turns before."""

import pytest

from tests.invented import Talk


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        pytest.param(["X800签约量", "4090呢", "两个加起来呢"], "1.02万台", id="a sum of turns"),
        pytest.param(["X800签约量", "4090呢", "差多少"], "5800台", id="a difference of turns"),
        pytest.param(["X800签约量多少", "占总签约量多少"], "28.57%", id="a share of the whole"),
        pytest.param(["晨光的销售额多少", "它的云整体收入呢", "占比多少"], "至多50.40%",
                     id="a share of another metric"),
        pytest.param(["12月销售额", "1月呢", "涨幅呢"], "17.65%", id="growth between the turns"),
    ],
)  # fmt: skip
def test_arithmetic_over_what_was_told(turns: list[str], text: str) -> None:
    talk = Talk()
    answers = [talk.ask(turn) for turn in turns]
    assert text in [computation.text for computation in answers[-1].computations]


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        pytest.param(["X800签约量", "那4090呢"], ["2.2K台"], id="another member"),
        pytest.param(["晨光的销售额", "它的云整体收入"], ["2.5亿+"], id="a pronoun"),
        pytest.param(["晨光的销售额", "那它签了几年"], ["4年"], id="a pronoun with a span of time"),
        pytest.param(["4年的客户有哪些", "那2年的呢"], ["2年"], id="another group"),
        pytest.param(["晨光的云整体收入", "签约量多少", "回到晨光，销售额呢"], ["1.26亿元"],
                     id="back to an earlier name"),
        pytest.param(["今天天气怎么样", "签约量多少"], ["2.8万台"], id="after a refusal"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_what_it_does_not_replace(turns: list[str], texts: list[str]) -> None:
    talk = Talk()
    answers = [talk.ask(turn) for turn in turns]
    assert [figure.text for figure in answers[-1].figures] == texts


def test_a_follow_up_goes_on_from_the_turn_that_it_quotes() -> None:
    talk = Talk()
    first, _ = talk.ask("X800签约量"), talk.ask("晨光的销售额")
    quoting = talk.ask("那4090呢", after=first.answer_id)
    assert [figure.text for figure in quoting.figures] == ["2.2K台"]
    assert {figure.metric for figure in talk.ask("X800呢").figures} == {"签约量"}


@pytest.mark.parametrize("reply", ["2", "第二个", "签约占比"])
def test_a_question_back_is_resolved_by_number_or_name(reply: str) -> None:
    talk = Talk()
    asked = talk.ask("签约多少")
    assert asked.status == "clarify"
    assert [choice.label for choice in asked.choices][1] == "签约占比"
    answer = talk.ask(reply)
    assert answer.status == "answered"
    assert {figure.metric for figure in answer.figures} == {"签约占比"}


@pytest.mark.parametrize("turns", [["4年签约量多少", "9年呢"], ["X800签约量", "V500呢"]])
def test_a_follow_up_for_what_has_no_value_does_not_repeat_the_last(turns: list[str]) -> None:
    talk = Talk()
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].status == "not_found"
    assert not answers[-1].figures
