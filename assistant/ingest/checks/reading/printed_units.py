"""Units as the names of columns and rows print them: in brackets, behind the name."""

import re
from typing import Final

from assistant.ingest.checks.reading.sentences import LATIN, MEASURES
from assistant.ingest.found.table_units import is_unit
from assistant.quantities.reading import split_unit
from assistant.quantities.units import MEASURE_WORDS, WRITINGS

_UNIT: Final = re.compile(r"[（(]\s*(?:单位\s*[:：]\s*)?([^（()）]{1,8})\s*[)）]\s*$")
_NO_UNIT: Final = re.compile(r"[\d./年月日季度]+|[\d≥≤<>＜＞].*")
_SCALE: Final = re.compile(r"^[百千万亿]+")
_KNOWN: Final = frozenset({*WRITINGS, *MEASURE_WORDS, *MEASURES, "周"})
LONGEST: Final = 3
"""Characters of a unit that no list knows."""


def unit_of(header: str) -> str | None:
    """`收入（万元）` -> `万元`; a bracket that is a period or a remark is no unit."""
    unit = _bracketed(header)
    short = unit is not None and len(_SCALE.sub("", unit)) <= LONGEST
    return unit if unit and (short or _is_known(unit)) else None


def unit_of_row(name: str) -> str | None:
    """A short word in brackets behind the name of a row, `东港店（海州）`, is a place."""
    unit = unit_of(name)
    return unit if unit and (_is_known(unit) or is_unit(unit) or _SCALE.match(unit)) else None


def without_unit(name: str) -> str:
    return _UNIT.sub("", name).strip()


def _bracketed(name: str) -> str | None:
    match = _UNIT.search(name)
    return None if match is None or _NO_UNIT.fullmatch(match[1]) else match[1]


def _is_known(unit: str) -> bool:
    word, _ = split_unit(unit)
    word = re.sub(r"/.*$", "", word or "") or word
    return word is None or word in _KNOWN or bool(LATIN.fullmatch(word))
