"""Whose a metric is that several have: the company's own and a customer's end alike. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import MOST_CHOICES, Named

_ALL: Final = re.compile(r"(?:总|合计|全部|整体)的?$")
"""`总收入`: no single kind of it."""


def of_whom(found: Named, reading: Reading, view: View) -> Named:
    """The metric that is named, or the one of whoever is named, or of nobody, that ends so."""
    if len(found.metrics) != 1 or found.metrics[0] not in view.uses():
        return found
    subjects = frozenset(name for mention in reading.mentions for name in mention.names("subject"))
    return _of_subjects(found, subjects, reading, view) if subjects else _own(found, view)


def _own(found: Named, view: View) -> Named:
    """`收入多少`, where only a customer has one called so: the company's own that end in it."""
    (name,), uses = found.metrics, view.uses()
    if "" in uses[name].subjects:
        return found
    own = tuple(n for n, use in uses.items() if n.endswith(name) and "" in use.subjects)
    if len(own) == 1:
        return found._replace(metrics=own, linked={name: own[0]})
    return found._replace(metrics=(), choices=own[:MOST_CHOICES]) if own else found


def _of_subjects(found: Named, subjects: frozenset[str], reading: Reading, view: View) -> Named:
    """`某客户的收入`, where the company's own is named so: the only one of the customer's that ends
    in what is said.
    """
    uses = view.uses()
    if subjects & uses[found.metrics[0]].subjects:
        return found
    for said in (m for m in reading.mentions if m.names("metric")):
        word = fold(reading.text[said.start : said.end])
        ends = [n for n, u in uses.items() if subjects <= u.subjects and fold(n).endswith(word)]
        if len(ends) == 1 and not _ALL.search(reading.text[: said.start]):
            return found._replace(metrics=(ends[0],), linked={word: ends[0]})
    return found
