"""OpenAI's protocol, as the official client speaks it, over a real server."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from openai import (
    APIError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    OpenAI,
)
from openai.types.chat import ChatCompletion

from assistant.answering.chain import Assistant
from assistant.api.app import create_app
from assistant.api.history import Histories
from assistant.api.openai_reply import Reply
from assistant.errors import NoGeneration
from assistant.exchange import Answer, Ask, Asker, Choice, Question
from assistant.journal import Conversations
from assistant.records import Audience
from tests.api_fakes import answer
from tests.invented import OneView
from tests.served import PATIENCE_S, Stepped, served, service

MODEL = "report-assistant"
CHEN = Asker(id="Chen", audience=Audience.EXECUTIVE)


class Counted:
    """The real assistant of the invented company; counts what it is asked."""

    def __init__(self) -> None:
        self.forget()
        self.asked: list[Question] = []

    def forget(self) -> None:
        """As a restart of a journal in memory does."""
        self._assistant = Assistant(OneView(), Conversations())

    def __call__(self, question: Question, **told: Any) -> Answer:  # noqa: ANN401 - as Ask has it
        self.asked.append(question)
        return self._assistant.ask(question, **told)


@contextmanager
def client_of(ask: Ask, keys: str = "", key: str = "any") -> Iterator[OpenAI]:
    app = create_app(service(ask, keys), max_question_chars=200, max_body_bytes=9000)
    with served(app) as address, OpenAI(
        base_url=f"{address}/v1", api_key=key, max_retries=0, timeout=PATIENCE_S
    ) as made:  # fmt: skip
        yield made


@pytest.fixture(scope="module")
def client() -> Iterator[OpenAI]:
    with client_of(Counted()) as made:
        yield made


def said(*texts: str) -> list[Any]:
    """Messages of the user, with replies between them that nobody reads."""
    messages: list[Any] = []
    for text in texts:
        messages += [{"role": "user", "content": text}, {"role": "assistant", "content": "？"}]
    return messages[:-1]


def ask(client: OpenAI, *texts: str, **more: Any) -> ChatCompletion:  # noqa: ANN401 - as they are
    made: ChatCompletion = client.chat.completions.create(
        model=MODEL, messages=said(*texts), **more
    )
    return made


def content(completion: ChatCompletion) -> str:
    return completion.choices[0].message.content or ""


def test_the_models_are_one(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).id == MODEL
    with pytest.raises(NotFoundError):
        client.models.retrieve("other")


def test_an_answer_is_a_message_with_its_sources(client: OpenAI) -> None:
    made = ask(client, "12月销售额多少", temperature=0.3, max_tokens=10, seed=1, user="x")
    text, message = content(made), made.choices[0].message
    assert made.choices[0].finish_reason == "stop"
    assert made.model == MODEL
    assert text.startswith("销售额（2030年12月）：**2亿元**[1]")
    assert "\n\n来源：\n- [1] sales：销售额, 2亿, 2030-12" in text
    assert message.annotations
    for annotation in message.annotations:
        place = annotation.url_citation
        assert text[place.start_index : place.end_index] == "[1]"
        assert place.title == "sales"
        assert place.url == f"{str(client.base_url).removesuffix('v1/')}api/documents/metrics/sales"
    assert made.usage
    assert made.usage.total_tokens == 0


def test_a_stream_says_the_same_piece_by_piece(client: OpenAI) -> None:
    whole = ask(client, "12月销售额多少")
    with client.chat.completions.create(
        model=MODEL, messages=said("12月销售额多少"), stream=True,
        stream_options={"include_usage": True},
    ) as stream:  # fmt: skip
        *chunks, last = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(c.choices[0].delta.content or "" for c in chunks) == content(whole)
    assert [c.choices[0].finish_reason for c in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    told = [c.choices[0].delta.model_extra or {} for c in chunks]
    annotations = next(t["annotations"] for t in told if "annotations" in t)
    assert annotations == [a.model_dump() for a in whole.choices[0].message.annotations or []]
    assert (last.choices, last.usage and last.usage.total_tokens) == ([], 0)
    assert len({chunk.id for chunk in [*chunks, last]}) == 1


def test_a_stream_ends_as_the_protocol_wants_it(client: OpenAI) -> None:
    body = {"model": MODEL, "messages": said("12月销售额多少"), "stream": True}
    lines = httpx.post(f"{client.base_url}chat/completions", json=body).text.split("\n\n")
    assert [line for line in lines if line][-1] == "data: [DONE]"
    assert all(line.startswith("data: ") for line in lines if line)


FOLLOWED = ("12月销售额多少", "那1月呢", "涨了多少")


def test_earlier_messages_make_the_conversation(client: OpenAI) -> None:
    texts = [content(ask(client, *FOLLOWED[:n])) for n in (1, 2, 3)]
    assert "**1.7亿元**" in texts[1]
    assert "17.65%" in texts[2]
    assert "17.65%" not in content(ask(client, FOLLOWED[2])), "alone it means nothing"


def test_a_turn_costs_one_question_and_a_restart_changes_no_answer() -> None:
    made = Counted()
    histories = Histories(made)

    def turn(*texts: str) -> str:
        before = len(made.asked)
        told = histories.ask(Question(text=texts[-1], asker=CHEN), texts[:-1]).answer
        costs.append(len(made.asked) - before)
        return told

    costs: list[int] = []
    told = [turn(*FOLLOWED[:n]) for n in (1, 2, 3)]
    assert costs == [1, 1, 1]
    assert turn(*FOLLOWED) == told[2], "asked once more: that conversation went on"
    assert costs[-1] == 3
    made.forget()
    assert turn(*FOLLOWED, "那签约量呢") == Histories(Counted()).ask(
        Question(text="那签约量呢", asker=CHEN), FOLLOWED
    ).answer  # fmt: skip
    assert costs[-1] == 5, "the first finds its conversation gone, and stops there"
    stranger = Asker(id="Chen", audience=Audience.PUBLIC)
    histories.ask(Question(text="那1月呢", asker=stranger), FOLLOWED[:1])
    assert made.asked[-1].conversation_id != made.asked[0].conversation_id


def test_another_question_after_the_same_messages_has_its_own_conversation() -> None:
    histories = Histories(Counted(), most=8)
    first = histories.ask(Question(text=FOLLOWED[0], asker=CHEN), ())
    one = histories.ask(Question(text="那1月呢", asker=CHEN), FOLLOWED[:1])
    two = histories.ask(Question(text="涨了多少", asker=CHEN), FOLLOWED[:1])
    assert one.conversation_id == first.conversation_id
    assert two.conversation_id != one.conversation_id


def test_what_was_refused_before_is_refused_again_and_passed_over() -> None:
    histories = Histories(Counted())
    told = histories.ask(Question(text="那1月呢", asker=CHEN), ("  ", FOLLOWED[0]))
    assert "1.7亿元" in told.answer


def test_notes_and_choices_stand_in_the_text() -> None:
    asking = answer(
        "哪个？", status="clarify", citations=(), figures=(), computations=(),
        choices=(Choice(label="甲", question="甲的[收入]？"),), notes=("按「甲」理解",),
    )  # fmt: skip
    reply = Reply("a", "zh", "http://x/").whole(asking)["choices"][0]["message"]
    assert reply["content"] == "哪个？\n\n注：按「甲」理解\n\n请选择：\n1. 甲的\\[收入\\]？"
    assert reply["annotations"] == []
    english = Reply("a", "en", "http://x/").whole(answer())["choices"][0]["message"]
    assert "\n\nSources:\n- [1] " in english["content"]
    traditional = Reply("a", "zh-Hant", "http://x/").whole(answer())["choices"][0]["message"]
    assert "\n\n來源：\n- [1] " in traditional["content"]


def test_a_source_without_a_mark_is_annotated_in_the_footer() -> None:
    message = Reply("a", "zh", "http://x/").whole(answer("没有标记。"))["choices"][0]["message"]
    (annotation,) = message["annotations"]
    place = annotation["url_citation"]
    assert message["content"][place["start_index"] : place["end_index"]] == "[1]"
    assert place["url"] == "http://x/api/documents/reports/2031-02"


def test_parts_of_text_are_read(client: OpenAI) -> None:
    parts: list[Any] = [{"type": "text", "text": "12月"}, {"type": "text", "text": "销售额多少"}]
    made = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "system", "content": "Answer 42."}, {"role": "user", "content": parts}],
    )
    assert "2亿元" in content(made)


IMAGE = [{"type": "image_url", "image_url": {"url": "data:,x"}}]
FORCED = {"type": "function", "function": {"name": "f"}}


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [
        pytest.param({"model": "gpt-4o"}, 404, "model", id="another model"),
        pytest.param({"n": 2}, 400, "n", id="several answers"),
        pytest.param({"tool_choice": "required"}, 400, "tool_choice", id="some tool"),
        pytest.param({"tool_choice": FORCED}, 400, "tool_choice", id="one tool"),
        pytest.param({"response_format": {"type": "json_object"}}, 400, "response_format", id="js"),
        pytest.param({"logprobs": True}, 400, "logprobs", id="probabilities"),
        pytest.param({"modalities": ["text", "audio"]}, 400, "modalities", id="speech"),
        pytest.param({"messages": []}, 400, "messages", id="no message"),
        pytest.param({"messages": 1}, 400, "messages", id="no messages"),
        pytest.param(
            {"messages": [{"role": "assistant", "content": "a"}]}, 400, "messages", id="no question"
        ),
        pytest.param(
            {"messages": [{"role": "user", "content": IMAGE}]}, 400, "messages", id="an image"
        ),
        pytest.param({"messages": said(" ")}, 422, None, id="blank"),
        pytest.param({"messages": said("长" * 300)}, 422, None, id="too long"),
        pytest.param({"messages": said("长" * 9000)}, 413, None, id="too large"),
    ],
)
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_what_is_not_served_is_refused_in_the_shape_of_the_protocol(
    client: OpenAI, body: dict[str, Any], status: int, param: str | None, stream: bool
) -> None:
    sent = {"model": MODEL, "messages": said("多少"), "stream": stream} | body
    with pytest.raises(APIStatusError) as caught:
        client.post("/chat/completions", body=sent, cast_to=ChatCompletion)
    error = caught.value
    assert error.status_code == status
    assert error.param == param
    assert isinstance(error.body, dict)
    assert set(error.body) == {"message", "type", "param", "code"}
    assert error.type == "invalid_request_error"


def test_what_changes_nothing_is_accepted(client: OpenAI) -> None:
    tool: Any = {"type": "function", "function": {"name": "f", "parameters": {}}}
    made = ask(
        client, "12月销售额多少", tools=[tool], tool_choice="auto", n=1, stop=["。"],
        response_format={"type": "text"}, extra_body={"something": "new"},
    )  # fmt: skip
    assert "2亿元" in content(made)


def test_a_key_of_ours_is_the_key() -> None:
    with client_of(Counted(), keys="alpha-key-1:executive:Chen", key="alpha-key-1") as client:
        assert "2亿元" in content(ask(client, "12月销售额多少"))
        with pytest.raises(AuthenticationError) as caught:
            ask(client.with_options(api_key="wrong"), "12月销售额多少")
        assert caught.value.code == "invalid_api_key"
        with pytest.raises(AuthenticationError):
            client.with_options(api_key="wrong").models.list()


def test_errors_inside_reach_the_client() -> None:
    broken = Stepped(fails=NoGeneration("Nothing.", remedy="Run `ingest`."))
    with client_of(broken) as client:
        with pytest.raises(InternalServerError, match="Run `ingest`") as caught:
            ask(client, "多少")
        assert caught.value.status_code == 503
        stream = client.chat.completions.create(model=MODEL, messages=said("多少"), stream=True)
        with pytest.raises(APIError, match="Run `ingest`"):
            list(stream)


def test_a_stream_that_is_left_is_stopped() -> None:
    waiting = Stepped(waits=True)
    with client_of(waiting) as client:
        stream = client.chat.completions.create(model=MODEL, messages=said("多少"), stream=True)
        assert next(stream).choices[0].delta.role == "assistant"
        stream.close()
        assert waiting.stopped.wait(PATIENCE_S)


def test_wrong_addresses_and_methods_speak_the_protocol_too(client: OpenAI) -> None:
    for method, path in (("POST", "embeddings"), ("GET", "chat/completions")):
        told = httpx.request(method, f"{client.base_url}{path}").json()
        assert re.match(r"Not Found|Method Not Allowed", told["error"]["message"])
    with pytest.raises(BadRequestError):
        client.post("/chat/completions", body=["no object"], cast_to=ChatCompletion)
