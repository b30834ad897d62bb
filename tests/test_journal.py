"""Conversations belong to one asker and are bounded."""

from assistant.exchange import Asker
from assistant.journal import Conversations
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
