"""`两者加起来占78%` of the two rows of a table that the sentence named last."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_BOTH: Final = re.compile(
    r"(?P<n>[两二三四])[者项类块家个]\S{0,4}?(?:加起来|合起来|合计|相加|加总|一共|共)?(?:共|就)?"
    r"占(?:比|了|到|据|去|掉)*(?:约|近|超过?|为|\s)*$"
)
_COUNTS: Final = {"两": 2, "二": 2, "三": 3, "四": 4}


def shares_together(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of each share. Silent where the shares of any column come to it."""
    for passage in evidence.prose:
        here = (passage.document, place_of(passage))
        grids = [g for g in evidence.grids if (g.passage.document, place_of(g.passage)) == here]
        for text in re.findall(r"[^。！？!?\n]+", passage.text) if grids else ():
            sentence = Sentence(passage, text, evidence.today(passage))
            for number in sentence.numbers:
                if match := _BOTH.search(number.words):
                    for grid in grids:
                        yield from _check(sentence, number, _COUNTS[match["n"]], grid)


def _check(sentence: Sentence, number: Number, count: int, grid: Grid) -> Iterator[Finding]:
    rows = _last_named(sentence.text[: number.start], grid)[-count:]
    if len(rows) < count or number.quantity.unit != PERCENT:
        return
    columns = [at for at in range(1, len(grid.header)) if grid.share(at)]
    cells = [[cell for row in rows if (cell := grid.cells[row][at])] for at in columns]
    made = [plus(*(reach(cell) for cell in each)) for each in cells if len(each) == count]
    if made and all(deviation(number.quantity, each) == "warning" for each in made):
        who = "、".join(grid.labels[row] for row in rows)
        what = f"表里「{who}」合计占 {written(made[0].value, PERCENT)}，"
        what += f"正文写 {number.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _last_named(before: str, grid: Grid) -> list[int]:
    """In the order in which they are named; empty where one has the name of another inside."""
    names = [grid.labels[row] for row in grid.parts]
    nested = any(a != b and a in b and a in before for a in names for b in names)
    found = [
        (before.rfind(grid.labels[row]), row) for row in grid.parts if len(grid.labels[row]) > 1
    ]
    return [] if nested else [row for at, row in sorted(found) if at >= 0]
