"""What the checks look at: the records of one reading, grouped once for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.ingest.checks.sentences import Sentence, sentences_of
from assistant.periods import period_bounds
from assistant.records import Document, Figure, Metric, Passage


@dataclass(frozen=True)
class Evidence:
    metrics: Sequence[Metric]
    figures: Sequence[Figure]
    passages: Sequence[Passage]
    documents: Mapping[str, Document]

    @cached_property
    def by_metric(self) -> Mapping[str, list[Figure]]:
        """Figures with a quantity."""
        grouped: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.quantity is not None:
                grouped[figure.metric or ""].append(figure)
        return grouped

    @cached_property
    def prose(self) -> Sequence[Passage]:
        return [passage for passage in self.passages if passage.kind != "table"]

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        return [
            sentence
            for passage in self.prose
            for sentence in sentences_of(passage, self.today(passage))
        ]

    def today(self, passage: Passage) -> date:
        """The last day of the document's date; relative words count from it."""
        document = self.documents.get(passage.document)
        return day_of(document) or date.today()


def day_of(document: Document | None) -> date | None:
    if document is None or not document.date:
        return None
    try:
        return period_bounds(document.date)[1]
    except ValueError:  # a date such as 2031-13: the calendar check tells it
        return None
