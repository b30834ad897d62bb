"""`会员数：新增9位，退出3位，净增6位，达到81位`, where another sentence has `从75位增至84位`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import bare, label_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.records import Finding

_HEAD: Final = re.compile(r"^(?P<name>[^：:，,。\d]{2,14})[：:]")
_NET: Final = re.compile(r"净(?:增[加长]?|减少?)了?$")
_END: Final = re.compile(r"[，,]\s*(?:已?达到?|[增减]至|共计?|合计|总数为?|月末为?)(?:了|\s)*")


def ends_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: all are counted, and the net leads from the one value to the end told here."""
    for sentence in evidence.sentences:
        head = _HEAD.match(sentence.text)
        for net, end in pairwise(told_in(sentence)):
            counted = net.quantity.unit == end.quantity.unit and net.quantity.unit in COUNTED
            moved = net.role == "change" and _NET.search(net.number.words)
            if head and counted and moved and _END.fullmatch(end.number.words):
                yield from _check(evidence, sentence, bare(head["name"]), net, end)


def _check(
    evidence: Evidence, sentence: Sentence, name: str, net: Told, end: Told
) -> Iterator[Finding]:
    old = end.quantity.value - net.way * net.quantity.value
    for other in evidence.sentences:
        if other.passage.document != sentence.passage.document or other is sentence:
            continue
        for change in changes_of(other):
            same = bare(label_of(other, change.old)) == name and bool(change.verb)
            ours, theirs = change.old.quantity, change.new.quantity
            begun = same and theirs.unit == end.quantity.unit and ours.value == old
            if begun and theirs.value != end.quantity.value:
                what = f"报告写从 {ours.text} 到 {theirs.text}，而另一处写{net.word} {net.text} "
                what += f"后为 {end.text}，两处不一致。"
                yield of_passages("contradiction", what, (other.passage, sentence.passage))
