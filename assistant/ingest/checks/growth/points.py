"""`2月占30.4%，本月提高2.0%`, of 32.4% now: what two shares lie apart by is points."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import written
from assistant.records import Finding

_MOVED: Final = re.compile(r"(?:提[高升]|上升|增加|下降|降低|回落|扩大|收窄|高|低|升|降)了?出?\s*$")


def points_of_shares(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the share of now stands in the paragraph, to the digit."""
    for paragraph in evidence.paragraphs:
        shares = {
            n.quantity.value
            for sentence in paragraph
            for n in sentence.numbers
            if n.quantity.unit == PERCENT and "." in n.text
        }
        for sentence in paragraph:
            yield from _in(sentence, shares)


def _in(sentence: Sentence, shares: set[Decimal]) -> Iterator[Finding]:
    for old, by in pairwise(told_in(sentence)):
        percents = old.quantity.unit == by.quantity.unit == PERCENT
        moved = percents and by.role == "change" and _MOVED.search(by.number.words)
        dated = old.role == "base" or MASK in old.number.words
        if not moved or not dated or "." not in old.text or "." not in by.text:
            continue
        new = old.quantity.value + by.way * abs(by.quantity.value)
        if new in shares and new != by.quantity.value:
            points = written(abs(by.quantity.value), POINTS)
            what = f"从 {old.text} 到 {written(new, PERCENT)} 是 {points}，"
            what += f"报告写 {by.text}，单位应为百分点。"
            yield of_passages("contradiction", what, (sentence.passage,))


def bare_points(sentence: Sentence) -> Iterator[Finding]:
    """`甲炉成品率94%，乙炉91%，绝对提升3%`: what two percentages lie apart by is points."""
    told = [t for t in told_in(sentence) if t.quantity.unit == PERCENT]
    for left, right, gap in zip(told, told[1:], told[2:], strict=False):
        if not re.search(r"绝对|相差|差距|之差|高出|低出", sentence.clause(gap.number)):
            continue
        if abs(left.quantity.value - right.quantity.value) == abs(gap.quantity.value):
            points = written(abs(gap.quantity.value), POINTS)
            what = f"{left.text} 与 {right.text} 相差 {points}，报告写 {gap.text}，单位应为百分点。"
            yield of_passages("contradiction", what, (sentence.passage,))
