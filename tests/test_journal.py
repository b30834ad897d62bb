"""Conversations belong to one asker and are bounded."""

from concurrent.futures import ThreadPoolExecutor

from assistant.exchange import Answer, Asker, Turn
from assistant.journal import MOST_TURNS, Conversations
from assistant.records import Audience

ANN = Asker(id="ann", audience=Audience.SALES)
BEN = Asker(id="ben", audience=Audience.SALES)


def test_a_conversation_goes_on_for_its_asker_alone() -> None:
    journal = Conversations()
    mine = journal.open(None, ANN)
    assert journal.open(mine, ANN) == mine
    assert journal.open(mine, BEN) != mine
    assert journal.open("made up", ANN) != "made up"


def test_a_change_of_rights_starts_a_new_conversation() -> None:
    journal = Conversations()
    mine = journal.open(None, ANN)
    assert journal.open(mine, ANN.model_copy(update={"audience": Audience.PUBLIC})) != mine


def test_the_quietest_conversation_is_forgotten_first() -> None:
    journal = Conversations(most=2)
    first, second = journal.open(None, ANN), journal.open(None, ANN)
    journal.open(first, ANN)
    journal.open(None, ANN)
    assert journal.open(first, ANN) == first
    assert journal.open(second, ANN) != second


def turn(question: str) -> Turn:
    answer = Answer(
        conversation_id="c", answer_id=question, as_of="", status="not_found", answer="…"
    )
    return Turn(question=question, plan={"metrics": ["销售额"], "n": 1.5}, answer=answer)


def test_turns_come_back_as_they_were_oldest_first() -> None:
    journal = Conversations()
    mine = journal.open(None, ANN)
    said = [turn(f"问题{number}") for number in range(MOST_TURNS + 2)]
    for each in said:
        journal.record(mine, each)
    assert journal.turns(mine) == tuple(said[2:])


def test_a_conversation_that_nobody_holds_has_no_turns() -> None:
    journal = Conversations()
    journal.record("made up", turn("a"))
    assert journal.turns("made up") == ()


def test_all_turns_together_are_bounded() -> None:
    journal = Conversations(most_turns=4)
    quiet, busy = journal.open(None, ANN), journal.open(None, BEN)
    journal.record(quiet, turn("a"))
    for number in range(6):
        journal.record(busy, turn(str(number)))
    assert journal.turns(quiet) == ()
    assert len(journal.turns(busy)) == 6


def test_many_threads_may_talk_at_once() -> None:
    journal = Conversations()

    def talk(number: int) -> int:
        mine = journal.open(None, ANN)
        for each in range(5):
            journal.record(mine, turn(f"{number}.{each}"))
            journal.open(mine, ANN)
        return len(journal.turns(mine))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(talk, range(40))) == {5}
