"""The passages of a ledger as one audience sees them: by id, below a heading, in order."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from assistant.indexes.base import Heading
from assistant.indexes.ledger import Ledger
from assistant.records import Passage

_SEEN = """SELECT number, document, sections, page, customer FROM headings
WHERE number IN (SELECT DISTINCT heading FROM passages WHERE rank <= ?) ORDER BY number"""
_BELOW = "SELECT json FROM passages WHERE heading IN {} AND rank <= ?"
_IN_ORDER = "SELECT json FROM passages WHERE rank <= ?{} ORDER BY document, place, id"
_OF_ONE = " AND document = (SELECT position FROM documents WHERE id = ?)"


class Prose:
    """Headings are read once and kept; passages stay in the ledger."""

    def __init__(self, ledger: Ledger, rank: int) -> None:
        self._ledger = ledger
        self._rank = rank

    def passage(self, id: str) -> Passage | None:
        query = "SELECT json FROM passages WHERE id = ? AND rank <= ?"
        rows = self._ledger.rows(query, (id, self._rank))
        return _passage(rows[0][0]) if rows else None

    def passages(self, document: str | None) -> Iterator[Passage]:
        query = _IN_ORDER.format("" if document is None else _OF_ONE)
        parameters = (self._rank,) if document is None else (self._rank, document)
        for (text,) in self._ledger.each(query, parameters):
            yield _passage(text)

    def below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        numbers = tuple(dict.fromkeys(heading.number for heading in headings))
        found = [_passage(row[0]) for row in self._ledger.among(_BELOW, numbers, self._rank)]
        # One document's passages keep their order, across headings that alternate, too.
        first = {h.document: h.number for h in reversed(self.headings)}
        found.sort(key=lambda p: (first[p.document], p.order, p.id))
        return tuple(found)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        rows = self._ledger.rows(_SEEN, (self._rank,))
        return tuple(
            Heading(number, document, tuple(json.loads(sections)), page, customer)
            for number, document, sections, page, customer in rows
        )


def _passage(text: str) -> Passage:
    return Passage.model_validate_json(text)
