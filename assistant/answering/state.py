"""What the steps of the chain hand on, and what is told of them while they run."""

from collections.abc import Callable
from typing import Any

from assistant.answering.draft import Draft
from assistant.answering.stages import ON, Stages
from assistant.answering.wording import Worded
from assistant.errors import Stopped
from assistant.exchange import Answer, Cited, Delta, Event, Observe, Question, Stage, ignore, never
from assistant.records import Record
from assistant.retrieval.conversation import Memory
from assistant.retrieval.plan import Plan


class State(Record):
    """What the steps hand on."""

    model_config = Record.model_config | {"arbitrary_types_allowed": True}

    question: Question
    conversation_id: str
    view: Any
    observe: Observe = ignore
    stop: Callable[[], bool] = never
    stages: Stages = ON
    texts: tuple[str, ...] = ()
    """The questions of the message."""
    memory: Memory = ()
    plans: tuple[Plan, ...] = ()
    """One for each question of the message, in order."""
    draft: Draft | None = None
    told: tuple[str, ...] = ()
    """Ids of the figures that were looked up or computed with, in order."""
    people: tuple[str, ...] = ()
    """Whom the answer named, where it was asked who."""
    worded: Worded | None = None
    """What a language model made of the draft."""
    exact: str = ""
    """The same for all that is asked and answered alike."""
    confirmed: bool = False
    """The text is a person's: nothing words it anew."""
    answer: Answer | None = None


def announce(state: State, stage: Stage) -> None:
    """Between steps an answer can be stopped; once told it is recorded."""
    if state.stop():
        raise Stopped()
    state.observe(Event(stage=stage, conversation_id=state.conversation_id))


def tell(state: State, answer: Answer) -> None:
    """Only what the gate has let through is told: no piece is ever taken back."""
    state.observe(Cited(citations=answer.citations))
    for line in answer.answer.splitlines(keepends=True):
        state.observe(Delta(text=line))
