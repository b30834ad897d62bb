"""What prose says of lines or rows that differ in a term alone, `3年期：5千台，甲、乙`: which is
the largest, what the longer ones come to, and who has signed for how long.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT, Quantity, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding, Passage

_N: Final = r"(?P<n>[一二两三四五六七八九十]|\d{1,2})\s?年"
_HEAD: Final = re.compile(r"^\s*(?:[-*+•]\s*)?(?P<n>\d{1,2})\s?年[^：:，,。；\d]{0,8}[：:]")
_ROW: Final = re.compile(r"(?P<n>\d{1,2})\s?年期?")
_MOST: Final = re.compile(rf"{_N}(?:约|期|合同|包销|的)?(?P<way>最[多大高少小低])")
_SECOND: Final = re.compile(rf"{_N}(?:约|期|合同|包销|的)?(?:次之|其次|第二)")
_LONGER: Final = re.compile(
    rf"{_N}(?:期|约)?(?:及|或|和)?以上[^。；]{{0,14}}?(?:合计|一?共|总共|合起来)?占(?:比|了|到)?约?$"
)
_SIGNED: Final = re.compile(
    rf"(?:签(?:订|的|了|下)*(?:也|就)?[是为]?\s?|是我们的?){_N}期?(?!后|前|内|来|多)"
)
_MEAN: Final = re.compile(
    r"平均[^，,。；\d]{0,6}(?:年限|期限|年期|合同期|账期)(?:约|为|是|大约)*\s?$"
)
_ITEM: Final = re.compile(r"[、，,；;]")
_OTHER: Final = re.compile("续签|改签|此前|原来|去年|计划|拟|将|预计")
FEWEST: Final = 3
SHORTEST: Final = 2
LONGEST: Final = 8


class Line(NamedTuple):
    passage: Passage
    years: int
    head: str
    value: Quantity | None
    share: Quantity | None
    members: frozenset[str]
    told: tuple[Quantity | None, ...] = ()
    """Whatever else the line has, column by column."""


def graded_claims(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of shares; none for names and ranks."""
    held = _lines(evidence)
    for lines in held.values():
        yield from _twice(lines)
    for document, lines in held.items():
        if len({line.years for line in lines}) < len(lines) or len(lines) < FEWEST:
            continue
        own = {line.passage.id for line in lines}
        for sentence in (s for s in evidence.sentences if s.passage.document == document):
            if not _HEAD.match(sentence.text):
                yield from _ranks(sentence, lines)
                yield from _sums(sentence, lines)
                yield from _means(sentence, lines)
            if sentence.passage.id not in own:
                yield from _terms(sentence, lines)


def _lines(evidence: Evidence) -> dict[str, list[Line]]:
    """By document, of one list or table that has each term once."""
    held: defaultdict[str, list[Line]] = defaultdict(list)
    for sentence in evidence.sentences:
        if match := _HEAD.match(sentence.text):
            numbers = [n.quantity for n in sentence.numbers if n.start >= match.end()]
            levels = [q for q in numbers if q.unit != PERCENT]
            shares = [q for q in numbers if q.unit == PERCENT]
            members = _members(sentence.text[match.end() :])
            value, share = levels[0] if levels else None, shares[0] if shares else None
            told = tuple(numbers)
            line = Line(sentence.passage, int(match["n"]), match[0], value, share, members, told)
            held[sentence.passage.document].append(line)
    for grid in evidence.grids:
        if not held[grid.passage.document]:
            held[grid.passage.document] = _rows(grid)
    return held


def _twice(lines: Sequence[Line]) -> Iterator[Finding]:
    """Two lines of one head, right below each other, that are of different values."""
    for one, other in pairwise(lines):
        if one.head == other.head and one.value != other.value and len(lines) >= FEWEST:
            shown = "、".join(each.text for line in (one, other) if (each := line.value))
            what = f"「{one.head.strip('：: ')}」写了两次：{shown}。"
            yield of_passages("contradiction", what, (other.passage, one.passage))


def _rows(grid: Grid) -> list[Line]:
    lines = []
    for at, row in enumerate(grid.rows):
        if match := _ROW.fullmatch(grid.labels[at]):
            cells = [(column, c) for column, c in enumerate(grid.cells[at]) if column and c]
            levels = [c for _, c in cells if c.unit != PERCENT]
            shares = [c for column, c in cells if grid.share(column)]
            members = _members("、".join(row[1:]))
            value, share = levels[0] if levels else None, shares[0] if shares else None
            told = tuple(grid.cells[at])
            line = Line(grid.passage, int(match["n"]), grid.labels[at], value, share, members, told)
            lines.append(line)
    return lines


