"""Plan and evidence to a draft: chooses the form of the answer by what is asked."""

from typing import Final

from assistant.answering import figures as forms
from assistant.answering.cases import tell_cases
from assistant.answering.clients import tell_clients
from assistant.answering.direction import contrary
from assistant.answering.draft import Draft
from assistant.answering.drivers import tell_drivers
from assistant.answering.forbidding import context_of
from assistant.answering.frames import frame
from assistant.answering.in_charge import tell_in_charge
from assistant.answering.in_talk import tell_in_talk
from assistant.answering.largest_customer import tell_largest
from assistant.answering.listing import tell_listed
from assistant.answering.lookup import tell_figures
from assistant.answering.pages import asks_where, tell_heading, tell_page, tell_where, without_where
from assistant.answering.pictured import picture
from assistant.answering.premise import judge
from assistant.answering.problems import tell_problems
from assistant.answering.ranking import tell_other_place
from assistant.answering.refuse import refuse
from assistant.answering.states import tell_state
from assistant.answering.superlatives import tell_superlative
from assistant.answering.text import tell_definition, tell_facts, told_facts, told_kind
from assistant.answering.topics import tell_sections, tell_topic
from assistant.answering.versus import tell_versus
from assistant.answering.whatis import tell_what
from assistant.exchange import Choice
from assistant.indexes.base import View
from assistant.retrieval.branches import unknown_branch
from assistant.retrieval.figures import Missing, find_figures
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.overview import sections_below
from assistant.retrieval.plan import SMALL_TALK, Plan
from assistant.retrieval.words import OPINION

_HEAD: Final = 2
"""Characters that say what is measured, at the end of a name."""
_NAMED: Final = 2
"""Choices that a refusal names at most."""
_BY_WORDS: Final = (
    tell_problems,
    tell_in_charge,
    tell_largest,
    tell_listed,
    tell_drivers,
    tell_clients,
    tell_versus,
    tell_what,
    tell_state,
)
"""What is asked in words of its own, whatever else a question names; the first that tells it."""

_WHERE_LACKING: Final = (tell_in_talk, tell_superlative)
"""What is told where nothing else is."""


def compose(draft: Draft, view: View, plan: Plan) -> None:
    """Adds the answer to one question of the message."""
    draft.begin()
    before = {"lines": len(draft.lines), "computations": len(draft.computations)}
    if branch := unknown_branch(view, plan):
        refuse(draft, plan, (Missing("word", branch[0], "", branch[1]),))
    elif OPINION.search(plan.text) and not plan.metrics:
        refuse(draft, plan)
    elif asks_where(plan):
        _locate(draft, view, without_where(plan))
    elif not any(tell(draft, view, plan, _tell_any) for tell in _WHERE_LACKING):
        _tell_any(draft, view, plan)
    judge(draft, plan, **before)
    picture(draft, plan.language)


def _tell_any(draft: Draft, view: View, plan: Plan) -> None:
    if not any(tell(draft, view, plan) for tell in _BY_WORDS):
        _tell(draft, view, plan)


def _locate(draft: Draft, view: View, plan: Plan) -> None:
    """The page of what is looked for, by its heading, or by the source of what is said of it."""
    lines, citations = len(draft.lines), len(draft.citations)
    if plan.intent not in {"text", "topic"} or not tell_heading(draft, view, plan):
        _tell(draft, view, plan)
        tell_where(draft, plan, lines=lines, citations=citations)


def _tell(draft: Draft, view: View, plan: Plan) -> None:
    if plan.intent in SMALL_TALK:
        _welcome(draft, view, plan)
    elif plan.intent == "page":
        tell_page(draft, view, plan)
    elif plan.intent == "text":
        _text(draft, view, plan)
    elif plan.intent == "case":
        _cases(draft, view, plan)
    elif plan.intent == "topic":
        _topic(draft, view, plan)
    elif plan.whose:
        _ask_whose(draft, plan)
    elif plan.choices:
        _ask_back(draft, view, plan)
    elif plan.intent == "members":
        _members(draft, view, plan)
    elif plan.intent == "define":
        tell_definition(draft, view, plan)
        forms.definitions(draft, view, plan)
    else:
        tell_figures(draft, view, plan)


