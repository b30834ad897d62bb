"""The chain: questions → (plan → figures, cases, passages → calculate → compose) → ground → word →
record.

One LangChain Runnable, run in sequence; each step is a pure function of the state before it.
"""

import secrets
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from assistant.answering import grounding
from assistant.answering.confirming import Confirmed, exact_of, tell_confirmed
from assistant.answering.draft import Draft
from assistant.answering.editions import Before, answer_over
from assistant.answering.frames import frame
from assistant.answering.in_passing import plan_over
from assistant.answering.outcome import findings_of, status_of
from assistant.answering.prompts import VERSION
from assistant.answering.proposing import Planner, proposed
from assistant.answering.quoted import list_quoted
from assistant.answering.somebody import people_told
from assistant.answering.stages import ON, Stages
from assistant.answering.state import State, announce, tell
from assistant.answering.steps import Steps
from assistant.answering.suggest import suggest
from assistant.answering.understanding import as_of, begin, lexicon_of, reading_of
from assistant.answering.wording import Words, worded
from assistant.errors import GroundingError, NoGeneration, QuestionError
from assistant.exchange import Answer, Observe, Question, Recorder, Turn, ignore, never
from assistant.indexes.base import Generations, View
from assistant.records import Audience
from assistant.retrieval.alone import asked_for_put, swapped
from assistant.retrieval.chatter import without_chatter
from assistant.retrieval.conversation import Memory, Trace, chosen, memory_of, plans_of
from assistant.retrieval.editions import newest_of
from assistant.retrieval.messages import questions_of
from assistant.retrieval.occasions import led_by_report
from assistant.retrieval.plan import SMALL_TALK, Plan

_FIRST: Final = "VIP是谁"
"""In two scripts, and no pinyin: it needs the dictionaries of both."""


