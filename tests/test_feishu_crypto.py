"""Feishu's callbacks: the vendor's vector, the check of the address, and what is refused."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.base import Call
from assistant.channels.feishu.crypto import Envelope, decrypted
from assistant.errors import ChannelRejected
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.feishu_fake import FakeServer, Json
from tests.feishu_people import ENCRYPT_KEY, TOKEN, FakePeople, sealed, signed, using
from tests.served import Stepped
from tests.wecom_fake import until

VECTOR = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="
CHECK = {"challenge": "ajls384k", "token": TOKEN, "type": "url_verification"}


def test_the_vector_of_the_vendor_is_opened() -> None:
    assert decrypted(VECTOR, "test key") == b"hello world"


@pytest.mark.parametrize(
    "encrypted",
    [VECTOR[:-1], VECTOR[:-4], VECTOR[:20], "", "=", "中", "A" * 24, VECTOR.replace("P", "Q")],
)
def test_what_was_cut_or_changed_is_refused(encrypted: str) -> None:
    with pytest.raises(ChannelRejected):
        decrypted(encrypted, "other key" if "Q" in encrypted else "test key")


@pytest.mark.parametrize("key", ["", ENCRYPT_KEY])
def test_the_address_is_checked_within_a_second(tmp_path: Path, key: str) -> None:
    async def use(people: FakePeople, _: FakeServer, here: Office) -> None:
        body = {"encrypt": sealed(json.dumps(CHECK))} if key else CHECK
        begun = time.monotonic()
        reply = await people.http.post(here.feishu, json=body)  # it comes unsigned
        assert time.monotonic() - begun < 1.0
        assert (reply.status_code, reply.json()) == (200, {"challenge": "ajls384k"})
        assert reply.headers["content-type"] == "application/json"
        assert (await people.http.get(here.feishu)).status_code == 405

    using(use, Stepped(), tmp_path, feishu_encrypt_key=key)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param(CHECK | {"token": "wrong"}, 403, id="wrong token"),
        pytest.param({"encrypt": sealed(json.dumps(CHECK | {"token": ""}))}, 403, id="no token"),
        pytest.param({"encrypt": sealed(json.dumps(CHECK), "other")}, 403, id="other key"),
        pytest.param({"encrypt": sealed("[]")}, 403, id="no object"),
        pytest.param({"encrypt": sealed(json.dumps({"token": TOKEN}))}, 403, id="unsigned event"),
        pytest.param({"encrypt": VECTOR[:-1]}, 403, id="cut off"),
        pytest.param(CHECK, 403, id="not encrypted"),
    ],
)
def test_without_a_signature_every_refusal_is_the_same(
    tmp_path: Path, told: Json, status: int
) -> None:
    async def use(people: FakePeople, _: FakeServer, here: Office) -> None:
        reply = await people.http.post(here.feishu, json=told)
        assert (reply.status_code, reply.text) == (status, "rejected")

    using(use, Stepped(), tmp_path)


def _changed(**headers: str) -> Callable[[bytes], tuple[bytes, dict[str, str]]]:
    return lambda body: (body, signed(body) | headers)


def _with(body: bytes, **more: Any) -> Callable[[bytes], tuple[bytes, dict[str, str]]]:  # noqa: ANN401 - as `signed` has it
    return lambda _: (body, signed(body, **more))


def _inside(plain: str | bytes) -> bytes:
    return json.dumps({"encrypt": sealed(plain)}).encode()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param(_changed(**{"X-Lark-Signature": "0" * 64}), 403, id="forged"),
        pytest.param(_changed(**{"X-Lark-Signature": ""}), 403, id="unsigned"),
        pytest.param(_changed(**{"X-Lark-Request-Timestamp": "1409659813"}), 403, id="other time"),
        pytest.param(lambda body: (body, signed(body, at=time.time() - 400)), 403, id="stale"),
        pytest.param(lambda body: (body, signed(body, at=time.time() + 400)), 403, id="early"),
        pytest.param(lambda body: (body, signed(body, "other")), 403, id="other key"),
        pytest.param(lambda body: (body + b" ", signed(body)), 403, id="changed body"),
        pytest.param(_with(b"{"), 400, id="no JSON"),
        pytest.param(_with(b"[]"), 400, id="no object"),
        pytest.param(_with(b'{"encrypt": 3}'), 400, id="no ciphertext"),
        pytest.param(_with(b'{"encrypt": "QUJD"}'), 400, id="cut off"),
        pytest.param(_with(_inside("{")), 400, id="sealed well and no JSON"),
        pytest.param(_with(_inside(b"\xff\xfe")), 400, id="no text"),
        pytest.param(_with(_inside('{"header": {"token": "wrong"}}')), 403, id="wrong token"),
        pytest.param(_with(_inside('{"header": {"token": 3}}')), 403, id="token of another kind"),
        pytest.param(_with(b"x" * 2_000_000), 413, id="two megabytes"),
        pytest.param(_with(b"[" * 60_000), 400, id="nested without end"),
    ],
)
def test_what_is_not_of_feishu_is_refused(
    tmp_path: Path, change: Callable[[bytes], tuple[bytes, dict[str, str]]], status: int
) -> None:
    ask = Stepped()

    async def use(people: FakePeople, _: FakeServer, here: Office) -> None:
        body, _headers = people.packed(people.message("多少"))
        content, headers = change(body)
        reply = await people.http.post(here.feishu, content=content, headers=headers)
        assert reply.status_code == status
        assert "多少" not in reply.text
        assert here.journal.post.inbox.unfinished() == ()

    using(use, ask, tmp_path)
    assert ask.begun == 0


def test_a_callback_that_is_replayed_asks_nothing_again(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？",)))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        body, headers = people.packed(people.press(shown, 0))
        for _ in range(3):
            reply = await people.http.post(here.feishu, content=body, headers=headers)
            assert reply.status_code == 200
        await until(lambda: len(server.shown) == 2)
        await until(lambda: not here.journal.post.inbox.unfinished())
        assert [question.text for question in script.asked] == ["多少", "1月呢？"]

    using(use, script, tmp_path)


def test_without_a_key_the_token_is_what_counts(tmp_path: Path) -> None:
    async def use(people: FakePeople, _: FakeServer, here: Office) -> None:
        assert (await people.ask("多少")).text.startswith("多少 ")
        forged = people.message("多少")
        forged["header"]["token"] = "wrong"
        assert (await people.http.post(here.feishu, json=forged)).status_code == 403

    using(use, Stepped(), tmp_path, feishu_encrypt_key="")


def test_a_signature_is_of_the_bytes_as_they_came() -> None:
    body = json.dumps({"encrypt": sealed(json.dumps(CHECK))}, indent=3).encode()
    headers = {name.lower(): value for name, value in signed(body).items()}
    call = Call(method="POST", query={}, headers=headers, body=body)
    assert Envelope(TOKEN, ENCRYPT_KEY).open(call) == CHECK
