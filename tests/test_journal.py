"""A recorder: conversations belong to one asker, in memory and in a database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from assistant.exchange import Answer, Asker, Recorder, Turn
from assistant.journal import MOST_TURNS, Conversations, open_journal
from assistant.journal.database import Database
from assistant.journal.schema import CONVERSATIONS, TURNS
from assistant.records import Audience

ANN = Asker(id="ann", audience=Audience.SALES)
BEN = Asker(id="ben", audience=Audience.SALES)


def turn(question: str) -> Turn:
    answer = Answer(
        conversation_id="c", answer_id=question, as_of="", status="not_found", answer="…"
    )
    return Turn(question=question, plan={"metrics": ["销售额"], "n": 1.5}, answer=answer,
                generation="g1", model="fake:model", prompt="p1")  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Recorder]:
    if request.param == "memory":
        yield Conversations()
        return
    server = request.param == "postgres" and request.getfixturevalue("postgres")
    address = server.address() if server else ""
    with closing(open_journal(address, tmp_path, retention_days=0)) as opened:
        yield opened.recorder


def begun(journal: Recorder, asker: Asker = ANN) -> str:
    """A conversation with its first turn."""
    new = journal.open(None, asker)
    journal.record(new, turn(f"first of {new}"))
    return new


def test_a_conversation_goes_on_for_its_asker_alone(journal: Recorder) -> None:
    mine = begun(journal)
    assert journal.open(mine, ANN) == mine
    assert journal.open(mine, BEN) != mine


@pytest.mark.parametrize("id", ["made up", "", "\0", "\ud800", "c" * 100_000, "' OR 1=1 --"])
def test_an_unknown_conversation_begins_a_new_one(journal: Recorder, id: str) -> None:
    assert journal.open(id, ANN) not in {id, ""}


def test_a_change_of_rights_starts_a_new_conversation(journal: Recorder) -> None:
    mine = begun(journal)
    assert journal.open(mine, ANN.model_copy(update={"audience": Audience.PUBLIC})) != mine


def test_turns_come_back_as_they_were_oldest_first(journal: Recorder) -> None:
    mine = journal.open(None, ANN)
    said = [turn(f"问题{number}") for number in range(MOST_TURNS + 2)]
    for each in said:
        journal.record(mine, each)
    assert journal.turns(mine) == tuple(said[2:])


def test_a_conversation_that_nobody_holds_has_no_turns(journal: Recorder) -> None:
    journal.record("made up", turn("a"))
    assert journal.turns("made up") == ()


def test_whatever_is_typed_can_be_kept(journal: Recorder) -> None:
    mine = journal.open(None, ANN)
    strange = "a\0b \U0001f600 '\"%_ 多少"
    journal.record(mine, turn("a").model_copy(update={"question": strange, "plan": [strange]}))
    assert journal.turns(mine)[0].plan == [strange]


def test_many_threads_may_talk_at_once(journal: Recorder) -> None:
    def talk(number: int) -> int:
        mine = journal.open(None, ANN)
        for each in range(5):
            journal.record(mine, turn(f"{number}.{each}"))
            journal.open(mine, ANN)
        return len(journal.turns(mine))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(talk, range(40))) == {5}


def test_the_quietest_conversation_is_forgotten_first_in_memory() -> None:
    journal = Conversations(most=2)
    first, second = journal.open(None, ANN), journal.open(None, ANN)
    journal.open(first, ANN)
    journal.open(None, ANN)
    assert journal.open(first, ANN) == first
    assert journal.open(second, ANN) != second


def test_all_turns_together_are_bounded_in_memory() -> None:
    journal = Conversations(most_turns=4)
    quiet, busy = journal.open(None, ANN), journal.open(None, BEN)
    journal.record(quiet, turn("a"))
    for number in range(6):
        journal.record(busy, turn(str(number)))
    assert journal.turns(quiet) == ()
    assert len(journal.turns(busy)) == 6


def test_a_conversation_goes_on_after_a_restart(address: str, tmp_path: Path) -> None:
    with closing(open_journal(address, tmp_path, retention_days=0)) as before:
        mine = begun(before.recorder)
        said = before.recorder.turns(mine)
    with closing(open_journal(address, tmp_path, retention_days=0)) as after:
        assert after.recorder.open(mine, ANN) == mine
        assert after.recorder.turns(mine) == said


def test_what_another_process_deletes_is_gone(address: str, tmp_path: Path) -> None:
    with (
        closing(open_journal(address, tmp_path, retention_days=0)) as here,
        closing(open_journal(address, tmp_path, retention_days=0)) as there,
    ):
        mine = begun(here.recorder)
        assert here.recorder.turns(mine)
        there.talks.forget(ANN, mine)
        assert here.recorder.turns(mine) == ()
        here.recorder.record(mine, turn("too late"))
        assert here.recorder.open(mine, ANN) != mine


@pytest.mark.parametrize(("days", "kept"), [(30, False), (0, True), (90, True)])
def test_what_is_older_than_it_may_be_kept_is_forgotten(
    address: str, tmp_path: Path, days: int, kept: bool
) -> None:
    with closing(open_journal(address, tmp_path, retention_days=0)) as opened:
        old, new = begun(opened.recorder), begun(opened.recorder)
    database = Database(address, tmp_path)
    long_ago = datetime.now(UTC) - timedelta(days=40)
    with database.writing() as db:
        db.execute(update(TURNS).where(TURNS.c.conversation == old).values(asked=long_ago))
        db.execute(update(CONVERSATIONS).where(CONVERSATIONS.c.id == old).values(updated=long_ago))
    database.close()
    with closing(open_journal(address, tmp_path, retention_days=days)) as opened:
        assert (opened.recorder.open(old, ANN) == old) is kept
        assert bool(opened.recorder.turns(old)) is kept
        assert opened.recorder.turns(new)
