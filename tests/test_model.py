"""The door to language models, against a local server that speaks the OpenAI protocol."""

import subprocess
import sys
import time

import pytest

from assistant.answering.breaker import Guarded
from assistant.answering.model import ChatModel
from assistant.answering.prompts import Prompt
from assistant.errors import ModelError, SettingsError, Stopped
from assistant.exchange import never
from tests.invented import Talk
from tests.model_server import Behaviour, ModelServer, serving

FLUENT = "销售额从{p1}的{f1}增至{p2}的{f2}，涨幅为{c1}，变化量为{c2}。"
GROWTH = "30年销售额涨了多少"
PROMPT = Prompt("Be brief.", "你好")


def model(server: ModelServer, timeout_s: float = 5.0) -> ChatModel:
    return ChatModel("openai:small", url=server.url, timeout_s=timeout_s)


def test_a_good_server_words_the_answer() -> None:
    with serving("good", FLUENT) as server:
        answer = Talk(model=Guarded(model(server))).ask(GROWTH)
    assert "增至2030年12月的**2亿元**[2]" in answer.answer
    assert answer.notes == ()
    (call,) = server.calls
    assert (call["model"], call["temperature"], call["stream"]) == ("small", 0, True)
    assert [message["role"] for message in call["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("behaviour", "calls"),
    [
        pytest.param("broken", 2, id="500 is asked again"),
        pytest.param("cuts", 2, id="a lost connection is asked again"),
        pytest.param("garbage", 2, id="no protocol at all"),
        pytest.param("hangs", 1, id="a silent one is not"),
        pytest.param("slow", 1, id="nor a slow one"),
        pytest.param("endless", 1, id="nor one that never stops"),
    ],
)
def test_any_failure_gives_the_exact_answer_in_time(behaviour: Behaviour, calls: int) -> None:
    plain = Talk().ask(GROWTH)
    with serving(behaviour, FLUENT) as server:
        started = time.monotonic()
        answer = Talk(model=Guarded(model(server, timeout_s=1.0))).ask(GROWTH)
        seconds = time.monotonic() - started
    assert answer.answer == plain.answer
    assert any("语言模型" in note for note in answer.notes)
    assert len(server.calls) == calls
    assert seconds < 6, "the server would hang longer"


def test_one_hiccup_is_not_noticed() -> None:
    with serving("once_broken", FLUENT) as server:
        answer = Talk(model=Guarded(model(server))).ask(GROWTH)
    assert "增至2030年12月" in answer.answer
    assert len(server.calls) == 2


def test_a_thought_is_no_part_of_the_reply() -> None:
    with serving("good", "<think>销售额…</think>\n\n好的。") as server:
        assert model(server).complete(PROMPT, never) == "好的。"


def test_a_stopped_answer_leaves_the_server() -> None:
    with serving("endless") as server:
        calls = iter([False, False, True])
        with pytest.raises(Stopped):
            model(server).complete(PROMPT, lambda: next(calls, True))
        assert server.gone.wait(5), "the connection is closed"


def test_a_slow_server_is_stopped_at_once() -> None:
    with serving("hangs") as server:
        started = time.monotonic()
        with pytest.raises(Stopped):
            model(server).complete(PROMPT, lambda: time.monotonic() - started > 0.1)
        assert time.monotonic() - started < 1


def test_no_server_is_a_failure_that_may_pass() -> None:
    closed = ChatModel("openai:small", url="http://127.0.0.1:9/v1", timeout_s=1)
    with pytest.raises(ModelError) as caught:
        closed.complete(PROMPT, never)
    assert caught.value.again
    assert "ASSISTANT_MODEL" in caught.value.remedy


@pytest.mark.parametrize("name", ["nobody:small", "anthropic:small"])
def test_an_unknown_or_missing_provider_is_named_with_a_remedy(name: str) -> None:
    with pytest.raises(SettingsError, match="ASSISTANT_MODEL") as caught:
        ChatModel(name, timeout_s=1)
    assert "assistant[model]" in caught.value.remedy


def test_without_a_model_nothing_of_it_is_imported() -> None:
    code = (
        "import sys, assistant.bootstrap as b; from assistant.settings import Settings;"
        "b.build(Settings(data='/nonexistent'));"
        "print([m for m in ('langchain', 'langchain_openai', 'openai') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
