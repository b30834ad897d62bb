"""Values of those that stand before a place: `份额8%，位列第三，前两名分别为15%和9%`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import read_number
from assistant.records import Finding

_BEFORE: Final = re.compile(r"前(?P<n>[两二三四五])[名家位强](?!合计|共)")


def places_before(evidence: Evidence) -> Iterator[Finding]:
    """`份额8%，位列第三，前两名分别为15%和9%`: whoever stands before has more."""
    for sentence in evidence.sentences:
        for match in _BEFORE.finditer(sentence.text):
            own = [t for t in told_in(sentence) if t.number.end <= match.start()]
            ahead = [t for t in told_in(sentence) if t.number.start >= match.end()]
            count = int(read_number(match["n"]) or 0)
            ahead = ahead[:count]
            if (
                not own
                or len(ahead) < count
                or any(t.quantity.unit != own[-1].quantity.unit for t in ahead)
            ):
                continue
            for each in (t for t in ahead if t.quantity.value < own[-1].quantity.value):
                what = f"报告写「{match[0]}」，而其中的 {each.text} 小于排在其后的 {own[-1].text}。"
                yield of_passages("contradiction", what, (sentence.passage,))
