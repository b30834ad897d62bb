"""The HTTP surface: the contract, the problems, and who is let in."""

import logging

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.access import open_asker, read_keys
from assistant.api.app import create_app
from assistant.errors import NoGeneration
from assistant.exchange import Answer, Asker, Health, Question, Service
from assistant.records import Audience
from tests.invented import BROWSE, Talk

KEYS = read_keys("alpha-key-1:executive:Chen,beta-key-22:public")


def service(*, keys: bool = False, broken: Exception | None = None) -> Service:
    talk = Talk()

    def ask(question: Question, **_: object) -> Answer:
        if broken:
            raise broken
        return talk.ask(question.text)

    def identify(header: str | None) -> Asker:
        return KEYS.identify(header) if keys else open_asker()

    return Service(
        ask=ask, identify=identify, open_access=not keys,
        health=lambda: Health(generation=None if broken else "g1",
                              state="none" if broken else "ok", embedder="loading"),
        browse=BROWSE, findings=lambda audience: (), show=lambda what, audience: [],
        close=lambda: None,
    )  # fmt: skip


def client(made: Service | None = None, host: str = "127.0.0.1") -> TestClient:
    app = create_app(made or service(), max_question_chars=2000, max_body_bytes=4096)
    return TestClient(app, base_url="http://127.0.0.1", client=(host, 5000),
                      raise_server_exceptions=False)  # fmt: skip


def test_a_question_gets_the_whole_contract() -> None:
    body = client().post("/api/chat", json={"question": "12月销售额多少"}).json()
    assert body["status"] == "answered"
    assert body["figures"][0]["value"] == 200_000_000
    assert body["figures"][0]["unit"] == "CNY"
    assert body["citations"][0]["n"] == body["figures"][0]["citation"]
    assert set(body) == set(Answer.model_fields)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b"{", 400, id="no JSON"),
        pytest.param(b'{"question": ""}', 422, id="empty"),
        pytest.param(b'{"question": "  "}', 422, id="blank"),
        pytest.param(b'{"question": 3}', 422, id="no text"),
        pytest.param(b'{"question": "a", "more": 1}', 422, id="an extra field"),
        pytest.param(b'{"question": "' + b"a" * 5000 + b'"}', 413, id="too large"),
    ],
)
def test_bad_input_is_told_what_is_wrong_and_what_to_do(content: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json"}
    response = client().post("/api/chat", content=content, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["problem"]
    assert response.json()["remedy"]


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/no", 404), ("GET", "/api/chat", 405)]
)
def test_a_wrong_address_is_a_problem_too(method: str, path: str, status: int) -> None:
    response = client().request(method, path)
    assert response.status_code == status
    assert response.json()["remedy"]


def test_without_keys_strangers_are_refused() -> None:
    body = {"question": "12月销售额多少"}
    assert client(host="10.1.2.3").post("/api/chat", json=body).status_code == 403
    for headers in (
        {"Host": "example.com"},
        {"X-Forwarded-For": "1.2.3.4"},
        {"Forwarded": "for=x"},
    ):
        assert client().post("/api/chat", json=body, headers=headers).status_code == 403


def test_with_keys_a_key_is_needed() -> None:
    with_keys = client(service(keys=True), host="10.1.2.3")
    body = {"question": "12月销售额多少"}
    refused = with_keys.post("/api/chat", json=body)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    allowed = {"Authorization": "Bearer alpha-key-1"}
    assert with_keys.post("/api/chat", json=body, headers=allowed).status_code == 200


def test_readiness_follows_the_generation() -> None:
    assert client().get("/readyz").status_code == 200
    missing = client(service(broken=NoGeneration("Nothing.", remedy="Run `assistant ingest`.")))
    assert missing.get("/readyz").status_code == 503
    assert missing.get("/healthz").status_code == 200
    response = missing.post("/api/chat", json={"question": "12月销售额多少"})
    assert response.status_code == 503
    assert "ingest" in response.json()["remedy"]


def test_the_unexpected_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        broken = client(service(broken=RuntimeError("secret")))
        response = broken.post("/api/chat", json={"question": "x"})
    assert response.status_code == 500
    assert "secret" not in response.text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
)
CLIENT = client()


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({"question": json_values}, optional={"conversation_id": json_values}))
def test_no_body_breaks_the_server(body: dict[str, object]) -> None:
    assert CLIENT.post("/api/chat", json=body).status_code in {200, 413, 422}


def test_audiences_are_ordered() -> None:
    assert Audience.EXECUTIVE.sees(Audience.PUBLIC)
    assert not Audience.PUBLIC.sees(Audience.SALES)
