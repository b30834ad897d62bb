"""What a conversation leaves behind: plans and figures of its turns, names in focus, choices."""

import re
from collections.abc import Iterable

from assistant.quantities import read_number
from assistant.records import Record
from assistant.retrieval.plan import SMALL_TALK, Plan


class Trace(Record):
    """What one turn leaves behind; kept as the plan of its `Turn`."""

    plans: tuple[Plan, ...]
    """One for each question of the message, in order."""
    told: tuple[str, ...] = ()
    """Ids of the figures that the answer told, in order."""
    people: tuple[str, ...] = ()
    """Whom the answer to `谁` named."""
    exact: str = ""
    """The same for all that is asked and answered alike."""
    confirmed: bool = False
    """A person's text was told."""
    after: str = ""
    """Answer of the turn that it went on from, where that was not the last."""
    within: bool = False
    """Of an earlier question of the same message."""


Memory = tuple[Trace, ...]
"""The turns of a conversation, oldest first."""


def memory_of(plans: Iterable[object]) -> Memory:
    """The turns by their recorded plans, without those that asked nothing."""
    traces = (Trace.model_validate(plan) for plan in plans)
    return tuple(t for t in traces if not all(p.intent in SMALL_TALK for p in t.plans))


def focus_of(memory: Memory) -> tuple[str, ...]:
    """What the newest turn that named anything was about: customers, topics, members; else the
    metrics of the newest that has any.
    """
    plans = plans_of(memory)
    for plan in plans:
        names = plan.case.about if plan.case else plan.subjects
        members = tuple(name for held in plan.members.values() for name in held)
        topics = plan.topic.topics if plan.topic else ()
        if found := names or topics or members:
            return found
    return next((plan.metrics for plan in plans if plan.metrics), ())


def plans_of(memory: Memory) -> list[Plan]:
    """Newest first."""
    return [plan for trace in reversed(memory) for plan in reversed(trace.plans)]


def chosen(text: str, questions: tuple[tuple[str, str], ...]) -> str | None:
    """The question of a choice, `(label, question)`, that a reply names by number or by label."""
    if not questions:
        return None
    bare = re.sub(r"[\s。.!！?？、,，）)]|选择?|就?是|我?[要问]的?|吧$", "", text)
    if match := re.fullmatch(r"第?(\d|[一二两三四五])[个项种]?", bare):
        number = int(read_number(match[1].replace("两", "二")) or 0)
        return questions[number - 1][1] if 0 < number <= len(questions) else None
    labels = [question for label, question in questions if bare and bare.casefold() in (
        label.casefold(), question.casefold())]  # fmt: skip
    if not labels and len(bare) > 1:
        labels = [q for label, q in questions if bare.casefold() in label.casefold()]
    return labels[0] if len(labels) == 1 else None
