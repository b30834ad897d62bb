"""Lists that say in which order they stand: `由高到低：甲60万元、乙50万元、丙40万元`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.records import Finding

_FALLING: Final = re.compile(
    r"[由从][高大多]到[低小少]|(?:降序|逐[月季年级日]?(?:走低|下降|递减|减少))"
)
_RISING: Final = re.compile(
    r"[由从][低小少]到[高大多]|(?:升序|逐[月季年级日]?(?:走高|上升|递增|增加))"
)
_PEER: Final = re.compile(r"[^，,。；：:、（(]{0,8}[、，,和][^，,。；：:、（(]{0,12}")
FEWEST: Final = 3


def stated_orders(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie."""
    for sentence in evidence.sentences:
        for pattern, falling in ((_FALLING, True), (_RISING, False)):
            if match := pattern.search(sentence.text):
                yield from _check(sentence, match, falling=falling)


def _check(sentence: Sentence, match: re.Match[str], *, falling: bool) -> Iterator[Finding]:
    """The list stands behind `由高到低`, and before `逐月走低`."""
    ahead = match[0].startswith("逐")
    last = max((n.end for n in sentence.numbers if n.end <= match.start()), default=0)
    if ahead and not follows(sentence.text, last, match.start()):
        return
    side = [n for n in sentence.numbers if (n.start < match.start()) == ahead]
    run = _run(side[::-1])[::-1] if ahead else _run(side)
    for left, right in pairwise(run):
        one, other = reach(left.quantity), reach(right.quantity)
        against = other.low > one.high if falling else other.high < one.low
        if len(run) >= FEWEST and against:
            what = f"报告写「{match[0]}」，而 {left.text} 之后是 {right.text}。"
            yield of_passages("contradiction", what, (sentence.passage,))
            return


def follows(text: str, end: int, start: int) -> bool:
    """Behind its values, and of nothing else: in `，合格率逐月上升` the rate is what rises."""
    noun = re.sub(r"[，,、\s]|呈|总体|整体|均|都|也", "", text[end:start])
    return noun in text[:end]


def _run(numbers: list[Number]) -> list[Number]:
    """As far as the numbers are of one unit and each is joined to the one before."""
    run = numbers[:1]
    for number in numbers[1:]:
        joint = number if number.start > run[-1].start else run[-1]
        if not joinable(number.quantity, run[0].quantity) or not _PEER.fullmatch(joint.words):
            break
        run.append(number)
    return run
