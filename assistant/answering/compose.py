"""Plan and evidence to a draft: chooses the form of the answer by what is asked."""

from assistant.answering import figures as forms
from assistant.answering import operations
from assistant.answering.cases import tell_cases
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.premise import judge
from assistant.answering.refuse import refuse
from assistant.answering.text import tell_definition, tell_facts, tell_page, told_facts
from assistant.answering.topics import tell_sections, tell_topic
from assistant.errors import UnitError
from assistant.exchange import Choice
from assistant.indexes.base import View
from assistant.records import Figure, Metric
from assistant.retrieval.figures import Found, Missing, find_figures, subjects_of, uncovered
from assistant.retrieval.overview import sections_below
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import pick
from assistant.retrieval.words import KINDS

TEXTUAL = {"members", "define", "why"}
"""Operations that sentences answer where no figure does."""


def compose(draft: Draft, view: View, plan: Plan) -> None:
    """Adds the answer to one question of the message."""
    before = {"lines": len(draft.lines), "figures": len(draft.figures),
              "computations": len(draft.computations)}  # fmt: skip
    if plan.intent in {"greeting", "help"}:
        _welcome(draft, view, plan)
    elif plan.intent == "page":
        tell_page(draft, view, plan)
    elif plan.intent == "text":
        _text(draft, view, plan)
    elif plan.intent == "case":
        _cases(draft, view, plan)
    elif plan.intent == "topic":
        tell_topic(draft, view, plan)
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
        _figures(draft, view, plan)
    judge(draft, plan, **before)


def _members(draft: Draft, view: View, plan: Plan) -> None:
    """Those of a group; who is not in it, no list says."""
    if plan.excludes:
        refuse(draft, plan)
    else:
        forms.members(draft, view, plan)


def _text(draft: Draft, view: View, plan: Plan) -> None:
    """A list that a heading names is made of what stands below it; else the sentences say it."""
    heading = "".join(plan.unknown)
    if plan.operation == "members" and len(sections_below(view, heading)) > 2:
        tell_sections(draft, view, heading)
    else:
        tell_facts(draft, view, plan)


def _cases(draft: Draft, view: View, plan: Plan) -> None:
    """What no case has, a sentence may say: who uses something, what a product supports."""
    trial = Draft(plan.language)
    tell_cases(trial, view, plan)
    searched = plan.case is not None and plan.case.form in {"users", "list", "movers"}
    if searched and not trial.citations and told_facts(draft, view, plan):
        return
    tell_cases(draft, view, plan)


def _figures(draft: Draft, view: View, plan: Plan) -> None:
    if plan.operands:
        _over_told(draft, view, plan)
        return
    if not plan.metrics:
        refuse(draft, plan)
        return
    listed = plan.operation == "members" and not (plan.asks_quantity or plan.by or plan.members)
    if listed and told_facts(draft, view, plan):
        return
    metrics = {metric.name: metric for metric in view.metrics()}
    found = _found(view, plan)
    known = tuple(figure for each in found for figure in each.figures)
    if unknown := uncovered(plan.unknown, known, _context(view, plan, metrics)):
        _by_words(draft, view, plan, known, unknown)
        return
    for words, name in plan.linked.items():
        draft.note(frame("linked", plan.language, name=name, words=words))
    try:
        only = plan.model_copy(update={"also": ()}) if plan.excludes else plan
        if operations.compose(draft, view, only, found):
            return
    except UnitError:
        draft.note(frame("no_arithmetic", plan.language))
    _tell_each(draft, view, plan, found)


def _tell_each(draft: Draft, view: View, plan: Plan, found: list[Found]) -> None:
    """The figures of each metric as they are, and what is missing of them."""
    if plan.excludes:
        refuse(draft, plan)  # what is left out is never told as the answer
        return
    metrics = {metric.name: metric for metric in view.metrics()}
    missing: list[Missing] = []
    for each in found:
        missing.extend(_one_metric(draft, view, plan, metrics[each.metric], each))
    if missing:
        refuse(draft, plan, tuple(dict.fromkeys(missing)))


def _over_told(draft: Draft, view: View, plan: Plan) -> None:
    """Arithmetic over the figures of the turns before."""
    figures = view.figures_by_id(plan.operands)
    try:
        if operations.compose(draft, view, plan, [Found("", figures)]):
            return
    except UnitError:
        draft.note(frame("no_arithmetic", plan.language))
    forms.tell(draft, plan, figures)


def _found(view: View, plan: Plan) -> list[Found]:
    """Figures of each asked metric.

    A period that one of several metrics has is not asked of those whose periods the source
    leaves open or keeps otherwise: they are told with the period that they have.
    """
    found = [find_figures(view, plan, name) for name in plan.metrics]
    if len(found) < 2 or not any(each.figures for each in found):
        return found
    anytime = plan.model_copy(update={"periods": ()})
    return [
        find_figures(view, anytime, each.metric)
        if not each.figures and {slot.slot for slot in each.missing} == {"period"}
        else each
        for each in found
    ]


def _context(view: View, plan: Plan, metrics: dict[str, Metric]) -> str:
    """Words that a question may use of its figures beside their labels and quotes."""
    words = [
        " ".join((m, *metrics[m].aliases, metrics[m].description, metrics[m].unit or ""))
        for m in plan.metrics
        if m in metrics
    ]
    words += [document.title for document in view.documents()]
    words += plan.members
    words += [plan.by or ""]
    if plan.operation == "compound":
        words += metrics
    if plan.operation in {"rank", "members", "count", "per_unit"}:
        words += KINDS
    return " ".join(words)


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


def _by_words(
    draft: Draft, view: View, plan: Plan, known: tuple[Figure, ...], unknown: tuple[str, ...]
) -> None:
    """A question with words that its figures do not hold: prose may have them, else refuse.

    A sentence whose numbers are figures of the metric already says nothing new: they belong to
    others than the one that is asked.
    """
    textual = plan.operation in TEXTUAL or plan.implied
    if not plan.asks_quantity and textual and told_facts(draft, view, plan):
        return
    words = (*unknown, *plan.metrics, *plan.subjects)
    taken = {source.quote for figure in known for source in figure.sources}
    found = pick(find_passages(view, plan.text), words)
    if found and found[1] not in taken:
        draft.say(draft.quote(*found))
        return
    metric = plan.metrics[0]
    have = subjects_of(view, metric)
    refuse(draft, plan, tuple(Missing("word", word, metric, have) for word in unknown))


def _ask_whose(draft: Draft, plan: Plan) -> None:
    draft.say(frame("which", plan.language))
    for subject in plan.whose:
        question = frame("ask_subject", plan.language, metric=plan.metrics[0], subject=subject)
        draft.choices.append(Choice(label=subject, question=question))


def _ask_back(draft: Draft, view: View, plan: Plan) -> None:
    """Only metrics that have a value for what was asked are worth a choice."""
    answerable = [name for name in plan.choices if find_figures(view, plan, name).figures]
    if not answerable:
        slots = find_figures(view, plan, plan.choices[0]).missing
        refuse(draft, plan, slots)
        return
    figures = tuple(f for name in answerable for f in find_figures(view, plan, name).figures)
    metrics = {metric.name: metric for metric in view.metrics()}
    context = _context(view, plan.model_copy(update={"metrics": plan.choices}), metrics)
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


def _welcome(draft: Draft, view: View, plan: Plan) -> None:
    draft.say(frame("hello" if plan.intent == "greeting" else "help", plan.language))
    for name in list(view.uses())[:3]:
        draft.names.add(name)
        draft.say(f"- {frame('ask_metric', plan.language, metric=name)}")
