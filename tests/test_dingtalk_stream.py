"""What is DingTalk's own about its stream, and its fake driven by the vendor's library."""

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.dingtalk import making
from assistant.channels.dingtalk.connection import Connection
from assistant.channels.lasting import Pace, secure
from assistant.errors import DeliveryFailed
from tests.api_fakes import Script, answer
from tests.dingtalk_fake import CLIENT_ID, CLIENT_SECRET, FakeServer
from tests.dingtalk_people import DINGTALK, FakePeople
from tests.dingtalk_stream_fake import MESSAGES, StreamFake
from tests.long_lines import DingTalk, connected
from tests.served import served
from tests.socket_fake import listening
from tests.test_cli import run

PACE = Pace(ping_s=5.0, answer_s=5.0, retry_s=0.05, longest_retry_s=0.1, refused_s=0.2)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "Connection", partial(Connection, pace=PACE))


def test_a_ping_of_the_system_is_answered_with_what_it_said(tmp_path: Path) -> None:
    line = DingTalk()
    with connected(line, Script(), tmp_path):
        id = line.fake.system("ping", {"opaque": "0c1b"})
        line.fake.until(lambda: line.fake.codes(id))
        (told,) = line.fake.acknowledged[id]
        assert (told["code"], json.loads(told["data"])) == (200, {"opaque": "0c1b"})


def test_who_is_told_to_go_comes_back_before_the_line_is_cut(tmp_path: Path) -> None:
    line = DingTalk()
    with connected(line, Script(answer()), tmp_path) as here:
        line.fake.system("disconnect", {"reason": "persistent connection expires"})
        line.fake.until(lambda: line.fake.opened == 2)
        line.deliver(line.message("多少"))
        line.fake.until(lambda: line.texts() and not here.journal.post.inbox.unfinished())


def test_what_another_robot_was_told_is_not_answered_and_not_delivered_again(
    tmp_path: Path,
) -> None:
    line, script = DingTalk(), Script(answer())
    with connected(line, script, tmp_path):
        id = line.deliver(line.message("多少") | {"robotCode": "another"})
        line.fake.until(lambda: line.fake.codes(id))
        assert (line.fake.codes(id), script.asked) == ([200], [])


def test_the_command_tells_a_secret_that_opens_no_stream(tmp_path: Path) -> None:
    line = DingTalk()
    with listening(line.fake), served(line.server.app) as address:
        told = line.settings(address) | {"data": tmp_path}
        app = {f"ASSISTANT_{name.upper()}": str(value) for name, value in told.items()}
        fine = run("channels", "check", **app)
        assert "Nobody is bound to dingtalk" in fine.stdout
        assert "ASSISTANT_DINGTALK_CLIENT_ID" not in fine.stdout
        wrong = run("channels", "check", **app | {"ASSISTANT_DINGTALK_CLIENT_SECRET": "wrong-one"})
        assert "ASSISTANT_DINGTALK_CLIENT_ID" in wrong.stdout
        assert line.fake.opened == 0


@pytest.mark.parametrize("address", ["ws://gateway.example.com", "http://127.0.0.1:1", ""])
def test_an_address_that_is_not_encrypted_is_not_connected_to(address: str) -> None:
    with pytest.raises(DeliveryFailed):
        secure(address)
    assert secure("wss://gateway.example.com/?ticket=t")


async def _ended(task: asyncio.Task[None]) -> None:
    """The library takes a cancellation for a fault of the network, and goes on; not twice."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=0.5)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_library_hears_and_acknowledges_on_the_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    import dingtalk_stream
    from dingtalk_stream import stream

    server = FakeServer()
    fake, heard = StreamFake(server), list[str]()

    class Hears(dingtalk_stream.ChatbotHandler):  # type: ignore[misc]  # it carries no types
        async def process(self, callback: Any) -> tuple[int, str]:  # noqa: ANN401 - as it has it
            heard.append(dingtalk_stream.ChatbotMessage.from_dict(callback.data).text.content)
            return dingtalk_stream.AckMessage.STATUS_OK, "OK"

    async def live() -> None:
        credential = dingtalk_stream.Credential(CLIENT_ID, CLIENT_SECRET)
        client = dingtalk_stream.DingTalkStreamClient(credential)
        client.register_callback_handler(MESSAGES, Hears())
        task = asyncio.create_task(client.start())
        told = FakePeople("", "http://127.0.0.1:1", server).message("多少")
        try:
            await asyncio.to_thread(fake.until, lambda: fake.live)
            line = fake.live
            assert line
            ids = fake.system("ping", {"opaque": "1"}), fake.callback(told)
            await asyncio.to_thread(fake.until, lambda: all(map(fake.codes, ids)))
            assert [fake.codes(id) for id in ids] == [[200], [200]]
            fake.system("disconnect", {"reason": "r"})
            # This line, for the library opens another one at once.
            await asyncio.to_thread(fake.until, lambda: line.close_code)
        finally:
            await _ended(task)

    with listening(fake), served(server.app) as address:
        opens = f"{address}/v1.0/gateway/connections/open"
        monkeypatch.setattr(stream.DingTalkStreamClient, "OPEN_CONNECTION_API", opens)
        monkeypatch.setattr(stream.DingTalkStreamClient, "get_host_ip", lambda _: "127.0.0.1")
        asyncio.run(live())
    assert heard == [" 多少"]
    assert DINGTALK["dingtalk_client_id"] == CLIENT_ID
