"""What the corpus says, as frozen records: each knows its sources and who may see it."""

import hashlib
from enum import StrEnum
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.quantities import Quantity

Nature = Literal["actual", "forecast", "target", "definition", "claim"]
SCOPE: Final = "口径"
"""The dimension of values that are not the whole company's own: 母公司, 调整前."""
FindingKind = Literal[
    "does_not_add_up",
    "unit_missing",
    "duplicate",
    "image_only",
    "broken_off",
    "ambiguous",
    "empty_value",
    "hidden",
    "tightened",
    "unreadable",
    "unchecked",
    "contradiction",
    "restated",
    "unknown_period",
]


def content_id(*parts: str) -> str:
    """Sixteen hex digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def page_of(label: str) -> str:
    """The page of a label: a sheet of a workbook for `收入!A4:D7`, the label itself otherwise."""
    return label.rpartition("!")[0] or label


def page_number(label: str) -> str:
    """`8` of `Page 8`; none of a sheet, whatever its name or its cells."""
    return "" if "!" in label else "".join(filter(str.isdigit, label))


class Audience(StrEnum):
    """Who may see a record; each sees what the ones before it see."""

    PUBLIC = "public"
    SALES = "sales"
    EXECUTIVE = "executive"

    @property
    def rank(self) -> int:
        return _RANKS[self]

    def sees(self, label: "Audience") -> bool:
        return label.rank <= self.rank

    @classmethod
    def strictest(cls, *labels: "Audience") -> "Audience":
        return max(labels, key=lambda label: label.rank, default=cls.EXECUTIVE)


_RANKS = {audience: rank for rank, audience in enumerate(Audience)}


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Source(Record):
    """A place in the corpus; the quote occurs there verbatim, and a cell's quote is its row."""

    document: str
    """Path in the corpus without its ending: `reports/2025-01`."""
    title: str
    date: str
    """Date of the document, `2025-01-09`; empty where it names none."""
    section: str = ""
    """Heading path, joined by ` › `."""
    page: str = ""
    """Page label as the document numbers it: `Page 2`; cells of a workbook: `收入!A4:D7`."""
    start: int = 0
    end: int = 0
    """Character span of the quote in the file as read."""
    quote: str
    passage: str = ""
    """Id of the passage that holds the quote; empty for a cell of a table file."""
    audience: Audience = Audience.PUBLIC
    """Who may read the quote of a figure; set by ingest, which knows what else it says."""


class Document(Record):
    id: str
    title: str
    date: str = ""
    period: str = ""
    kind: Literal["report", "case", "table"] = "report"
    audience: Audience = Audience.EXECUTIVE
    pages: tuple[str, ...] = ()
    """Page labels in order, each once."""
    report: str = ""
    """Of a case: the report that it was told in, where the case names one."""


class Passage(Record):
    """A paragraph, a whole list or a table; one record however often the block stands."""

    id: str
    document: str
    text: str
    kind: Literal["paragraph", "list", "table"] = "paragraph"
    sections: tuple[str, ...] = ()
    """Heading path from the outermost heading."""
    page: str = ""
    order: int = 0
    """Position in its document; neighbours differ by one."""
    sources: tuple[Source, ...]
    """One for each place where the block stands."""
    case: str | None = None
    """Customer of the case it belongs to."""
    audience: Audience = Audience.EXECUTIVE


class Entity(Record):
    """A name of the glossary."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    audience: Audience = Audience.EXECUTIVE
    """Of the most open record that names it; a name that no record holds is for executives."""


class Metric(Record):
    """What is measured, as defined (口径)."""

    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    """As the catalogue writes it."""
    description: str = ""
    additive: bool | tuple[str, ...] = False
    """Whether values add up over every dimension, or over the named ones."""
    formulas: tuple[str, ...] = ()
    """In metric names; several are alternatives, tried in order."""
    share_of: str | None = None
    """The metric whose parts, in percent of its total, this one states."""
    audience: Audience = Audience.EXECUTIVE
    declared: bool = True
    """False for a name that only stands in a table."""


class Figure(Record):
    """One value of one metric × subject × dimensions × period × nature."""

    id: str
    document: str
    """The report it belongs to, by default the newest."""
    metric: str | None
    label: str
    """Words for people: metric, subject and dimension members."""
    subject: str | None = None
    dimensions: dict[str, str] = Field(default_factory=dict)  # pydantic copies `{}` slowly
    period: str | None = None
    """Key of `assistant.periods`; None where the source leaves it open."""
    nature: Nature = "actual"
    quantity: Quantity | None = None
    value_text: str | None = None
    """A value that is no quantity: a name, a term, an address."""
    open: bool = False
    """Stands for the members that a list leaves unnamed (等)."""
    note: str = ""
    sources: tuple[Source, ...]
    audience: Audience = Audience.EXECUTIVE
    order: int = 0
    """Position in its table: lists are told in the source's order."""
    confidence: float | None = None
    """Of a figure found in a document's prose or tables, 0 to 1; None where a table declares it."""
    reasons: tuple[str, ...] = ()
    """Why a found figure was read as it was, for the person who reviews a draft."""

    @model_validator(mode="after")
    def _has_one_value(self) -> Self:
        if (self.quantity is None) == (self.value_text is None):
            raise ValueError("a figure has either a quantity or a text value")
        return self

    @property
    def text(self) -> str:
        """The value as the source writes it."""
        return self.quantity.text if self.quantity else self.value_text or ""


class CaseField(Record):
    name: str
    """The heading: 背景, 场景, 突破点, …"""
    text: str
    passages: tuple[str, ...]  # ids, in order
    audience: Audience


class Case(Record):
    """A customer case that sales may tell."""

    customer: str
    aliases: tuple[str, ...] = ()
    industry: str | None = None
    scenarios: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    fields: tuple[CaseField, ...] = ()
    shareable: Literal["yes", "no", "unknown"] = "unknown"
    document: str
    source: Source
    audience: Audience = Audience.EXECUTIVE


class Finding(Record):
    """Something wrong with the corpus, told in the answers that touch it."""

    id: str
    kind: FindingKind
    what: str
    """One Chinese sentence."""
    document: str
    place: str = ""
    """Page, section or line."""
    severity: Literal["info", "warning"] = "info"
    metrics: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    """Ids of the figures it touches."""
    passages: tuple[str, ...] = ()
    audience: Audience = Audience.EXECUTIVE


class Corpus(Record):
    """All records of one reading; what a generation is built from."""

    fingerprint: str
    """Over the contents of every file, in order of their names."""
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    metrics: tuple[Metric, ...]
    figures: tuple[Figure, ...]
    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]
