"""What a model gives to each tool; docstrings and bounds are the input schema it reads."""

import json
from typing import Annotated, Final

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

from assistant.browsing import LONGEST, CaseFilter, Words
from assistant.records import Nature

MOST_LISTED: Final = 200
"""Figures, cases or passages of one reply; a model reads all of them."""


def _unpacked(given: object) -> object:
    """Some clients send an object as JSON in a text."""
    try:
        return json.loads(given) if isinstance(given, str) else given
    except ValueError:
        return given


class Taken(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Asked(Taken):
    question: str
    """The question as the user put it, in any language; do not translate or complete it."""
    conversation_id: str | None = None
    """`conversation_id` of the answer before, so that a follow-up is understood."""


class FiguresWanted(Taken):
    metric: Words = ""
    """Name or alias of what is measured, as the report or its users say it."""
    subject: Words = ""
    """Whose figure, by name or alias; empty lists the company's own and everybody's."""
    dimensions: Annotated[
        dict[
            Annotated[str, Field(min_length=1, max_length=LONGEST, pattern="^[^:]+$")],
            Annotated[str, Field(min_length=1, max_length=LONGEST)],
        ],
        BeforeValidator(_unpacked),
    ] = {}
    """Dimension to member, such as {"region": "East"}, as earlier figures name them."""
    period: Words = ""
    """`2024`, `2024-12` or `2024-Q4`; a year stands for everything in it."""
    nature: Nature | None = None
    """Only what happened (`actual`), what is expected, what is aimed at …"""
    limit: int = Field(default=50, ge=1, le=MOST_LISTED)
    offset: int = Field(default=0, ge=0, le=10**9)


class CasesWanted(CaseFilter):
    limit: int = Field(default=10, ge=1, le=MOST_LISTED)
    offset: int = Field(default=0, ge=0, le=10**9)


class Cited(BaseModel):
    """A citation of an answer, or a source of a figure, handed back as it came."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    document_id: str = Field(validation_alias=AliasChoices("document_id", "document"))
    section: str = ""
    page: str = ""
    quote: str = ""


class SourceWanted(Taken):
    document: Words = ""
    """Id of a document, such as `reports/2031-02`; an answer's citation or a case names it."""
    page: Words = ""
    """A page label of the document, such as `Page 2`."""
    section: Words = ""
    """Words of a heading; every section under it is read."""
    citation: Annotated[Cited | None, BeforeValidator(_unpacked)] = None
    """Instead of the above: reads what stands around a citation or a figure's source."""
    limit: int = Field(default=20, ge=1, le=MOST_LISTED)
    offset: int = Field(default=0, ge=0, le=10**9)
