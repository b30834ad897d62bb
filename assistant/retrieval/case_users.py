"""Customers that the prose or a table, and no case, names as users of something, or as having
left somebody. Pure.
"""

from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.records import Figure, Passage
from assistant.retrieval.case_facets import CUSTOMERS, Facet, holds
from assistant.retrieval.case_words import MOVED, NOT_USED, USE
from assistant.retrieval.lexicon import fold
from assistant.retrieval.sentences import sentences_of

DEPTH: Final = 40
"""Passages by keyword that are looked through."""


class User(NamedTuple):
    """A customer and where it is told: a sentence, or a figure under that very name."""

    customer: str
    passage: Passage | None = None
    sentence: str = ""
    figure: Figure | None = None


def find_users(
    view: View, facets: tuple[Facet, ...], known: tuple[str, ...], *, moved: bool = False
) -> list[User]:
    """Beyond the `known` ones, by the relevance of the passages; each customer once.

    With `moved` those who left what is asked; the passage or its heading names it then.
    """
    names = _customers(view, known)
    found: dict[str, User] = {}
    asked = " ".join(name for facet in facets for name in (facet.asked, *facet.names))
    for hit in view.keyword(asked, DEPTH):
        passage = view.passage(hit.id)
        if passage is None or passage.case is not None:
            continue
        whole = " ".join((*passage.sections, passage.text))
        for sentence in sentences_of(passage):
            if all(holds(facet, whole if moved else sentence) for facet in facets):
                told = _movers(sentence, names) if moved else _subjects(sentence, names, facets)
                for customer in told:
                    found.setdefault(customer, User(customer, passage, sentence))
    for user in () if moved else _of_tables(view, facets, names):
        found.setdefault(user.customer, user)
    return list(found.values())


def _customers(view: View, known: tuple[str, ...]) -> dict[str, str]:
    """Folded name or alias -> customer."""
    entities = [e for e in view.entities() if e.kind.casefold() in CUSTOMERS]
    names = {fold(e.name): e.name for e in entities}
    names |= {fold(alias): e.name for e in entities for alias in e.aliases if len(alias) > 1}
    return {name: customer for name, customer in names.items() if customer not in known}


def _subjects(sentence: str, names: dict[str, str], facets: tuple[Facet, ...]) -> list[str]:
    """Customers before a verb of use before what is used, in one sentence without a negation."""
    if NOT_USED.search(sentence):
        return []
    folded = fold(sentence)
    places = [folded.rfind(name) for facet in facets for name in facet.names]
    last = max(places, default=-1)
    verbs = [match.start() for match in USE.finditer(folded) if match.start() < last]
    if not verbs:
        return []
    before = folded[: verbs[-1]]
    return list(dict.fromkeys(c for name, c in names.items() if name in before))


def _movers(sentence: str, names: dict[str, str]) -> list[str]:
    """Customers before the last verb of moving."""
    verbs = [match.start() for match in MOVED.finditer(fold(sentence))]
    before = fold(sentence)[: verbs[-1]] if verbs else ""
    return list(dict.fromkeys(c for name, c in names.items() if name in before))


def _of_tables(view: View, facets: tuple[Facet, ...], names: dict[str, str]) -> list[User]:
    """Subjects that have a figure for the asked member of a dimension."""
    dimensions = {
        dimension
        for dimension, members in view.members().items()
        if any(holds(facet, member) for facet in facets for member in members)
    }
    held = []
    for use in view.uses().values():
        if dimensions & use.dimensions and use.subjects - {""}:
            for figure in view.figures(use.metric, any_subject=True):
                members = " ".join(figure.dimensions.values())
                customer = names.get(fold(figure.subject or ""))
                if customer and all(holds(facet, members) for facet in facets):
                    held.append(User(customer, figure=figure))
    return held
