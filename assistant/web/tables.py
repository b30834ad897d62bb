"""The values of an answer as a table."""

from assistant.exchange import Answer
from assistant.web.exports import Cell
from assistant.web.wording import nature_of, period_in_words
from assistant.web.words import Words


def rows(answer: Answer, say: Words) -> list[list[Cell]]:
    """A head, the figures, then what was computed from them."""
    places = {c.n: " › ".join(filter(None, (c.title, c.section))) for c in answer.citations}
    words = ("item", "as_written", "value", "unit", "period", "kind", "formula", "sources")
    table: list[list[Cell]] = [[say(word) for word in words]]
    for figure in answer.figures:
        table.append([
            figure.label, figure.text, figure.value, figure.unit,
            period_in_words(figure.period, say) if figure.period else None,
            nature_of(figure.nature, say), None, places[figure.citation],
        ])  # fmt: skip
    for done in answer.computations:
        table.append([done.label, done.text, done.value, done.unit, None, None, done.formula, None])
    return table
