"""`店数从年中的31家增至35家，新开6家，关闭1家`: a change, and what came and went behind it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import IN, OUT
from assistant.ingest.checks.reading.intervals import COUNTED, minus, plus, reach
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.quantities.quantity import written
from assistant.records import Finding

_MORE: Final = re.compile(
    rf"其中|另|含|累计|今年|全年|去年|上[年月季]|主要|计划|拟|将|预计|{MASK}|以及|等"
)
_OPENS: Final = re.compile(r"^[^，,、。；（(]{0,4}[，,：:（(]")


def moves_of_changes(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: all are counted. Every count behind the change has come or gone, and there is
    at least one of each.
    """
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            if not change.verb or change.new.quantity.unit not in COUNTED:
                continue
            moves = _behind(sentence, change)
            came = [n for n in moves if IN.search(n.words)]
            gone = [n for n in moves if OUT.search(n.words)]
            if came and gone and len(came) + len(gone) == len(moves):
                yield from _check(sentence, change, came, gone)


def _behind(sentence: Sentence, change: Change) -> Sequence[Number]:
    """Those of the unit, but for what stands in brackets; none, where a word restricts one."""
    at = sentence.numbers.index(change.new)
    behind = takewhile(lambda n: n.depth >= change.new.depth, sentence.numbers[at + 1 :])
    unit = change.new.quantity.unit
    moves = [n for n in behind if n.depth == change.new.depth and n.quantity.unit == unit]
    moves = [n for n in moves if n not in change.stated]
    opened = moves and _OPENS.match(moves[0].words)
    whole = opened and not any(_MORE.search(n.words) or n.quantity.bound != "exact" for n in moves)
    return moves if whole and not sentence.text.startswith("等", moves[-1].end) else []


def _check(
    sentence: Sentence, change: Change, came: Sequence[Number], gone: Sequence[Number]
) -> Iterator[Finding]:
    sides = [plus(*(reach(n.quantity) for n in side)) for side in (came, gone)]
    net = minus(*sides).value
    made = change.new.quantity.value - change.old.quantity.value
    if net == made or change.old.quantity.bound != "exact":
        return
    unit = change.new.quantity.unit
    shown = " + ".join(n.text for n in came) + "".join(f" - {n.text}" for n in gone)
    what = f"{shown} 为 {written(net, unit)}，而从 {change.old.text} 到 {change.new.text} "
    what += f"是 {written(made, unit)}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
