"""Metrics whose values are words, where a question ranks what these words are. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.naming import Named


def unless_words(found: Named, reading: Reading, view: View) -> Named:
    """`哪个渠道涨得最快` ranks channels, and not the words that a column 渠道 has of customers."""
    name = found.metrics[0] if len(found.metrics) == 1 else ""
    figures = view.figures(name, any_subject=True) if name else ()
    ranked = "rank" in reading.operations and f"哪个{name}" in reading.text
    if not (ranked and figures) or any(figure.quantity for figure in figures):
        return found
    return found._replace(metrics=(), linked={}, rest=(*found.rest, name))
