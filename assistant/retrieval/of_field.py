"""Customers by the field that their cases are of: `影像诊断的出片时间`. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.words import KINDS


def of_field(
    metrics: tuple[str, ...],
    subjects: tuple[str, ...],
    loose: tuple[str, ...],
    rest: tuple[str, ...],
    view: View,
) -> tuple[tuple[str, ...], dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """The customers that a field stands for; its word -> their names, which has to be said; and
    the words without it.

    A trade or a scenario beside a value that only customers have asks for that of whoever is in
    it; a value that the company has, too, may be another one for the whole field.
    """
    uses = view.uses()
    known = [uses[name].subjects for name in metrics if name in uses]
    if subjects or not known or any("" in held for held in known):
        return subjects, {}, loose, rest
    having = frozenset.union(*known)
    for word in (*loose, *rest):
        field = next((word.removesuffix(k) for k in KINDS if word.endswith(k)), word)
        within = [c.customer for c in view.cases() if field in {c.industry, *c.scenarios}]
        held = tuple(name for name in within if name in having)
        if field and held:
            loose, rest = (tuple(w for w in words if w != word) for words in (loose, rest))
            return held, {word: "、".join(held)}, loose, rest
    return subjects, {}, loose, rest
