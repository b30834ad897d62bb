"""`砖厂总产值是2.4亿元，其中青砖1.2亿元（占一半）`: the share of what stands right before it in the
total that stands right before that.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TOTAL: Final = re.compile(
    r"(?:总|整体|全部|合计)[一-鿿]{0,4}$|^[一-鿿A-Za-z]{0,4}(?:总?收入|产值|营收)$"
)
_PART: Final = re.compile(
    r"^[多余＋+]?[，,：:]\s?(?:其中)?[A-Za-z一-鿿]{1,10}?\s?(?:收入|产值|贡献|营收|销售额|销量)?(?:了|为|是|有|占)?\s?$"
)
_SHARE: Final = re.compile(
    r"^\s?[，,（(]\s?(?:其?占比|占|占到|占了|约占|占其中)(?:约|为|近|达)?\s?$"
)
_BRACKET: Final = re.compile(r"^\s?[（(]")
"""Right behind the part: the share is of that part and of no other."""
_OVER: Final = re.compile(r"[多余+＋]")
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES})


def parts_of_totals(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three; `2.4亿元多` may be nearly 2.5."""
    yield from _found(evidence, bracketed=False)


def bracketed_shares(evidence: Evidence) -> Iterator[Finding]:
    """The same of `青砖1.2亿元（占50%）`: whatever else comes to that share."""
    yield from _found(evidence, bracketed=True)


def _found(evidence: Evidence, *, bracketed: bool) -> Iterator[Finding]:
    for sentence in evidence.sentences:
        numbers = sentence.numbers
        for total, part, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if bool(_BRACKET.match(share.words)) == bracketed and _is_split(
                sentence, total, part, share
            ):
                yield from _check(sentence, total, part, share)


def _is_split(sentence: Sentence, total: Number, part: Number, share: Number) -> bool:
    of_one = alike(total.quantity, part.quantity) and total.quantity.unit not in _NO_AMOUNT
    named = _TOTAL.search(label_of(sentence, total)) and _PART.match(part.words)
    told = told_in(sentence)[sentence.numbers.index(total)]
    shared = share.quantity.unit == PERCENT and _SHARE.match(share.words)
    return bool(of_one and named and shared) and told.role == "level"


def _check(sentence: Sentence, total: Number, part: Number, share: Number) -> Iterator[Finding]:
    more = _OVER.match(sentence.text, total.end) or total.quantity.bound != "exact"
    whole = reach(total.quantity)
    if more:
        whole = whole._replace(high=whole.high + total.quantity.slack)
    ratio = over(reach(part.quantity), whole)
    if ratio is None or ratio.value > 1:
        return
    computed = scaled(ratio)
    if deviation(share.quantity, computed) == "warning":
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"报告写占 {share.text}，按 {part.text} / {total.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
