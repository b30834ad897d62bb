"""What of which customer cases a question asks for."""

from typing import Literal

from assistant.records import Record
from assistant.retrieval.case_facets import Facet

CaseForm = Literal[
    "card",
    "field",
    "words",
    "confirm",
    "pitch",
    "compare",
    "list",
    "users",
    "movers",
    "cleared",
    "which",
]
MOST = 3
"""Cases that stand side by side, or are told whole in one answer."""


class CasePlan(Record):
    """Which cases are meant, and what of them is asked."""

    customers: tuple[str, ...] = ()
    """As the cases name them, best first."""
    form: CaseForm = "card"
    fields: tuple[str, ...] = ()
    """Headings, or names of `case_words.FIELDS`, with the form `field`."""
    facets: tuple[Facet, ...] = ()
    """What the cases were found by; with the form `words`, what their sentences must hold."""
    lacking: tuple[str, ...] = ()
    """Words and names that were asked for and that no case has."""
    whole: bool = True
    """False where each case has only some of the facets."""
    leaning: bool = False
    """Names a customer and nothing else: the turn before may say what of it is asked."""

    @property
    def about(self) -> tuple[str, ...]:
        """The customers that a follow-up may mean; of a list, the only one."""
        several = self.form in {"list", "users", "movers", "which"} and len(self.customers) > 1
        return () if several else self.customers
