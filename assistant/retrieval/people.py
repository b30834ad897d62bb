"""Whether a sentence names somebody: a person, or whoever the glossary knows."""

import rjieba

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need

_PERSON = frozenset({"nr", "nrt", "nrfg"})
"""Word classes of people's names."""
PEOPLE = frozenset({"person", "people", "人物", "人员"})
"""Kinds of glossary names that are people."""
WHO = frozenset(
    {"person", "organisation", "organization", "customer", "client", "competitor", "人物", "组织",
     "机构", "客户", "竞争对手", "友商", "部门"}
)  # fmt: skip
"""Kinds of glossary names that answer `谁`."""


def names_somebody(view: View, sentence: str, need: Need) -> bool:
    """Somebody whom the question does not name itself."""
    asked = {alias for names in need.names for alias in names}
    folded = fold(sentence)
    if any(name in folded for name in _known(view) if name not in asked):
        return True
    return any(
        str(tag) in _PERSON and len(str(token)) > 1 and fold(str(token)) not in asked
        for token, tag in rjieba.tag(sentence)
    )


def people_in(view: View, sentence: str) -> tuple[str, ...]:
    """Those of the glossary; else whoever has the name of a person."""
    folded = fold(sentence)
    known = [e.name for e in view.entities() if e.kind.casefold() in PEOPLE]
    if held := tuple(name for name in known if fold(name) in folded):
        return held
    others = _known(view)
    named = (str(token) for token, tag in rjieba.tag(sentence) if str(tag) in _PERSON)
    return tuple(dict.fromkeys(n for n in named if len(n) > 1 and fold(n) not in others))


def is_person(view: View, text: str) -> bool:
    known = (e.name for e in view.entities() if e.kind.casefold() in PEOPLE)
    return text in known or any(str(tag) in _PERSON for _, tag in rjieba.tag(text))


@derived()
def _known(view: View) -> frozenset[str]:
    entities = [entity for entity in view.entities() if entity.kind in WHO]
    return frozenset(fold(name) for e in entities for name in (e.name, *e.aliases))
