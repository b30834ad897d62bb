"""What is pressed under an answer in DingTalk: by a link in a message, by a button of a card."""

import asyncio
import json
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from assistant import switchboard
from assistant.channels.dingtalk.signing import sign_card
from assistant.errors import SettingsError
from assistant.post import Group
from assistant.records import Audience
from assistant.settings import Settings
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.dingtalk_fake import FINISHED, FakeServer, Json
from tests.dingtalk_people import BUTTONS, DINGTALK, POSTED, FakePeople, using
from tests.dingtalk_stream_fake import PRESSES
from tests.long_lines import DingTalk, connected
from tests.wecom_fake import until

BOTH = {"chenwei": Audience.EXECUTIVE, "wu": Audience.SALES}
NEXT = ("1月呢？", "同比？")
LINK = "](dtmd://dingtalkclient/sendMessage?content="


def idle(here: Office) -> bool:
    return not here.journal.post.inbox.unfinished()


def test_a_link_in_a_message_asks_what_it_says_by_whoever_presses(tmp_path: Path) -> None:
    script = Script(answer(suggestions=NEXT), answer(suggestions=()))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        asked = [unquote(each.partition(")")[0]) for each in shown.text.split(LINK)[1:]]
        assert asked == list(NEXT)
        await people.ask(asked[1])
        assert script.asked[1].text == "同比？"

    using(use, script, tmp_path)


def test_in_a_group_there_are_numbers_as_links_would_reach_nobody(tmp_path: Path) -> None:
    script = Script(answer(suggestions=NEXT), answer(suggestions=()))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少", chat="cid-g")
        assert LINK not in shown.text
        assert "2. 同比？" in shown.text
        await people.ask("2", chat="cid-g")
        assert script.asked[1].text == "同比？"

    using(use, script, tmp_path)


async def carded(people: FakePeople, server: FakeServer, here: Office, chat: str = "") -> str:
    """The id of the card of an answer."""
    before = set(server.cards)
    await people.deliver(people.message("多少", chat=chat))
    await until(lambda: idle(here) and set(server.cards) - before)
    (id,) = set(server.cards) - before
    return id


def test_a_button_asks_with_the_rights_of_whoever_presses_it(tmp_path: Path) -> None:
    script = Script(answer(suggestions=NEXT), answer(suggestions=()))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        here.journal.post.chats.register(
            Group(vendor="dingtalk", tenant="", chat="cid-g", audience=Audience.EXECUTIVE)
        )
        id = await carded(people, server, here, "cid-g")
        card = server.cards[id]
        assert [each["text"] for each in card.buttons] == [
            *NEXT, "👍 有用", "👎 没用", "撤回评价",
        ]  # fmt: skip
        told, at = people.pressed(id, 1, user="wu"), time.time()
        for _ in range(2):
            assert (await people.press(told, at=at)).status_code == 200
        await until(lambda: idle(here) and len(server.cards) == 2)
        assert [(q.text, q.asker.id, q.asker.audience) for q in script.asked] == [
            ("多少", "chenwei", Audience.EXECUTIVE), ("同比？", "wu", Audience.SALES),
        ]  # fmt: skip
        assert {card.space for card in server.cards.values()} == {"IM_GROUP.cid-g"}
        assert {card.status for card in server.cards.values()} == {FINISHED}
        assert server.shown == []

    using(use, script, tmp_path, people=BOTH, **POSTED)


def test_thumbs_are_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        id = await carded(people, server, here)
        kept = []
        for number in (-3, -2, -2, -1):
            assert (await people.press(people.pressed(id, number))).status_code == 200
            await asyncio.sleep(0.1)
            kept.append(here.verdicts())
        assert kept == [["up"], ["down"], ["down"], []]

    using(use, Script(answer()), tmp_path, **POSTED)


