"""Which customers something has, by the sentence that lists them: `甲、乙等冷链客户`."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.retrieval.case_reading import customers_of
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import names_of
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.words import WHICH_CLIENT

READ: Final = 30
"""Passages in which the sentence may stand."""
_MANY: Final = r"等?(?:[一二两三四五六七八九十几\d]+[家个])?的?"
_HAS: Final = r"(?:的|类|场景|领域|行业)*客户(?:主要|都|目前)?(?:有|包括|如|是|为|[:：])"


def tell_clients(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a sentence lists them, with every customer whose case is of it."""
    if not WHICH_CLIENT.search(plan.text) or plan.metrics or plan.periods or plan.excludes:
        return False
    clients = customers_of(view)
    known = names_of(view)
    named = [word for word in plan.unknown if fold(word) in known and word not in clients]
    if len(named) != 1:
        return False
    what = "|".join(map(re.escape, sorted(known[fold(named[0])], key=len, reverse=True)))
    aliases = {name: known.get(fold(name), frozenset({fold(name)})) for name in clients}
    cases = set(plan.case.customers) if plan.case else set()
    for passage in find_passages(view, f"{plan.text} {named[0]}", READ):
        for sentence in sentences_of(passage):
            told = {
                name for name, held in aliases.items() if any(a in fold(sentence) for a in held)
            }
            if told and cases <= told and _lists(fold(sentence), what, told, aliases):
                draft.say(draft.quote(passage, sentence))
                return True
    return False


def _lists(sentence: str, what: str, told: set[str], aliases: dict[str, frozenset[str]]) -> bool:
    """The names stand right before or behind what they are customers of."""
    names = "|".join(
        map(re.escape, sorted((a for n in told for a in aliases[n]), key=len, reverse=True))
    )
    before = rf"(?:{names}){_MANY}(?:{what})(?:类|场景|领域|行业)?的?客户"
    behind = rf"(?:{what}){_HAS}[^。；;]{{0,4}}(?:{names})"
    return bool(re.search(f"{before}|{behind}", sentence))
