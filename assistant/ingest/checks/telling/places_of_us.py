"""`甲窑份额41%，乙窑29%，我们18%，其余12%。我们…位列第二`; `我们9元，甲窑8元，乙窑7元，
三家里我们单价最低`: where we are among those that a paragraph tells of.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, read_number
from assistant.quantities.units import is_money
from assistant.records import Finding

_US: Final = r"(?:我们|我司|我方|我公司|本公司)"
_OURS: Final = re.compile(rf"{_US}(?:的?(?:份额|报价|价格|单价))?(?:占|为|是|有|约)*\s?$")
_REST: Final = re.compile(r"其[他它余]|剩余|余下")
_PLACE: Final = re.compile(
    rf"{_US}[^。；]*?(?:位列|位居|名列|排名?|排在|居)第(?P<n>[一二三四五六]|\d)(?=[，,。；]|$)"
)
_MOST: Final = re.compile(
    rf"(?P<n>[两三四五六])家[里中]?[，,]?{_US}的?(?:报价|价格|单价)?(?:是|为)?最(?P<way>[高低贵])"
)
FEWEST: Final = 3


def places_of_us(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. The shares of all make the whole."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for behind in paragraph[at : at + 2]:
                yield from _place(sentence, behind)
            yield from _prices(sentence, paragraph[max(at - 1, 0) : at + 1])


def _place(listed: Sentence, sentence: Sentence) -> Iterator[Finding]:
    shares = [n for n in listed.numbers if n.quantity.unit == PERCENT]
    match = _PLACE.search(sentence.text)
    ours = [n for n in shares if _OURS.search(n.words)]
    total = sum(n.quantity.value for n in shares)
    if not match or len(ours) != 1 or len(shares) < FEWEST or abs(total - HUNDRED) > 1:
        return
    named = [n for n in shares if not _REST.search(n.words)]
    place = 1 + sum(n.quantity.value > ours[0].quantity.value for n in named)
    if read_number(match["n"]) != place:
        what = f"报告写「{match[0]}」，而份额 {ours[0].text} 在所列各家里排第 {place}。"
        yield of_passages("contradiction", what, (sentence.passage, listed.passage))


def _prices(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Finding]:
    """Of the sentence and the one before it, whose last semicolon may part them."""
    match = _MOST.search(sentence.text)
    if match is None:
        return
    prices = [n for each in near for n in _levels(each)]
    ours = [n for n in prices if _OURS.search(n.words)]
    if len(ours) != 1 or len(prices) != read_number(match["n"]):
        return
    values = [n.quantity.value for n in prices]
    if ours[0].quantity.value != (min if match["way"] == "低" else max)(values):
        what = f"报告写「{match[0]}」，而各家是 {'、'.join(n.text for n in prices)}，"
        what += f"我们是 {ours[0].text}，前后矛盾。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _levels(sentence: Sentence) -> Sequence[Number]:
    told = (t for t in told_in(sentence) if is_money(t.quantity.unit))
    return [t.number for t in told if t.role == "level"]
