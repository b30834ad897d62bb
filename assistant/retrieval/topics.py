"""What a question asks of the prose beyond one fact: overview, points, reasons, contrast. Pure."""

from typing import Literal

from assistant.indexes.base import View
from assistant.records import Record
from assistant.retrieval.language import Reading

TopicForm = Literal["overview", "points", "reasons", "compare", "customer"]


class TopicPlan(Record):
    """What the prose is asked for."""

    form: TopicForm
    topics: tuple[str, ...]
    """Names or words that the passages must be about."""
    most: int | None = None
    """Sentences or points asked for."""


def plan_topic(reading: Reading, view: View, focus: tuple[str, ...] = ()) -> TopicPlan | None:
    """None where the question asks a fact or a figure; `focus` are names of the turns before."""
    return None
