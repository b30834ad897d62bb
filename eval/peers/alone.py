"""One index alone, or both fused: the first passages of our own cutting, without a planner."""

from collections.abc import Callable, Sequence

from assistant.exchange import Answer
from assistant.indexes.base import Hit, View
from assistant.records import Audience, Passage
from assistant.retrieval.passages import find_passages
from eval.peers.corpora import Ground
from eval.peers.told import FIRST, Told, answer_of
from eval.run import Say

Search = Callable[[View, str], Sequence[Passage]]


def keyword(view: View, text: str) -> list[Passage]:
    return _passages(view, view.keyword(text, FIRST))


def dense(view: View, text: str) -> list[Passage]:
    return _passages(view, view.dense(text, FIRST))


def fused(view: View, text: str) -> list[Passage]:
    return find_passages(view, text, FIRST)


def alone(search: Search) -> Callable[[Ground], Say]:
    """Only what the audience may see is searched; earlier turns are not remembered."""

    def make(ground: Ground) -> Say:
        def say(text: str, audience: Audience, conversation: str | None) -> Answer:
            passages = search(ground.store.view(audience), text)
            return answer_of([_told(passage) for passage in passages])

        return say

    return make


def _passages(view: View, hits: Sequence[Hit]) -> list[Passage]:
    return [passage for hit in hits if (passage := view.passage(hit.id))]


def _told(passage: Passage) -> Told:
    source = passage.sources[0]
    pages = (passage.page,) if passage.page else ()
    return Told(passage.document, source.title, pages, source.quote, source.start, source.end)
