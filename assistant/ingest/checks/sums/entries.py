"""What moves a stock in a sentence, and what it moves from and to."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import from_to
from assistant.ingest.checks.reading.flows import IN, NET, OUT
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.sentences import Sentence, joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES

_START: Final = re.compile(r"年初|月初|期初|季初|周初|上年末|上月末|上季末|上期末|[初]有|原有")
END: Final = re.compile(r"年末|月末|期末|季末|周末|年底|月底|季度末|季底|现有|最终|落[在到]|▢+末")
_SINCE: Final = re.compile(r"^的?(?:净?[增减])[加长少]?(?:了|约)*$")
"""`比年初的95台增加5台`: what all that moves comes to, and none of it."""
_COMPARED: Final = re.compile(r"较|(?<![占同环])比(?![重例])")
"""`比3月末的81座净增4座` tells what it has come from."""
_THAN_BEFORE: Final = re.compile(
    r"(?:较|(?<![占同环])比)▢*[^，,。；新]{0,6}(?:增加|减少)(?:了|约|\s)*$"
)
"""`末有95台，较上月末增加5台`: what all that moves comes to."""
_PART: Final = re.compile(r"其中|[，,]?即|▢")
_NO_UNIT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month"})


class Entry(NamedTuple):
    kind: str
    """start, in, out, end or net; open where its words do not say which way it moves."""
    told: Told


def of_one_unit(one: Told, other: Told) -> bool:
    return joinable(one.quantity, other.quantity) and one.quantity.unit not in _NO_UNIT


def entries_of(sentence: Sentence) -> Iterator[Entry]:
    ends = _ends_of_change(sentence)
    for told in told_in(sentence):
        if kind := ends.get(told.number.start):
            yield Entry(kind, told)
            continue
        words = told.number.words
        if told.number.depth or told.quantity.unit in _NO_UNIT or told.role in {"plan", "mean"}:
            continue
        own = re.split(r"[，,、。：:（(；;]", words)[-1]
        said = sentence.text[told.number.start - len(own) : told.number.start]
        if "其中" in own:
            continue
        for kind, pattern in (
            ("start", _START),
            ("end", END),
            ("net", NET),
            ("in", IN),
            ("out", OUT),
        ):
            if pattern.search(said) or pattern.search(own):
                if kind == "end" and _COMPARED.search(own):
                    kind = "start"
                on_the_whole = _SINCE.search(words) or _THAN_BEFORE.search(own)
                if not (kind in {"in", "out"} and on_the_whole):
                    yield Entry(kind, told)
                break
        else:
            if told.role == "level" and not _PART.search(own):
                yield Entry("open", told)


def _ends_of_change(sentence: Sentence) -> dict[int, str]:
    """`新设3个、撤销1个，由40个增至42个`: the one change of a count is from start to end."""
    numbers = sentence.numbers
    changes = [
        c for c in changes_of(sentence) if c.old.quantity.unit in COUNTED and from_to(c.new.words)
    ]
    ends = [
        (c.old.start, c.new.start)
        for c in changes
        if numbers.index(c.new) == numbers.index(c.old) + 1
    ]
    return dict(zip(ends[0], ("start", "end"), strict=True)) if len(ends) == 1 else {}
