"""People: keys, sign-in tokens and identities let in, once, at once, and never a disabled one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from assistant.access import Doorkeeper, open_asker, read_keys
from assistant.api.app import create_app
from assistant.errors import AccessError, PersonError
from assistant.exchange import LOOPBACK
from assistant.journal import open_journal
from assistant.journal.database import Database
from assistant.journal.schema import TOKENS
from assistant.people import People
from assistant.records import Audience
from tests.api_fakes import Script, answer


@pytest.fixture
def people(address: str, tmp_path: Path) -> Iterator[People]:
    with closing(open_journal(address, tmp_path, retention_days=0)) as journal:
        yield journal.people


def let_in(people: People, key: str, keys: str = "") -> str | None:
    """Name of whom a running server takes the holder of the key for."""
    try:
        return Doorkeeper(read_keys(keys), people).identify(f"Bearer {key}").id
    except AccessError:
        return None


def test_a_key_names_its_person(people: People) -> None:
    key = people.add("  Chen\nWei ", Audience.SALES, operator=True)
    asker = people.holder(key)
    assert asker
    assert (asker.id, asker.audience, asker.operator) == ("Chen Wei", Audience.SALES, True)
    assert len(key) > 40
    assert people.holder(key[:-1]) is None
    assert people.holder("\ud800") is None


def test_only_hashes_are_kept(people: People, address: str, tmp_path: Path) -> None:
    given = {people.add("chen", Audience.SALES, operator=False), people.link("chen")}
    with closing(Database(address, tmp_path)) as database, database.reading() as db:
        kept = {str(row) for row in db.execute(select(TOKENS))}
    assert len(kept) == 2
    assert not any(token in row for token in given for row in kept)


def test_the_first_person_closes_an_open_server(people: People) -> None:
    door = Doorkeeper(read_keys(""), people)
    assert door.identify(None) == open_asker()
    key = people.add("chen", Audience.PUBLIC, operator=False)
    with pytest.raises(AccessError):
        door.identify(None)
    assert door.identify(f"Bearer {key}").id == "chen"
    people.disable("chen")
    with pytest.raises(AccessError):
        door.identify(None)


def test_keys_of_the_environment_go_on_beside(people: People) -> None:
    key = people.add("chen", Audience.PUBLIC, operator=False)
    environment = "alpha-key-1:sales:wu"
    assert let_in(people, "alpha-key-1", environment) == "wu"
    assert let_in(people, key, environment) == "chen"


def test_a_disabled_person_is_refused_at_once_and_everywhere(people: People) -> None:
    key, other = (people.add(n, Audience.PUBLIC, operator=False) for n in ("chen", "wu"))
    people.bind("chen", "wecom", "c1")
    link = people.link("chen")
    people.disable("chen")
    assert people.holder(key) is None
    assert people.identity("wecom", "c1") is None
    with pytest.raises(AccessError):
        people.redeem(link)
    with pytest.raises(PersonError):
        people.link("chen")
    assert people.holder(other)
    people.enable("chen")
    assert people.holder(key)
    with pytest.raises(AccessError):
        people.redeem(link)


def test_a_running_server_refuses_whoever_is_disabled(people: People) -> None:
    key = people.add("chen", Audience.PUBLIC, operator=False)
    identify = Doorkeeper(read_keys(""), people).identify
    service = replace(Script(answer()).service(open_access=False), identify=identify)
    app = create_app(service, max_question_chars=100, max_body_bytes=1024)
    client = TestClient(app, headers={"Authorization": f"Bearer {key}"})
    statuses = [client.get("/api/metrics").status_code]
    people.disable("chen")
    statuses.append(client.get("/api/metrics").status_code)
    assert statuses == [200, 401]


def test_a_new_key_ends_the_old_one(people: People) -> None:
    old = people.add("chen", Audience.PUBLIC, operator=False)
    new = people.renew("chen")
    assert people.holder(old) is None
    assert people.holder(new)


def test_a_link_signs_in_once(people: People) -> None:
    people.add("chen", Audience.EXECUTIVE, operator=False)
    link = people.link("chen")
    assert people.redeem(link).id == "chen"
    with pytest.raises(AccessError, match="before"):
        people.redeem(link)


def test_of_many_who_redeem_at_once_one_is_let_in(people: People) -> None:
    people.add("chen", Audience.EXECUTIVE, operator=False)
    link = people.link("chen")

    def redeemed(_: int) -> bool:
        try:
            return people.redeem(link).id == "chen"
        except AccessError:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(redeemed, range(8))) == 1


def test_a_link_is_valid_for_a_quarter_of_an_hour(
    people: People, address: str, tmp_path: Path
) -> None:
    people.add("chen", Audience.EXECUTIVE, operator=False)
    link = people.link("chen")
    with closing(Database(address, tmp_path)) as database, database.writing() as db:
        left = db.execute(select(TOKENS.c.expires).where(TOKENS.c.kind == "link")).scalar_one()
        assert timedelta(minutes=14) < left - datetime.now(UTC) <= timedelta(minutes=15)
        ago = datetime.now(UTC) - timedelta(seconds=1)
        db.execute(update(TOKENS).where(TOKENS.c.kind == "link").values(expires=ago))
    with pytest.raises(AccessError, match="too old"):
        people.redeem(link)


def test_keys_and_links_are_not_each_other(people: People) -> None:
    key = people.add("chen", Audience.EXECUTIVE, operator=False)
    assert people.holder(people.link("chen")) is None
    with pytest.raises(AccessError):
        people.redeem(key)


def test_a_channel_names_a_person(people: People) -> None:
    for name in ("chen", "wu"):
        people.add(name, Audience.SALES, operator=False)
    people.bind("chen", "wecom", "u1")
    assert (asker := people.identity("wecom", "u1"))
    assert asker.id == "chen"
    assert people.identity("feishu", "u1") is None
    assert people.identity("wecom", "\0") is None
    people.bind("wu", "wecom", "u1")
    assert (asker := people.identity("wecom", "u1"))
    assert asker.id == "wu"
    assert [person.channels for person in people.all()] == [(), ("wecom:u1",)]


@pytest.mark.parametrize("name", ["", " ", LOOPBACK, "a\0b", "a\ud800", "长" * 101, "chen"])
def test_a_name_is_somebody_s_alone(people: People, name: str) -> None:
    people.add("chen", Audience.PUBLIC, operator=False)
    with pytest.raises(PersonError) as error:
        people.add(name, Audience.EXECUTIVE, operator=True)
    assert error.value.remedy
    assert len(people.all()) == 1


def test_nobody_is_named_with_a_remedy(people: People) -> None:
    for act in (people.disable, people.enable, people.link, people.renew):
        with pytest.raises(PersonError, match="nobody called wu"):
            act("wu")
    with pytest.raises(PersonError):
        people.bind("wu", "wecom", "u1")
