"""`甲60万元，乙40万元，前者占60%`: what one of two values is of both."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, plus, reach, scaled
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_ONE: Final = re.compile(r"(?P<who>前者|后者)占(?:比|了|到)?(?:约|为|近|超过?|\s)*$")
_WHICH: Final = re.compile(
    r"(?P<who>前者|后者)[^，,。；;\d前后]{0,8}?(?P<word>[高低多少大小]于|超过|超出|高过|不及|不如|低过)"
    r"了?(?P<other>前者|后者)(?!的)"
)
_THAN: Final = re.compile(
    r"(?P<who>前者|后者)[比较](?P<other>前者|后者)[也还要都略稍更明显小幅]{0,3}"
    r"(?P<word>[高低多少大小])(?![^，,。；]{0,3}[倍])"
)
_MORE: Final = re.compile(r"^[高多大]|超")
_ELSE: Final = re.compile(r"增速|增长|增幅|下降|上升|同比|环比|提[高升]|降低|减少|增加")
"""What is compared may be the changes."""
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES})


def shares_of_two(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three."""
    for sentence in evidence.sentences:
        for share in sentence.numbers:
            match = _ONE.search(share.words)
            if match and share.quantity.unit == PERCENT:
                yield from _check(sentence, share, match["who"])


def former_and_latter(evidence: Evidence) -> Iterator[Finding]:
    """`甲60万元，乙40万元，后者低于前者`. No tolerance, but two that look alike are not told."""
    for sentence in evidence.sentences:
        found = (*_WHICH.finditer(sentence.text), *_THAN.finditer(sentence.text))
        for match in found:
            pair = [n for n in sentence.numbers if n.end <= match.start()]
            pair = [n for n in pair if n.quantity.unit == pair[-1].quantity.unit]
            values = [n.quantity.value for n in pair]
            others = _ELSE.search(sentence.text[: match.start()])
            if len(pair) != 2 or others or match["who"] == match["other"]:
                continue
            first, second = values if match["who"] == "前者" else reversed(values)
            more = bool(_MORE.search(match["word"]))
            if (first < second) if more else (first > second):
                what = f"报告写「{match[0]}」，而前者是 {pair[0].text}，后者是 {pair[1].text}，"
                what += "方向相反。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _check(sentence: Sentence, share: Number, who: str) -> Iterator[Finding]:
    amounts = [n for n in sentence.numbers if n.end <= share.start]
    amounts = [n for n in amounts if n.quantity.unit not in _NO_AMOUNT][-2:]
    if len(amounts) < 2 or not joinable(amounts[0].quantity, amounts[1].quantity):
        return
    both = plus(*(reach(n.quantity) for n in amounts))
    one = amounts[0] if who == "前者" else amounts[1]
    ratio = over(reach(one.quantity), both)
    if ratio is None or deviation(share.quantity, scaled(ratio)) != "warning":
        return
    printed = written(rounded(ratio.value * 100, 2), PERCENT)
    shown = " + ".join(n.text for n in amounts)
    what = f"{one.text} 在 {shown} 里占 {printed}，报告写 {share.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
