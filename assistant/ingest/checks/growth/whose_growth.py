"""`乌龙的增幅最大，环比上升31%`, where the part about 乌龙 has another growth, and 白茶 is the
one that has these 31%.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED, Reach, deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import previous_period
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding, Passage

_FASTEST: Final = re.compile(
    r"(?:^|[，,：:])\s?(?:其中|以)?(?P<who>[A-Za-z一-鿿]{2,8}?)的?(?:增速|增长|增幅|涨幅|增势)"
    r"(?:最[快高大]|居首|领先)[，,]\s?(?:达到?|为)?环比(?:增长|增|上升|提升|上涨)(?:了|达|约)*$"
)
_SUBJECT: Final = re.compile(rf"^(?:[-*+•]\s)?(?P<who>[A-Za-z一-鿿 ]{{2,10}}?)(?={MASK})")


YEAR: Final = 4
"""Characters of a year, which a month may leave out that is of the year before."""


class Grown(NamedTuple):
    passage: Passage
    what: str
    old: str
    new: str
    rate: Reach


def growth_of_another(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding. Told only where exactly one other subject has the growth."""
    for sentence in evidence.sentences:
        for told in told_in(sentence):
            match = _FASTEST.search(told.number.words) if told.role == "change" else None
            if match is None or told.quantity.unit != PERCENT:
                continue
            grown = _grown(evidence, sentence.passage.document)
            own = grown.get(match["who"])
            if own is None or _is_told_of(evidence, match["who"], told):
                continue
            others = [
                who
                for who, each in grown.items()
                if each.what == own.what and deviation(told.quantity, each.rate) is None
            ]
            if deviation(told.quantity, own.rate) == "warning" and len(others) == 1:
                printed = written(rounded(own.rate.value, 1), PERCENT)
                what = f"报告写「{match['who']}」环比增长 {told.text}，而它从 {own.old} 到 "
                what += f"{own.new} 是 {printed}，增长 {told.text} 的是「{others[0]}」，"
                what += "前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage, own.passage))


def _is_told_of(evidence: Evidence, who: str, told: Told) -> bool:
    """Another sentence that names it has this very growth."""
    return any(
        who in sentence.text and any(n.text == told.text for n in sentence.numbers)
        for sentence in evidence.sentences
        if sentence is not told.sentence
    )


def _grown(evidence: Evidence, document: str) -> Mapping[str, Grown]:
    """Of each subject that a sentence opens with: its first value, against the month before."""
    found: dict[str, Grown] = {}
    for sentence in (s for s in evidence.sentences if s.passage.document == document):
        match = _SUBJECT.match(sentence.masked)
        if match is None or not sentence.numbers:
            continue
        for each in _first_change(sentence):
            found.setdefault(match["who"].strip(), each)
    return found


def _first_change(sentence: Sentence) -> Iterator[Grown]:
    for change in changes_of(sentence):
        old, new = change.old, change.new
        if new is not sentence.numbers[0] or new.quantity.unit in {PERCENT, POINTS, TIMES}:
            continue
        now, then = own_period(sentence, new), own_period(sentence, old)
        ratio = over(reach(new.quantity), reach(old.quantity))
        before = previous_period(now)[YEAR:] if now else ""
        if ratio and before and before == then[YEAR:]:
            yield Grown(
                sentence.passage,
                label_of(sentence, new),
                old.text,
                new.text,
                scaled(ratio, HUNDRED, -HUNDRED),
            )
            return
