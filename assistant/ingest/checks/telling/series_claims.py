"""What is said of a dated series: its highest and lowest, its sums, its growth."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import subject_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.series import Series, part_of, series_of, series_of_grid
from assistant.ingest.checks.reading.told import told_in
from assistant.ingest.checks.tables.ranks import GROWTH, LEAST, MOST, OTHER_SCOPE
from assistant.quantities import PERCENT, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TOP: Final = re.compile(f"{MOST.pattern}|最?高点|峰值|顶峰|顶点|高峰|冠军|最旺")
_BOTTOM: Final = re.compile(f"{LEAST.pattern}|最?低点|谷底|低谷|最淡")
_SUMMED: Final = re.compile(
    r"(?:合计|累计|共计|总计|相加|之和|加起来|总共|总额|总量)[^，,。；]{0,6}$"
)
_AVERAGED: Final = re.compile(r"(?:[月季年]均|平均每[月季年]|平均)[^，,。；增长率]{0,6}$")
_OTHER_MEASURE: Final = re.compile(r"率|价|单|人|客|成本|费用|利润|毛利|库存|温|天")
_PARTS: Final[dict[str, tuple[str, ...]]] = {
    **{f"Q{q}": tuple(f"{m:02d}" for m in range(3 * q - 2, 3 * q + 1)) for q in range(1, 5)},
    "H1": tuple(f"{m:02d}" for m in range(1, 7)),
    "H2": tuple(f"{m:02d}" for m in range(7, 13)),
}
_QUARTERS: Final[dict[str, tuple[str, ...]]] = {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}
_FIRST: Final = re.compile(r"前(?P<n>[二三])个?季度")
_TWO_MONTHS: Final = re.compile(r"(?P<a>\d{1,2})月?[、和及](?P<b>\d{1,2})(?:两个?月|月)")
_AGO: Final = re.compile(r"同比|同期|上年|去年|累计")
FEWEST: Final = 3


def claims_of_series(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the values and of what is said of them; a tie holds."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for line in series_of(sentence):
                if line.dated and len(line.who) >= FEWEST:
                    yield from _extremes(line, paragraph[at : at + 2])
                    yield from _sums(line, paragraph[at:])
    by_document: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        by_document[sentence.passage.document].append(sentence)
    for grid in evidence.grids:
        here = by_document[grid.passage.document]
        for line in series_of_grid(grid, subject_of(grid)):
            yield from _sums(line, [s for s in here if line.name and line.name in s.text])


def _extremes(line: Series, behind: Sequence[Sentence]) -> Iterator[Finding]:
    growth = {
        who: ratio
        for who, (old, new) in zip(line.who[1:], pairwise(line.values), strict=True)
        if (ratio := over(reach(new.quantity), reach(old.quantity)))
    }
    values = {who: reach(n.quantity) for who, n in zip(line.who, line.values, strict=True)}
    for sentence in behind:
        start = line.end if sentence is line.sentence else 0
        for clause, who in _clauses(sentence, line, start):
            most, least = _TOP.search(clause), _BOTTOM.search(clause)
            if bool(most) == bool(least) or OTHER_SCOPE.search(clause):
                continue
            held = growth if GROWTH.search(clause) else values
            if who not in held or not _of_it(clause, line, near=sentence is line.sentence):
                continue
            own = held[who].value
            others = [each.value for each in held.values()]
            if own == (max(others) if most else min(others)):
                continue
            right = (max if most else min)(held, key=lambda key: held[key].value)
            at = line.values[line.who.index(right)]
            what = f"报告写「{clause.strip()}」，而「{line.name}」各期里应是 {right}（{at.text}）。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _clauses(sentence: Sentence, line: Series, start: int) -> Iterator[tuple[str, str]]:
    """Each clause behind the series with the one period that it, or the one before, names."""
    who, at = "", start
    for clause in re.split(r"(?<=[，,；;])", sentence.text[start:]):
        spans = [s for s in sentence.periods if at <= s.start < at + len(clause)]
        parts = [part for s in spans if (part := part_of(s, sentence)) in line.who]
        at += len(clause)
        if spans:
            who = parts[0] if len(parts) == len(spans) == 1 else ""
        if who:
            yield clause, who


def _of_it(clause: str, line: Series, *, near: bool) -> bool:
    pairs = [line.name[at : at + 2] for at in range(len(line.name) - 1)]
    return any(pair in clause for pair in pairs) or (near and not _OTHER_MEASURE.search(clause))


def _sums(line: Series, behind: Sequence[Sentence]) -> Iterator[Finding]:
    values = dict(zip(line.who, line.values, strict=True))
    for sentence in behind:
        for told in told_in(sentence):
            number = told.number
            own = sentence is not line.sentence or number.start > line.end
            if not own or told.role not in {"level", "mean"}:
                continue
            if number.quantity.unit != line.values[0].quantity.unit:
                continue
            parts = _parts_of(sentence, number, line)
            averaged = _AVERAGED.search(number.words)
            if number.quantity.unit == PERCENT and not (averaged or "占" in line.name):
                continue  # rates of parts of a year do not add up to its own
            if parts and (len(parts) == 1 or all(part in values for part in parts)):
                yield from _check(sentence, number, [values[part] for part in parts], line)


def _parts_of(sentence: Sentence, number: Number, line: Series) -> tuple[str, ...]:
    """The members of the series that the words before a number say to be together."""
    start = max(number.start - len(number.words), 0)
    own = sentence.text[start : number.start]
    clause = re.split(r"[，,；;]", own.strip("，, "))[-1]
    summed, averaged = _SUMMED.search(clause), _AVERAGED.search(clause)
    named = bool(line.name) and (line.name[-2:] if line.end else line.name) in clause
    if two := _TWO_MONTHS.search(clause):
        return tuple(f"{int(two[side]):02d}" for side in ("a", "b")) if summed else ()
    if first := _FIRST.search(clause):
        last = int(read_number(first["n"]) or 0)
        return tuple(f"Q{q}" for q in range(1, last + 1)) if named or line.end else ()
    spans = [s for s in sentence.periods if s.end <= number.start and s.start >= start]
    parts = [part_of(s, sentence) for s in spans]
    if len(parts) == 1 and (summed or named) and (named or line.end):
        return next((t[parts[0]] for t in (_PARTS, _QUARTERS) if _fits(t, parts[0], line)), ())
    if not line.end and not named:
        return ()
    near = sentence is line.sentence and number is _next(line)
    return line.who if not parts and near and (summed or averaged) else ()


def _fits(table: dict[str, tuple[str, ...]], part: str, line: Series) -> bool:
    return part in table and all(each in line.who for each in table[part])


def _next(line: Series) -> Number | None:
    behind = [n for n in line.sentence.numbers if n.start > line.end]
    return behind[0] if behind else None


def _check(
    sentence: Sentence, number: Number, parts: Sequence[Number], line: Series
) -> Iterator[Finding]:
    computed = plus(*(reach(n.quantity) for n in parts))
    if _AVERAGED.search(number.words):
        computed = Reach(*(each / len(parts) for each in computed))
    if deviation(number.quantity, computed) == "warning":
        shown = "、".join(n.text for n in parts)
        printed = written(rounded(computed.value, 2), number.quantity.unit)
        what = f"「{line.name}」{shown} 算得 {printed}，报告写 {number.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def growth_in_series(evidence: Evidence) -> Iterator[Finding]:
    """`其中2031年增速最高，为12%`. Tolerance: rounding of all three."""
    for sentence in evidence.sentences:
        for line in (each for each in series_of(sentence) if each.dated):
            for told in told_in(sentence):
                number = told.number
                if number.start < line.end or number.quantity.unit != PERCENT:
                    continue
                spans = [
                    s for s in sentence.periods if line.end <= s.start and s.end <= number.start
                ]
                parts = [p for s in spans if (p := part_of(s, sentence)) in line.who[1:]]
                said = sentence.text[spans[-1].end : number.start] if spans else ""
                if len(parts) != 1 or not GROWTH.search(said) or _AGO.search(said):
                    continue
                at = line.who.index(parts[0])
                old, new = line.values[at - 1 : at + 1]
                ratio = over(reach(new.quantity), reach(old.quantity))
                if ratio is None:
                    continue
                computed = scaled(ratio, HUNDRED, -HUNDRED)
                if deviation(number.quantity, computed) == "warning":
                    printed = written(rounded(computed.value, 2), PERCENT)
                    what = f"从 {old.text} 到 {new.text} 变化为 {printed}，"
                    what += f"报告写 {number.text}，两者不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))
