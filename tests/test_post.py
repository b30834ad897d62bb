"""What channels keep in the journal, in either database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from assistant.errors import PersonError
from assistant.journal import Journal, open_journal
from assistant.journal.database import Database
from assistant.journal.post_schema import BIND_CODES, INBOX, OFFERS
from assistant.post import Group, Inbound, Subscription, Target
from assistant.records import Audience


@pytest.fixture
def journal(address: str, tmp_path: Path) -> Iterator[Journal]:
    with closing(open_journal(address, tmp_path, retention_days=0)) as made:
        yield made


@pytest.fixture
def database(journal: Journal, address: str, tmp_path: Path) -> Iterator[Database]:
    with closing(Database(address, tmp_path)) as made:
        yield made


def message(id: str = "m1", **more: str) -> Inbound:
    told = {"channel": "wecom-bot", "vendor": "wecom", "sender": "Chen", "text": "多少\0\ud800"}
    return Inbound.model_validate({"id": id, **told, **more})


def accepted(journal: Journal, *messages: Inbound) -> list[bool]:
    return [held is not None for held in journal.post.inbox.accept(messages)]


def test_a_message_is_accepted_once(journal: Journal) -> None:
    assert accepted(journal, message(), message("m2"), message()) == [True, True, False]
    assert accepted(journal, message(), message(channel="wecom-app")) == [False, True]
    assert accepted(journal, message(tenant="other")) == [True]


def test_of_many_deliveries_at_once_one_is_accepted(journal: Journal) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: accepted(journal, message()), range(16)))
    assert sum(each == [True] for each in told) == 1


def test_what_is_in_flight_never_expires_and_what_ended_is_remembered_for_a_day(
    journal: Journal, database: Database, address: str, tmp_path: Path
) -> None:
    accepted(journal, message("open"), message("done"), message("recent"))
    journal.post.inbox.end([(message("done").key, "answered"), (message("recent").key, "told")])
    assert [held.message.id for held in journal.post.inbox.unfinished()] == ["open"]
    assert journal.post.inbox.unfinished()[0].again
    ago = datetime.now(UTC) - timedelta(hours=25)
    with database.writing() as db:
        db.execute(update(INBOX).where(INBOX.c.key == message("done").key).values(ended=ago))
        db.execute(update(INBOX).where(INBOX.c.key == message("open").key).values(received=ago))
    with closing(open_journal(address, tmp_path, retention_days=0)) as later:
        assert accepted(later, message("new")) == [True]
        told = accepted(later, message("open"), message("done"), message("recent"))
    assert told == [False, True, False]


def test_a_place_has_one_conversation_and_its_offers(journal: Journal) -> None:
    chats, place = journal.post.chats, message().place
    assert chats.conversation(place) is None
    chats.keep(place, "c1", {place: ("一", "二"), "a1": ("三",)})
    assert (chats.conversation(place), chats.offered(place)) == ("c1", ("一", "二"))
    chats.keep(place, "c1", {place: ()})
    assert (chats.offered(place), chats.offered("a1")) == ((), ("三",))
    chats.keep(place, "c2", {place: ("四",)})
    assert chats.conversation(place) == "c2"
    chats.forget(place)
    assert (chats.conversation(place), chats.offered(place)) == (None, ())


def test_an_offer_ends_after_a_week(journal: Journal, database: Database) -> None:
    journal.post.chats.keep("p", "c1", {"a1": ("一",)})
    ago = datetime.now(UTC) - timedelta(days=8)
    with database.writing() as db:
        db.execute(update(OFFERS).values(made=ago))
    assert journal.post.chats.offered("a1") == ()


def test_places_are_told_apart_by_case_insensitive_people(journal: Journal) -> None:
    assert message(sender="CHEN").place == message().place
    others = [message(sender="wu"), message(chat="g1"), message(thread="t"), message(tenant="x")]
    assert len({message().place, *(each.place for each in others)}) == 5
    assert message(sender="a\x1fb").place != message(sender="a", thread="b").place


def test_groups_hear_what_they_were_registered_for_last(journal: Journal) -> None:
    chats = journal.post.chats
    for audience in (Audience.EXECUTIVE, Audience.SALES):
        chats.register(Group(vendor="wecom", tenant="", chat="g1", audience=audience))
    assert chats.scope("wecom", "", "g1") is Audience.SALES
    assert chats.scope("wecom", "other", "g1") is Audience.PUBLIC
    assert [group.chat for group in chats.groups()] == ["g1"]


def test_identities_are_of_a_tenant_and_without_case(journal: Journal) -> None:
    for name in ("chen", "wu"):
        journal.people.add(name, Audience.SALES, operator=False)
    journal.people.bind("chen", "wecom", "ChenWei")
    journal.people.bind("wu", "wecom", "chenwei", "other-corp")
    assert (mine := journal.people.identity("wecom", "CHENWEI"))
    assert (theirs := journal.people.identity("wecom", "chenwei", "other-corp"))
    assert (mine.id, theirs.id) == ("chen", "wu")
    channels = [person.channels for person in journal.people.all()]
    assert channels == [("wecom:chenwei",), ("wecom/other-corp:chenwei",)]


def test_a_code_binds_once_and_for_a_day(journal: Journal, database: Database) -> None:
    strangers = journal.post.strangers
    journal.people.add("chen", Audience.SALES, operator=False)
    first = strangers.code("wecom", "", "ChenWei")
    code = strangers.code("wecom", "", "chenwei")
    for gone in (first, "", code[:-1]):
        with pytest.raises(PersonError, match="code"):
            strangers.claim(gone, "chen")
    with pytest.raises(PersonError, match="nobody"):
        strangers.claim(code, "nobody")
    assert strangers.claim(f" {code.lower()} ", "chen") == ("wecom", "chenwei")
    with pytest.raises(PersonError):
        strangers.claim(code, "chen")
    old = strangers.code("wecom", "", "chenwei")
    with database.writing() as db:
        db.execute(update(BIND_CODES).values(expires=datetime.now(UTC) - timedelta(seconds=1)))
    with pytest.raises(PersonError, match="too old"):
        strangers.claim(old, "chen")


def test_a_target_has_one_subscription_and_a_digest_is_begun_once(journal: Journal) -> None:
    kept = journal.post.subscriptions
    journal.people.add("chen", Audience.SALES, operator=False)
    target = Target(channel="wecom-app", vendor="wecom", sender="chen")
    kept.add(Subscription(person="chen", target=target, rhythm="daily"))
    wanted = Subscription(person="chen", target=target, rhythm="weekly", question="多少")
    kept.add(wanted)
    assert kept.all() == (wanted,)
    assert (kept.begin("k"), kept.begin("k")) == (True, False)
    kept.release("k")
    assert kept.begin("k")
    kept.sent("k")
    assert (kept.remove(target.place), kept.remove(target.place)) == (True, False)
    with pytest.raises(PersonError):
        kept.add(Subscription(person="nobody", target=target, rhythm="daily"))
