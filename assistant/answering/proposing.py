"""A model's reading of a question that the rules do not understand: names of the view, or nothing.

Each name has to be in the view exactly and to stand for words of the question; words that it
leaves unread still forbid an answer. What the rules read themselves stays as they read it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple, Protocol, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answering import prompts
from assistant.answering.breaker import Model
from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.outcome import status_of
from assistant.answering.understanding import lexicon_of
from assistant.errors import ModelError
from assistant.indexes.base import View
from assistant.retrieval.conversation import Memory, focus_of
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs
from assistant.retrieval.vetoes import is_another, vetoes

MOST_NAMES: Final = 80
"""Of each kind that the model is shown: those that share most characters with the question."""
_OPERATIONS: Final[tuple[Operation, ...]] = get_args(Operation)
_OBJECT: Final = re.compile(r"\{.*\}", re.DOTALL)


class Proposal(BaseModel):
    """What a model replies; checked against the view before it is a plan."""

    model_config = ConfigDict(frozen=True)

    intent: Literal["figure", "members", "none"]
    metrics: tuple[str, ...] = Field(default=(), max_length=4)
    subjects: tuple[str, ...] = Field(default=(), max_length=6)
    members: dict[str, tuple[str, ...]] = Field(default={}, max_length=3)
    by: str | None = None
    periods: tuple[str, ...] = Field(default=(), max_length=4)
    operation: Operation | None = None
    words: dict[str, str] = Field(default={}, max_length=12)
    """Words of the question -> the name they stand for."""


class Proposed(NamedTuple):
    plan: Plan | None
    """None where the rules decide."""
    failed: bool = False
    """No reply came."""


class Planner(Protocol):
    """Proposes a plan for a question that the rules do not understand."""

    @property
    def name(self) -> str: ...

    def propose(
        self, plan: Plan, reading: Reading, view: View, memory: Memory, stop: Callable[[], bool]
    ) -> Proposed: ...


def proposed(
    planner: Planner,
    draft: Draft,
    plan: Plan,
    reading: Reading,
    view: View,
    memory: Memory,
    stop: Callable[[], bool],
) -> Plan:
    """The plan to go on with; the draft notes how words are read, or that no reply came."""
    made = planner.propose(plan, reading, view, memory, stop)
    if made.failed:
        draft.note(frame("model_down", plan.language))
    if made.plan is None:
        return plan
    for words, name in made.plan.linked.items():
        draft.note(frame("linked", plan.language, name=name, words=words))
    return made.plan


class Proposing:
    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    def propose(
        self, plan: Plan, reading: Reading, view: View, memory: Memory, stop: Callable[[], bool]
    ) -> Proposed:
        if not in_doubt(plan, view):
            return Proposed(None)
        asked = prompts.proposing(
            plan.text, _catalogue(view, plan.text), focus_of(memory), _OPERATIONS
        )
        try:
            proposal = _read(self._model.complete(asked, stop))
        except ModelError:
            return Proposed(None, failed=True)
        made = plan_of(proposal, plan, reading, view) if proposal else None
        return Proposed(made if made and _answers(made, view) else None)


def in_doubt(plan: Plan, view: View) -> bool:
    """A question that names its metric is the rules' own, whether they answer or refuse it."""
    if plan.linked:
        return True
    if plan.metrics or plan.choices or plan.whose or plan.operands:
        return False
    return plan.intent in {"text", "figure"} and not _answers(plan, view)


def plan_of(proposal: Proposal, plan: Plan, reading: Reading, view: View) -> Plan | None:
    """The rules' plan with the names of a proposal; None where one of them is not to be trusted."""
    if proposal.intent == "none" or not _known(proposal, view):
        return None
    if not all(_stands_for(words, name, plan, view) for words, name in proposal.words.items()):
        return None
    members = {m for names in proposal.members.values() for m in names}
    read = {*plan.subjects, *(m for names in plan.members.values() for m in names)}
    told = set(proposal.words.values()) | read
    named = {*proposal.metrics, *proposal.subjects, *members}
    if not named <= told or not set(proposal.words.values()) <= named:
        return None  # a name for which no word of the question stands, or words for no name
    if proposal.intent == "figure" and not proposal.metrics:
        return None
    if not read <= {*proposal.subjects, *members}:
        return None  # a name that the question has
    return plan.model_copy(
        update={
            "intent": proposal.intent,
            "metrics": proposal.metrics,
            "subjects": proposal.subjects,
            "members": dict(proposal.members),
            "by": plan.by or proposal.by,
            "periods": plan.periods or proposal.periods,
            "operation": plan.operation or proposal.operation,
            "linked": dict(proposal.words),
            "unknown": vetoes(_left(plan, proposal), reading, implied=False),
            "heads": (),
            "implied": False,
            "proposed": True,
        }
    )


def _known(proposal: Proposal, view: View) -> bool:
    uses, members = view.uses(), view.members()
    periods = {p for name in proposal.metrics if name in uses for p in uses[name].periods}
    return (
        set(proposal.metrics) <= set(uses)
        and set(proposal.subjects) <= view.subjects()
        and all(set(names) <= set(members.get(d, ())) for d, names in proposal.members.items())
        and (proposal.by is None or proposal.by in members)
        and set(proposal.periods) <= periods - {""}
    )


def _stands_for(words: str, name: str, plan: Plan, view: View) -> bool:
    """Words of the question that are no name of anything else, and no number."""
    folded = fold(words)
    if len(words.strip()) < 2 or folded not in fold(plan.text) or any(map(str.isnumeric, words)):
        return False
    if is_another(words) and folded not in fold(name):
        return False  # a profit is never read as a revenue, nor one name as another
    meant = [{t.name for t in m.targets} for m in lexicon_of(view).find(folded)]
    return all(name in names for names in meant)


def _left(plan: Plan, proposal: Proposal) -> tuple[str, ...]:
    """What of the words that no slot took is still unread."""
    left: list[str] = []
    for word in plan.unknown:
        for read in sorted(proposal.words, key=len, reverse=True):
            word = (
                " " if fold(word) in fold(read) else re.sub(re.escape(read), " ", word, flags=re.I)
            )
        left += content_runs(word)
    return tuple(left)


def _answers(plan: Plan, view: View) -> bool:
    trial = Draft(plan.language)
    compose(trial, view, plan)
    return status_of(trial, (plan,)) == "answered" and not trial.missing


def _read(reply: str) -> Proposal | None:
    match = _OBJECT.search(reply)
    try:
        return Proposal.model_validate_json(match[0]) if match else None
    except ValidationError:
        return None


def _catalogue(view: View, question: str) -> dict[str, tuple[str, ...]]:
    """Names of the asker's view, the likeliest first."""
    uses = view.uses()
    periods = sorted({p for use in uses.values() for p in use.periods if p}, reverse=True)
    entities = [entity.name for entity in view.entities()]
    customers = [case.customer for case in view.cases()]
    return {
        "metrics": _likeliest(uses, question),
        "subjects": _likeliest(view.subjects(), question),
        **{f"members of {d}": _likeliest(names, question) for d, names in view.members().items()},
        "periods": tuple(periods[:MOST_NAMES]),
        "other names": _likeliest({*entities, *customers}, question),
    }


def _likeliest(names: Iterable[str], question: str) -> tuple[str, ...]:
    asked = set(question)
    return tuple(sorted(names, key=lambda name: (-len(asked & set(name)), name))[:MOST_NAMES])
