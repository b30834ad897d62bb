"""What a share of a case is of: `占订单总额的` of the order that the case itself tells."""

from collections.abc import Iterator

from assistant.ingest.checks.rates.wholes_of_shares import Shared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.quantities import Quantity

PIECE = 2
"""Characters that the names of one thing have in common."""


def wholes_of_the_case(shared: Shared, evidence: Evidence) -> Iterator[Quantity]:
    """Larger ones with a piece of the name in the words before them."""
    whole, part = shared.whole, shared.part.quantity
    pieces = {whole[at : at + PIECE] for at in range(len(whole) - 1)}
    for sentence in _of_one_case(shared.sentence, evidence):
        for number in sentence.numbers:
            label = label_of(sentence, number)
            larger = alike(number.quantity, part) and number.quantity.value > part.value
            if larger and any(piece in label for piece in pieces):
                yield number.quantity


def _of_one_case(own: Sentence, evidence: Evidence) -> Iterator[Sentence]:
    place = own.passage
    for sentence in evidence.sentences if place.case else ():
        same = (sentence.passage.document, sentence.passage.case)
        if same == (place.document, place.case):
            yield sentence
