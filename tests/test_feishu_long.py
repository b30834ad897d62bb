"""What is Feishu's own about its long connection, and its fake driven by the vendor's library."""

import asyncio
import json
import threading
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.feishu import making
from assistant.channels.feishu.connection import Connection
from assistant.channels.feishu.frames import Frame, read, write
from assistant.channels.lasting import Pace
from assistant.records import Audience
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.feishu_fake import APP_ID, APP_SECRET, FakeServer
from tests.feishu_long_fake import SERVICE, LongFake
from tests.feishu_people import FakePeople
from tests.long_lines import Feishu, connected
from tests.served import served
from tests.socket_fake import listening
from tests.test_cli import run

PACE = Pace(ping_s=5.0, answer_s=5.0, retry_s=0.05, longest_retry_s=0.1, refused_s=0.2)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
FRAMES = st.builds(
    Frame, method=st.integers(0, 1), headers=st.dictionaries(TEXT, TEXT, max_size=5),
    payload=st.binary(max_size=300), service=st.integers(0, 2**31 - 1),
    sequence=st.integers(0, 2**64 - 1), log=st.integers(0, 2**64 - 1), log_new=TEXT,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "Connection", partial(Connection, pace=PACE))


def test_an_event_that_comes_in_pieces_is_one(tmp_path: Path) -> None:
    line = Feishu()
    with connected(line, Script(answer()), tmp_path) as here:
        id = line.fake.event(line.message("多少"), pieces=5)
        line.fake.until(lambda: line.texts() and not here.journal.post.inbox.unfinished())
        assert line.fake.codes(id) == [200]


def test_pieces_that_never_come_are_forgotten(tmp_path: Path) -> None:
    line = Feishu()
    with connected(line, Script(answer()), tmp_path):
        for n in range(200):
            headers = {"type": "event", "message_id": f"m{n}", "sum": "3", "seq": "0"}
            line.fake.send(write(Frame(1, headers, b"{")))
        for told in ({"sum": "2", "seq": "9"}, {"sum": "9999", "seq": "0"}, {"sum": "x"}):
            line.fake.send(write(Frame(1, {"type": "event", "message_id": "m", **told}, b"{")))
        line.fake.until(lambda: line.fake.codes("m"))  # the last is no JSON, and one piece
        line.fake.faults.clear()
        line.fake.event(line.message("多少"))
        line.fake.until(line.texts)


def test_a_button_asks_with_the_rights_of_who_pressed_it_and_is_told_so(tmp_path: Path) -> None:
    line, script = Feishu(), Script(answer(suggestions=("1月呢？",)))
    with connected(line, script, tmp_path) as here:
        people = FakePeople("", line.server)
        line.deliver(line.message("多少"))
        line.fake.until(lambda: line.texts() and not here.journal.post.inbox.unfinished())
        shown = line.server.shown[0]
        pressed = line.deliver(people.press(shown, 0, user="wu"))
        thumb = line.deliver(people.press(shown, -3))
        line.fake.until(lambda: len(line.texts()) == 2 and line.fake.codes(thumb))
        assert line.fake.told(pressed)["toast"]["content"] == "已收到，正在查询…"
        assert line.fake.told(thumb)["toast"]["content"] == "已记录，谢谢。"
        assert [(q.text, q.asker.id, q.asker.audience) for q in script.asked] == [
            ("多少", "chenwei", Audience.EXECUTIVE), ("1月呢？", "wu", Audience.SALES),
        ]  # fmt: skip
        line.fake.until(lambda: here.verdicts() == ["up"])


def test_it_pings_as_the_vendor_wants_it(tmp_path: Path) -> None:
    line = Feishu()
    line.fake.ping_s = 1
    with connected(line, Script(), tmp_path):
        line.fake.until(lambda: len(line.fake.pings) >= 2)
        assert set(line.fake.pings) == {SERVICE}


