"""Parts told in turn that would add up to a whole nearby if one digit were another.

`期末720人；医生218人、护士296人、其他260人`, with 206 others: no word says that these are all, but
the sum does. The parts stand in one sentence, or one in each line of a list.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.about import opens_line
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import OUT
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.proofs import before_it, is_part
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.runs import (
    FEWEST,
    Run,
    is_part_level,
    is_passed,
    runs_in,
    runs_of_lines,
)
from assistant.ingest.checks.reading.sentences import Number, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

MOST_SIGNED: Final = 6
FEWEST_DIGITS: Final = 3
"""Of a part that another digit would make fit by more than chance."""
TWICE: Final = 2
MANY_DIGITS: Final = 4
"""Of one whose whole stands somewhere in the report."""
_OPENS: Final = re.compile(r"其中|[：:（(]|包括|分别为")
_LISTED: Final = re.compile(r"、[^，,。；;：:（(、]{1,12}(?<!其中)")
"""Between two items of one list."""
_COMPOSED: Final = re.compile(r"[^，,、。；]{0,4}(?:组成|构成|汇总而成)")
_OPEN: Final = re.compile(r"等|主要|例如|比如|其[他它余]|不足|重复|重叠")
_STOCK: Final = re.compile(r"流出|支出|[年期月季]初[^，,。；]*$")
"""What a balance opens with, and what it loses."""
_SUMMED: Final = re.compile(r"(?:合计|共计|总计)[约为达]*$")
_LEFT: Final = re.compile(r"[年期月季][末底][^，,。；]*$|余额|结余")


def mistyped_parts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond the last printed digit of the whole."""
    for sentence in evidence.sentences:
        for run in runs_in(sentence):
            near = [*_beside(run), *before_it(evidence, sentence)]
            if not any(is_part(sentence.numbers, n, near) for n in (run.parts[0], run.parts[-1])):
                yield from _wrong(evidence, run)
    for paragraph in evidence.paragraphs:
        for run in runs_of_lines(paragraph):
            yield from _wrong(evidence, run)


def _wrong(evidence: Evidence, run: Run) -> Iterator[Finding]:
    """The whole that one slip leads to, or that is one itself; told beside it first."""
    if _is_of_a_balance(run.parts) or _is_whole(evidence, run) or _closes(run.parts[-1]):
        return
    largest = max(n.quantity.value for n in run.parts)
    near, far = (
        [q for q in wholes if q.value > largest and q.bound == "exact"]
        for wholes in (_near(evidence, run), _far(evidence, run))
    )
    if any(whole.value == run.total for whole in near) or _nets(run.parts, near):
        return
    for whole in near:
        if len(run.parts) > FEWEST and _is_mistyped(whole, run.total, MANY_DIGITS):
            yield _told(run, whole, whole.text)
            return
    if _stands(evidence, run):
        return
    many = FEWEST_DIGITS if _is_composed(run) else MANY_DIGITS
    digits = [*((whole, FEWEST_DIGITS) for whole in near), *((whole, many) for whole in far)]
    for whole, fewest in digits:
        if slipped := _slipped(run, whole, fewest) or _turned(run, whole):
            yield _told(run, whole, slipped)
            return


def _is_of_a_balance(parts: Sequence[Number]) -> bool:
    """Also what comes and what goes with the stock that they lead to: `…，注销8人，月末90人`."""
    *moves, last = parts
    closes = _LEFT.search(last.words) and any(OUT.search(number.words) for number in moves)
    return bool(closes) or any(_STOCK.search(number.words) for number in parts)


def _closes(last: Number) -> bool:
    """`乙20万元，三项开支合计90万元`: what they come to is no part."""
    return bool(_SUMMED.search(last.words))


def _is_whole(evidence: Evidence, run: Run) -> bool:
    """The run with what it leaves out comes to a value that is told, or has its whole at an end."""
    values = [n.quantity.value for n in run.longest]
    if values and any(2 * end == sum(values) for end in (values[0], values[-1])):
        return True
    return len(run.longest) > len(run.parts) and _stands(
        evidence, run._replace(parts=run.longest, longest=())
    )


def _told(run: Run, whole: Quantity, slipped: str) -> Finding:
    parts = " + ".join(n.text for n in run.parts)
    summed = written(rounded(run.total, 2), whole.unit)
    what = f"{parts} 相加为 {summed}，总数写 {whole.text}，{slipped} 疑有误，两者不一致。"
    return of_passages("does_not_add_up", what, (run.sentence.passage,))


def _is_mistyped(stated: Quantity, meant: Decimal, fewest: int) -> bool:
    slip = slip_of(stated, meant) if meant > 0 else ""
    long = digits_of(stated) >= fewest
    return (slip == "swap" and (long or fewest == FEWEST_DIGITS)) or (slip == "digit" and long)


