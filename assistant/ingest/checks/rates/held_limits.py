"""`上菜时间52分钟，符合45分钟以内的约定`: what is said to keep a limit, against the limit."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import SMALLER_IS_BETTER
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.records import Finding

_KEEPS: Final = re.compile(r"[，,][^，,。；不未]{0,4}(?:满足|符合|控制在)[^，,。；\d]{0,8}$")
_LIMIT: Final = re.compile(r"[^，,。；\d]{0,8}(?:要求|标准|上限|门槛|承诺|红线|约定)")
_KEPT: Final = re.compile(
    r"[、，,]?\s?(?:已经?|均|都|完全)?(?:满足|符合|达到)了?(?P<whose>[^，,。；不未]{0,6}?)的?(?:要求|标准|承诺|约定|门槛)"
)
_EXTREME: Final = re.compile("最[长短大小高低多少]|个别|峰|单次|此前|原|去年|上[月年]")
_ASKED: Final = re.compile("要求|标准|上限|承诺|约定|门槛|红线")
_NAME: Final = re.compile(r"[A-Za-z0-9]*[一-鿿]{2,4}$")
"""What is measured: `P90用时`."""
_FAR: Final = re.compile("如果|若|预计|目标|才能|需")


Key = tuple[str, str, tuple[str, ...], str]
"""Document, case and sections, and the name of what is measured."""


def held_limits(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: of times and rates that had better be small."""
    for sentence in evidence.sentences:
        for value, limit in pairwise(told_in(sentence)):
            unit = value.quantity.unit
            kept = _KEEPS.search(limit.number.words)
            bounded = _LIMIT.match(re.sub(r"[A-Za-z]+\d+", "", sentence.text[limit.number.end :]))
            small = SMALLER_IS_BETTER.search(sentence.clause(value.number))
            kept = kept if limit.quantity.bound != "at_least" else None
            alike = unit == limit.quantity.unit and unit in {"s", PERCENT}
            if kept and bounded and small and alike and not _FAR.search(sentence.text):
                yield from _check(value, limit)


def limits_kept_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """`要求P90用时不超过5分钟`, and of the same case or section `P90用时6分钟，满足要求`."""
    asked: dict[Key, list[Told]] = {}
    for told in (t for s in evidence.sentences for t in told_in(s)):
        key = _key(told)
        if key and told.quantity.bound == "at_most" and _ASKED.search(told.sentence.text):
            asked.setdefault(key, []).append(told)
    for value in (t for s in evidence.sentences if asked for t in told_in(s)):
        limits = asked.get(_key(value) or ("", "", (), ""), [])
        kept = _KEPT.match(value.sentence.text, value.number.end)
        exact = value.quantity.bound == "exact" and not _FAR.search(value.sentence.text)
        limits = [t for t in limits if kept and _is_of(t, value, kept["whose"])]
        if exact and len({t.quantity.value for t in limits}) == 1:
            yield from _check(value, limits[0])


def _is_of(limit: Told, value: Told, whose: str) -> bool:
    """Asked by whom the value is said to satisfy, and of no extreme but that it asks for."""
    alike = limit.quantity.unit == value.quantity.unit and whose in limit.sentence.text
    extremes = (_EXTREME.findall(t.number.words) for t in (limit, value))
    return alike and next(extremes) == next(extremes)


def _key(told: Told) -> Key | None:
    name = _NAME.search(told.number.words.strip("▢为是 "))
    passage = told.sentence.passage
    if name is None or not SMALLER_IS_BETTER.search(name[0]):
        return None
    sections = () if passage.case else passage.sections
    return passage.document, passage.case or "", sections, name[0]


def _check(value: Told, limit: Told) -> Iterator[Finding]:
    if value.role in {"level", "mean"} and value.quantity.value > limit.quantity.value:
        what = f"报告写 {value.text} 满足 {limit.text} 的要求，而它超出了这一要求，前后不符。"
        yield of_passages("contradiction", what, (value.sentence.passage,))
