"""What a named thing is: the sentence that says what it is, does or is for."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, names_of
from assistant.retrieval.overview import naming
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

BESIDE: Final = 2
"""Other sentences on it that are told, too."""
_ASKS: Final = re.compile(r"(?P<what>.{2,20}?)(?:到底|究竟)?是(?:什么|啥)[啊呀呢]?[?？。]*")
_SAYS: Final = r"[”\"》]?(?:就|主要|专门)?(?:是(?![否不])|负责|用于|用来|指的?|靠|即|让|保证|可以?)"


def tell_what(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a clause that begins with the name says it; a section of that name tells more."""
    match = _ASKS.fullmatch(plan.text) if plan.intent == "text" else None
    names = names_of(view).get(fold(match["what"])) if match else None
    if not names:
        return False
    passages = naming(view, Need((names,), {}))
    if any(fold("".join(p.sections[-1:])) in names for p in passages):
        return False
    said = [(p, s) for p in passages for s in sentences_of(p) if _says(s, names)]
    if not said:
        return False
    others = [(p, s) for p in passages for s in sentences_of(p) if _names(s, names)]
    for passage, sentence in _each_once([said[0], *others])[: BESIDE + 1]:
        draft.say(draft.quote(passage, sentence))
    return True


def _says(sentence: str, names: frozenset[str]) -> bool:
    clauses = re.split(r"[，；：、。,;:]", fold(sentence))
    return any(re.match(re.escape(n) + _SAYS, clause.strip()) for clause in clauses for n in names)


def _names(sentence: str, names: frozenset[str]) -> bool:
    return any(name in fold(sentence) for name in names)


def _each_once(said: list[tuple[Passage, str]]) -> list[tuple[Passage, str]]:
    return list({sentence: (passage, sentence) for passage, sentence in said}.values())
