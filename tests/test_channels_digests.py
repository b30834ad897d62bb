"""Digests: with the rights of their reader at that time, once, and not all at once."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.base import Dialect, Reply
from assistant.channels.desk import Desk
from assistant.channels.digests import Digests, due_at
from assistant.errors import DeliveryFailed
from assistant.journal import Journal, open_journal
from assistant.post import Group, Subscription, Target
from assistant.records import Audience
from tests.api_fakes import Script, answer
from tests.channel_office import APP, Office
from tests.channel_runs import using
from tests.months import browser
from tests.served import service
from tests.test_wecom_app import deliver, text_of, texts
from tests.wecom_fake import FakeBot, FakeServer, until

MONDAY, TUESDAY = datetime(2031, 3, 3, 11).astimezone(), datetime(2031, 3, 4, 11).astimezone()


class Pushed:
    """A channel that only takes pushes."""

    name, vendor, dialect = "wecom-app", "wecom", Dialect(most_bytes=2048, markdown=False)

    def __init__(self, *fails: DeliveryFailed) -> None:
        self.fails = list(fails)
        self.got: list[tuple[str, str]] = []

    async def push(self, target: Target, reply: Reply) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.got.append((target.chat or target.sender, reply.text))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(open_journal("", tmp_path, retention_days=0)) as made:
        for name in ("chen", "wu"):
            made.people.add(name, Audience.EXECUTIVE, operator=True)
        yield made


def subscribed(journal: Journal, name: str, rhythm: str = "daily", chat: str = "") -> Subscription:
    target = Target(channel="wecom-app", vendor="wecom", sender=name, chat=chat)
    made = Subscription.model_validate(
        {"person": name, "target": target, "rhythm": rhythm, "question": "销售额多少"}
    )
    journal.post.subscriptions.add(made)
    return made


POOL = ThreadPoolExecutor(1)


def digests(journal: Journal, channel: Pushed, script: Script) -> Digests:
    kept_service = replace(service(script, "some-key-1:public"))
    channels: Any = {channel.name: channel}
    return Digests(kept_service, journal.people, journal.post, channels, Desk(POOL), hour=9)


def test_a_digest_is_sent_once_a_day(journal: Journal) -> None:
    subscribed(journal, "chen")
    channel, script = Pushed(), Script(answer())
    made = digests(journal, channel, script)
    sent = [asyncio.run(made.send(now)) for now in (MONDAY, MONDAY, TUESDAY)]
    assert sent == [1, 0, 1]
    (_, told), _ = channel.got
    assert told.startswith("报告摘要 2031-03-03\n\n资料：\n- 月报 2031-02-09")
    assert "销售额多少\n销售额（2030年12月）：2亿元[1]" in told


def test_a_digest_says_what_the_newest_report_changed(journal: Journal) -> None:
    subscribed(journal, "chen")
    channel = Pushed()
    kept = replace(service(Script(answer()), "some-key-1:public"), browse=browser(2))
    channels: Any = {channel.name: channel}
    made = Digests(kept, journal.people, journal.post, channels, Desk(POOL), hour=9)
    asyncio.run(made.send(MONDAY))
    journal.people.grant("chen", Audience.PUBLIC)
    asyncio.run(made.send(TUESDAY))
    (_, all_of_it), (_, public) = channel.got
    assert "比上次汇报：\n- 客运收入：560万元 → 558万元" in all_of_it
    assert "比上次汇报：\n- 准点率：94% → 95.5%\n\n" in public


def test_rights_are_those_at_the_time_of_sending(journal: Journal) -> None:
    subscribed(journal, "chen")
    subscribed(journal, "wu", chat="g1")
    channel, script = Pushed(), Script(answer())
    made = digests(journal, channel, script)
    assert asyncio.run(made.send(MONDAY)) == 2
    assert {(q.asker.id, q.asker.audience) for q in script.asked} == {
        ("chen", Audience.EXECUTIVE), ("wu", Audience.PUBLIC),
    }  # fmt: skip
    journal.people.grant("chen", Audience.SALES)
    journal.people.disable("wu")
    assert asyncio.run(made.send(TUESDAY)) == 1
    assert script.asked[-1].asker.audience is Audience.SALES
    assert len(script.asked) == 3


def test_a_registered_group_hears_more(journal: Journal) -> None:
    subscribed(journal, "wu", chat="g1")
    journal.post.chats.register(
        Group(vendor="wecom", tenant="", chat="g1", audience=Audience.SALES)
    )
    script = Script(answer())
    asyncio.run(digests(journal, Pushed(), script).send(MONDAY))
    assert script.asked[0].asker.audience is Audience.SALES


def test_weekly_ones_come_on_mondays_and_none_at_the_full_or_half_hour(journal: Journal) -> None:
    weekly = subscribed(journal, "chen", "weekly")
    assert due_at(weekly, TUESDAY, 9) is None
    minutes = set()
    for number in range(300):
        target = Target(channel="wecom-app", vendor="wecom", sender=f"u{number}")
        due = due_at(weekly.model_copy(update={"target": target}), MONDAY, 9)
        assert due
        minutes.add(due.minute)
    assert len(minutes) > 30
    assert not minutes & {59, 0, 1, 29, 30, 31}


@pytest.mark.parametrize(("again", "tries"), [(True, 2), (False, 1)])
def test_what_failed_is_tried_again_where_that_may_help(
    journal: Journal, again: bool, tries: int
) -> None:
    subscribed(journal, "chen")
    channel = Pushed(DeliveryFailed("No.", remedy="Wait.", again=again))
    made = digests(journal, channel, Script(answer()))
    assert asyncio.run(made.send(MONDAY)) == 0
    assert asyncio.run(made.send(MONDAY)) == tries - 1
    assert len(channel.got) == tries - 1


def test_what_is_hours_late_is_not_sent(journal: Journal) -> None:
    subscribed(journal, "chen")
    made = digests(journal, Pushed(), Script(answer()))
    assert asyncio.run(made.send(MONDAY.replace(hour=23))) == 0
    assert asyncio.run(made.send(MONDAY.replace(hour=8))) == 0


def test_people_subscribe_where_something_can_be_sent_to_them(tmp_path: Path) -> None:
    async def use(bot: FakeBot, server: FakeServer, here: Office) -> None:
        assert "不能主动推送" in (await bot.ask("/订阅 每天")).text
        for text in ("/订阅 每天 销售额多少", "/退订", "/退订", "/subscribe"):
            count = len(server.sent)
            await deliver(here, text_of(text))
            await until(partial(lambda before: len(server.sent) > before, count))
        assert [told[:4] for told in texts(server)] == [
            "已订阅：",
            "已退订。",
            "这里没有",
            "已订阅：",
        ]
        (kept,) = here.journal.post.subscriptions.all()
        assert (kept.person, kept.rhythm, kept.question) == ("chenwei", "weekly", "")

    using(use, Script(answer()), tmp_path, **APP)