def _members(draft: Draft, view: View, plan: Plan) -> None:
    """Those of a group; who is not in it, no list says."""
    if plan.excludes:
        refuse(draft, plan)
    else:
        forms.members(draft, view, plan)


def _text(draft: Draft, view: View, plan: Plan) -> None:
    """A list that a heading names is made of what stands below it; else the sentences say it."""
    heading = "".join(plan.unknown)
    if "members" in {plan.operation, *plan.also} and len(sections_below(view, heading)) > 2:
        tell_sections(draft, view, heading)
    else:
        tell_facts(draft, view, plan)


def _cases(draft: Draft, view: View, plan: Plan) -> None:
    """What no case has, a sentence may say: who uses something, what a product supports."""
    if plan.case and plan.case.form in {"users", "list", "movers"}:
        trial = Draft(plan.language)
        tell_cases(trial, view, plan)
        if not trial.citations and told_facts(draft, view, plan, near=False):
            return
    if plan.case and plan.case.form in {"field", "words", "card"} and told_kind(draft, view, plan):
        return
    tell_cases(draft, view, plan)


def _topic(draft: Draft, view: View, plan: Plan) -> None:
    reasons = plan.topic and plan.topic.form == "reasons"
    if not (reasons and (contrary(draft, view, plan) or tell_other_place(draft, view, plan))):
        tell_topic(draft, view, plan)


def _ask_whose(draft: Draft, plan: Plan) -> None:
    draft.say(frame("which", plan.language))
    for subject in plan.whose:
        question = frame("ask_subject", plan.language, metric=plan.metrics[0], subject=subject)
        draft.choices.append(Choice(label=subject, question=question))


def _ask_back(draft: Draft, view: View, plan: Plan) -> None:
    """Only metrics that have a value for what was asked are worth a choice."""
    answerable = [name for name in plan.choices if find_figures(view, plan, name).figures]
    if not answerable:
        names = _nearest(view, plan)
        refuse(draft, plan, tuple(m for n in names for m in find_figures(view, plan, n).missing))
        return
    figures = tuple(f for name in answerable for f in find_figures(view, plan, name).figures)
    context = context_of(view, plan.model_copy(update={"metrics": plan.choices}))
    if unknown := uncovered(plan.unknown, figures, context):
        refuse(draft, plan, tuple(Missing("word", w, answerable[0], ()) for w in unknown))
        return
    draft.say(frame("which", plan.language))
    subject = plan.subjects[0] if plan.subjects else ""
    for name in answerable:
        key = "ask_subject" if subject else "ask_metric"
        draft.choices.append(
            Choice(label=name, question=frame(key, plan.language, metric=name, subject=subject))
        )


def _nearest(view: View, plan: Plan) -> tuple[str, ...]:
    """Of choices without a value those that lack but the period, whose names end as is said: what
    the talk is about alone, if it is one; none that do so, the first choice.
    """
    anytime = plan.model_copy(update={"periods": ()})
    held = [name for name in plan.choices if find_figures(view, anytime, name).figures]
    said = [name for name in held if name[-_HEAD:] in plan.text]
    about = [name for name in said if name in plan.metrics]
    return tuple((about or said)[:_NAMED]) or plan.choices[:1]


def _welcome(draft: Draft, view: View, plan: Plan) -> None:
    if plan.intent == "thanks":
        draft.say(frame("thanks", plan.language))
        return
    draft.say(frame("hello" if plan.intent == "greeting" else "help", plan.language))
    for name in list(view.uses())[:3]:
        draft.names.add(name)
        draft.say(f"- {frame('ask_metric', plan.language, metric=name)}")
