"""The sentence that says why, where one names what is asked and links it to a cause."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, held
from assistant.retrieval.overview import links_cause
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

READ = 30
"""Passages in which the sentence may stand."""
_LIKE = "原因 为什么 主因"
"""How reports put it, beside the words of the question."""


_MOVES: Final = re.compile(
    r"(?:为什么|为何|为啥|凭什么|怎么会?|咋)(?:就|会|又|还|一直|这么|那么|才|是)?"
    r"(?:[上下回]?(?:涨|跌|掉|升|降|增|减|提|滑)|[上下]去|[上下起]来|变?[高低好差多少快慢]|改善|回落"
    r"|偏[高低慢]|没有?(?:达|完成)|[未不]达|装?不[满足])"
    r"|(?:涨|跌|掉|升|降|增|减|高|低|好|差|下滑|上升|改善|增长|回落|没有?完成|没有?达[标成到]|[未不]达标)"
    r"[^，。]{0,8}(?:原因|为什么|为啥)"
)
"""Asks why a thing moved, and says nothing else of it."""
_STANDS = re.compile("[这那]么|如此")
"""`凭什么那么高` asks why it stands there, and not why it moved."""


def tell_explained(draft: Draft, view: View, plan: Plan, need: Need) -> bool:
    """`甲线为什么掉：…`, `毛利率 26%，提升主因：…`: only where the question says no more than that
    it moved.
    """
    asked = fold(plan.text)
    spoken = [names for names in need.names if any(name in asked for name in names)]
    names = [*spoken, *(frozenset({fold(metric)}) for metric in _metrics(plan))]
    if not names or not _MOVES.search(plan.text) or _STANDS.search(plan.text):
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
