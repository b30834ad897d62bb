"""What an asker and the assistant exchange: the contract of the chat, on every surface."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, JsonValue, model_validator

from assistant.browsing import Browse
from assistant.quantities import Bound
from assistant.records import Audience, Finding, Nature

Status = Literal["answered", "not_found", "clarify"]
Stage = Literal["plan", "retrieve", "calculate", "compose", "ground"]


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Asker(Message):
    id: str
    audience: Audience
    operator: bool = False


class Question(Message):
    text: str
    asker: Asker
    conversation_id: str | None = None
    answer_id: str | None = None
    """Given by a surface that names the answer before it is made; None lets the chain choose."""


class Citation(Message):
    """`[n]` of the answer: a sentence or row of the corpus, verbatim."""

    n: int
    document_id: str
    title: str
    section: str = ""
    page: str = ""
    quote: str
    start: int = 0
    end: int = 0


class FigureShown(Message):
    """A figure of the corpus as the answer uses it. `value` is in base units."""

    id: str
    label: str
    metric: str | None = None
    subject: str | None = None
    dimensions: dict[str, str] = {}
    period: str | None = None
    nature: Nature = "actual"
    value: int | float | str
    """A number, or the text of a figure whose value is no quantity."""
    upper: int | float | None = None
    unit: str | None = None
    bound: Bound = "exact"
    text: str
    citation: int


class Computation(Message):
    """A value computed by code, with the figures it came from."""

    id: str
    label: str
    formula: str
    value: int | float
    unit: str | None = None
    bound: Bound = "exact"
    text: str
    operands: tuple[str, ...]


class Choice(Message):
    label: str
    question: str


class Answer(Message):
    """A grounded reply, a refusal or a question back; none of them is an error."""

    conversation_id: str
    answer_id: str
    as_of: str
    """Date of the newest report that the asker may see; empty where there is none."""
    status: Status
    answer: str
    """Markdown, in the language of the question."""
    citations: tuple[Citation, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    computations: tuple[Computation, ...] = ()
    chart: JsonValue = None
    """An ECharts option."""
    choices: tuple[Choice, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.choices and self.status != "clarify":
            raise ValueError("only a question back offers choices")
        cited = {citation.n for citation in self.citations}
        if dangling := [f.id for f in self.figures if f.citation not in cited]:
            raise ValueError(f"figures without citation: {dangling}")
        return self


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


class Turn(Message):
    """What a conversation keeps of one exchange; with it the answer can be made again."""

    question: str
    plan: JsonValue
    answer: Answer
    generation: str = ""
    """The build whose records were read."""
    model: str = ""
    """The language model that worded the answer or read the question; empty where none did."""
    prompt: str = ""
    """Version of the prompts it was given."""


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


class IngestReport(Message):
    generation: str
    changed: bool
    embedded: int
    """Texts that had to be encoded."""
    counts: dict[str, int]
    findings: tuple[Finding, ...]


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
