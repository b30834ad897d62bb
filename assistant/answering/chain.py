"""The chain: plan → figures, cases, passages → calculate → compose → ground → record.

One LangChain Runnable, run in sequence; each step is a pure function of the state before it.
"""

import secrets
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answering import grounding
from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.suggest import suggest
from assistant.errors import GroundingError, QuestionError
from assistant.exchange import Answer, Event, Question, Recorder, Stage, Status, Turn, ignore, never
from assistant.indexes.base import Generations, View
from assistant.periods import period_bounds
from assistant.records import Record
from assistant.retrieval.conversation import Trace, chosen
from assistant.retrieval.language import read
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.messages import questions_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.planning import make_plan


class State(Record):
    """What the steps hand on."""

    model_config = Record.model_config | {"arbitrary_types_allowed": True}

    question: Question
    conversation_id: str
    view: Any
    observe: Callable[[Event], None] = ignore
    stop: Callable[[], bool] = never
    plans: tuple[Plan, ...] = ()
    """One for each question of the message, in order."""
    draft: Draft | None = None
    answer: Answer | None = None


class Assistant:
    """Answers questions from the current generation, as the asker may see it."""

    def __init__(self, generations: Generations, recorder: Recorder) -> None:
        self._generations = generations
        self._recorder = recorder
        self._chain: Runnable[State, State] = (
            RunnableLambda(self._plan)
            | RunnableLambda(_compose)
            | RunnableLambda(_ground)
            | RunnableLambda(_finish)
            | RunnableLambda(self._record)
        )

    def ask(
        self,
        question: Question,
        *,
        observe: Callable[[Event], None] = ignore,
        stop: Callable[[], bool] = never,
    ) -> Answer:
        if not question.text.strip():
            raise QuestionError("The question is empty.", remedy="Write what you want to know.")
        view = self._generations.view(question.asker.audience)
        conversation = self._recorder.open(question.conversation_id, question.asker)
        state = self._chain.invoke(
            State(
                question=question,
                conversation_id=conversation,
                view=view,
                observe=observe,
                stop=stop,
            )
        )
        assert state.answer is not None
        return state.answer

    def _plan(self, state: State) -> State:
        _announce(state, "plan")
        turns = self._recorder.turns(state.conversation_id)
        memory = tuple(Trace.model_validate(turn.plan) for turn in turns)
        lexicon, day = lexicon_of(state.view), today(state.view)
        plans: list[Plan] = []
        offered = turns[-1].answer.choices if turns else ()
        choice = chosen(state.question.text, tuple((c.label, c.question) for c in offered))
        for text in questions_of(choice or state.question.text):
            said = (*memory, Trace(plans=tuple(plans))) if plans else memory
            plans.append(make_plan(read(text, lexicon, day), state.view, lexicon, said))
        return state.model_copy(update={"plans": tuple(plans)})

    def _record(self, state: State) -> State:
        assert state.draft
        assert state.answer
        trace = Trace(plans=state.plans, told=tuple(state.draft.figures))
        self._recorder.record(
            state.conversation_id,
            Turn(
                question=state.question.text,
                plan=trace.model_dump(mode="json"),
                answer=state.answer,
            ),
        )
        return state


def as_of(view: View) -> str:
    return next((document.date for document in view.documents() if document.date), "")


def today(view: View) -> date:
    """The day that relative periods count from: the newest report's, or the newest figure's."""
    if told := as_of(view):
        return period_bounds(told)[1]
    years = [period[:4] for use in view.uses().values() for period in use.periods if period]
    return period_bounds(max(years, default="2000"))[1]


@lru_cache(maxsize=12)
def lexicon_of(view: View) -> Lexicon:
    """A view's names; views of a generation are kept by the store."""
    return Lexicon.of(view)


def _compose(state: State) -> State:
    _announce(state, "retrieve")
    draft = Draft(state.plans[0].language)
    for plan in state.plans:
        compose(draft, state.view, plan)
    return state.model_copy(update={"draft": draft})


def _ground(state: State) -> State:
    """Withholds an answer that holds a numeral which nothing supports."""
    _announce(state, "ground")
    assert state.draft
    language = state.plans[0].language
    try:
        grounding.check(state.draft)
    except GroundingError:
        withheld = Draft(language)
        withheld.missing = True
        withheld.say(frame("no_metric", language))
        return state.model_copy(update={"draft": withheld})
    return state


def _finish(state: State) -> State:
    assert state.draft
    draft = state.draft
    answer = Answer(
        conversation_id=state.conversation_id,
        answer_id=secrets.token_hex(8),
        as_of=as_of(state.view),
        status=_status(draft, state.plans),
        answer="\n".join(draft.lines),
        citations=tuple(draft.citations),
        figures=tuple(draft.figures.values()),
        computations=tuple(draft.computations),
        chart=draft.chart,
        choices=tuple(draft.choices),
        notes=(*draft.notes, *_findings(state.view, state.plans, draft)),
        suggestions=suggest(state.view, state.plans[-1], draft),
    )
    return state.model_copy(update={"answer": answer})


def _status(draft: Draft, plans: tuple[Plan, ...]) -> Status:
    if draft.choices:
        return "clarify"
    if {plan.intent for plan in plans} <= {"greeting", "help", "define"} and not draft.missing:
        return "answered"
    return "answered" if draft.citations else "not_found"


def _findings(view: View, plans: tuple[Plan, ...], draft: Draft) -> tuple[str, ...]:
    """Warnings of the register that touch a figure or passage of this answer; all, if asked."""
    asked = any(plan.operation == "check" for plan in plans)
    return tuple(
        finding.what
        for finding in view.findings()
        if asked or finding.severity == "warning"
        if set(finding.figures) & set(draft.figures) or set(finding.passages) & draft.passages
    )


def _announce(state: State, stage: Stage) -> None:
    state.observe(Event(stage=stage))
