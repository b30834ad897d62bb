"""What an asker and the assistant exchange: the contract of the chat, on every surface."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from pydantic import Field, JsonValue

from assistant.browsing import Browse
from assistant.contract import (
    LOOPBACK,
    Answer,
    Asker,
    Choice,
    Citation,
    Computation,
    FigureShown,
    Message,
    Question,
    Status,
    Turn,
)
from assistant.people import People
from assistant.post import Post
from assistant.records import Audience, Finding
from assistant.reviews import Reviews
from assistant.talks import Replay, Talks

__all__ = [
    "LOOPBACK",
    "Answer",
    "Ask",
    "Asker",
    "Choice",
    "Citation",
    "Cited",
    "Computation",
    "Delta",
    "Event",
    "FigureShown",
    "Health",
    "IngestReport",
    "Message",
    "Observe",
    "Progress",
    "Question",
    "Recorder",
    "Service",
    "Stage",
    "Status",
    "Turn",
    "ignore",
    "never",
]

Stage = Literal["plan", "retrieve", "calculate", "compose", "ground"]


class Event(Message):
    """A step begins."""

    stage: Stage
    detail: str = ""
    conversation_id: str = ""
    """In which the answer will be kept; not the one asked for if that was unknown or foreign."""


class Cited(Message):
    """The citations of the answer, before its text."""

    citations: tuple[Citation, ...]


class Delta(Message):
    """The next piece of the text; joined, the pieces are `Answer.answer`."""

    text: str


Progress = Event | Cited | Delta
"""What an observer sees while an answer is made, in this order."""
Observe = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """The observer that does not look."""


def never() -> bool:
    """The stop signal that is never given."""
    return False


class Ask(Protocol):
    """The whole assistant is this one function."""

    def __call__(
        self,
        question: Question,
        *,
        observe: Observe = ignore,
        stop: Callable[[], bool] = never,
    ) -> Answer: ...


class Recorder(Protocol):
    """Keeps conversations; a foreign or unknown id has no turns."""

    def open(self, conversation_id: str | None, asker: Asker) -> str:
        """The id to go on with: the given one if it is this asker's, else a new one."""
        ...

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """Oldest first."""
        ...

    def record(self, conversation_id: str, turn: Turn) -> None: ...


class Health(Message):
    """How the published generation and the embedder are; the body of `/readyz`."""

    generation: str | None
    state: Literal["ok", "degraded", "none"]
    embedder: Literal["loading", "ready", "failed"]
    problem: str = ""
    channels: list[dict[str, JsonValue]] = Field(default_factory=list)
    """How each chat channel is; a channel that fails does not make the server unready."""


class IngestReport(Message):
    generation: str
    changed: bool
    embedded: int
    """Texts that had to be encoded."""
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    lost: tuple[str, ...] = ()
    """Files that the generation before held and that could not be read for this one."""


@dataclass(frozen=True)
class Service:
    """What `bootstrap` hands to the edges."""

    ask: Ask
    health: Callable[[], Health]
    identify: Callable[[str | None], Asker]
    """From the `Authorization` header. Raises `AccessError`."""
    open_access: bool
    """No keys are configured: only loopback is served."""
    findings: Callable[[Audience], tuple[Finding, ...]]
    browse: Browse
    """Records by filter, for `/api/cases`, `/api/metrics`, `/api/figures`, `/api/documents`."""
    show: Callable[[str, Audience], list[dict[str, JsonValue]]]
    """Records by kind: figures, cases, metrics, findings or generation."""
    close: Callable[[], None]
    warm_figures: Callable[[], None] = lambda: None
    """Builds what the first figure would wait for."""
    warm_text: Callable[[], None] = lambda: None
    """The embedder begins to load in the background."""
    talks: Talks | None = None
    """What was said before, for `/api/conversations` and `/api/answers`; None keeps nothing."""
    people: People | None = None
    """Persons of the journal, beside the keys of the environment."""
    reviews: Reviews | None = None
    """Feedback to answers, and what needs attention."""
    post: Post | None = None
    """What chat channels brought and were promised; None where nothing is kept."""
    still: Callable[[Asker, datetime], bool] = lambda *_: False
    """Whether a session of this asker that began then goes on; not once they are disabled, have
    other rights or were given another key."""
    starters: Callable[[Audience, Literal["zh", "en"]], tuple[str, ...]] = lambda *_: ()
    """Questions to begin with, all answerable with these rights."""
    replay: Callable[[str], Replay] | None = None
    """Makes a recorded answer once more, by its id. Raises `RecordError`."""
