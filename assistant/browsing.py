"""What edges may look up among the records: filters, pages, and who serves them."""

from typing import Annotated, Final, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from assistant.quantities import Bound
from assistant.records import Audience, Nature


class Shown(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


LONGEST: Final = 200
"""Characters of a filter."""
MOST_FIGURES: Final = 1000
"""Figures of a page."""
Words = Annotated[str, Field(max_length=LONGEST)]


class CaseFilter(Shown):
    """All that is given must hold; names are met by alias and by part, in any case."""

    customer: Words = ""
    product: Words = ""
    scenario: Words = ""
    industry: Words = ""
    competitor: Words = ""
    benefit: Words = ""
    """What came of it, by its kind: `降低成本`."""
    q: Words = ""
    """Words that must all stand somewhere in the case."""


class FacetValue(Shown):
    value: str
    count: int
    """Cases among the ones found."""


class CaseSection(Shown):
    name: str
    text: str
    passages: tuple[str, ...]
    """Anchors in `/api/documents/{document}`."""


class CaseShown(Shown):
    customer: str
    aliases: tuple[str, ...]
    industry: str | None
    scenarios: tuple[str, ...]
    products: tuple[str, ...]
    competitors: tuple[str, ...]
    benefits: tuple[str, ...]
    """Kinds of benefits that its sentences tell."""
    sections: tuple[CaseSection, ...]
    shareable: Literal["yes", "no", "unknown"]
    """Whether customers may hear it; `unknown` means ask its owner."""
    document: str
    page: str


class CasesFound(Shown):
    cases: tuple[CaseShown, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    """By filter name: what the cases found can be narrowed to, most frequent first."""


class MetricShown(Shown):
    name: str
    aliases: tuple[str, ...]
    unit: str | None
    definition: str
    formulas: tuple[str, ...]
    additive: bool | tuple[str, ...]
    share_of: str | None
    dimensions: dict[str, tuple[str, ...]]
    """Members of each dimension that the metric is broken down by."""
    periods: tuple[str, ...]
    subjects: tuple[str, ...]
    """Whose values there are; the company itself is not named."""


class FigureFilter(Shown):
    metric: Words = ""
    """Name or alias."""
    subject: Words = ""
    """Name or alias; empty for any."""
    period: Words = ""
    """`2024`, `2024-12`, `2024-Q4`; a year stands for everything in it."""
    nature: Nature | None = None
    member: list[Annotated[str, Field(max_length=LONGEST, pattern="^[^:]+:.+$")]] = []
    """`dimension:member`, several for several dimensions."""
    limit: int = Field(default=100, ge=1, le=MOST_FIGURES)
    offset: int = Field(default=0, ge=0, le=10**9)


class SourceShown(Shown):
    document: str
    section: str
    page: str
    start: int
    end: int
    """Character span of the quote in the document."""
    quote: str
    anchor: str
    """Id of the passage; empty for a cell of a table file."""


class FigureListed(Shown):
    """A figure of the corpus; `value` is in base units."""

    id: str
    metric: str | None
    label: str
    subject: str | None
    dimensions: dict[str, str]
    period: str | None
    nature: Nature
    value: int | float | str
    """A number, or the text of a figure whose value is no quantity."""
    upper: int | float | None
    unit: str | None
    bound: Bound
    text: str
    """As the source writes it."""
    open: bool
    """Stands for the members that a list leaves unnamed."""
    note: str
    sources: tuple[SourceShown, ...]
    document: str = ""
    """The report that it belongs to; a sentence of a case belongs to that of the case."""


class FiguresPage(Shown):
    total: int
    """Figures that match, on this page or not."""
    limit: int
    offset: int
    figures: tuple[FigureListed, ...]


class PlaceShown(Shown):
    """Where a passage stands, as characters of the document."""

    start: int
    end: int
    section: str
    page: str


class PassageShown(Shown):
    anchor: str
    """Id of the passage."""
    section: str
    page: str
    kind: Literal["paragraph", "list", "table"]
    text: str
    places: tuple[PlaceShown, ...]
    """The first is where `section` and `page` say; a block that is repeated has several."""


class DocumentListed(Shown):
    id: str
    title: str
    date: str
    kind: Literal["report", "case", "table"]


class DocumentShown(DocumentListed):
    pages: tuple[str, ...]
    passages: tuple[PassageShown, ...]
    """In order, as far as the asker may see them."""


class FigureChanged(Shown):
    way: Literal["restated", "moved", "realised"]
    """Another value for the same period, a later one, or what was foreseen has come."""
    old: FigureListed
    new: FigureListed
    difference: str
    """With its unit; empty where the values have none."""
    growth: str
    """In percent; empty where it has no meaning."""


class ChangesFilter(Shown):
    """Two reports by period, name, path or title."""

    older: Words = ""
    """The one before the newer, where none is named."""
    newer: Words = ""
    """The newest, where none is named."""


class ChangesShown(Shown):
    """What a report has that an earlier one had not, and what it no longer has."""

    older: DocumentListed
    newer: DocumentListed
    changed: tuple[FigureChanged, ...]
    new: tuple[FigureListed, ...]
    gone: tuple[FigureListed, ...]
    new_cases: tuple[str, ...]
    """Customers."""
    changed_cases: tuple[str, ...]
    gone_cases: tuple[str, ...]
    findings: tuple[str, ...]
    """What is wrong with the newer one and was not with the older."""
    notes: tuple[str, ...] = ()
    """Which of several reports was taken for a name."""


class Browse(Protocol):
    """Records as an audience sees them; what is hidden is not there. Raises `NoGeneration`."""

    def cases(self, audience: Audience, wanted: CaseFilter) -> CasesFound: ...

    def metrics(self, audience: Audience) -> tuple[MetricShown, ...]: ...

    def figures(self, audience: Audience, wanted: FigureFilter) -> FiguresPage: ...

    def documents(self, audience: Audience) -> tuple[DocumentListed, ...]:
        """Newest first, undated last."""
        ...

    def document(self, audience: Audience, id: str) -> DocumentShown:
        """Raises `RecordError` where there is none."""
        ...

    def changes(self, audience: Audience, older: str = "", newer: str = "") -> ChangesShown:
        """Between two reports, by period, name, path or title; the newest two where none is named.

        Raises `RecordError` where there is no such report, or only one.
        """
        ...
