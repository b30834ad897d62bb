"""`1.8万片里，内销9,600片、外销8,400片`: two parts that leave nothing out, by their names."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OPENS: Final = re.compile(
    r"\s?(?:(?:(?:里面?|中|当中|之中)\s?[，,]|[（(])\s?(?:其中)?|[，,]\s?其中\s?[，,：:]?)"
)
_PAIRS: Final = (
    (r"外部|对外|外销|外购|外包", r"内部|对内|内销|自[产用研购建有营]"),
    ("线上", "线下"),
    (r"国内|境内|内地", r"海外|国外|境外|出口"),
    ("新[客户品店]", "老[客户品店]|存量"),
    ("直营|自营", "加盟|联营|代理"),
    (r"", r"其[他它余]|剩[余下]|余下"),
)
"""By their names, what the one is not is the other."""
_OPEN: Final = re.compile(
    r"主要|例如|比如|重复|重叠|另|还有|不足|损耗|[去上今]年|同期|上[月季期]|计划|目标"
)
FEWEST_DIGITS: Final = 2
FARTHEST: Final = Decimal("0.2")
"""Of the whole: two parts that leave more are a choice."""


def two_parts(evidence: Evidence) -> Iterator[Finding]:
    """Told where one digit of one of the three makes the sum exact, and no value explains it."""
    for sentence in evidence.sentences:
        for whole, (one, other) in zip(
            sentence.numbers, pairwise(sentence.numbers[1:]), strict=False
        ):
            if _are_all(sentence, whole, one, other):
                yield from _check(evidence, sentence, whole, one, other)


def _are_all(sentence: Sentence, whole: Number, one: Number, other: Number) -> bool:
    opens = _OPENS.match(sentence.text, whole.end)
    if opens is None or opens.end() > one.start or _OPEN.search(sentence.text):
        return False
    end = re.compile(r"[）)。]|$|，").search(sentence.text, other.end)
    middle = re.search(r"[，,、和]", sentence.text[one.end : other.start])
    if middle is None or end is None:
        return False
    cut = one.end + middle.start()
    names = sentence.text[opens.end() : cut], sentence.text[cut : end.start()]
    return any(
        re.search(a, names[here]) and re.search(b, names[1 - here])
        for a, b in _PAIRS
        for here in ((0, 1) if a else (0,))
    )


def _check(
    evidence: Evidence, sentence: Sentence, whole: Number, one: Number, other: Number
) -> Iterator[Finding]:
    three = [n.quantity for n in (whole, one, other)]
    stated, left, right = three
    exact = all(q.bound == "exact" and digits_of(q) >= FEWEST_DIGITS for q in three)
    if not exact or not all(joinable(q, stated) for q in (left, right)):
        return
    total = left.value + right.value
    off = stated.value - total
    slips = (
        slip_of(stated, total),
        slip_of(left, left.value + off),
        slip_of(right, right.value + off),
    )
    near = min(left.value, right.value) > 0 and 0 < abs(off) <= stated.value * FARTHEST
    slack = sum(q.slack for q in three)
    if not near or abs(off) <= slack or not {"digit", "swap"} & {*slips}:
        return
    known = (fact.quantity.value for fact in facts_about(evidence, sentence.passage))
    if any(value in (abs(off), total) for value in known):
        return
    what = f"{one.text} + {other.text} 相加为 {written(rounded(total, 2), stated.unit)}，"
    what += f"总数写 {whole.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
