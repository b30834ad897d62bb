"""`每店5名店员`: a count by how many there are, in the total of a table or as the document says."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED, deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.naming import bare, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_EACH: Final = re.compile(
    r"(?:平均)?每(?:家|个|座|间|台|辆|条)?(?P<each>[一-鿿]{1,4}?)(?:配备?|有|约|平均|\s)*$"
)
_WHO: Final = re.compile(r"(?P<who>[一-鿿]{2,5}?)(?=[，,。；;、（(]|$)")
DECIMALS: Final = 2


def heads_per_unit(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the mean. Silent where the document counts either in two ways, and
    neither stands in the total of a table.
    """
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for mean in (n for n in sentence.numbers if n.quantity.unit in COUNTED):
                each = _EACH.search(mean.words)
                who = _WHO.match(sentence.text, mean.end)
                if each and who:
                    heads = _heads(paragraph, mean, who["who"])
                    units = _units(evidence, sentence, each["each"])
                    if len(heads) == len(units) == 1:
                        yield from _check(sentence, mean, heads[0], units[0])


def _heads(paragraph: Sequence[Sentence], mean: Number, who: str) -> list[Quantity]:
    """Called so in the paragraph, before it."""
    found = [
        n.quantity
        for sentence in paragraph
        for n in sentence.numbers
        if n is not mean and n.quantity.unit in {None, mean.quantity.unit, "人", "名"}
        if bare(label_of(sentence, n)) == who
    ]
    return list({q.value: q for q in found}.values())


def _units(evidence: Evidence, sentence: Sentence, each: str) -> list[Quantity]:
    """The total of a column that is called so."""
    totals = [
        cell
        for grid in evidence.grids_of(sentence.passage.document)
        for column, name in enumerate(grid.uncounted)
        if column and grid.total_row is not None and name.endswith(each)
        if (cell := grid.cells[grid.total_row][column]) and cell.unit in COUNTED
    ]
    return list({q.value: q for q in totals}.values())


def _check(sentence: Sentence, mean: Number, heads: Quantity, units: Quantity) -> Iterator[Finding]:
    stated = mean.quantity.model_copy(update={"unit": None})  # unlike a count it is rounded
    ratio = over(reach(heads), reach(units))
    if ratio is None or not may_be_slip(stated.value, ratio.value):
        return
    if deviation(stated, ratio) == "warning":
        printed = written(rounded(ratio.value, DECIMALS), mean.quantity.unit)
        what = f"按 {heads.text} / {units.text} 算为 {printed}，报告写 {mean.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