@pytest.mark.parametrize(
    ("params", "told"),
    [
        pytest.param({"ask": f"{'0' * 32}:0"}, True, id="over, or never made"),
        pytest.param({"ask": "::"}, True, id="no question"),
        pytest.param({"ask": 3}, False, id="no key"),
        pytest.param({"judge": "maybe", "answer": "a"}, False, id="no verdict"),
        pytest.param("text", False, id="no object"),
    ],
)
def test_a_button_that_is_none_of_ours_asks_nothing(
    tmp_path: Path, params: object, told: bool
) -> None:
    script = Script(answer())

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        pressed = people.pressed(await carded(people, server, here), 0)
        content = json.dumps({"cardPrivateData": {"params": params}})
        assert (await people.press(pressed | {"content": content})).status_code == 200
        assert (await people.press(pressed | {"content": "no JSON"})).status_code == 200
        if told:
            await until(lambda: server.shown)
            assert "按钮已失效" in server.shown[0].text
        await asyncio.sleep(0.1)
        assert (len(script.asked), len(server.shown)) == (1, int(told))

    using(use, script, tmp_path, **POSTED)


def test_somebody_of_another_company_who_presses_is_nobody_of_ours(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        id = await carded(people, server, here)
        await people.press(people.pressed(id, 0, corp="dingcorp2"))
        await until(lambda: server.shown)
        assert "绑定码" in server.shown[0].text

    using(use, Script(answer(suggestions=NEXT)), tmp_path, **POSTED)


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param({"sign": "A" * 43 + "="}, id="forged"),
        pytest.param({"sign": sign_card("1", "other")}, id="other secret"),
        pytest.param({"at": 1409659813.0}, id="stale"),
        pytest.param({"at": time.time() + 4000}, id="early"),
    ],
)
def test_a_press_that_is_not_of_dingtalk_is_refused(tmp_path: Path, forged: Json) -> None:
    script = Script(answer())

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        pressed = people.pressed(await carded(people, server, here), 0)
        assert (await people.press(pressed, **forged)).status_code == 403
        assert idle(here)

    using(use, script, tmp_path, **POSTED)
    assert len(script.asked) == 1


def test_a_button_over_the_stream_asks_too_and_keeps_thumbs(tmp_path: Path) -> None:
    line, script = DingTalk(), Script(answer(suggestions=NEXT), answer(suggestions=()))
    with connected(line, script, tmp_path, **BUTTONS) as here:
        people = FakePeople("", line.address, line.server)
        assert line.fake.subscribed == {
            f"CALLBACK {topic}" for topic in ("/v1.0/im/bot/messages/get", PRESSES)
        }
        line.deliver(line.message("多少"))
        line.fake.until(lambda: idle(here) and line.server.cards)
        (id,) = line.server.cards
        frame = line.fake.callback(people.pressed(id, 0, user="wu"), PRESSES)
        line.fake.callback(people.pressed(id, 0, user="wu"), PRESSES, id=frame)
        line.fake.callback(people.pressed(id, -3), PRESSES)
        line.fake.until(lambda: idle(here) and len(line.server.cards) == 2)
        assert [(q.text, q.asker.id) for q in script.asked] == [
            ("多少", "chenwei"), ("1月呢？", "wu"),
        ]  # fmt: skip
        assert line.fake.codes(frame) == [200, 200]
        line.fake.until(lambda: here.verdicts() == ["up"])


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        pytest.param(BUTTONS, "ASSISTANT_PUBLIC_URL", id="an address that DingTalk reaches"),
        pytest.param({**BUTTONS, "dingtalk_card_template": "", "dingtalk_stream": True},
                     "ASSISTANT_DINGTALK_CARD_TEMPLATE", id="a card"),
    ],
)  # fmt: skip
def test_buttons_need_what_they_stand_on(told: Json, missing: str) -> None:
    with pytest.raises(SettingsError) as error:
        switchboard.channels_of(Settings.model_validate({**DINGTALK, **told}))
    assert missing in error.value.remedy
