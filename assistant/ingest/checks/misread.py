"""Findings of values that fit everything else: the check has read the words wrong."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.makings import gives
from assistant.ingest.checks.reading.proofs import cell_fits, fits_beside, number_fits, term_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import read_quantity
from assistant.records import Finding

_OF_VALUES: Final = re.compile(r"(?:两者|两处|数量级)不一致。$")
"""Other findings blame a word, a unit or a place."""
_BY_ROWS: Final = re.compile("其余各|一列(?!.*合计还小于)")
"""Many cells agree on what is said; of a sum, unless the column may have been one of averages."""
_SUM: Final = re.compile("相加为|合计为|[+] ")
_OFF: Final = re.compile(r"相加为 (?P<made>[^，]+)，[^，]*写 (?P<stated>[^，。]+)")
_NUMBER: Final = re.compile(r"(?:约|超过?|近|逾)?-?\d[\d,.]*[^，。、；：（）()「」/+=\s\d]*")
_BLAMED: Final = re.compile(rf"写 (?P<text>{_NUMBER.pattern})")
_EXPLAINED: Final = re.compile(r"[（(，,]\s*(?:其中)?(?:含|包含|包括|剔除|扣|不含|不计|另加|加上)")
"""`剩25张（含新增5张）` says itself what it is more than the numbers before it give."""
FINEST: Final = 200
"""Times its last digit that a value is, if two others of its sentence do not give it by chance."""


def is_misread(finding: Finding, evidence: Evidence) -> bool:
    """All the numbers that it quotes fit those around them, or its sentence proves the one that it
    blames.
    """
    what = finding.what
    if finding.severity != "warning" or not _OF_VALUES.search(what) or _BY_ROWS.search(what):
        return False
    what = re.sub("「[^」]*」", "", without_places(finding))
    blamed = [match["text"] for match in _BLAMED.finditer(what)]
    if any(
        _EXPLAINED.match(s.text, n.end) for b in blamed for s, n in _numbers(b, finding, evidence)
    ):
        return True
    if len(blamed) == 1 and not _SUM.search(what) and _is_proved(blamed[0], finding, evidence):
        return True
    if len(blamed) == len(("here", "there")) and _is_counted_on(blamed, finding, evidence):
        return True
    off = _deviation(what)
    quoted = {text: [*_fitting(text, finding, evidence, off)] for text in _NUMBER.findall(what)}
    if blamed and not any(quoted.get(text) for text in blamed):
        return False  # a heading, whose numbers are not read with the text
    told = [fitting for fitting in quoted.values() if fitting]
    return bool(told) and all(map(any, told))


def _is_proved(text: str, finding: Finding, evidence: Evidence) -> bool:
    return any(
        abs(number.quantity.value) >= FINEST * number.quantity.slack
        and fits_beside(evidence, sentence, number)
        for sentence, number in _numbers(text, finding, evidence)
    )


def _is_counted_on(blamed: Sequence[str], finding: Finding, evidence: Evidence) -> bool:
    """`年末达到1,400家，较6月末净增100家`: the one is told beside its distance from the other."""
    ours, theirs = ([*_numbers(text, finding, evidence)] for text in blamed)
    return any(
        gives(here.quantity, there.quantity, term_of(sentence, beside))
        for (sentence, here), (_, there) in [*product(ours, theirs), *product(theirs, ours)]
        for beside in sentence.numbers
        if beside not in (here, there)
    )


def _numbers(text: str, finding: Finding, evidence: Evidence) -> Iterator[tuple[Sentence, Number]]:
    for place in finding.passages:
        for sentence in evidence.by_place.get(place, ()):
            yield from ((sentence, number) for number in sentence.numbers if number.text == text)


def _deviation(what: str) -> Decimal:
    """How far a sum is off."""
    match = _OFF.search(what)
    made, stated = (read_quantity(match[n]) if match else None for n in ("made", "stated"))
    return abs(made.value - stated.value) if made and stated else Decimal(0)


def _fitting(text: str, finding: Finding, evidence: Evidence, off: Decimal) -> Iterator[bool]:
    """Of each place where the finding's passages write it; none where it is computed.

    What would fit as well if it were `off` by as much as is told fits by chance.
    """
    for sentence, number in _numbers(text, finding, evidence):
        at, value = (evidence, sentence, number), number.quantity.value
        either = off and any(number_fits(*at, value + way * off) for way in (1, -1))
        yield number_fits(*at) and not either
    for grid in evidence.grids_of(finding.document):
        if grid.passage.id in finding.passages:
            for row, cells in enumerate(grid.cells):
                yield from (
                    cell_fits(grid, row, cell) for cell in cells if cell and cell.text == text
                )


def without_places(finding: Finding) -> str:
    what = finding.what.replace(finding.place, "")
    for place in filter(None, finding.place.split("、")):
        what = what.replace(place, "")
    return what
