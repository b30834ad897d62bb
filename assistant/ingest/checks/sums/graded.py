"""Lines whose heads differ in a number alone, `3年期：5千台，甲、乙`: their sum, who is where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.peers import HEAD
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_HEAD: Final = re.compile(
    r"^\s*(?:[-*+•]\s*)?(?P<name>(?P<n>\d{1,2})(?P<unit>[年月级星类期个]+)(?P<rest>[^：:，,。；\d]{1,8}))[：:]"
)
_ALL: Final = re.compile(r"规模|总[数量额]?|合计|共计?|全部")
_AND_MORE: Final = re.compile(
    r"(?P<n>\d{1,2})[年月级星期](?:期|级)?(?:及|或|和)?以上[^，,。；]{0,8}?(?:合计|共计?|总计)[^，,。；\d]{0,4}$"
)
_ITEM: Final = re.compile(r"[、，,；;]")
FEWEST: Final = 2
SHORTEST: Final = 2
LONGEST: Final = 8


class Line(NamedTuple):
    sentence: Sentence
    name: str
    grade: Decimal
    rest: str
    value: Number | None
    members: frozenset[str]


def graded_lines(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the sum; none for who is told in which line."""
    held: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for sentence in evidence.sentences:
        if line := _line(sentence):
            held[sentence.passage.document, line.rest].append(line)
    for lines in (each for each in held.values() if len(each) >= FEWEST):
        yield from _sums(lines, evidence)
        yield from _counts(lines, evidence)
        yield from _members(lines, evidence)


def _line(sentence: Sentence) -> Line | None:
    match = _HEAD.match(sentence.text)
    if match is None:
        return None
    numbers = [n for n in sentence.numbers if n.start >= match.end() and n.quantity.unit]
    value = numbers[0] if numbers else None
    items = (item.strip().removesuffix("等") for item in _ITEM.split(sentence.text[match.end() :]))
    members = frozenset(
        i for i in items if SHORTEST <= len(i) <= LONGEST and not re.search(r"\d", i)
    )
    return Line(sentence, match["name"], Decimal(match["n"]), match["rest"], value, members)


def _sums(lines: Sequence[Line], evidence: Evidence) -> Iterator[Finding]:
    values = [line.value for line in lines if line.value]
    units = {value.quantity.unit for value in values}
    if (
        len(values) < len(lines)
        or len(units) != 1
        or len({line.grade for line in lines}) != len(lines)
    ):
        return
    for fact in facts_about(evidence, lines[0].sentence.passage):
        told = fact.told
        if told is None or fact.ago or fact.quantity.unit not in units:
            continue
        words = told.sentence.text[
            max(told.number.start - len(told.number.words), 0) : told.number.start
        ]
        more = _AND_MORE.search(words)
        if more:
            chosen = [line for line in lines if line.grade >= Decimal(more["n"])]
        elif any(
            n.startswith(lines[0].rest) and _ALL.search(n[len(lines[0].rest) :]) for n in fact.names
        ):
            chosen = list(lines)
        else:
            continue
        parts = [line.value.quantity for line in chosen if line.value]
        computed = plus(*(reach(part) for part in parts))
        if len(parts) >= FEWEST and deviation(fact.quantity, computed) == "warning":
            shown = " + ".join(part.text for part in parts)
            printed = written(computed.value, fact.quantity.unit)
            what = f"{shown} 相加为 {printed}，报告写 {fact.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (told.sentence.passage,))


def _counts(lines: Sequence[Line], evidence: Evidence) -> Iterator[Finding]:
    """`2年及以上的合计9千台，对应12家`: as many as these lines count, whose sum is the one told."""
    document = lines[0].sentence.passage.document
    for sentence in (s for s in evidence.sentences if s.passage.document == document):
        for at, total in enumerate(sentence.numbers):
            more = _AND_MORE.search(sentence.text[: total.start])
            chosen = [line for line in lines if more and line.grade >= Decimal(more["n"])]
            if len(chosen) < FEWEST or _off(total, chosen):
                continue
            for count in sentence.numbers[at + 1 :]:
                if made := _off(count, chosen):
                    what = f"{made}，报告写 {count.text}，两者不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))


def _off(total: Number, lines: Sequence[Line]) -> str:
    """What the first values of that unit come to, where it is something else."""
    unit = total.quantity.unit
    firsts = [next((n for n in _told(line) if n.quantity.unit == unit), None) for line in lines]
    parts = [n.quantity for n in firsts if n]
    if unit in {None, PERCENT} or len(parts) < len(lines):
        return ""
    computed = plus(*map(reach, parts))
    off = deviation(total.quantity, computed) == "warning"
    shown = " + ".join(part.text for part in parts)
    return f"{shown} 为 {written(computed.value, unit)}" if off else ""


def _told(line: Line) -> Sequence[Number]:
    """Behind its head."""
    return [n for n in line.sentence.numbers if n.start >= len(line.name)]


def _members(lines: Sequence[Line], evidence: Evidence) -> Iterator[Finding]:
    own = {id(line.sentence) for line in lines}
    document = lines[0].sentence.passage.document
    for sentence in evidence.sentences:
        if (
            sentence.passage.document != document
            or id(sentence) in own
            or HEAD.match(sentence.text)
        ):
            continue
        named = [line for line in lines if line.name in sentence.text]
        if len(named) != 1:
            continue
        members = {m for line in lines for m in line.members if m in sentence.text}
        if len(members) > 1:  # each clause may tell of one
            clauses = re.split("[，,；;]", sentence.text)
            members = {m for m in members for c in clauses if m in c and named[0].name in c}
        for member in sorted(members):
            holding = [line for line in lines if member in line.members]
            if len(holding) == 1 and holding[0] is not named[0]:
                what = f"「{member}」列在「{holding[0].name}」，而此处写「{named[0].name}」。"
                yield of_passages(
                    "contradiction", what, (sentence.passage, holding[0].sentence.passage)
                )
