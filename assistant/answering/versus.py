"""Two named things against each other: the sentences that compare them."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.asked import has_quantity
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, names_held, need_of, told_by
from assistant.retrieval.overview import naming
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

MOST: Final = 4
_ASKS: Final = re.compile(
    r"对上|对比|相比|相较|比起|比得过|较之|PK|优势|胜在|胜过|[强好快]在|差[在别距]|"
    r"比.{0,12}(?:[强好快高多省低少慢差]|怎么样|如何|优|提升|领先)|"
    r"\bversus\b|\bvs\b|\bcompar\w+|\bagainst\b|"
    r"\b(?:better|faster|cheaper|more|less|gain\w*) .{0,24}(?:than|over)\b",
    re.IGNORECASE,
)
_COMPARES: Final = re.compile(
    r"比(?![例重率值如])|相较|优于|高于|低于|快于|超过|领先|\bthan\b|\bcompared\b|\bversus\b|\bover\b",
    re.IGNORECASE,
)


def tell_versus(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a sentence compares them; with a number where it is asked how much."""
    if plan.intent not in {"text", "topic", "case"} or plan.metrics or not _ASKS.search(plan.text):
        return False
    need = need_of(view, plan)
    if len(need.names) < 2:
        return False
    found = [
        (passage, sentence)
        for passage in naming(view, need)
        for sentence in sentences_of(passage)
        if _tells(view, passage, sentence, need, plan)
    ]
    for passage, sentence in found[:MOST]:
        draft.say(draft.quote(passage, sentence))
    return bool(found)


def _tells(view: View, passage: Passage, sentence: str, need: Need, plan: Plan) -> bool:
    if not (_COMPARES.search(sentence) and names_held(need, told_by(view, passage, sentence))):
        return False
    folded = fold(sentence)
    inside = sum(any(alias in folded for alias in names) for names in need.names)
    return inside > 1 and (not plan.asks_quantity or has_quantity(sentence))
