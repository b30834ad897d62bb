"""`事故20起：甲12起、乙8起，甲占60%`: the share of a part that was listed before, by its name."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, plus, reach, scaled
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.tables.rows import shares_pair
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF: Final = re.compile(
    r"(?:^|[，,；;：:、（(])\s*(?:其中)?(?P<who>[\u4e00-\u9fffA-Za-z]{2,8}?)类?占(?:比|了|到)?"
    r"[^，,。；占▢\d]{0,8}$"
)
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s"})
LONGEST_RUN: Final = 8
FEWEST: Final = 2


def shares_of_named_parts(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Of a whole that the parts of the sentence add up to.

    Silent where the part is any other number's share, as the percentage has it.
    """
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for share in (n for n in sentence.numbers if n.quantity.unit == PERCENT):
                match = _OF.search(share.words)
                part = _part(sentence, share, match["who"]) if match else None
                if part:
                    yield from _check(sentence, paragraph, part, share)


def _part(sentence: Sentence, share: Number, who: str) -> Number | None:
    """The one amount of the sentence before it that the name, or its beginning, stands before."""
    amounts = [n for n in sentence.numbers if n.end <= share.start]
    amounts = [n for n in amounts if n.quantity.unit not in _NO_AMOUNT]
    named = [n for n in amounts if _is(label_of(sentence, n), who)]
    named = named or [n for n in amounts if shares_pair(who, label_of(sentence, n))]
    return named[0] if len(named) == 1 and named[0] is not amounts[-1] else None


def _is(label: str, who: str) -> bool:
    return len(label) > 1 and (who in label or label in who)


def _check(
    sentence: Sentence, paragraph: Sequence[Sentence], part: Number, share: Number
) -> Iterator[Finding]:
    near = [n for each in paragraph for n in each.numbers if joinable(n.quantity, part.quantity)]
    wholes = list(_wholes([n for n in sentence.numbers if n in near], part, near))
    ratios = [over(reach(part.quantity), reach(n.quantity)) for n in near if n is not part]
    right = [r for r in ratios if r and deviation(share.quantity, scaled(r)) != "warning"]
    made = [scaled(r) for w in wholes if (r := over(reach(part.quantity), reach(w.quantity)))]
    if not made or right or any(deviation(share.quantity, m) != "warning" for m in made):
        return
    printed = written(rounded(made[0].value, 2), PERCENT)
    what = f"{part.text} 占 {wholes[0].text} 的 {printed}，报告写 {share.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))


def _wholes(listed: Sequence[Number], part: Number, near: Sequence[Number]) -> Iterator[Number]:
    """What numbers in turn, the part among them, add up to."""
    for start, end in combinations(range(len(listed) + 1), 2):
        run = listed[start:end]
        if FEWEST <= len(run) <= LONGEST_RUN and part in run:
            total = plus(*(reach(n.quantity) for n in run))
            for whole in (n for n in near if n not in run):
                if abs(total.value - whole.quantity.value) <= whole.quantity.slack:
                    yield whole