def _nets(run: Sequence[Number], wholes: Sequence[Quantity]) -> bool:
    """`期初100家，新增20家、流失5家，期末115家`: some of them go off."""
    first, *rest = (n.quantity.value for n in run)
    if len(rest) > MOST_SIGNED:
        return False
    nets = {first + sum(s * v for s, v in zip(signs, rest, strict=True))
            for signs in product((1, -1), repeat=len(rest))}  # fmt: skip
    return any(whole.value in nets for whole in wholes)


def _stands(evidence: Evidence, run: Run) -> bool:
    """The sum is told somewhere, so it is right."""
    part, total = run.parts[0].quantity, run.total
    return any(
        fact.quantity.value == total and alike(fact.quantity, part)
        for fact in facts_about(evidence, run.sentence.passage)
    )


def _beside(run: Run) -> list[Quantity]:
    """What stands right before and right behind it, of the depth of the parts or less."""
    sentence, (first, *_, last) = run.sentence, run.parts
    told = {t.number.start: t for t in told_in(sentence)}
    if not (len(run.parts) > FEWEST or _OPENS.search(first.words)) or run.lines:
        return []
    numbers = [n for n in sentence.numbers if n.depth <= first.depth]
    before = [n for n in numbers if n.start < first.start and not is_passed(n, first)]
    before = [n for n in before if not _LISTED.fullmatch(sentence.text, n.end, first.start)]
    behind = [n for n in numbers if n.start > last.start and not is_passed(n, first)]
    beside = [*before[-1:], *behind[:1]]
    return [n.quantity for n in beside if is_part_level(told[n.start])
            and alike(n.quantity, first.quantity)]  # fmt: skip


def _near(evidence: Evidence, run: Run) -> list[Quantity]:
    """In the sentence, right before it, or the total of a table of the section."""
    near = _beside(run)
    if len(run.parts) > FEWEST:
        near += [] if opens_line(run.sentence) else before_it(evidence, run.sentence)
        passage = run.sentence.passage
        for grid in evidence.grids_of(passage.document):
            whole = None if _are_some_rows(run, grid) else grid.total_row
            rows = {whole, last_label(run.sentence, run.parts[0], grid)} - {None}
            if grid.passage.sections == passage.sections:
                near += [
                    cell for row in rows if row is not None for cell in grid.cells[row] if cell
                ]
    return _alike(near, run)


def _are_some_rows(run: Run, grid: Grid) -> bool:
    """A column has them beside others that they leave out."""
    values = {n.quantity.value for n in run.parts}
    columns = (
        {cell.value for row in grid.parts if (cell := grid.cells[row][at])}
        for at in range(len(grid.header))
    )
    return len(run.parts) < len(grid.parts) and any(len(values & c) >= FEWEST for c in columns)


def _far(evidence: Evidence, run: Run) -> list[Quantity]:
    """What the report tells more than once; or once, of what is said to be composed."""
    if len(run.parts) <= FEWEST:
        return []
    facts = [fact.quantity for fact in facts_about(evidence, run.sentence.passage)]
    facts = _alike(facts, run)
    times = Counter(quantity.value for quantity in facts)
    fewest = 1 if _is_composed(run) else TWICE
    return [quantity for quantity in facts if times[quantity.value] >= fewest]


def _is_composed(run: Run) -> bool:
    """`由甲60万元、乙40万元组成`: all of them are named."""
    first, *_, last = run.parts
    opened = "由" in first.words and not run.lines
    return opened and bool(_COMPOSED.match(run.sentence.text, last.end))


def _alike(quantities: Iterable[Quantity], run: Run) -> list[Quantity]:
    return [q for q in quantities if alike(q, run.parts[0].quantity)]


def _slipped(run: Run, whole: Quantity, fewest: int) -> str:
    """The part, or any of two, that by a slip of its digits makes the sum another."""
    off = whole.value - run.total
    return "或 ".join(
        f"{number.text} "
        for number in run.parts
        if _is_mistyped(number.quantity, number.quantity.value + off, fewest)
    ).strip()


def _turned(run: Run, whole: Quantity) -> str:
    """A count of two digits, turned about, in a list that opens right behind its whole: `共86家，
    其中甲34家、乙14家、丙11家`. Other two digits would fit too often by chance.
    """
    behind = run.sentence.text[run.parts[-1].end :]
    listed = _OPENS.search(run.parts[0].words) and len(run.parts) > FEWEST and not run.lines
    if not listed or whole not in _beside(run) or whole.unit not in COUNTED:
        return ""
    if _OPEN.search(run.sentence.text):
        return ""
    if behind.strip("。 ") or run.total < whole.value / 2:
        return ""
    for number in run.parts:
        meant = number.quantity.value + whole.value - run.total
        digits, turned = str(number.quantity.value), str(meant)
        if len(digits) == len(turned) == TWICE and digits == turned[::-1]:
            return number.text
    return ""
