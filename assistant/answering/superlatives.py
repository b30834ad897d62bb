"""Which one of a kind did something most, or alone, as a sentence says: `增速最快的渠道`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.in_talk import Tell, lacks
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

READ: Final = 24
"""Passages that are looked through."""
_ASKED: Final = re.compile(
    r"哪一?[个家条款类种座]?(?P<kind>[\u4e00-\u9fff]{2,4}?)"
    r"(?=(?:的|收入|营收|销量|环比|同比|比[上去前]|[涨增升跌降掉没未下缩减]))"
)
_WAYS: Final = (
    (re.compile("[没未]有?(?:完成|达成|达标|达到)"), re.compile("[未没]有?(?:能|按时)?[完达]")),
    (re.compile("[跌降掉缩减]|下滑|下降"), re.compile("[降跌减缩]|下滑|回落")),
    (re.compile("[涨增升]"), re.compile("[增涨升快]")),
)
"""What is asked, and what a clause says of it; the first that is asked counts."""
_SAID: Final = r"(?:最[快高大多猛]|唯一[^，,。；;]{{0,14}}?)的{kind}"
_SINCE: Final = ("同比", "环比")
_CLAUSE: Final = re.compile(r"[，,。；;]")


def tell_superlative(draft: Draft, view: View, plan: Plan, tell: Tell) -> bool:
    """Whether one sentence told it, where nothing else does."""
    asked = _ASKED.search(plan.text)
    way = next((told for said, told in _WAYS if said.search(plan.text)), None)
    if asked is None or way is None or (plan.periods and not plan.baseline):
        return False
    said = re.compile(_SAID.format(kind=re.escape(asked["kind"])))
    found = dict(_saying(said, way, view, plan.text))
    if len(found) != 1 or not (plan.intent == "text" or lacks(plan, view, tell)):
        return False
    ((sentence, passage),) = found.items()
    draft.say(draft.quote(passage, sentence))
    return True


def _saying(
    said: re.Pattern[str], way: re.Pattern[str], view: View, asked: str
) -> Iterator[tuple[str, Passage]]:
    since = [word for word in _SINCE if word in asked]
    for hit in view.keyword(asked, READ):
        passage = view.passage(hit.id)
        if passage is None or passage.kind == "table":
            continue
        for sentence in sentences_of(passage):
            clauses = (c for c in _CLAUSE.split(sentence) if said.search(c) and way.search(c))
            told = next(clauses, "")
            other = [word for word in _SINCE if word in told and word not in since]
            if told and not (since and other):
                yield sentence, passage
