"""What retrieval may ask of a generation, and what an index is built from."""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

from assistant.indexes.derived import Kept
from assistant.records import (
    Audience,
    Case,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Nature,
    Passage,
)


class Embedder(Protocol):
    """Text to vectors. Same two methods as LangChain's `Embeddings`, so any of those fits."""

    @property
    def fingerprint(self) -> str:
        """Model, dimension and prompts: vectors of different fingerprints never meet."""
        ...

    @property
    def ready(self) -> bool:
        """False while the model is still loading; a call then waits."""
        ...

    @property
    def problem(self) -> str:
        """Why the model cannot be loaded; empty while nothing is wrong."""
        ...

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """`len(texts)` rows of `d` floats, unit length, in input order."""
        ...

    def embed_query(self, text: str) -> list[float]:
        """`d` floats; carries the model's query prompt."""
        ...


class Hit(NamedTuple):
    id: str
    score: float
    """Higher is better; comparable within one index only."""


class MetricUse(NamedTuple):
    """Where a metric has figures, within a view."""

    metric: str
    subjects: frozenset[str]
    """Empty string for the company itself."""
    dimensions: frozenset[str]
    periods: frozenset[str]
    """Empty string for a period that the source leaves open."""
    units: frozenset[str]
    """Empty string for a bare number."""

    @classmethod
    def of(cls, metric: str, figures: Collection[Figure]) -> "MetricUse":
        return cls(
            metric,
            frozenset(figure.subject or "" for figure in figures),
            frozenset(name for figure in figures for name in figure.dimensions),
            frozenset(figure.period or "" for figure in figures),
            frozenset(figure.quantity.unit or "" for figure in figures if figure.quantity),
        )


class Heading(NamedTuple):
    """A heading path under which passages stand."""

    number: int
    """In the order of the documents."""
    document: str
    sections: tuple[str, ...]
    """From the outermost heading."""
    page: str
    case: str | None
    """Customer of the case that the passages belong to."""


class FigureQuery(NamedTuple):
    """Which figures; None and empty leave a slot open."""

    metric: str | None = None
    subject: str | None = None
    period: str | None = None
    """A key; a year or quarter stands for everything in it."""
    nature: Nature | None = None
    members: tuple[tuple[str, str], ...] = ()
    """Dimension and member."""


class View(Protocol):
    """A generation as one audience sees it; nothing hidden can be reached through it."""

    audience: Audience
    generation: str

    kept: Kept
    """What is derived from the view; goes with it."""

    def documents(self) -> tuple[Document, ...]:
        """Newest first, undated last."""
        ...

    def metrics(self) -> tuple[Metric, ...]:
        """Every metric that is itself visible, with or without figures."""
        ...

    def uses(self) -> dict[str, MetricUse]:
        """By metric name, only for metrics with visible figures."""
        ...

    def entities(self) -> tuple[Entity, ...]: ...

    def subjects(self) -> frozenset[str]:
        """Subjects of visible figures."""
        ...

    def members(self) -> dict[str, tuple[str, ...]]:
        """Members of each dimension of visible figures, in the order of the tables."""
        ...

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        """Figures of a metric, in the order of the tables; `subject` None is the company itself."""
        ...

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]: ...

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]: ...

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        """Those whose first source is a sentence of it."""
        ...

    def select_figures(
        self, query: FigureQuery, limit: int, offset: int
    ) -> tuple[int, tuple[Figure, ...]]:
        """How many there are, and those of one page, in the order of the tables."""
        ...

    def cases(self) -> tuple[Case, ...]: ...

    def findings(self) -> tuple[Finding, ...]: ...

    def passage(self, id: str) -> Passage | None: ...

    def headings(self) -> tuple[Heading, ...]:
        """Those of visible passages, in the order of the documents."""
        ...

    def passages_below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        """In the order of the documents."""
        ...

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        """In the order of the documents."""
        ...

    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        """Passages by BM25 over character bigrams of heading path and text; best first. Those of
        the documents `without` are left out; how rare a term is stays as it is."""
        ...

    def holding(self, term: str) -> int:
        """How many passages hold a term of the keyword index."""
        ...

    def size(self) -> int:
        """Number of passages."""
        ...

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        """Passages by cosine, those of the documents `without` left out; waits for the embedder;
        empty while the cache is being rebuilt."""
        ...

    def similar_metrics(self, text: str, k: int) -> list[Hit]:
        """Names of metrics with visible figures, by cosine; ranks candidates, never chooses."""
        ...


class Health(NamedTuple):
    """What `/readyz` says of the indexes."""

    generation: str | None
    state: Literal["ok", "degraded", "none"]
    """Degraded: figures and keywords answer, but part of the generation is being rebuilt, is
    missing, or is the one before."""
    embedder: Literal["loading", "ready", "failed"]
    problem: str = ""
    """For people; empty while all is well."""


class Generations(Protocol):
    """The door to what is published."""

    def view(self, audience: Audience) -> View:
        """Of the current generation. Raises `NoGeneration`."""
        ...

    def health(self) -> Health: ...
