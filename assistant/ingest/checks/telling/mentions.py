"""One thing said twice with different values, within a document."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import (
    is_ahead,
    of_a_case,
    of_a_member,
    of_two_owners,
)
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.naming import PLAN, SCOPE, in_name, is_part, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.series import series_of
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.records import Document, Finding, Passage

SHORTEST_NAME: Final = 4
"""Characters of a name that can be trusted to mean the same thing twice; `收入` cannot."""
SHORTEST_SAME_DIGITS: Final = 2
"""Enough where the digits agree and only the scale differs: that is a slip of 万 and 亿."""
NEAR: Final = 60
"""Characters before a number in which its scope is said."""
MOST_VALUES: Final = 2
"""A name with more values heads a list of them, and is no single thing."""
_NO_MEASURE: Final = frozenset(
    {None, POINTS, TIMES, "year", "month", "s", *"个条项种点级层张本页分轮班度枚组"}
)
"""Units of which one name may have several: two plans of three steps, and of five."""
_OF_ANYTHING: Final = re.compile(
    r"(?:平均)?(?:每一?\S{1,3}|[人户店单台车件票日天月季年]均)(?:约|为)*|平均|单价|均价"
)
"""An average that does not say of what: one of two things has another."""
_VERB: Final = re.compile(r"需要|增加|包含|使用|要求|安排|提供|参加|安装|规划|[选派]")


class Mention(NamedTuple):
    label: str
    period: str
    scope: str
    planned: bool
    sentence: Sentence
    number: Number


def same_thing_twice(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both values."""
    grouped: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        for mention in _mentions(sentence, document):
            passage = sentence.passage
            key = (passage.document, passage.case, *mention[: Mention._fields.index("sentence")])
            grouped[key].append(mention)
    for mentions in grouped.values():
        if len({m.number.quantity.value for m in mentions}) <= MOST_VALUES:
            whole = [m for m in mentions if not _of_other(evidence, m)]
            for left, right in combinations(whole, 2):
                yield from _compare(left, right)


def _of_other(evidence: Evidence, mention: Mention) -> bool:
    """Than of all of it: of a case, of a member that a table has, of what is to come."""
    at = (evidence, mention.sentence, mention.number)
    return of_a_member(*at, mention.label) or of_a_case(mention.sentence) or is_ahead(*at)


def _mentions(sentence: Sentence, document: Document | None) -> Iterator[Mention]:
    listed = {number.start for line in series_of(sentence) for number in line.values}
    for number in (n for n in sentence.numbers if n.start not in listed):
        label = label_of(sentence, number)
        if len(label) < SHORTEST_SAME_DIGITS or changed(number.words) or compared(number.words):
            continue
        if number.quantity.unit in _NO_MEASURE or _VERB.search(label):
            continue
        if _OF_ANYTHING.fullmatch(label):
            continue
        if is_part(sentence, number):
            continue
        if "占" in label or label.isascii() or in_name(sentence, number):
            continue  # a name in Latin letters alone is of a thing, and not what is measured
        clause = sentence.clause(number)
        yield Mention(
            label,
            _period(sentence, number, document),
            _scope(sentence, number),
            bool(PLAN.search(clause)),
            sentence,
            number,
        )


def _period(sentence: Sentence, number: Number, document: Document | None) -> str:
    """The last one named before the number; empty for the document's own."""
    before = [span.key for span in sentence.periods if span.end <= number.start]
    if not before:
        return ""
    own = document.period if document else ""
    return "" if own and (before[-1] == own or own.endswith(before[-1].lstrip("*"))) else before[-1]


def _scope(sentence: Sentence, number: Number) -> str:
    """What else than all of it is measured: `母公司口径下`, `同店`; or before it changed."""
    near = sentence.text[max(number.start - NEAR, 0) : number.start]
    before = ["从"] if any(change.old is number for change in changes_of(sentence)) else []
    return "".join([*before, *SCOPE.findall(near), *re.findall("累计", sentence.clause(number))])


def _compare(left: Mention, right: Mention) -> Iterator[Finding]:
    ours, theirs = left.number.quantity, right.number.quantity
    if left.sentence == right.sentence or _siblings(left.sentence.passage, right.sentence.passage):
        return
    if of_two_owners((left.sentence, left.number), (right.sentence, right.number)):
        return
    if not alike(ours, theirs):
        if ours.value == theirs.value and len(left.label) >= SHORTEST_NAME:
            yield _told(left, right, "两处的单位不同。", info=True)
        return
    scale = _scale_apart(ours, theirs)
    if scale:
        yield _told(left, right, f"相差 {scale} 倍，数量级不一致。")
    elif len(left.label) >= SHORTEST_NAME and apart(ours, theirs):
        if ours.unit == PERCENT and len(left.label) < SHORTEST_NAME + 1:
            return
        yield _told(left, right, "两处不一致。")


def _siblings(left: Passage, right: Passage) -> bool:
    """Under two headings of one section each may speak of its own subject."""
    ours, theirs = left.sections, right.sections
    return len(ours) > 1 and ours[:-1] == theirs[:-1] and ours[-1] != theirs[-1]


def _scale_apart(left: Quantity, right: Quantity) -> str:
    low, high = sorted((left.value, right.value))
    if low <= 0:
        return ""
    factor = high / low
    powers = {Decimal(10) ** power: text for power, text in ((2, "100"), (3, "1000"), (4, "1万"))}
    powers[Decimal(10) ** 8] = "1亿"
    return powers.get(factor, "") if low % 10**8 or factor >= 10**3 else ""


def _told(left: Mention, right: Mention, end: str, *, info: bool = False) -> Finding:
    what = f"「{left.label}」{_place(left)}写 {left.number.text}，"
    what += f"{_place(right)}写 {right.number.text}，{end}"
    passages = (left.sentence.passage, right.sentence.passage)
    return of_passages("contradiction", what, passages, "info" if info else "warning")


def _place(mention: Mention) -> str:
    return f"在 {place} " if (place := place_of(mention.sentence.passage)) else "一处"
