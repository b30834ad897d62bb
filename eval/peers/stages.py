"""Ours, and ours with one stage switched off: the same chain over a view that lacks it.

A stage is taken from the view that the chain is given, or is one of its own `Stages`; nothing of
the assistant is changed. Who may see what is decided below the view and is never switched off.
"""

from collections.abc import Callable

from assistant.answering.chain import Assistant
from assistant.answering.stages import ON, Stages
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health, Hit, MetricUse, View
from assistant.indexes.store import Store
from assistant.indexes.through import Through
from assistant.journal import Conversations
from assistant.records import Audience, Case, Entity, Figure, Finding, Metric
from eval.peers.corpora import Ground
from eval.run import Say


class NoKeywords(Through):
    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return []


class NoMeaning(Through):
    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return []


class NoFusion(Through):
    """Meaning is looked at only where no keyword is found."""

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return [] if self.keyword(text, 1, without) else super().dense(text, k, without)


class NoTermWeights(Through):
    """Every word is as rare as any other, and none is unknown."""

    def holding(self, term: str) -> int:
        return 1


class NoFigures(Through):
    """Prose alone: no metric, member or subject is known, no value is looked up."""

    def metrics(self) -> tuple[Metric, ...]:
        return ()

    def uses(self) -> dict[str, MetricUse]:
        return {}

    def subjects(self) -> frozenset[str]:
        return frozenset()

    def members(self) -> dict[str, tuple[str, ...]]:
        return {}

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        return ()

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        return ()

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        return ()

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        return ()


class NoCatalogue(Through):
    """Metrics are known by their names alone."""

    def metrics(self) -> tuple[Metric, ...]:
        return tuple(Metric(name=m.name, audience=m.audience) for m in super().metrics())


class NoGlossary(Through):
    def entities(self) -> tuple[Entity, ...]:
        return ()


class NoCases(Through):
    def cases(self) -> tuple[Case, ...]:
        return ()


class NoFindings(Through):
    def findings(self) -> tuple[Finding, ...]:
        return ()


class Changed:
    """`Generations` whose views lack a stage; one view an audience, as the store keeps them."""

    def __init__(self, store: Store, change: Callable[[View], View]) -> None:
        self._store = store
        self._views = {audience: change(store.view(audience)) for audience in Audience}

    def view(self, audience: Audience) -> View:
        return self._views[audience]

    def health(self) -> Health:
        return self._store.health()


def ours(
    change: Callable[[View], View] = lambda view: view, stages: Stages = ON
) -> Callable[[Ground], Say]:
    """The chain as it is, over views that were changed."""

    def make(ground: Ground) -> Say:
        assistant = Assistant(Changed(ground.store, change), Conversations(), stages=stages)

        def say(text: str, audience: Audience, conversation: str | None) -> Answer:
            asker = Asker(id="eval", audience=audience)
            return assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))

        return say

    return make
