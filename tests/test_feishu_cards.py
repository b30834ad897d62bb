"""Feishu's cards as the vendor takes them, and the webhooks of groups."""

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.base import Button, Reply
from assistant.channels.feishu.cards import MOST_BYTES, cards, markdown
from assistant.channels.feishu.group_hook import GroupHook
from assistant.channels.feishu.making import group_hook
from assistant.channels.hooks import read_hooks
from assistant.channels.splitting import split
from assistant.errors import DeliveryFailed, SettingsError
from assistant.post import Target
from tests.feishu_fake import HOOK_KEY, HOOK_SECRET, FakeServer, fits
from tests.served import served

HOOK = f"{HOOK_KEY}:{HOOK_SECRET}"
TABLE = "| 名称 | 数值 |\n| --- | --- |\n| 甲 | 2亿元 |\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**2亿元**[1][12]", "**2亿元**<number_tag>1</number_tag><number_tag>12</number_tag>"),
        ("[月报](https://a.example.com)", "[月报](https://a.example.com)"),
        ("[1](https://a.example.com)", "[1](https://a.example.com)"),
        (r"\[1\] [0] [123]", r"\[1\] [0] [123]"),
        (r"\<at id=all\>\</at\>", "&lt;at id=all&gt;&lt;/at&gt;"),
        ("<at id=all></at> <number_tag>", "&lt;at id=all>&lt;/at> &lt;number_tag>"),
        ("> 口径：a < b", "> 口径：a &lt; b"),
    ],
)
def test_tags_in_a_text_are_text_and_citations_are_badges(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_of_many_tables_none_is_too_many() -> None:
    assert markdown(TABLE) == TABLE
    assert "|" not in markdown(f"{TABLE}\n" * 6)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='字é😀<>"\\[1]|\n- *`', max_size=400), st.integers(1, 120))
def test_every_card_fits_and_nothing_is_lost(piece: str, times: int) -> None:
    parts = split(f"起{piece * times}止", 20_000)
    made = cards(Reply(parts=parts, answer_id="a" * 32), group=False)
    for card in made:
        assert len(json.dumps(card, ensure_ascii=False).encode()) <= MOST_BYTES
        assert fits(card["body"]["elements"][0]["content"])
    told = "".join(card["body"]["elements"][0]["content"] for card in made)
    assert told.count("字") == piece.count("字") * times
    assert told.startswith("起")


def test_buttons_and_thumbs_stand_under_the_last_card_alone() -> None:
    buttons = (Button(key="a:0", label="1月呢？"),)
    first, last = cards(Reply(parts=("一", "二"), answer_id="a", buttons=buttons), group=True)
    assert [each["tag"] for each in first["body"]["elements"]] == ["markdown"]
    assert [each["tag"] for each in last["body"]["elements"]] == [
        "markdown", "button", "column_set",
    ]  # fmt: skip
    (notice,) = cards(Reply(parts=("已停止。",)), group=True)
    assert len(notice["body"]["elements"]) == 1


def pushed(address: str, *parts: str, name: str = "销售群", hooks: str = f"销售群={HOOK}") -> None:
    async def push() -> None:
        hook = group_hook(url=address, hooks=hooks)
        try:
            buttons = (Button(key="a:0", label="?"),)
            reply = Reply(parts=parts, answer_id="a", buttons=buttons)
            await hook.push(Target(channel="feishu-group", vendor="feishu", chat=name), reply)
        finally:
            await hook.close()

    asyncio.run(push())


def test_a_group_is_pushed_cards_without_buttons_within_the_limit() -> None:
    server = FakeServer()
    with served(server.app) as address:
        pushed(address, *split('"字"\n' * 4000, 14_000))
    assert len(server.pushed) > 2
    assert {len(card["body"]["elements"]) for card in server.pushed} == {1}


@pytest.mark.parametrize(
    ("hooks", "code"),
    [
        pytest.param(f"销售群={HOOK_KEY}", "19021", id="not signed"),
        pytest.param(f"销售群={HOOK_KEY}:wrong-secret", "19021", id="signed by another secret"),
        pytest.param("销售群=00000000", "19001", id="no such webhook"),
        pytest.param(f"财务群={HOOK}", "no webhook", id="no such name"),
    ],
)
def test_what_a_webhook_refuses_is_told_without_its_key(hooks: str, code: str) -> None:
    server = FakeServer()
    with served(server.app) as address, pytest.raises(DeliveryFailed, match=code) as error:
        pushed(address, "早", hooks=hooks)
    assert not error.value.again
    assert not any(each in str(error.value) for each in (HOOK_KEY, "wrong-secret", "00000000"))


def test_a_push_that_came_too_soon_may_be_tried_again() -> None:
    server = FakeServer()
    server.codes = [(200, 11232)]
    with served(server.app) as address, pytest.raises(DeliveryFailed) as error:
        pushed(address, "早")
    assert error.value.again


@pytest.mark.parametrize("hooks", ["x", "a=", f"={HOOK}", "a=short", f"a={HOOK},a={HOOK}", "a=k:s"])
def test_webhooks_are_named_once_each(hooks: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_hooks(hooks, GroupHook.form)
    assert HOOK_KEY not in str(error.value)
    assert HOOK_KEY not in repr(read_hooks(f"a={HOOK}", GroupHook.form))
