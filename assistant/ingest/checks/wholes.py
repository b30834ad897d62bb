"""The number of all of something, told twice under names that differ in empty words alone."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.changing import changed, compared
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages, place_of
from assistant.ingest.checks.intervals import COUNTED, apart
from assistant.ingest.checks.naming import PLAN, label_of
from assistant.ingest.checks.sentences import MASK, MEASURES, Sentence
from assistant.quantities import Quantity
from assistant.records import Finding

_ALL: Final = (
    r"(?:公司|集团|全公司|全集团|全部|全体|整体|目前|现有?|拥有|设有|共有|共计?|合计|总|总计|在职|在岗|在册"
    r"|年末|期末|月末|季末|末)"
)
_EMPTY: Final = re.compile(
    rf"^{_ALL}+|(?:总数|总人数|总量|人数|数量|数目|总计|合计|共计|总共|数|量|共|总)$"
)
_WHOLE: Final = re.compile(r"总数|总人数|总量|总计|合计|共计|总共|^总|共有|全公司|全集团|全体")
_START: Final = re.compile(rf"^(?:\s|▢|[-*+•]|{_ALL}|截至|截止|的)*$")
SHORTEST: Final = 2
MOST_VALUES: Final = 2


class Counted(NamedTuple):
    sentence: Sentence
    label: str
    quantity: Quantity
    period: str
    whole: bool
    """Its words say that all are counted."""


def one_whole_twice(evidence: Evidence) -> Iterator[Finding]:
    """`在职医生318人` and `医生总数381人`. Tolerance: rounding and bounds of both.

    Only counts that open their sentence, so that nobody stands before them whose they are.
    """
    held: defaultdict[tuple[str, str, str | None], list[Counted]] = defaultdict(list)
    for sentence in evidence.sentences:
        if counted := _counted(sentence):
            name = _EMPTY.sub("", _EMPTY.sub("", counted.label))
            if len(name) >= SHORTEST:
                key = (sentence.passage.document, name, counted.quantity.unit)
                held[key].append(counted)
    for told in held.values():
        if len({each.quantity.value for each in told}) <= MOST_VALUES:
            yield from _compare(told)


def _counted(sentence: Sentence) -> Counted | None:
    number = sentence.numbers[0] if sentence.numbers else None
    if number is None or (number.quantity.unit not in COUNTED | set(MEASURES)):
        return None
    label = label_of(sentence, number)
    before = number.words.partition(label)[0] if label else number.words
    if not label or not _START.match(before) or "其中" in number.words:
        return None
    if changed(number.words) or compared(number.words) or PLAN.search(number.words):
        return None
    period = next((s.key for s in reversed(sentence.periods) if s.end <= number.start), "")
    whole = bool(_WHOLE.search(number.words.replace(MASK, "")))
    return Counted(sentence, label, number.quantity, period, whole)


def _compare(told: list[Counted]) -> Iterator[Finding]:
    for left, right in combinations(told, 2):
        if left.label == right.label or not (left.whole or right.whole):
            continue
        if left.period != right.period or not apart(left.quantity, right.quantity):
            continue
        what = f"「{left.label}」{_place(left)}写 {left.quantity.text}，"
        what += f"「{right.label}」{_place(right)}写 {right.quantity.text}，两处不一致。"
        passages = (left.sentence.passage, right.sentence.passage)
        yield of_passages("contradiction", what, passages)
        return


def _place(counted: Counted) -> str:
    return f"在 {place} " if (place := place_of(counted.sentence.passage)) else "一处"
