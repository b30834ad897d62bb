"""The stream over a real server: order, resuming, stopping, and forty at once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from assistant.api.app import create_app
from assistant.api.running import Limits
from assistant.errors import NoGeneration
from assistant.exchange import Answer, Ask
from tests.served import PATIENCE_S, Sent, Stepped, events, served, service, streamed

KEYS = "alpha-key-1:executive:Chen,beta-key-22:public:Wu"


@contextmanager
def client(ask: Ask, *, keys: str = "", limits: Limits | None = None) -> Iterator[httpx.Client]:
    app = create_app(
        service(ask, keys), max_question_chars=200, max_body_bytes=4096, limits=limits or Limits()
    )
    with served(app) as address, httpx.Client(base_url=address, timeout=PATIENCE_S) as made:
        yield made


@pytest.fixture(scope="module")
def quick() -> Iterator[httpx.Client]:
    """To an assistant that never waits."""
    with client(Stepped()) as made:
        yield made


def begun(client: httpx.Client, stack: ExitStack, **headers: str) -> tuple[str, Iterator[Sent]]:
    """A stream up to its plan: the id of its answer, and what is still to come."""
    sent = stack.enter_context(
        client.stream("POST", "/api/chat/stream", json={"question": "多少"}, headers=headers)
    )
    rest = events(sent.iter_lines())
    first, second = next(rest), next(rest)
    assert (first.name, first.data["stage"], second.data["stage"]) == ("status", "accepted", "plan")
    return first.data["answer_id"], rest


def resumed(client: httpx.Client, answer_id: str, after: int, **headers: str) -> list[Sent]:
    headers |= {"Last-Event-ID": str(after)}
    with client.stream("GET", f"/api/chat/stream/{answer_id}", headers=headers) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(events(response.iter_lines()))


def test_events_come_in_order_and_end_with_the_answer_of_the_plain_call(
    quick: httpx.Client,
) -> None:
    sent = streamed(quick, "12月 销售额 多少")
    plain = quick.post("/api/chat", json={"question": "12月 销售额 多少"}).json()
    names = [event.name for event in sent]
    assert names == ["status", "status", "citations", *["delta"] * 4, "answer"]
    assert [event.id for event in sent] == list(range(1, len(sent) + 1))
    whole = sent[-1].data
    assert "".join(e.data["text"] for e in sent if e.name == "delta") == whole["answer"]
    assert sent[2].data["citations"] == whole["citations"]
    assert whole["answer_id"] == sent[0].data["answer_id"]
    assert Answer.model_validate(whole)
    assert whole | {"answer_id": ""} == plain | {"answer_id": ""}


def test_the_first_event_waits_for_no_work() -> None:
    ask = Stepped(waits=True)
    with client(ask) as http, ExitStack() as stack:
        answer_id, _ = begun(http, stack)
        assert answer_id
        assert http.delete(f"/api/chat/stream/{answer_id}").status_code == 204


def test_silence_is_filled_with_comments() -> None:
    ask = Stepped(waits=True)
    with (
        client(ask, limits=Limits(heartbeat_s=0.02)) as http,
        http.stream("POST", "/api/chat/stream", json={"question": "多少"}) as response,
    ):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        for line in response.iter_lines():
            if line.startswith(":"):
                ask.go.set()
    assert ask.go.is_set()


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_cut_stream_is_taken_up_where_it_was_cut(after: int) -> None:
    ask = Stepped(waits=True)
    with client(ask) as http:
        with ExitStack() as stack:
            answer_id, _ = begun(http, stack)
        ask.go.set()
        rest = resumed(http, answer_id, after)
        again = resumed(http, answer_id, 0)
    assert ask.begun == 1
    assert [event.id for event in again] == list(range(1, len(again) + 1))
    assert rest == again[after:]
    assert rest[-1].name == "answer"


def test_a_stream_cut_at_its_first_event_is_answered_when_it_is_taken_up(
    quick: httpx.Client,
) -> None:
    with quick.stream("POST", "/api/chat/stream", json={"question": "多少"}) as response:
        first = next(events(response.iter_lines()))
    assert resumed(quick, first.data["answer_id"], 1)[-1].name == "answer"


@pytest.mark.parametrize("header", ["many", "-1", "9" * 5000, "²", ""])
def test_a_number_that_was_never_sent_replays_everything(quick: httpx.Client, header: str) -> None:
    sent = streamed(quick, "多少")
    address = f"/api/chat/stream/{sent[0].data['answer_id']}"
    headers = {b"Last-Event-ID": header.encode()}
    with quick.stream("GET", address, headers=headers) as response:
        assert list(events(response.iter_lines())) == sent


def test_what_nobody_came_back_for_is_stopped() -> None:
    ask = Stepped(waits=True)
    with client(ask, limits=Limits(grace_s=0.1)) as http:
        with ExitStack() as stack:
            answer_id, _ = begun(http, stack)
        assert ask.stopped.wait(PATIENCE_S)
        last = resumed(http, answer_id, 0)[-1]
    assert last.name == "error"
    assert "stopped" in last.data["problem"]


def test_what_somebody_listens_to_is_not() -> None:
    ask = Stepped(waits=True)
    with client(ask, limits=Limits(grace_s=0.05)) as http, ExitStack() as stack:
        _, rest = begun(http, stack)
        time.sleep(0.2)
        ask.go.set()
        assert [event.name for event in rest][-1] == "answer"


def test_a_stopped_stream_says_so_and_its_work_ends() -> None:
    ask = Stepped(waits=True)
    with client(ask) as http, ExitStack() as stack:
        answer_id, rest = begun(http, stack)
        assert http.delete(f"/api/chat/stream/{answer_id}").status_code == 204
        (last,) = rest
        assert last.name == "error"
        assert set(last.data) == {"type", "title", "status", "problem", "remedy"}
        assert "stopped" in last.data["problem"]
        assert last.data["remedy"]
        assert ask.stopped.wait(PATIENCE_S)
        assert http.delete(f"/api/chat/stream/{answer_id}").status_code == 204, "once more"


def test_a_stranger_finds_nothing() -> None:
    ask = Stepped(waits=True)
    mine, theirs = ({"Authorization": f"Bearer {key}"} for key in ("alpha-key-1", "beta-key-22"))
    with client(ask, keys=KEYS) as http, ExitStack() as stack:
        answer_id, rest = begun(http, stack, **mine)
        for method in ("GET", "DELETE"):
            foreign, unknown = (
                http.request(method, f"/api/chat/stream/{some}", headers=theirs)
                for some in (answer_id, "never")
            )
            assert (foreign.status_code, foreign.json()) == (404, unknown.json())
            assert foreign.headers["content-type"] == "application/problem+json"
            assert http.request(method, f"/api/chat/stream/{answer_id}").status_code == 401
        ask.go.set()
        assert [event.name for event in rest][-1] == "answer"
        assert resumed(http, answer_id, 2, **mine)[-1].name == "answer"


def test_a_finished_answer_is_kept_for_a_while() -> None:
    with client(Stepped(), limits=Limits(kept_s=0.1)) as http:
        answer_id = streamed(http, "多少")[0].data["answer_id"]
        assert resumed(http, answer_id, 1)
        time.sleep(0.2)
        assert http.get(f"/api/chat/stream/{answer_id}").status_code == 404


def test_of_too_many_finished_ones_the_oldest_are_forgotten() -> None:
    with client(Stepped(), limits=Limits(most_held=2)) as http:
        ids = [streamed(http, "多少")[0].data["answer_id"] for _ in range(5)]
        kept = [http.get(f"/api/chat/stream/{id}").status_code for id in ids]
    assert kept == [404, 404, 404, 200, 200]


def test_the_end_of_the_server_ends_the_work() -> None:
    ask = Stepped(waits=True)
    with client(ask) as http, ExitStack() as stack:
        begun(http, stack)
    assert ask.stopped.is_set()


@pytest.mark.parametrize(
    ("fails", "status", "said"),
    [
        pytest.param(NoGeneration("Nothing.", remedy="Run it."), 503, "Nothing.", id="known"),
        pytest.param(RuntimeError("a secret"), 500, "unexpected", id="unexpected"),
    ],
)
def test_an_error_is_the_last_event(fails: Exception, status: int, said: str) -> None:
    with client(Stepped(fails=fails)) as http:
        last = streamed(http, "多少")[-1]
    assert (last.name, last.data["status"]) == ("error", status)
    assert said in last.data["problem"]
    assert "secret" not in str(last.data)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b"{", 400, id="no JSON"),
        pytest.param(b'{"question": " "}', 422, id="blank"),
        pytest.param(b'{"question": "' + b"a" * 300 + b'"}', 422, id="too long"),
        pytest.param(b'{"question": "' + b"a" * 5000 + b'"}', 413, id="too large"),
    ],
)
def test_a_bad_question_begins_no_stream(quick: httpx.Client, content: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json"}
    response = quick.post("/api/chat/stream", content=content, headers=headers)
    foreign = quick.post("/api/chat/stream", content=content, headers={"Host": "example.com"})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert foreign.status_code == 403


def test_too_many_are_told_to_come_back() -> None:
    ask = Stepped(waits=True)
    with client(ask, limits=Limits(most=2)) as http, ExitStack() as stack:
        begun(http, stack)
        _, rest = begun(http, stack)
        response = http.post("/api/chat/stream", json={"question": "多少"})
        assert response.status_code == 503
        assert response.headers["retry-after"]
        assert response.json()["remedy"]
        ask.go.set()
        assert [event.name for event in rest][-1] == "answer"


def test_an_answer_without_end_is_cut() -> None:
    with client(Stepped(), limits=Limits(most_chars=500)) as http:
        last = streamed(http, "一 二 三 四 五 六 七 八")[-1]
    assert (last.name, last.data["status"]) == ("error", 422)


def test_forty_streams_are_not_mixed_up(quick: httpx.Client) -> None:
    def ask(number: int) -> tuple[int, list[Sent]]:
        return number, streamed(http, f"问题 {number} " + "长 " * (number % 7))

    limits = httpx.Limits(max_connections=40)
    with (
        httpx.Client(base_url=quick.base_url, limits=limits, timeout=PATIENCE_S) as http,
        ThreadPoolExecutor(40) as pool,
    ):
        answers = list(pool.map(ask, range(40)))
    for number, sent in answers:
        assert f"问题 {number} " in sent[-1].data["answer"]
        assert sent[-1].data["answer_id"] == sent[0].data["answer_id"]
        told = "".join(event.data["text"] for event in sent if event.name == "delta")
        assert told == sent[-1].data["answer"]
    assert len({sent[0].data["answer_id"] for _, sent in answers}) == 40
