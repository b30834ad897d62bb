"""`南陶卖50元，我们卖42元，比它低16%`: how far and which way two values lie apart, of which the
words name neither.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.growth.spoken_directions import LESS
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_IT: Final = re.compile(
    r"^[^，,。；\d]{0,4}[，,]\s?(?:我们|我司)?(?:比|较)(?:它|其|他们|对方|我[们司方行院])"
    r"(?P<way>[高低贵多少]|便宜)(?:出|了)?(?:约|近|\s)*$"
)
_OTHER: Final = re.compile("去年|上年|同期|目标|计划|预计|含税|运费|折")
DECIMALS: Final = 1


def apart_from_it(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Either may be the one that is compared; silent where one
    way round is right.
    """
    for sentence in evidence.sentences:
        numbers = sentence.numbers
        for one, other, rate in zip(numbers, numbers[1:], numbers[2:], strict=False):
            match = _IT.search(rate.words) if rate.quantity.unit == PERCENT else None
            kinds = {one.quantity.unit, other.quantity.unit} & {PERCENT, POINTS, TIMES, None}
            said = match and alike(one.quantity, other.quantity) and not kinds
            else_ = _OTHER.search(sentence.text) or sentence.text.startswith("的", rate.end)
            if match and said and not else_:
                yield from _check(sentence, (one, other), rate, match["way"])


def _check(
    sentence: Sentence, pair: tuple[Number, Number], rate: Number, way: str
) -> Iterator[Finding]:
    sign = -1 if LESS.search(way) else 1
    made = [_apart(a, b) for a, b in (pair, pair[::-1])]
    meant = [Reach(*(term * sign for term in each)) for each in made if each]
    meant = [Reach(m.value, min(m), max(m)) for m in meant if m.value > 0]
    if len(meant) != 1 or deviation(rate.quantity, meant[0]) != "warning":
        return
    if may_be_slip(rate.quantity.value, meant[0].value):
        printed = written(rounded(meant[0].value, DECIMALS), PERCENT)
        what = f"{pair[0].text} 与 {pair[1].text} 相比，{way}的一方{way} {printed}，"
        what += f"报告写「{way}」{rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _apart(one: Number, other: Number) -> Reach | None:
    ratio = over(reach(one.quantity), reach(other.quantity))
    return scaled(ratio, HUNDRED, -HUNDRED) if ratio else None
