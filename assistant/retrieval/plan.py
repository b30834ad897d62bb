"""What a question means, in names of the view: the record between reading and evidence."""

from typing import Final, Literal

from pydantic import Field

from assistant.quantities import Quantity
from assistant.records import Nature, Record
from assistant.retrieval.case_plan import CasePlan
from assistant.retrieval.language import Language
from assistant.retrieval.operations import Operation
from assistant.retrieval.topics import TopicPlan

Intent = Literal[
    "figure", "members", "text", "page", "define", "case", "topic", "greeting", "thanks", "help"
]
SMALL_TALK: Final[frozenset[Intent]] = frozenset({"greeting", "thanks", "help"})
"""What asks nothing of the documents, and is forgotten by the turns after it."""


class Plan(Record):
    """What is meant, in names of the view. Kept as the state of a conversation."""

    text: str
    language: Language = "zh"
    intent: Intent = "text"
    metrics: tuple[str, ...] = ()
    implied: bool = False
    """The metrics are not named; a member alone means them."""
    choices: tuple[str, ...] = ()
    """Metrics that are equally meant; the answer asks back."""
    whose: tuple[str, ...] = ()
    """Subjects of which one is meant and none is named; the answer asks back."""
    subjects: tuple[str, ...] = ()
    members: dict[str, tuple[str, ...]] = Field(default={})
    by: str | None = None
    """Dimension to break down by."""
    periods: tuple[str, ...] = ()
    nature: Nature | None = None
    """Forecast or target, where the question asks for one."""
    operation: Operation | None = None
    also: tuple[Operation, ...] = ()
    """Other operations that the words allow, tried where the first does not fit the figures."""
    asks_quantity: bool = False
    decimals: int | None = None
    years: int | None = None
    top: int | None = None
    nth: int | None = None
    ascending: bool = False
    page: str | None = None
    stated: tuple[Quantity, ...] = ()
    """Quantities that the question states."""
    claimed: tuple[str, ...] = ()
    """Members of a group that the question says a subject to be in."""
    supposed: tuple[str, ...] = ()
    """Words of an event that the question supposes: `如果…流失`."""
    put: str = ""
    """A name that was put for confirmation, and that `text` asks for in its place."""
    confirms: bool = False
    """They are put for confirmation."""
    baseline: bool = False
    """The first period is the one that a change counts from."""
    reports: tuple[str, ...] = ()
    """Ids of the reports that are asked, where several follow each other."""
    across: Literal["", "since", "each"] = ""
    """Of these, the first against the second, or each beside the others; else it is the one."""
    excludes: bool = False
    """A named member or subject is left out: it is never the answer."""
    year_end: bool = False
    """December stands for the stock at the end of the year, which a table may give for the year."""
    operands: tuple[str, ...] = ()
    """Ids of figures told before, over which a follow-up computes."""
    linked: dict[str, str] = Field(default={})
    """Words -> metric, where the link is by likeness and has to be said."""
    unknown: tuple[str, ...] = ()
    """Names and words that no slot took; the evidence must hold them."""
    heads: tuple[str, ...] = ()
    """Of these, the noun that is asked for: the name or definition of the metric must hold it."""
    places: tuple[str, ...] = ()
    """Of these, members that a found metric is not broken down by: what stands before its value
    must hold them.
    """
    lacking: tuple[str, ...] = ()
    """Parts that the question lists beside its names, and that nothing is called: each is said to
    be missing, and nothing is computed without them.
    """
    proposed: bool = False
    """A language model read the question; the answer says how, in `linked`."""
    backed: bool = True
    """Passages that answer hold what is asked; else the nearest are told, as no surface does."""
    case: CasePlan | None = None
    """With the intent `case`: which customers, and what of them."""
    topic: TopicPlan | None = None
    """With the intent `topic`: what the prose is asked to give an overview of."""
