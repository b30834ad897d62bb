"""`骨干指产量占2%以上的窑工；30名骨干贡献50%产量`: so many that each have at least so much
have more together.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_DEFINED: Final = re.compile(
    r"(?P<who>[一-鿿]{2,6}?)(?:的?(?:定义|标准|口径))?(?:[：:]|是指|指的?是?|为)[^，,。；：:\d]{0,20}$"
)
_LEAST: Final = re.compile(r"[^。；]{0,4}(?:以上|及以上)|[^。；]{0,24}(?:超过|以上|达到)")
_TOGETHER: Final = re.compile(
    r"^(?P<who>[一-鿿]{2,8}?)(?:合计|共|一共|总共)?(?:占比?|贡献)了?[^，,。；\d]{0,8}$"
)
_ONE: Final = frozenset({"家", "个", "户", "位", "名"})


def least_shares(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the sum; what is defined is exact. Both stand in one passage."""
    for paragraph in evidence.paragraphs:
        least = {who: n for s in paragraph for who, n in _defined(s)}
        for sentence in paragraph if least else ():
            for count, share in zip(sentence.numbers, sentence.numbers[1:], strict=False):
                match = _TOGETHER.match(share.words)
                each = least.get(match["who"]) if match else None
                both = count.quantity.unit in _ONE and share.quantity.unit == PERCENT
                if not each or not match or not both or each is share:
                    continue
                floor = count.quantity.value * each.quantity.value
                if share.quantity.value + share.quantity.slack < floor:
                    made = written(count.quantity.value * each.quantity.value, PERCENT)
                    what = f"{count.text}{match['who']}每家至少占 {each.text}，合计至少 {made}，"
                    what += f"报告写 {share.text}，两者不一致。"
                    yield of_passages("contradiction", what, (sentence.passage,))


def _defined(sentence: Sentence) -> Iterator[tuple[str, Number]]:
    """By who is meant, the least share of one of them."""
    for number in (n for n in sentence.numbers if n.quantity.unit == PERCENT):
        match = _DEFINED.search(number.words)
        least = number.quantity.bound == "at_least" or _LEAST.match(sentence.text, number.end)
        if match and least:
            yield match["who"], number
