"""One question, one answer: the chat, the stream and OpenAI's protocol over a real corpus."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import bootstrap
from assistant.api.openai_reply import Reply
from assistant.exchange import Answer
from assistant.retrieval.language import language_of
from assistant.settings import Settings
from eval.question_set import Item, read_set
from tests.served import PATIENCE_S, served, streamed

COMPANY = Path(__file__).parent.parent / "eval/invented/catering"
SETS = [item for item in read_set(COMPANY / "questions.yaml") if item.audience == "executive"]
APART = {"conversation_id", "answer_id"}


def quiet(stage: str, done: int, total: int) -> None: ...


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(corpus=COMPANY / "corpus", data=tmp_path_factory.mktemp("data"))
    bootstrap.ingest(settings, quiet)
    with (
        closing(bootstrap.build(settings)) as service,
        served(bootstrap.http_app(settings, service)) as address,
        httpx.Client(base_url=address, timeout=6 * PATIENCE_S) as client,
    ):
        yield client


def completed(http: httpx.Client, turns: tuple[str, ...]) -> dict[str, Any]:
    messages = [{"role": "user", "content": turn} for turn in turns]
    body = {"model": "report-assistant", "messages": messages}
    message: dict[str, Any] = message_of(http.post("/v1/chat/completions", json=body).json())
    return message


def message_of(completion: Any) -> Any:  # noqa: ANN401 - JSON
    return completion["choices"][0]["message"]


@pytest.mark.parametrize("item", SETS, ids=lambda item: item.id)
def test_every_way_to_ask_gets_the_same(http: httpx.Client, item: Item) -> None:
    chat: str | None = None
    stream: str | None = None
    for n, turn in enumerate(item.turns, start=1):
        body = {"question": turn, "conversation_id": chat}
        plain = Answer.model_validate(http.post("/api/chat", json=body).json())
        told = Answer.model_validate(streamed(http, turn, conversation_id=stream)[-1].data)
        chat, stream = plain.conversation_id, told.conversation_id
        assert told.model_dump(exclude=APART) == plain.model_dump(exclude=APART)
        expected = message_of(Reply("", language_of(turn), f"{http.base_url}/").whole(plain))
        assert completed(http, tuple(item.turns[:n])) == expected
