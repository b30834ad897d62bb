"""Plan and evidence to a draft: chooses the form of the answer by what is asked."""

from assistant.answering import figures as forms
from assistant.answering import operations
from assistant.answering.cases import tell_cases
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.answering.text import tell_definition, tell_facts, tell_page, told_facts
from assistant.answering.topics import tell_topic
from assistant.errors import UnitError
from assistant.exchange import Choice
from assistant.indexes.base import View
from assistant.records import Metric
from assistant.retrieval.figures import Found, Missing, find_figures, subjects_of, uncovered
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import pick

TEXTUAL = {"members", "define", "why"}
"""Operations that sentences answer where no figure does."""


def compose(draft: Draft, view: View, plan: Plan) -> None:
    if plan.intent in {"greeting", "help"}:
        _welcome(draft, view, plan)
    elif plan.intent == "page":
        tell_page(draft, view, plan)
    elif plan.intent == "text":
        tell_facts(draft, view, plan)
    elif plan.intent == "case":
        tell_cases(draft, view, plan)
    elif plan.intent == "topic":
        tell_topic(draft, view, plan)
    elif plan.choices:
        _ask_back(draft, view, plan)
    elif plan.intent == "members":
        forms.members(draft, view, plan)
    elif plan.intent == "define":
        tell_definition(draft, view, plan)
        forms.definitions(draft, view, plan)
    else:
        _figures(draft, view, plan)


def _figures(draft: Draft, view: View, plan: Plan) -> None:
    metrics = {metric.name: metric for metric in view.metrics()}
    found = [find_figures(view, plan, name) for name in plan.metrics]
    known = tuple(figure for each in found for figure in each.figures)
    context = " ".join(
        " ".join((m, *metrics[m].aliases, metrics[m].description))
        for m in plan.metrics
        if m in metrics
    )
    context += " ".join(document.title for document in view.documents())
    if plan.operation == "compound":
        context += " ".join(metrics)
    if unknown := uncovered(plan.unknown, known, context):
        _by_words(draft, view, plan, unknown)
        return
    for words, name in plan.linked.items():
        draft.note(frame("linked", plan.language, name=name, words=words))
    try:
        if operations.compose(draft, view, plan, found):
            return
    except UnitError:
        draft.note(frame("no_arithmetic", plan.language))
    missing: list[Missing] = []
    for each in found:
        missing.extend(_one_metric(draft, view, plan, metrics[each.metric], each))
    if missing:
        refuse(draft, plan, tuple(dict.fromkeys(missing)))


def _one_metric(
    draft: Draft, view: View, plan: Plan, metric: Metric, found: Found
) -> tuple[Missing, ...]:
    """Tells the figures of one metric, or computes it; returns the slots that stay empty."""
    if found.figures:
        if metric.formulas and len(found.figures) == 1:
            forms.restate(draft, view, plan, metric, found.figures[0])
        else:
            forms.tell(draft, plan, found.figures)
        return found.missing
    if metric.formulas:
        return forms.derived(draft, view, plan, metric)
    return found.missing or (
        Missing("metric", metric.name, metric.name, subjects_of(view, metric.name)),
    )


def _by_words(draft: Draft, view: View, plan: Plan, unknown: tuple[str, ...]) -> None:
    """A question with words that its figures do not hold: prose may have them, else refuse."""
    if not plan.asks_quantity and plan.operation in TEXTUAL and told_facts(draft, view, plan):
        return
    words = (*unknown, *plan.metrics, *plan.subjects)
    passages = find_passages(view, plan.text)
    if found := pick(passages, words):
        draft.say(draft.quote(*found))
        return
    metric = plan.metrics[0]
    have = subjects_of(view, metric)
    refuse(draft, plan, tuple(Missing("word", word, metric, have) for word in unknown))


def _ask_back(draft: Draft, view: View, plan: Plan) -> None:
    """Only metrics that have a value for what was asked are worth a choice."""
    answerable = [name for name in plan.choices if find_figures(view, plan, name).figures]
    if len(answerable) == 1:
        _figures(draft, view, plan.model_copy(update={"metrics": (answerable[0],), "choices": ()}))
        draft.note(frame("linked", plan.language, name=answerable[0], words=plan.text))
        return
    if not answerable:
        slots = find_figures(view, plan, plan.choices[0]).missing
        refuse(draft, plan, slots)
        return
    draft.say(frame("which", plan.language))
    subject = plan.subjects[0] if plan.subjects else ""
    for name in answerable:
        key = "ask_subject" if subject else "ask_metric"
        draft.choices.append(
            Choice(label=name, question=frame(key, plan.language, metric=name, subject=subject))
        )


def _welcome(draft: Draft, view: View, plan: Plan) -> None:
    draft.say(frame("hello" if plan.intent == "greeting" else "help", plan.language))
    for name in list(view.uses())[:3]:
        draft.names.add(name)
        draft.say(f"- {frame('ask_metric', plan.language, metric=name)}")
