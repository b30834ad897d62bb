"""`费用24.8亿元，占收入9.9%`: of the one value that the document gives by that bare name."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import Named
from assistant.ingest.checks.reading.sentences import MASK, Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_OF_ALL: Final = re.compile(
    r"^[^，,。；]{0,2}[，,（(]\s*(?:约|仅)?占(?:公司|集团|本集团|同期)?(?P<whole>总?(?:收入|营收|收益|营业收入|营业额|销售额|资产))"
    r"(?:总额)?的?(?:比例|比重)?(?:约|为|达|\s)*$"
)
_BARE: Final = re.compile(r"(?:公司|集团|本集团|总|实现|营业)*")
_OF_ANOTHER_TIME: Final = re.compile(rf"{MASK}|去年|上年|同期|此前|原来|累计")
FARTHEST: Final = Decimal(3)


def shares_of_all(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any value of that name agrees."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for part, share in pairwise(told):
            match = _OF_ALL.match(share.number.words)
            money = is_money(part.quantity.unit) and part.role == "level"
            if match and money and share.quantity.unit == PERCENT:
                named = evidence.named.get(sentence.passage.document, ())
                yield from _check(sentence, part, share, match["whole"].removeprefix("总"), named)


def _check(
    sentence: Sentence, part: Told, share: Told, whole: str, named: list[Named] | tuple[()]
) -> Iterator[Finding]:
    totals = [
        n
        for n in named
        if n.label.endswith(whole) and alike(n.number.quantity, part.quantity)
        if n.number.quantity.value > part.quantity.value
    ]
    bare = [n for n in totals if _BARE.fullmatch(n.label.removesuffix(whole)) and not n.planned]
    bare = [n for n in bare if not _OF_ANOTHER_TIME.search(n.number.words)]
    judged = []
    for total in (*bare, *totals):
        ratio = over(reach(part.quantity), reach(total.number.quantity))
        if ratio is None or deviation(share.quantity, scaled(ratio)) != "warning":
            return
        judged.append((scaled(ratio), total))
    stated = share.quantity.value
    if bare and stated / FARTHEST < judged[0][0].value < stated * FARTHEST:
        computed, total = judged[0]
        printed = written(rounded(computed.value, 2), PERCENT)
        what = (
            f"报告写占{whole} {share.text}，按 {part.text} / {total.number.text} 算为 {printed}，"
        )
        yield of_passages("does_not_add_up", f"{what}两者不一致。", (sentence.passage,))
