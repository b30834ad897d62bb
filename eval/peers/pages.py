"""Which pages a stretch of a file lies on, so that a chunk can be scored by the expected page."""

import re
from collections import defaultdict

from assistant.records import Corpus


class Pages:
    """Page labels by the passages of a corpus; a table's row names its page in its own text."""

    def __init__(self, corpus: Corpus) -> None:
        self._spans: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for passage in corpus.passages:
            for source in passage.sources:
                if source.page:
                    self._spans[source.document].append((source.start, source.end, source.page))
        labels = {page for document in corpus.documents for page in document.pages}
        self._labels = {page: re.compile(rf"(?<!\w){re.escape(page)}(?!\w)") for page in labels}

    def within(self, document: str, start: int, end: int, text: str) -> tuple[str, ...]:
        """Labels that the stretch touches or names, sorted."""
        spans = self._spans.get(document, ())
        touched = {page for first, last, page in spans if first < end and start < last}
        named = {page for page, label in self._labels.items() if label.search(text)}
        return tuple(sorted(touched | named))
