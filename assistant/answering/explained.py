"""The sentence that says why, where one names what is asked and links it to a cause."""

import re

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, held
from assistant.retrieval.overview import links_cause
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.words import MOVES

READ = 30
"""Passages in which the sentence may stand."""
_LIKE = "原因 为什么 主因"
"""How reports put it, beside the words of the question."""


_STANDS = re.compile("[这那]么|如此")
"""`凭什么那么高` asks why it stands there, and not why it moved."""


def tell_explained(draft: Draft, view: View, plan: Plan, need: Need) -> bool:
    """`甲线为什么掉：…`, `毛利率 26%，提升主因：…`: only where the question says no more than that
    it moved.
    """
    asked = fold(plan.text)
    spoken = [names for names in need.names if any(name in asked for name in names)]
    names = [*spoken, *(frozenset({fold(metric)}) for metric in _metrics(plan))]
    if not names or not MOVES.search(plan.text) or _STANDS.search(plan.text):
        return False
    found = []
    for passage in find_passages(view, f"{plan.text} {_LIKE}", READ):
        for sentence in sentences_of(passage):
            said = fold(sentence)
            if links_cause(sentence) and all(any(n in said for n in each) for each in names):
                found.append((need.share(held(sentence)), passage, sentence))
    if not found:
        return False
    _, passage, sentence = max(found, key=lambda each: each[0])
    draft.say(draft.quote(passage, sentence))
    return True


def _metrics(plan: Plan) -> tuple[str, ...]:
    return () if plan.implied else plan.metrics
