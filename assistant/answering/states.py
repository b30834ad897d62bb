"""The state and the plans of something: the section that is called so, else what is said of it."""

from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.refuse import refuse
from assistant.answering.text import told_facts
from assistant.answering.topics import about, parts_of, point, tell_points
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import content_terms, need_of, told_by
from assistant.retrieval.overview import begun, called, keys, section
from assistant.retrieval.plan import Plan
from assistant.retrieval.states import plans_asked, state_asked, state_whole

WHOLE: Final = 600
"""Characters up to which what stands below a heading is told whole."""
SHORT: Final = 6
"""Characters of a topic that, if told at all, is told in one piece."""
MOST: Final = 6
"""Points that are told of a state at most."""


def tell_state(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the documents tell it. Figures that a question names are told by themselves, unless
    a heading is called like them: then all that stands below it is their state.
    """
    if plan.intent not in {"text", "figure", "members", "define"} or plan.subjects:
        return False
    whole = called(view, state_whole(plan.text)) if plan.intent == "text" else ()
    if whole:
        _tell(draft, view, plan, whole, state_whole(plan.text))
        return True
    if plan.periods:
        return False
    plans, state = plans_asked(plan.text), state_asked(plan.text)
    prose = plan.intent == "text" or bool(plans and plan.linked)
    for topic in (*plans, *((state,) if state else ())):
        passages = _below(view, topic, loose=bool(plans) and prose)
        if not passages and prose:
            if _told(draft, view, plan, topic):
                return True
            passages = _about(view, plan, topic)
        if passages:
            _tell(draft, view, plan, passages, topic)
            return True
    if (
        state
        and prose
        and "的" not in state
        and len(state) <= SHORT
        and not need_of(view, plan).names
    ):
        refuse(draft, plan)
        return True
    return False


def _tell(draft: Draft, view: View, plan: Plan, passages: tuple[Passage, ...], topic: str) -> None:
    """All of a short section, none of its items left out; the key sentences of a long one."""
    if sum(len(passage.text) for passage in passages) > WHOLE:
        tell_points(draft, view, passages, topic, parts_of(passages, MOST), asked=plan.text)
        return
    for key in keys(view, passages, whole=True):
        draft.say(point(draft, key))


def _below(view: View, topic: str, *, loose: bool) -> tuple[Passage, ...]:
    return called(view, topic) or begun(view, topic) or (section(view, topic) if loose else ())


def _told(draft: Draft, view: View, plan: Plan, topic: str) -> bool:
    """A sentence that holds the topic, under its headings, tells of it."""
    asked, trial = _of(plan, topic), Draft(plan.language)
    if not _known(view, topic) or not told_facts(trial, view, asked, near=False):
        return False
    first = trial.citations[0]
    held = covered(fold(topic), fold(f"{first.title} {first.section} {first.quote}"))
    return held and told_facts(draft, view, asked, near=False)


def _about(view: View, plan: Plan, topic: str) -> tuple[Passage, ...]:
    found = about(view, _of(plan, topic), topic) if _known(view, topic) else ()
    return tuple(p for p in found if covered(fold(topic), fold(told_by(view, p))))


def _known(view: View, topic: str) -> bool:
    """Whether somebody writes of each part of it."""
    return all(view.holding(term) for term in content_terms(topic))


def _of(plan: Plan, topic: str) -> Plan:
    unknown = tuple(word for word in plan.unknown if word in topic)
    told = {"text": topic, "unknown": unknown, "intent": "text", "metrics": (), "linked": {}}
    return plan.model_copy(update=told)
