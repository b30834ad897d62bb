"""Finds the customer cases that a question asks for, and what of them. Pure."""

from typing import Literal

from assistant.indexes.base import View
from assistant.records import Record
from assistant.retrieval.language import Reading
from assistant.retrieval.words import CASE

CaseForm = Literal["card", "field", "pitch", "compare", "list"]


class CasePlan(Record):
    """Which cases are meant, and what of them is asked."""

    customers: tuple[str, ...] = ()
    """As the cases name them, best first."""
    form: CaseForm = "card"
    field: str = ""
    """Heading that is asked: `背景`, with the form `field`."""


def plan_case(reading: Reading, view: View, focus: tuple[str, ...] = ()) -> CasePlan | None:
    """None where the question is not about cases; `focus` are customers of the turns before."""
    named = tuple(dict.fromkeys(n for m in reading.mentions for n in m.names("case"))) or focus
    fields = dict.fromkeys(f.name for case in view.cases() for f in case.fields if f.name)
    field = next((name for name in fields if name in reading.text), "")
    if not named or not (field or CASE.search(reading.text)):
        return None
    return CasePlan(customers=named, form="field" if field else "card", field=field)
