"""A change that is told twice to one end and from two beginnings: `窑户由38家增至70家以上`, and
elsewhere `窑户从33家增至70家以上`.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.records import Finding

SHORT: Final = 2
"""Characters that both names end in."""


def changes_to_one_end(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the one beginning looks like the other one mistyped."""
    held: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            end = "".join(change.new.text.split())
            if change.verb:
                held[sentence.passage.document, end].append(change)
    for told in held.values():
        for one, other in combinations(told, 2):
            apart = one.sentence.passage != other.sentence.passage
            same = alike(one.old.quantity, other.old.quantity) and _name(one) == _name(other)
            if apart and same and slip_of(one.old.quantity, other.old.quantity.value):
                what = f"同样变到 {one.new.text}，一处写从 {one.old.text}，"
                what += f"一处写从 {other.old.text}，两处不一致。"
                passages = (one.sentence.passage, other.sentence.passage)
                yield of_passages("contradiction", what, passages)


def _name(change: Change) -> str:
    """Of two characters, where there is a name."""
    name = label_of(change.sentence, change.old)
    return name[-SHORT:] if len(name) >= SHORT else change.old.text
