"""Ratios whose name is made of what they compare: `师生比1:15`, `峰谷比3.2`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    deviation,
    may_be_slip,
    over,
    reach,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity, read_quantity
from assistant.quantities.quantity import plain, rounded
from assistant.records import Finding

_RATIO: Final = re.compile(
    r"(?:^|[，,。；：:（(])(?P<said>(?P<one>[一-鿿])(?P<other>[一-鿿])比(?:例)?(?:约|为|是|达到?|\s)*"
    r"(?:(?P<left>\d{1,4}(?:\.\d+)?)\s?[:：]\s?(?P<right>\d{1,4}(?:\.\d+)?)"
    r"|(?P<times>\d{1,4}(?:\.\d+)?)倍?))(?![\d.:：%％个百万亿年月])"
)
_NO_PAIR: Final = frozenset("同环占对相价量配")
"""`同比`, `占比`, `性价比`, `配比` compare otherwise."""
_NO_VALUE: Final = frozenset({PERCENT, POINTS, TIMES, None})


def ratios_by_name(evidence: Evidence) -> Iterator[Finding]:
    """Within a paragraph that tells a value of both. Tolerance: rounding of all.

    Silent where any two such values come to it, the one by the other or the other way round.
    """
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for match in _RATIO.finditer(sentence.text):
                if not _NO_PAIR & {match["one"], match["other"]}:
                    yield from _check(sentence, match, paragraph)


def _check(
    sentence: Sentence, match: re.Match[str], paragraph: Sequence[Sentence]
) -> Iterator[Finding]:
    stated = _stated(match)
    ours, theirs = (
        [n for s in paragraph for n in s.numbers if _is_of(s, n, match[side])]
        for side in ("one", "other")
    )
    pairs = [(a, b) for a in ours for b in theirs if a.quantity.unit == b.quantity.unit and a != b]
    pairs = [(b, a) if match["left"] == "1" else (a, b) for a, b in pairs]
    made = [(r, a, b) for a, b in pairs if (r := over(reach(a.quantity), reach(b.quantity)))]
    turned = [over(reach(b.quantity), reach(a.quantity)) for a, b in pairs]
    either = [*(ratio for ratio, *_ in made), *filter(None, turned)]
    if stated is None or any(deviation(stated, ratio) != "warning" for ratio in either):
        return
    near = [each for each in made if may_be_slip(stated.value, each[0].value)]
    if len({ratio.value for ratio, *_ in near}) == 1:
        ratio, one, other = near[0]
        what = f"{one.text} 是 {other.text} 的 {plain(rounded(ratio.value, 2))} 倍，"
        what += f"报告写「{match['said']}」，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _stated(match: re.Match[str]) -> Quantity | None:
    """One of the two sides is 1, or the ratio is one number."""
    left, right = match["left"], match["right"]
    if left and "1" not in {left, right}:
        return None
    return read_quantity(match["times"] or (right if left == "1" else left))


def _is_of(sentence: Sentence, number: Number, character: str) -> bool:
    """What it measures has the character, in its clause or since the value before it."""
    unit = number.quantity.unit
    before = [n.end for n in sentence.numbers if n.quantity.unit == unit and n.end <= number.start]
    since = sentence.masked[max(before, default=0) : number.start]
    clause = re.split(r"[，、：:（(]|,(?!\d)", sentence.masked[: number.start])[-1]
    return unit not in _NO_VALUE and (character in clause or character in since)
