"""DingTalk's stream and Feishu's long connection: alive, made again, and nothing answered twice."""

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import switchboard
from assistant.channels.dingtalk import making as dingtalk
from assistant.channels.feishu import making as feishu
from assistant.channels.lasting import Lasting, Pace
from assistant.errors import JournalError, SettingsError
from assistant.journal.inboxes import Inboxes
from assistant.post import Held, Inbound
from assistant.settings import Settings
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.long_lines import LINES, Line, connected
from tests.served import Stepped

PACE = Pace(ping_s=0.2, answer_s=0.3, retry_s=0.05, longest_retry_s=0.1, refused_s=0.2)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pings and retries of the vendors' pace would make each test a minute long."""
    for making in (dingtalk, feishu):
        monkeypatch.setattr(making, "Connection", partial(making.Connection, pace=PACE))


@pytest.fixture(params=LINES, ids=lambda line: line.vendor)
def line(request: pytest.FixtureRequest) -> Line:
    made: Line = request.param()
    return made


def health(here: Office, vendor: str) -> dict[str, Any]:
    told = httpx.get(f"{here.address}/readyz", trust_env=False).json()["channels"]
    found: dict[str, Any] = next(each for each in told if each["channel"] == vendor)
    return found


def idle(here: Office) -> bool:
    return not here.journal.post.inbox.unfinished()


def test_a_question_is_acknowledged_once_it_is_kept_and_answered(
    tmp_path: Path, line: Line
) -> None:
    ask = Stepped(waits=True)
    with connected(line, ask, tmp_path) as here:
        id = line.deliver(line.message("12月 多少", chat="g1"))
        line.fake.until(lambda: line.fake.codes(id))
        assert line.fake.codes(id) == [200]
        assert not idle(here)
        ask.go.set()
        line.fake.until(lambda: idle(here) and line.texts())
        assert "12月 多少" in line.texts()[-1]
        assert health(here, line.vendor)["state"] == "ok"
        posted = httpx.post(f"{here.address}/channels/{line.vendor}", json={}, trust_env=False)
        assert posted.status_code == 404


@pytest.mark.parametrize("how", ["clean", "error", "abort", "mute"])
def test_the_connection_is_made_again_however_it_ended(
    tmp_path: Path, line: Line, how: str
) -> None:
    with connected(line, Script(answer(), answer()), tmp_path) as here:
        for times in (1, 2, 3):
            line.fake.end(how)
            line.fake.until(lambda times=times: line.fake.opened > times and line.fake.live)
        line.deliver(line.message("多少"))
        line.fake.until(lambda: idle(here) and line.texts())
        assert health(here, line.vendor)["state"] == "ok"


def test_what_comes_again_after_a_reconnect_is_answered_once(tmp_path: Path, line: Line) -> None:
    ask = Stepped(waits=True)
    with connected(line, ask, tmp_path) as here:
        message = line.message("多少")
        first = line.deliver(message)
        line.fake.until(lambda: line.fake.codes(first))
        line.fake.end("abort")
        line.fake.until(lambda: line.fake.opened == 2)
        again, once_more = line.deliver(message, first), line.deliver(message)
        line.fake.until(lambda: len(line.fake.codes(again)) == 2 and line.fake.codes(once_more))
        ask.go.set()
        line.fake.until(lambda: idle(here) and line.texts())
        time.sleep(0.2)
        assert (ask.begun, len(line.texts())) == (1, 1)


def test_an_address_that_is_over_is_asked_for_anew(tmp_path: Path, line: Line) -> None:
    line.fake.stale = 2
    with connected(line, Script(answer()), tmp_path):
        line.fake.until(lambda: line.fake.opened)
        assert line.fake.turned_away == 2


def test_a_wrong_secret_is_told_and_not_tried_at_once_again(tmp_path: Path, line: Line) -> None:
    with connected(line, Script(), tmp_path, **{line.secret: "wrong-secret-1"}) as here:
        line.fake.until(lambda: health(here, line.vendor)["state"] == "failed")
        assert "wrong-secret-1" not in str(health(here, line.vendor))
        assert line.fake.opened == 0


def test_a_fault_of_ours_does_not_end_it(
    tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, faults = Lasting._connect, [KeyError("ours")]

    def once(self: Lasting, *told: Any, **more: Any) -> Any:  # noqa: ANN401 - as it has them
        if faults:
            raise faults.pop()
        return connect(self, *told, **more)

    monkeypatch.setattr(Lasting, "_connect", once)
    with connected(line, Script(answer()), tmp_path) as here:
        line.fake.until(lambda: health(here, line.vendor)["state"] == "ok")


def test_what_could_not_be_kept_is_not_acknowledged_and_comes_again(
    tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, fails = Inboxes.accept, [JournalError("Full.", remedy="Make room.")]

    def once(self: Inboxes, messages: Sequence[Inbound]) -> tuple[Held | None, ...]:
        if fails:
            raise fails.pop()
        return accept(self, messages)

    monkeypatch.setattr(Inboxes, "accept", once)
    with connected(line, Script(answer()), tmp_path) as here:
        message = line.message("多少")
        id = line.deliver(message)
        line.fake.until(lambda: line.fake.codes(id) == [500])
        line.deliver(message, id)
        line.fake.until(lambda: line.fake.codes(id) == [500, 200])
        line.fake.until(lambda: idle(here) and line.texts())


@pytest.mark.parametrize(
    "raw", ["", "no JSON", "[1]", '{"type": "CALLBACK"}', b"\x08", b"\xff" * 9]
)
def test_a_frame_that_means_nothing_does_no_harm(
    tmp_path: Path, line: Line, raw: str | bytes
) -> None:
    with connected(line, Script(answer()), tmp_path) as here:
        line.fake.send(raw)
        line.fake.faults.clear()
        line.deliver(line.message("多少"))
        line.fake.until(lambda: idle(here) and line.texts())
        line.fake.faults.clear()


def test_it_is_off_until_it_is_wanted_and_keeps_its_name(line: Line) -> None:
    told = {n: v for n, v in line.settings("http://127.0.0.1:1").items() if v is not True}
    token = {"feishu_token": "v-token-1"} if line.vendor == "feishu" else {}
    over_http = switchboard.channels_of(Settings.model_validate({**told, **token}))
    kept_open = switchboard.channels_of(
        Settings.model_validate(line.settings("http://127.0.0.1:1"))
    )
    assert set(over_http) == set(kept_open) == {line.vendor}
    assert type(over_http[line.vendor]) is not type(kept_open[line.vendor])
    half = {n: v for n, v in line.settings("http://127.0.0.1:1").items() if n != line.secret}
    with pytest.raises(SettingsError) as error:
        switchboard.channels_of(Settings.model_validate(half))
    assert f"ASSISTANT_{line.secret.upper()}" in error.value.problem
