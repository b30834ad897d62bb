"""Shares line by line, against the sum of the lines: `3年期：5万块，占比40%`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from assistant.ingest.checks.rates.prose_shares import SHARE, against
from assistant.ingest.checks.rates.wholes_of_shares import FEWEST_MEMBERS, Shared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.intervals import plus, reach
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT, TIMES, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_MEMBER: Final = re.compile(r"^\s*(?:[-*+•]\s*)?(?P<name>[^：:，,。]{1,16})[：:]")


def list_shares(evidence: Evidence) -> Iterator[Finding]:
    """`3年期：5万块，占比40%` line by line: each against the sum of the lines."""
    lines = [_line(sentence) for sentence in evidence.sentences]
    for _, run in groupby(lines, key=lambda line: line and (line.part.quantity.unit, line.whole)):
        group = [line for line in run if line]
        if len(group) >= FEWEST_MEMBERS and _whole(group):
            summed = plus(*(reach(line.part.quantity) for line in group))
            text = written(summed.value, group[0].part.quantity.unit)
            total = Quantity(value=summed.value, unit=group[0].part.quantity.unit, text=text)
            for line in group:
                yield from against(line, [total])


def _line(sentence: Sentence) -> Shared | None:
    """A member, its value and its share, in that order and at the line's start."""
    member = _MEMBER.match(sentence.masked)
    numbers = [n for n in sentence.numbers if member and n.start >= member.end()]
    if len(numbers) < 2:
        return None
    part, share = numbers[0], numbers[1]
    match = SHARE.search(share.words)
    if share.quantity.unit != PERCENT or not match or part.quantity.unit in {PERCENT, TIMES}:
        return None
    return Shared(sentence, part, share, match["whole"])


def _whole(group: Sequence[Shared]) -> bool:
    """The lines are all of it: one unit, one document, and their shares reach 100 % or nearly."""
    stated = sum((line.share.quantity.value for line in group), Decimal(0))
    documents = {line.sentence.passage.document for line in group}
    reaches = abs(stated - 100) <= max(line.share.quantity.value for line in group) / 2
    return len(documents) == 1 and reaches
