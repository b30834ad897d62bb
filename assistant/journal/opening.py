"""The journal, open: each of its parts over one database."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.exchange import Recorder, Turn
from assistant.journal.chats import PostKept
from assistant.journal.database import Database
from assistant.journal.persons import Persons
from assistant.journal.recording import Recording
from assistant.journal.rereading import Rereading
from assistant.journal.reviewing import ConfirmedTexts, Gate, Reviewing
from assistant.people import People
from assistant.post import Post
from assistant.reviews import Reviews
from assistant.talks import AnswerRecord, Talks


@dataclass(frozen=True)
class Journal:
    recorder: Recorder
    talks: Talks
    recall: Callable[[str], tuple[AnswerRecord, tuple[Turn, ...]]]
    """By the id of an answer: its record, and the turns that its question could lean on."""
    people: People
    confirmed: ConfirmedTexts
    reviews: Callable[[Gate], Reviews]
    """Over the gate that a confirmed text has to pass."""
    post: Post
    """Messages of chat channels, and what is kept of their chats."""
    close: Callable[[], None]


def open_journal(address: str, data: Path, *, retention_days: int) -> Journal:
    """At `address`, or without one in a file of the folder `data`. Raises `JournalError`."""
    database = Database(address, data)
    rereading = Rereading(database)
    return Journal(
        recorder=Recording(database, retention_days=retention_days),
        talks=rereading,
        recall=rereading.recall,
        people=Persons(database),
        confirmed=ConfirmedTexts(database),
        reviews=lambda gate: Reviewing(database, gate),
        post=PostKept(database),
        close=database.close,
    )
