"""A model may read a question that the rules do not: names of the view, or the rules decide."""

import json

import pytest

from assistant.answering.prompts import VERSION, Prompt
from assistant.exchange import Answer
from tests.invented import Talk
from tests.model_fakes import Scripted, silent

VAGUE = "晨光的掏包几个亿呀"
"""No name of the view but the subject's stands in it."""


def reply(**fields: object) -> str:
    return json.dumps({"intent": "figure"} | fields, ensure_ascii=False)


READ = reply(metrics=["销售额"], subjects=["晨光学堂"], words={"掏包": "销售额"})


def asked(question: str, *replies: str | Exception) -> tuple[Answer, Scripted]:
    model = Scripted(*replies, "not a wording")
    return Talk(model=model).ask(question), model


def test_a_question_that_the_rules_refuse_is_read_by_the_model() -> None:
    assert Talk().ask(VAGUE).status == "not_found"
    answer, _ = asked(VAGUE, READ)
    assert [figure.text for figure in answer.figures] == ["1.26亿元"]
    assert "按「销售额」理解“掏包”。" in answer.notes


@pytest.mark.parametrize(
    "proposal",
    [
        pytest.param("no JSON at all", id="text"),
        pytest.param(READ[:-3], id="broken JSON"),
        pytest.param(reply(intent="none"), id="nothing"),
        pytest.param(READ.replace("figure", "delete everything"), id="an unknown intent"),
        pytest.param(READ.replace("销售额", "净利润"), id="a metric that is none"),
        pytest.param(READ.replace("晨光学堂", "蓝海云"), id="a subject that is none"),
        pytest.param(reply(metrics=["签约占比"], words={"晨光": "签约占比"}), id="rereads a name"),
        pytest.param(reply(metrics=["销售额"], words={"掏包": "销售额"}), id="drops a name"),
        pytest.param(reply(metrics=["销售额"], subjects=["晨光学堂"]), id="without words"),
        pytest.param(
            reply(metrics=["销售额"], subjects=["晨光学堂"], words={"收款": "销售额"}),
            id="words that are not in the question",
        ),
        pytest.param(READ[:-1] + ', "periods": ["1999"]}', id="a period that is none"),
        pytest.param(READ.replace('": "销售额"', '": "共99亿"'), id="words for no name"),
        pytest.param(silent(), id="no reply"),
    ],
)  # fmt: skip
def test_anything_else_leaves_it_to_the_rules(proposal: str | Exception) -> None:
    plain = Talk().ask(VAGUE)
    answer, _ = asked(VAGUE, proposal)
    assert (answer.status, answer.answer) == (plain.status, plain.answer)
    assert bool(answer.notes) == isinstance(proposal, Exception)


@pytest.mark.parametrize(
    "question",
    [
        "销售额是多少",
        "2019年的销售额",
        "海外销售额是多少",
        "你好",
        "晨光学堂的销售额",
        "利润率的定义是什么时候的销售额",
    ],
)
def test_a_question_that_names_its_metric_never_pays(question: str) -> None:
    _, model = asked(question, READ)
    assert not any("catalogue" in prompt.system for prompt in model.prompts)


def test_a_word_that_the_model_leaves_unread_still_forbids() -> None:
    answer, _ = asked("晨光的海外掏包几个亿", READ)
    assert answer.status == "not_found"


def test_a_number_is_never_read_as_a_name() -> None:
    proposal = reply(metrics=["签约量"], members={"型号": ["X800"]},
                     words={"要货": "签约量", "X900": "X800"})  # fmt: skip
    assert asked("X900要货几何", proposal)[0].status == "not_found"


@pytest.mark.parametrize("word", ["利润", "北京", "复购率"])
def test_a_name_or_another_measure_is_never_read_as_a_metric(word: str) -> None:
    proposal = READ.replace("掏包", word)
    assert asked(f"晨光的{word}几个亿呀", proposal)[0].status == "not_found"


def test_the_next_turn_leans_on_what_was_read() -> None:
    talk = Talk(model=Scripted(READ, "no wording"))
    talk.ask(VAGUE)
    answer = talk.ask("那云整体收入呢")
    assert [figure.text for figure in answer.figures] == ["2.5亿+"]


def test_a_turn_keeps_who_read_it() -> None:
    talk = Talk(model=Scripted(READ, "no wording"))
    turn = talk.recorder.turns(talk.ask(VAGUE).conversation_id)[-1]
    assert (turn.model, turn.prompt) == ("scripted:fake", VERSION)


def test_the_model_is_shown_names_and_no_values() -> None:
    seen: list[Prompt] = []

    def look(prompt: Prompt) -> str:
        seen.append(prompt)
        return READ

    Talk(model=Scripted(look)).ask(VAGUE)
    assert "销售额" in seen[0].user
    assert "1.26" not in seen[0].user


def test_a_model_that_gives_no_reading_is_not_asked_to_word() -> None:
    answer, model = asked("剩多少销额", silent())
    assert len(model.prompts) == 1
    assert sum("语言模型" in note for note in answer.notes) == 1
