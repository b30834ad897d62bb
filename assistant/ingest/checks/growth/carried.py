"""A change whose new value stands in a sentence before it, under the same name or of that month."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.about import line_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    deviation,
    minus,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_BRACKETED: Final = re.compile(r"[（(][^（()）]*[)）]")
_FILLED: Final = re.compile(rf"(?:{MASK}|[约为达是到：:\s])+$")
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
SHORTEST: Final = 3
"""Characters of a name that means one thing in a passage."""


def carried_changes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any value of that name confirms it."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            told = told_in(sentence)
            if sum(t.quantity.unit == PERCENT for t in told) != 1:
                continue
            for old, by in pairwise(told):
                points = by.quantity.unit == POINTS and by.role in {"change", "gap"}
                if points and old.quantity.unit == PERCENT and old.since in {"step", "year"}:
                    yield from _check(old, by, paragraph[:at])


def _check(old: Told, by: Told, before: Sequence[Sentence]) -> Iterator[Finding]:
    name = old.name
    found = [n for sentence in before for n in sentence.numbers if _is_of(n, name)]
    made = [size(minus(reach(n.quantity), reach(old.quantity))) for n in found]
    off = [deviation(by.quantity, each) == "warning" for each in made]
    if len(name) >= SHORTEST and off and all(off):
        printed = written(made[-1].value, POINTS)
        what = f"「{name}」从 {old.text} 到 {found[-1].text} 是 {printed}，"
        what += f"报告写 {by.text}，两者不一致。"
        yield of_passages("contradiction", what, (by.sentence.passage,))


def _is_of(number: Number, name: str) -> bool:
    words = _FILLED.sub("", _BRACKETED.sub("", number.words))
    return number.quantity.unit == PERCENT and words.endswith(name) and MASK not in number.words


def growth_since_that_month(evidence: Evidence) -> Iterator[Finding]:
    """`5月客流60万，4月58万；去年5月为50万，同比+20%`: of the one value told of that month.

    Within a line. Tolerance: rounding of all three.
    """
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            line = [s for s in paragraph[: at + 1] if s.text in line_of(sentence)]
            for base, growth in pairwise(told_in(sentence)):
                yearly = base.role == "base" and growth.role == "change" and growth.bare
                if yearly and growth.since == "year" and growth.quantity.unit == PERCENT:
                    yield from _since(base, growth, line)


def _since(base: Told, growth: Told, line: Sequence[Sentence]) -> Iterator[Finding]:
    (then,) = (n.period for n in named_numbers(base.sentence) if n.number is base.number)
    told = [t for sentence in line for t in told_in(sentence) if t.is_level]
    new = [t for t in told if _is_a_year_later(t, then)]
    new = [t for t in new if alike(t.quantity, base.quantity)]
    ratio = over(reach(new[0].quantity), reach(base.quantity)) if len(new) == 1 else None
    computed = scaled(ratio, HUNDRED, -HUNDRED) if ratio else None
    signed = growth.quantity.value * (growth.way or 1) if growth.quantity.value > 0 else 0
    stated = growth.quantity.model_copy(update={"value": signed}) if signed else growth.quantity
    if computed and deviation(stated, computed) == "warning":
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"从 {base.text} 到 {new[0].text}，算得变化为 {printed}，报告写 {growth.text}，"
        yield of_passages("does_not_add_up", f"{what}两者不一致。", (base.sentence.passage,))


def _is_a_year_later(new: Told, then: str) -> bool:
    """By the month that stands before it."""
    sentence = new.sentence
    (now,) = (n.period for n in named_numbers(sentence) if n.number is new.number)
    now = now.replace("*", str(sentence.today.year))
    months = _MONTH.fullmatch(now), _MONTH.fullmatch(then)
    return all(months) and now[4:] == then[4:] and int(now[:4]) == int(then[:4]) + 1
