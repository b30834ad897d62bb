"""What a stock has grown by, against what it has grown from and to in another sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.changing import from_to
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.naming import bare, label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_NET_SINCE: Final = re.compile(
    rf"[，,（(]\s*(?:(?:比|较|相比){MASK}*[^，,。；\d]{{0,4}})?净(?:增[加长]?|减少?)了?(?:约|\s)*"
)
_YEAR: Final = re.compile("年初|上年|去年|同比|全年|年内")
_NO_STOCK: Final = frozenset({PERCENT, POINTS, TIMES, "s", None})


def nets_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """`月末会员90万，较4月末净增5万`, where another sentence has them `从80万增至90万`.

    Tolerance: rounding of all three. Silent where any change to that value comes to it.
    """
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for end, net in pairwise(sentence.numbers):
                alike = end.quantity.unit == net.quantity.unit not in _NO_STOCK
                if alike and _NET_SINCE.fullmatch(net.words) and not from_to(end.words):
                    yield from _net_of_change(evidence, sentence, end, net)


def _net_of_change(
    evidence: Evidence, sentence: Sentence, end: Number, net: Number
) -> Iterator[Finding]:
    document, label = sentence.passage.document, label_of(sentence, end)
    others = [s for s in evidence.sentences if s.passage.document == document and s is not sentence]
    since = sentence.text[end.end : net.start]
    changes = [
        change
        for other in others
        for change in changes_of(other)
        if change.new.quantity == end.quantity
        and _is_of_one(change, label)
        and _is_of_one_time(change, since)
    ]
    made = [size(minus(reach(c.new.quantity), reach(c.old.quantity))) for c in changes]
    if made and all(deviation(net.quantity, each) == "warning" for each in made):
        change, printed = changes[0], written(made[0].value, net.quantity.unit)
        what = f"从 {change.old.text} 到 {change.new.text} 为 {printed}，"
        what += f"报告写净增 {net.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, change.sentence.passage))


def _is_of_one(change: Change, label: str) -> bool:
    name = label_of(change.sentence, change.old)
    ours, theirs = bare(name), bare(label)
    longer, shorter = sorted((ours, theirs), key=len, reverse=True)
    return len(label) > 1 and len(shorter) > 1 and longer.endswith(shorter)


def _is_of_one_time(change: Change, since: str) -> bool:
    """What it is since the beginning of a year is not what it is since another day."""
    said = change.sentence.text[: change.new.end]
    return bool(_YEAR.search(said)) == bool(_YEAR.search(since))
