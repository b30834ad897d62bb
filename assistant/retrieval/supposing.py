"""Conditions that a question supposes: `如果客户流失了`. Pure; knows no report."""

import re
from typing import Final

from assistant.quantities import find_quantities
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import OPERATIONS
from assistant.retrieval.residue import content_runs

_CLAUSE: Final = re.compile(
    r"(?:如果|假如|假设|假定|要是|倘若|万一|若(?!干)|\b(?:if|suppose|assuming)\b)(?P<after>[^,，。?？;；]+)"
    r"|(?P<before>[^,，。?？;；]+)的话",
    re.IGNORECASE,
)
_OPERATIONS: Final = re.compile(
    "|".join(
        (
            *(words for _, words in OPERATIONS),
            r"连续|今后|直接|正好|刚好|恰好|来?(?:验证|检验|复核)|的?基础上?|基数|起点|\bequals?\b|\bannual\b",
        )
    ),
    re.IGNORECASE,
)


def supposed(reading: Reading) -> tuple[str, ...]:
    """Words of the conditions that are neither names, times, numbers nor operations: an event."""
    chars = list(reading.text)
    taken = [(m.start, m.end) for m in reading.mentions]
    taken += [(p.start, p.end) for p in reading.periods]
    taken += [(n.start, n.end) for n in find_quantities(reading.text)]
    for start, end in taken:
        chars[start:end] = " " * (end - start)
    text = "".join(chars)
    clauses = [next(filter(None, match.groups())) for match in _CLAUSE.finditer(text)]
    words = [run for clause in clauses for run in content_runs(_OPERATIONS.sub(" ", clause))]
    return tuple(dict.fromkeys(words))
