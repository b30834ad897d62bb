"""The figures that stand in the sentences an answer quotes: listed like those it looked up."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.exchange import Citation
from assistant.indexes.base import View
from assistant.records import Figure

_NUMERAL: Final = re.compile(r"\d[\d.]*")


def list_quoted(draft: Draft, view: View) -> None:
    """What only comes near is left out, and what stands beside a value in the row of a table."""
    quotes = [citation for citation in draft.citations if citation.n not in draft.nearest]
    held = [f for id in sorted(draft.passages) for f in view.figures_of_passage(id)]
    for figure in held:
        if any(_stands_in(figure, citation) for citation in quotes):
            draft.register(figure)


def _stands_in(figure: Figure, citation: Citation) -> bool:
    """Its sentence is the quote or a part of it, or holds it with all its numerals."""
    source = figure.sources[0]
    if source.document != citation.document_id or source.quote.startswith("|"):
        return False
    if source.quote in citation.quote:
        return True
    numerals = set(_NUMERAL.findall(figure.text))
    return citation.quote in source.quote and numerals <= set(_NUMERAL.findall(citation.quote))