def test_the_command_tells_a_secret_that_opens_no_connection(tmp_path: Path) -> None:
    line = Feishu()
    with listening(line.fake), served(line.server.app) as address:
        told = line.settings(address) | {"data": tmp_path}
        app = {f"ASSISTANT_{name.upper()}": str(value) for name, value in told.items()}
        fine = run("channels", "check", **app)
        assert "Nobody is bound to feishu" in fine.stdout
        assert "App Secret" not in fine.stdout
        wrong = run("channels", "check", **app | {"ASSISTANT_FEISHU_APP_SECRET": "wrong-one"})
        assert "App Secret" in wrong.stdout
        assert (line.fake.opened, len(line.fake.devices)) == (0, 1)


def test_who_finds_no_place_is_told_why_and_comes_in_later(tmp_path: Path) -> None:
    line = Feishu()
    line.fake.crowded = True
    crowded = {"feishu_app_secret": APP_SECRET}
    with connected(line, Script(answer()), tmp_path, **crowded) as here:
        line.fake.until(lambda: health(here)["state"] == "failed")
        assert "1000040350" in health(here)["problem"]
        line.fake.crowded = False
        line.fake.until(lambda: line.fake.live and health(here)["state"] == "ok")


def health(here: Office) -> dict[str, Any]:
    told = httpx.get(f"{here.address}/readyz", trust_env=False).json()["channels"]
    found: dict[str, Any] = next(each for each in told if each["channel"] == "feishu")
    return found


@given(st.binary(max_size=80))
def test_bytes_that_are_no_frame_are_told_so(raw: bytes) -> None:
    try:
        read(raw)
    except ValueError:
        return


@given(FRAMES)
def test_a_frame_is_read_as_it_was_written(frame: Frame) -> None:
    assert read(write(frame)) == frame


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frames_are_those_of_the_vendor_s_library() -> None:
    from lark_oapi.ws import client
    from lark_oapi.ws.pb.pbbp2_pb2 import Frame as Theirs

    if not client.loop.is_running():
        client.loop.close()  # it makes one when it is imported

    @settings(max_examples=200, deadline=None)
    @given(FRAMES)
    def same(frame: Frame) -> None:
        theirs = Theirs(
            SeqID=frame.sequence, LogID=frame.log, service=frame.service, method=frame.method,
            payload=frame.payload, LogIDNew=frame.log_new,
        )  # fmt: skip
        for key, value in frame.headers.items():
            theirs.headers.add(key=key, value=value)
        assert read(theirs.SerializeToString()) == frame
        back = Theirs()
        back.ParseFromString(write(frame))
        assert {each.key: each.value for each in back.headers} == frame.headers
        assert (back.SeqID, back.LogID, back.service, back.method, back.payload) == (
            frame.sequence, frame.log, frame.service, frame.method, frame.payload,
        )  # fmt: skip

    same()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_library_hears_and_acknowledges_on_the_fake() -> None:
    import lark_oapi as lark
    from lark_oapi.ws import client as module

    server, heard = FakeServer(), list[str]()
    fake = LongFake(server)

    def hear(event: Any) -> None:  # noqa: ANN401 - it carries no types
        heard.append(json.loads(event.event.message.content)["text"])

    builder = lark.EventDispatcherHandler.builder("", "", lark.LogLevel.CRITICAL)
    handler = builder.register_p2_im_message_receive_v1(hear).build()
    loop = module.loop = asyncio.new_event_loop()

    def live(address: str) -> None:
        """Its client never ends by itself."""
        asyncio.set_event_loop(loop)
        made = lark.ws.Client(
            APP_ID, APP_SECRET, lark.LogLevel.CRITICAL, handler, address, auto_reconnect=False
        )
        try:
            made.start()
        except RuntimeError:  # its loop was stopped
            pending = asyncio.all_tasks(loop)
            for task in pending:
                task.cancel()
            loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
            loop.run_until_complete(made._disconnect())

    with listening(fake), served(server.app) as address:
        thread = threading.Thread(target=live, args=(address,), daemon=True)
        thread.start()
        fake.until(lambda: fake.live)
        fake.until(lambda: fake.pings)
        told = FakePeople("", server)
        ids = fake.event(told.message("多少")), fake.event(told.message("几个"), pieces=3)
        fake.until(lambda: all(map(fake.codes, ids)))
        assert [fake.codes(id) for id in ids] == [[200], [200]]
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
    assert sorted(heard) == ["几个", "多少"]
    assert fake.pings == [SERVICE]