def _members(text: str) -> frozenset[str]:
    items = (re.sub(r"等$|[一二三四五六七八九十两]家$", "", i.strip()) for i in _ITEM.split(text))
    return frozenset(i for i in items if SHORTEST <= len(i) <= LONGEST and not re.search(r"\d", i))


def _ranks(sentence: Sentence, lines: Sequence[Line]) -> Iterator[Finding]:
    """`2年期最多，3年期次之`: by the values of all lines; silent where it is so by any others."""
    known = {line.years: line.value for line in lines if line.value}
    if len(known) < len(lines):
        return
    order = sorted(known, key=lambda years: -known[years].value)
    for pattern, at in ((_MOST, 0), (_SECOND, 1)):
        for match in pattern.finditer(sentence.text):
            least = pattern is _MOST and match["way"][1] not in "多大高"
            best = known[order[-1 if least else at]]
            own = known.get(int(read_number(match["n"]) or 0))
            if own and own.value != best.value and not _is_so(match, at, lines, least=least):
                shown = "、".join(f"{years}年 {known[years].text}" for years in order)
                what = f"报告写「{match[0]}」（{own.text}），而由多到少是 {shown}，前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage, lines[0].passage))


def _is_so(match: re.Match[str], at: int, lines: Sequence[Line], *, least: bool) -> bool:
    """`3年期增速最高`, by a column of growth."""
    own = int(read_number(match["n"]) or 0)
    for column in zip_longest(*(line.told for line in lines)):
        known = {line.years: cell.value for line, cell in zip(lines, column, strict=True) if cell}
        order = sorted(known, key=lambda years: -known[years])
        full = len(known) == len(lines) and len({c.unit for c in column if c}) == 1
        if full and known[order[-1 if least else at]] == known[own]:
            return True
    return False


def _sums(sentence: Sentence, lines: Sequence[Line]) -> Iterator[Finding]:
    for number in (n for n in sentence.numbers if n.quantity.unit == PERCENT):
        match = _LONGER.search(sentence.text[: number.start])
        least = Decimal(read_number(match["n"]) or 0) if match else None
        shares = [line.share for line in lines if least and line.years >= least]
        known = [share for share in shares if share]
        if len(known) < 2 or len(known) < len(shares):
            continue
        made = plus(*(reach(share) for share in known))
        if deviation(number.quantity, made) == "warning":
            shown = " + ".join(share.text for share in known)
            what = (
                f"{shown} 相加为 {written(made.value, PERCENT)}，报告写 {number.text}，两者不一致。"
            )
            yield of_passages("does_not_add_up", what, (sentence.passage, lines[0].passage))


def _means(sentence: Sentence, lines: Sequence[Line]) -> Iterator[Finding]:
    """Weighted by the values, or by the shares, of the lines; silent where either comes to it."""
    for number in (n for n in sentence.numbers if n.quantity.unit == "year"):
        weights = [[line.value for line in lines], [line.share for line in lines]]
        full = [[q for q in each if q] for each in weights]
        made = [
            sum((line.years * q.value for line, q in zip(lines, each, strict=True)), Decimal(0))
            / sum((q.value for q in each), Decimal(0))
            for each in full
            if len(each) == len(lines) and _MEAN.search(number.words)
        ]
        off = max(number.quantity.slack, Decimal("0.05"))
        if made and all(abs(each - number.quantity.value) > off for each in made):
            printed = written(rounded(made[0], 2), "year")
            what = f"按各期限加权平均为 {printed}，报告写 {number.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage, lines[0].passage))


def _terms(sentence: Sentence, lines: Sequence[Line]) -> Iterator[Finding]:
    match = _SIGNED.search(sentence.text)
    if match is None or _OTHER.search(sentence.text):
        return
    years = int(read_number(match["n"]) or 0)
    before = sentence.text[: match.start()]
    named = [m for line in lines for m in line.members if m in before]
    who = named[-1:] if len(set(named)) == 1 else [sentence.passage.case or ""]
    for name in who if who else ():
        held = [line for line in lines if name in line.members]
        if name and len(held) == 1 and held[0].years != years:
            what = f"「{name}」列在 {held[0].years} 年，而此处写「{match[0]}」，前后矛盾。"
            yield of_passages("contradiction", what, (sentence.passage, held[0].passage))
