"""`件均3.10元，2月3.00元，多0.10元`: two values and what they lie apart by, in as few words."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import DOWN, UP, from_to
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_GAP: Final = re.compile(
    r"^[，,）)；;\s]*(?:环比|同比|本月|相比)?(?P<word>[多少增减升降涨跌高低快慢](?:[加少长])?)[了出]?(?:约|近|\s)*$"
)
_MOVED: Final = re.compile(
    rf"^[，,）)\s]*(?:[一两三四五六半几]个?[年月季周]度?|一下子|[又就也再还共已]|[大小]幅|整体)*(?:{UP}|{DOWN})"
    r"(?:了|出|约|近|\s)*$"
)
"""`，一个月抬了`: nothing is said but how long it took."""
_MORE: Final = frozenset("多增升涨高")
_LESS: Final = frozenset("少减降跌低")


def gaps_of_fragments(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three; no other number may stand between them."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for one, other, gap in zip(told, told[1:], told[2:], strict=False):
            match = _GAP.search(gap.number.words)
            turned = bool(from_to(other.number.words))
            if not match or not _of(one.quantity, other.quantity, gap.quantity):
                continue
            listed = one.number.words.startswith(("、", "和", "及"))
            if (turned or other.role == "base") and not listed:
                old, new = (one, other) if turned else (other, one)
                yield from _check(sentence, old.number, new.number, gap.number, match["word"])


def gaps_of_neighbours(evidence: Evidence) -> Iterator[Finding]:
    """`本周次品率4.0%；上周次品率6.5%，一周降了2.5个点`: the last value of its sentence, and
    what is called so in the one before. Tolerance: rounding of all three.
    """
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            named = named_numbers(sentence)
            for value, gap in pairwise(named):
                match = _MOVED.search(gap.number.words)
                moved = match and gap.number.quantity.unit == POINTS
                if moved and not any(gap.number in c.stated for c in changes_of(sentence)):
                    same = [n for n in named_numbers(before) if _is_same(n, value)]
                    ours = [n for n in named if n.label == value.label]
                    if match and len(same) == len(ours) == 1:
                        yield from _apart(sentence, same[0].number, value.number, gap.number)


def _is_same(one: Named, other: Named) -> bool:
    """Of two periods; the second may be called by its period alone."""
    alike = one.number.quantity.unit == other.number.quantity.unit == PERCENT
    called = other.label == one.label or not other.number.words.strip(f"{MASK}的为是 ")
    return alike and len(one.label) > 1 and called and one.period != other.period


def _apart(sentence: Sentence, one: Number, other: Number, gap: Number) -> Iterator[Finding]:
    moved = size(minus(reach(one.quantity), reach(other.quantity)))
    if deviation(gap.quantity, moved) == "warning":
        printed = written(moved.value, gap.quantity.unit)
        what = f"{one.text} 与 {other.text} 相差 {printed}，报告写 {gap.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _of(one: Quantity, other: Quantity, gap: Quantity) -> bool:
    points = one.unit == other.unit == PERCENT and gap.unit == POINTS
    plain = alike(one, other) and alike(one, gap) and gap.unit not in {PERCENT, POINTS}
    return points or plain


def _check(
    sentence: Sentence, old: Number, new: Number, gap: Number, word: str
) -> Iterator[Finding]:
    moved = minus(reach(new.quantity), reach(old.quantity))
    span = f"从 {old.text} 到 {new.text}"
    if deviation(gap.quantity, size(moved)) == "warning":
        printed = written(abs(moved.value), gap.quantity.unit)
        what = f"{span} 相差 {printed}，报告写 {gap.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
    elif (word[0] in _LESS and moved.low > 0) or (word[0] in _MORE and moved.high < 0):
        way = "变大" if moved.value > 0 else "变小"
        what = f"报告写「{gap.words.strip('，,）) ')}」{gap.text}，而{span} 是{way}。"
        yield of_passages("contradiction", what, (sentence.passage,))
