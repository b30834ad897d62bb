"""What of a question no slot took: spans, owners, and a rate that was linked to no rate. Pure."""

import re
from collections.abc import Mapping

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import beside
from assistant.retrieval.plan import Plan
from assistant.retrieval.shares import in_percent
from assistant.retrieval.vetoes import owners, strays, tells_apart


def unheld_in(
    base: Plan,
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    linked: Mapping[str, str],
    view: View,
) -> tuple[str, ...]:
    if base.claimed:
        return ()
    behind = "" if "占" in reading.text else fold(reading.text)
    rates = (
        said[0]
        for word, metric in linked.items()
        if (said := re.search(f"{re.escape(word)}比[率例重]", behind) or re.search(".+率$", word))
        and not in_percent(view, metric)
    )
    named = (
        {m.name: (m.name, *m.aliases) for m in view.metrics() if not m.declared} if linked else {}
    )
    others = (
        word
        for words, metric in linked.items()
        for word in beside(words, map(fold, named.get(metric, ())))
        if tells_apart(word)
    )
    return (*strays(reading, metrics, members, view), *owners(reading), *rates, *others)
