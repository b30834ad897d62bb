"""A real subprocess over stdio and a real server on loopback, over an invented company."""

import os
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx
import httpx2
import pytest
import uvicorn
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from assistant import bootstrap
from assistant.exchange import Service
from assistant.settings import Settings

pytestmark = pytest.mark.slow

COMPANY = Path(__file__).parent.parent / "eval/invented/catering/corpus"
MAIN = "import sys; from assistant.cli import main; sys.argv[0] = 'assistant'; main()"
KEYS = "chief-key-1:executive:Shen,sales-key-1:sales:Wu"
QUESTIONS = (
    "2025年营业收入是多少？",
    "2025年工厂和医院的营业收入加起来是多少",
    "HACCP复审是什么时候通过的？",
)
REVENUE = {"metric": "营业收入", "period": "2025"}

T = TypeVar("T")
Use = Callable[[Client], Awaitable[T]]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = Settings.model_validate(
        {"corpus": COMPANY, "data": tmp_path_factory.mktemp("data"), "api_keys": KEYS}
    )
    bootstrap.ingest(made, lambda *_: None)
    return made


@pytest.fixture(scope="module")
def service(settings: Settings) -> Iterator[Service]:
    with closing(bootstrap.build(settings)) as made:
        yield made


def over_stdio(settings: Settings, use: Use[T], *options: str, **environment: str) -> T:
    """What a client gets from `assistant mcp` in a process of its own."""
    inherited = {name: os.environ[name] for name in ("OMP_NUM_THREADS", "HF_HUB_OFFLINE")}
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", MAIN, "mcp", *options],
        env={**inherited, "ASSISTANT_DATA": str(settings.data), **environment},
    )

    async def using() -> T:
        async with Client(server, read_timeout_seconds=120) as client:
            return await use(client)

    return anyio.run(using)


@pytest.fixture(scope="module")
def address(settings: Settings, service: Service) -> Iterator[str]:
    with serving(bootstrap.mcp_app(settings, service)) as found:
        yield found


class serving:
    """An ASGI application on a free port of loopback."""

    def __init__(self, app: Any) -> None:  # noqa: ANN401 - as uvicorn takes it
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", proxy_headers=False, ws="none")
        )
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],))

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


def over_http(address: str, use: Use[T], key: str = "") -> T:
    async def using() -> T:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
            transport = streamable_http_client(f"{address}/mcp", http_client=http)
            async with Client(transport) as client:
                return await use(client)

    return anyio.run(using)


async def every_answer(client: Client) -> list[CallToolResult]:
    return [await client.call_tool("ask", {"question": question}) for question in QUESTIONS]


async def revenue(client: Client) -> CallToolResult:
    return await client.call_tool("lookup_figures", REVENUE)


def figures_of(answers: list[Any]) -> list[Any]:
    """What an answer says, without the names that are its own."""
    told = ("status", "answer", "figures", "computations", "citations")
    return [{name: answer[name] for name in told} for answer in answers]


def test_chat_stdio_and_http_give_the_same_figures(
    settings: Settings, service: Service, address: str
) -> None:
    app: Any = bootstrap.http_app(settings, service)
    chat = TestClient(app, headers={"Authorization": "Bearer chief-key-1"})
    said = [chat.post("/api/chat", json={"question": each}).json() for each in QUESTIONS]
    expected = figures_of(said)
    assert expected[0]["figures"][0]["text"] == "9.5亿元"
    assert expected[1]["computations"]
    piped = over_stdio(settings, every_answer, ASSISTANT_API_KEYS=KEYS,
                       ASSISTANT_MCP_KEY="chief-key-1")  # fmt: skip
    assert figures_of([result.structured_content for result in piped]) == expected
    served = over_http(address, every_answer, "chief-key-1")
    assert figures_of([result.structured_content for result in served]) == expected


def test_sales_do_not_see_what_executives_see(settings: Settings, address: str) -> None:
    async def both(client: Client) -> tuple[list[CallToolResult], CallToolResult]:
        return await every_answer(client), await revenue(client)

    piped = over_stdio(settings, both, "--audience", "sales")
    served = over_http(address, both, "sales-key-1")
    for answers, figures in (piped, served):
        told = [result.structured_content for result in answers]
        assert (told[0]["status"], told[-1]["status"]) == ("not_found", "answered")
        assert not [f for answer in told for f in answer["figures"] if f["metric"] == "营业收入"]
        assert figures.structured_content["total"] == 0
    assert over_http(address, revenue, "chief-key-1").structured_content["total"] > 0


def test_a_follow_up_stays_in_its_conversation_and_with_its_asker(address: str) -> None:
    async def first(client: Client) -> str:
        said = await client.call_tool("ask", {"question": "华东跟华北各有多少员工？"})
        return str(said.structured_content["conversation_id"])

    conversation = over_http(address, first, "chief-key-1")

    async def then(client: Client) -> Any:  # noqa: ANN401 - JSON
        given = {"question": "加起来呢", "conversation_id": conversation}
        return (await client.call_tool("ask", given)).structured_content

    assert over_http(address, then, "chief-key-1")["computations"][0]["value"] == 2950
    other = over_http(address, then, "sales-key-1")
    assert other["conversation_id"] != conversation
    assert not other["computations"]


def test_what_is_pasted_with_control_characters_is_read(address: str) -> None:
    async def pasted(client: Client) -> CallToolResult:
        return await client.call_tool("ask", {"question": "2025年\x00营业收入\t是多少\n"})

    assert "9.5亿元" in str(over_http(address, pasted, "chief-key-1").structured_content)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 401, id="no key"),
        pytest.param({"Authorization": "Bearer nobody-key"}, 401, id="wrong key"),
        pytest.param({"Authorization": "Bearer chief-key-1"}, 200, id="key"),
    ],
)
def test_a_key_is_needed_for_every_request(
    address: str, headers: dict[str, str], status: int
) -> None:
    told = post(address, **headers)
    assert told.status_code == status
    assert status == 200 or (told.json()["remedy"] and "Bearer" in told.headers["WWW-Authenticate"])


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 200, id="this machine"),
        pytest.param({"Host": "report.example"}, 403, id="foreign host"),
        pytest.param({"X-Forwarded-For": "10.0.0.9"}, 403, id="through a proxy"),
        pytest.param({"Origin": "https://page.example"}, 403, id="a page in a browser"),
    ],
)
def test_an_open_server_serves_this_machine_only(
    settings: Settings, headers: dict[str, str], status: int
) -> None:
    opened = settings.model_copy(update={"api_keys": Settings().api_keys})
    with (
        closing(bootstrap.build(opened)) as service,
        serving(bootstrap.mcp_app(opened, service)) as address,
    ):
        assert post(address, **headers).status_code == status


def post(address: str, **headers: str) -> httpx.Response:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    return httpx.post(f"{address}/mcp", json=body, headers={**accept, **headers})


def test_without_its_key_a_local_client_is_told_on_stderr(
    settings: Settings, tmp_path: Path
) -> None:
    import subprocess

    told = subprocess.run(
        [sys.executable, "-c", MAIN, "mcp"], input="", capture_output=True, text=True,
        timeout=120, check=False,
        env={"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_API_KEYS": KEYS},
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (1, "")
    assert "key" in told.stderr
    assert "Traceback" not in told.stderr


def test_before_an_ingest_the_tools_say_what_to_do(tmp_path: Path) -> None:
    empty = Settings(data=tmp_path)
    result = over_stdio(empty, revenue)
    assert result.is_error
    assert "assistant ingest" in str(result.content)
