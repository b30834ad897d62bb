"""What stands around the chat: headers, strange bytes, the published description."""

import json
import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api.app import create_app
from assistant.exchange import Answer, Asker, Health, Question, Service
from assistant.records import Audience
from tests.invented import BROWSE
from tests.test_api import client, json_values, service

JSON = {"Content-Type": "application/json"}
HIGHEST = 2000
"""Characters of a question that `client` takes."""


class Echo:
    """An assistant that answers with the question it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def __call__(self, question: Question, **_: object) -> Answer:
        self.asked.append(question)
        return Answer(
            conversation_id="c", answer_id="a", as_of="", status="not_found", answer=question.text
        )


def echoing(echo: Echo, *, state: str = "ok") -> TestClient:
    made = Service(
        ask=echo,
        identify=lambda header: Asker(id=header or "nobody", audience=Audience.PUBLIC),
        open_access=True,
        health=lambda: Health.model_validate(
            {"generation": None if state == "none" else "g1", "state": state, "embedder": "loading",
             "problem": "" if state == "ok" else "Something is wrong."}
        ),
        browse=BROWSE, findings=lambda audience: (), show=lambda what, audience: [],
        close=lambda: None,
    )  # fmt: skip
    app = create_app(made, max_question_chars=HIGHEST, max_body_bytes=4096)
    return TestClient(
        app, base_url="http://localhost", client=("::1", 5000), raise_server_exceptions=False
    )


@pytest.mark.parametrize(
    ("path", "content", "status"),
    [
        pytest.param("/api/chat", b'{"question": "a"}', 200, id="an answer"),
        pytest.param("/api/chat", b"{", 400, id="a bad body"),
        pytest.param("/api/chat", b"a" * 5000, 413, id="a large body"),
        pytest.param("/api/chat/", b'{"question": "a"}', 404, id="no such address"),
    ],
)
def test_every_reply_is_kept_by_nobody(path: str, content: bytes, status: int) -> None:
    response = echoing(Echo()).post(path, content=content, headers=JSON)
    assert response.status_code == status
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


def test_the_unexpected_has_a_number_that_leads_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, logger="assistant"):
        response = client(service(broken=RuntimeError("a secret"))).post(
            "/api/chat", json={"question": "a"}
        )
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    number = response.json()["problem"].split()[-1].rstrip(".")
    assert any(number in record.getMessage() and record.exc_info for record in caplog.records)
    assert "secret" not in response.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{"question": "a", "audience": "executive"}', "audience", id="extra"),
        pytest.param(b"{}", "question is missing", id="missing"),
        pytest.param(b'{"question": "\\u0000\\u0007"}', "empty", id="control characters alone"),
        pytest.param(b'{"question": "\\ud800"}', "empty", id="half a character"),
        pytest.param(
            b'{"question": "a", "\\ud800": 1}', "half a character", id="half a character as a name"
        ),
        pytest.param(b"[]", "JSON object", id="a list"),
        pytest.param(b'"a"', "JSON object", id="a text"),
        pytest.param(
            json.dumps({"question": "a" * (HIGHEST + 1)}).encode(), str(HIGHEST), id="too long"
        ),
    ],
)
def test_a_refused_body_is_told_its_fault(content: bytes, said: str) -> None:
    response = echoing(Echo()).post("/api/chat", content=content, headers=JSON)
    assert response.status_code == 422
    assert said in response.json()["problem"]


def test_control_characters_reach_nobody() -> None:
    echo = Echo()
    response = echoing(echo).post("/api/chat", json={"question": "a\x00b\x1b[31m"})
    assert response.status_code == 200
    assert echo.asked[0].text == "a b [31m"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe", id="no UTF-8"),
        pytest.param(b"[" * 4000, id="depth"),
        pytest.param(b'{"question": ' + b"9" * 4000 + b"}", id="a long number"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_strange_bytes_are_refused(content: bytes) -> None:
    response = echoing(Echo()).post("/api/chat", content=content, headers=JSON)
    assert response.status_code in {400, 422}
    assert response.headers["content-type"] == "application/problem+json"


ECHOING = echoing(Echo())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_break_the_server(content: bytes) -> None:
    assert ECHOING.post("/api/chat", content=content, headers=JSON).status_code in {200, 400, 422}


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (["localhost:8000"], 200),
        (["127.0.0.1"], 200),
        (["[::1]:8000"], 200),
        (["localhost.example.com"], 403),
        (["127.0.0.1.example.com"], 403),
        (["localhost", "example.com"], 403),
        ([""], 403),
    ],
    ids=str,
)
def test_an_open_server_goes_by_the_names_of_this_machine(hosts: list[str], status: int) -> None:
    headers = [("Host", host) for host in hosts]
    assert echoing(Echo()).get("/healthz", headers=headers).status_code == status


def test_readiness_says_in_which_state() -> None:
    ready, hurt, none = (
        echoing(Echo(), state=s).get("/readyz") for s in ("ok", "degraded", "none")
    )
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert ready.json()["embedder"] == "loading"
    assert (hurt.status_code, hurt.json()["state"]) == (200, "degraded")
    assert (none.status_code, none.json()["status"]) == (503, "unavailable")
    assert "ingest" in none.json()["remedy"]


def test_the_description_shows_an_example_that_is_an_answer() -> None:
    described = echoing(Echo()).get("/openapi.json").json()["paths"]["/api/chat"]["post"]
    content = described["responses"]["200"]["content"]["application/json"]
    answer = Answer.model_validate(content["example"])
    assert answer.citations
    for status in ("400", "401", "403", "413", "422", "500", "503"):
        assert list(described["responses"][status]["content"]) == ["application/problem+json"]


def test_the_description_asks_for_a_key_where_one_is_needed() -> None:
    described = client(service(keys=True)).get("/openapi.json").json()
    assert described["paths"]["/api/chat"]["post"]["security"]
    assert "security" not in client().get("/openapi.json").json()["paths"]["/api/chat"]["post"]


def test_no_address_answers_from_the_files_of_this_project() -> None:
    for path in ("/../pyproject.toml", "/static/x", f"/{Path(__file__).name}"):
        assert echoing(Echo()).get(path).status_code == 404
