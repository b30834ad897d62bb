"""What people say to answers, and what of it needs an operator's attention."""

from datetime import datetime
from typing import Annotated, Final, Literal, Protocol

from pydantic import Field

from assistant.browsing import Shown
from assistant.contract import Asker

Verdict = Literal["up", "down"]
MOST_DAYS: Final = 3650
LONGEST_REASON: Final = 2000
LONGEST_CORRECTION: Final = 8000


class Feedback(Shown):
    verdict: Verdict
    reason: Annotated[str, Field(max_length=LONGEST_REASON)] = ""


class Confirmation(Shown):
    correction: Annotated[str, Field(max_length=LONGEST_CORRECTION, pattern=r"\S")] | None = None
    """What is told instead; without one the answer stands as it is."""


class ReviewFilter(Shown):
    days: int = Field(default=30, ge=1, le=MOST_DAYS)
    """How far back."""
    limit: int = Field(default=50, ge=1, le=500)
    """Most entries of each list; those that are cut off are the rarest or oldest."""


class AnswerNamed(Shown):
    answer_id: str
    asked: datetime
    question: str


class RefusedGroup(Shown):
    """Questions that were refused for the same reason."""

    reason: str
    """As the answers said it: it names the slot that is empty."""
    metrics: tuple[str, ...]
    """That were asked for."""
    words: tuple[str, ...]
    """What of the questions the documents do not know."""
    count: int
    newest: tuple[AnswerNamed, ...]


class Disliked(AnswerNamed):
    reason: str
    answer: str


class NotedGroup(Shown):
    """Answers that a finding touched, or that had to say something beside."""

    note: str
    count: int
    newest: tuple[AnswerNamed, ...]


class Review(Shown):
    """Of the answers whose view the operator may see."""

    refused: tuple[RefusedGroup, ...]
    """Most frequent first."""
    disliked: tuple[Disliked, ...]
    """Newest first."""
    noted: tuple[NotedGroup, ...]
    """Most frequent first."""


class Reviews(Protocol):
    """Raises `RecordError` for answers that are not there for the asker.

    All but `judge` and `hear` is for operators: `RightsError` for everybody else.
    """

    def judge(self, asker: Asker, answer_id: str, feedback: Feedback) -> None:
        """What they said before no longer counts."""
        ...

    def hear(self, asker: Asker, answer_id: str, feedback: Feedback | None) -> None:
        """Of whoever saw the answer in a chat: they need its rights, it need not be theirs. None
        takes back what they said."""
        ...

    def confirm(self, asker: Asker, answer_id: str, correction: str | None) -> None:
        """It is told from now on, where the same is asked with the same audience and answered
        from the same figures. Raises `GroundingError` for what its evidence does not support.
        """
        ...

    def withdraw(self, asker: Asker, answer_id: str) -> None:
        """The answer is composed again."""
        ...

    def review(self, asker: Asker, wanted: ReviewFilter) -> Review: ...