class Assistant:
    """Answers questions from the current generation, as the asker may see it."""

    def __init__(
        self,
        generations: Generations,
        recorder: Recorder,
        *,
        planner: Planner | None = None,
        words: Words | None = None,
        stages: Stages = ON,
        confirmed: Confirmed | None = None,
    ) -> None:
        self._generations = generations
        self._stages = stages
        self._recorder = recorder
        self._planner, self._words, self._confirmed = planner, words, confirmed
        self._built = threading.Event()
        self._built.set()
        steps = (self._questions, self._answer, _ground, self._confirm)
        wording = (self._word,) if words else ()
        self._chain = Steps(*steps, *wording, _finish, self._record)

    def ask(
        self,
        question: Question,
        *,
        observe: Observe = ignore,
        stop: Callable[[], bool] = never,
    ) -> Answer:
        if not question.text.strip():
            raise QuestionError("The question is empty.", remedy="Write what you want to know.")
        self._built.wait()  # what is being built is not built twice
        view = newest_of(self._generations.view(question.asker.audience))
        conversation = self._recorder.open(question.conversation_id, question.asker)
        state = self._chain.invoke(
            State(
                question=question,
                conversation_id=conversation,
                view=view,
                observe=observe,
                stop=stop,
                stages=self._stages,
            )
        )
        assert state.answer is not None
        return state.answer

    def warm_up(self) -> None:
        """Builds what the first question of each audience would wait for."""
        self._built.clear()
        try:
            for audience in reversed(Audience):
                reading_of(newest_of(self._generations.view(audience)), _FIRST, "")
                self._built.set()
        except NoGeneration:
            return  # nothing is published yet: the first question builds it
        finally:
            self._built.set()

    def _questions(self, state: State) -> State:
        """One for each the message asks; a reply to a question back is the choice it names."""
        turns = self._recorder.turns(state.conversation_id) if state.stages.followups else ()
        turns = tuple(sorted(turns, key=lambda turn: turn.answer.answer_id == state.question.after))
        offered = turns[-1].answer.choices if turns else ()
        choice = chosen(state.question.text, tuple((c.label, c.question) for c in offered))
        memory = memory_of(turn.plan for turn in turns)
        report, rest = led_by_report(choice or without_chatter(state.question.text), state.view)
        first, *others = questions_of(rest)
        texts = (report + first, *others)
        return state.model_copy(update={"texts": texts, "memory": memory})

    def _answer(self, state: State) -> State:
        """Plans and composes question by question: a later one may lean on the one before."""
        plans: list[Plan] = []
        memory = state.memory
        people: tuple[str, ...] = ()
        draft: Draft | None = None
        for text in state.texts:
            planned = partial(self._planned, state, memory)
            before = Before(*(next(iter(p), None) for p in (plans[-1:], plans_of(state.memory))))
            draft, plan = answer_over(state.view, text, draft, planned, before)
            told = tuple(draft.used)
            people = people_told(draft, state.view, plan) or people
            plans.append(plan)
            if state.stages.followups:
                memory = (*memory, Trace(plans=(plan,), told=told, people=people, within=True))
        told = tuple(draft.figures) if draft else ()
        if draft:
            list_quoted(draft, state.view)
        update = {"plans": tuple(plans), "draft": draft, "told": told, "people": people}
        return state.model_copy(update=update)

    def _planned(
        self, state: State, memory: Memory, view: View, text: str, draft: Draft | None
    ) -> tuple[Draft, Plan]:
        """What a question means over a view; what was taken for something else is noted."""
        announce(state, "plan")
        lexicon = lexicon_of(view)
        read = partial(reading_of, message=state.question.text, spelling=state.stages.spelling)
        reading, corrections = read(view, text)
        if meant := swapped(reading, memory, view, lexicon):
            reading, _ = read(view, meant)
        draft = draft or begin(reading, state.view)
        for typed, name in corrections:
            draft.note(frame("typed", reading.language, name=name, typed=typed))
        put = asked_for_put(reading.text)
        if put:
            reading, _ = read(view, put[0])
        plan = state.stages.of(plan_over(view, reading, memory))
        plan = plan.model_copy(update={"put": put[1]}) if put else plan
        if self._planner:
            plan = proposed(self._planner, draft, plan, reading, view, memory, state.stop)
        announce(state, "retrieve")
        return draft, plan

    def _confirm(self, state: State) -> State:
        """A person's text stands for the composed one, if it still passes the gate."""
        assert state.draft
        exact = exact_of(state.plans, state.draft)
        text = self._confirmed and self._confirmed.text(exact, state.question.asker.audience)
        told = bool(text and tell_confirmed(state.draft, text, state.plans[0].language))
        return state.model_copy(update={"exact": exact, "confirmed": told})

    def _word(self, state: State) -> State:
        """Refusals, questions back, small talk, pages and reports apart are no model's to word."""
        assert state.draft
        assert self._words
        small = {plan.intent for plan in state.plans} <= SMALL_TALK | {"page"}
        down = frame("model_down", state.draft.language) in state.draft.notes
        told = status_of(state.draft, state.plans) == "answered"
        if state.confirmed or small or down or state.draft.as_composed or not told:
            return state
        announce(state, "compose")
        made = worded(self._words, state.question.text, state.draft, state.view, state.stop)
        if made and made.outcome != "worded":
            state.draft.note(frame(f"model_{made.outcome}", state.draft.language))
        return state.model_copy(update={"worded": made})

    def _record(self, state: State) -> State:
        assert state.draft
        assert state.answer
        words, read = state.worded, any(plan.proposed for plan in state.plans)
        by = self._words if words and words.outcome == "worded" else self._planner if read else None
        trace = Trace(
            plans=state.plans,
            told=state.told,
            people=state.people,
            exact=state.exact,
            confirmed=state.confirmed,
            after=state.question.after or "",
        )
        self._recorder.record(
            state.conversation_id,
            Turn(
                question=state.question.text,
                plan=trace.model_dump(mode="json"),
                answer=state.answer,
                generation=state.view.generation,
                model=by.name if by else "",
                prompt=VERSION if by else "",
            ),
        )
        return state


def _ground(state: State) -> State:
    """Withholds an answer that holds a numeral which nothing supports."""
    announce(state, "ground")
    assert state.draft
    language = state.plans[0].language
    try:
        if state.stages.gate:
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
        answer_id=state.question.answer_id or secrets.token_hex(8),
        as_of=as_of(state.view, state.plans[-1].reports),
        status=status_of(draft, state.plans),
        answer=(state.worded and state.worded.text) or "\n".join(draft.lines),
        citations=tuple(draft.citations),
        figures=tuple(draft.figures.values()),
        computations=tuple(draft.computations),
        chart=draft.chart,
        choices=tuple(draft.choices),
        notes=(*draft.notes, *findings_of(state.view, state.plans, draft)),
        suggestions=suggest(state.view, state.plans[-1], draft),
    )
    tell(state, answer)
    return state.model_copy(update={"answer": answer})
