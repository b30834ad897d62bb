"""What stays as it is here and has to be changed there: `换釉料时装窑方式不变`, and elsewhere
`需要改变原有装窑方式`.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding

_OLD: Final = r"(?:原有|原来|现有|既有|原)?的?"
_KEPT: Final = re.compile(
    rf"(?P<what>[一-鿿]{{4,8}}?)(?:保持)?不变(?=[，,。；|\s]|$)"
    rf"|(?:不用|无需|不必|不需要?|不)(?:改变|改动|调整|更换|修改){_OLD}(?P<named>[一-鿿]{{4,8}})"
)
_TURNED: Final = re.compile(
    rf"(?<!不)(?<!无)(?:需要?|必须|要)(?:大幅|全部|重新|先)?(?:改变|改动|调整|更换|修改){_OLD}(?P<named>[一-鿿]{{4,8}})"
)
_LIKE: Final = 4
"""Characters that both share."""


def unchanged(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only, of prose and of cells."""
    kept = [
        (passage, match[0], match["what"] or match["named"])
        for passage in evidence.passages
        for match in _KEPT.finditer(passage.text)
    ]
    for passage in evidence.prose if kept else ():
        for match in _TURNED.finditer(passage.text):
            for other, said, what in kept:
                if other.document == passage.document and _shared(what, match["named"]):
                    told = f"报告写「{match[0]}」，而另一处写「{said}」，前后矛盾。"
                    yield of_passages("contradiction", told, (passage, other))


def _shared(one: str, other: str) -> bool:
    ends = {one[at : at + _LIKE] for at in range(len(one) - _LIKE + 1)}
    return any(end in other for end in ends)
