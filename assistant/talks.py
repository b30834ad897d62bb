"""What may be done with what was said: conversations, answer records, and who serves them."""

import unicodedata
from datetime import datetime
from typing import Annotated, Final, Protocol

from pydantic import AfterValidator, Field

from assistant.browsing import Shown, Words
from assistant.contract import Answer, Asker, Turn
from assistant.records import Audience
from assistant.reviews import Verdict

MOST_TALKS: Final = 100
"""Conversations of a page."""
LONGEST_TITLE: Final = 200
"""Characters."""


def one_line(text: str) -> str:
    """Without breaks, repeated blanks and what cannot be seen."""
    seen = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
    if not (line := " ".join(seen.split())):
        raise ValueError("a title has at least one character")
    return line


class TalkFilter(Shown):
    q: Words = ""
    """Words of the title, a question or an answer, in this order."""
    limit: int = Field(default=30, ge=1, le=MOST_TALKS)
    offset: int = Field(default=0, ge=0, le=10**9)


class TalkListed(Shown):
    conversation_id: str
    title: str
    """The first question, until it is renamed."""
    created: datetime
    updated: datetime
    """When the last question was answered."""
    turns: int


class TalksPage(Shown):
    total: int
    """Conversations that match, on this page or not."""
    limit: int
    offset: int
    conversations: tuple[TalkListed, ...]
    """The one that was used last comes first."""


class TurnShown(Shown):
    asked: datetime
    question: str
    answer: Answer
    verdict: Verdict | None = None
    """What the asker said of it."""


class TalkShown(TalkListed):
    said: tuple[TurnShown, ...]
    """Oldest first."""


class Renaming(Shown):
    title: Annotated[str, Field(max_length=LONGEST_TITLE), AfterValidator(one_line)]


class AnswerRecord(Turn):
    """All that an answer was made of."""

    asked: datetime
    audience: Audience
    """Whose view of the records was read."""


class Replay(Shown):
    """An answer that was made once more, beside the recorded one."""

    question: str
    recorded: Answer
    answer: Answer
    same: dict[str, bool]
    """By part of the answer: `status`, `text`, `figures`, `computations`, `citations`."""
    generation: str
    """Whose records were read this time."""
    recorded_generation: str
    model: str
    """The language model that worded the recorded answer; empty where none did."""


class Talks(Protocol):
    """Conversations of their asker alone. Raises `RecordError` for what is foreign or unknown."""

    def find(self, asker: Asker, wanted: TalkFilter) -> TalksPage: ...

    def read(self, asker: Asker, conversation_id: str) -> TalkShown: ...

    def rename(self, asker: Asker, conversation_id: str, title: str) -> TalkListed: ...

    def forget(self, asker: Asker, conversation_id: str) -> None: ...

    def answer(self, asker: Asker, answer_id: str) -> AnswerRecord:
        """Of the asker's own; an operator reads those of everybody whose view is no wider."""
        ...
