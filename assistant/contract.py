"""The contract of the chat: a question, its answer, and what is kept of the two."""

from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, JsonValue, model_validator

from assistant.quantities import Bound
from assistant.records import Audience, Nature

Status = Literal["answered", "not_found", "clarify"]
LOOPBACK: Final = "loopback"
"""Who asks where no keys are configured, and on the command line."""


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
    after: str | None = None
    """Answer of the conversation that it goes on from, as when it is quoted; None is the last."""


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
    """Date of the report that was asked for, else of the newest that the asker may see; empty
    where there is none."""
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
