"""Two words of one sentence that cannot both be true: the last that is faster than someone, a
share over the half that is the least.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT
from assistant.records import Finding

_LAST: Final = re.compile(r"倒数第一|垫底|末位|排名?最后|居末|最(?:低|慢|少|小|差|弱)")
_AHEAD: Final = re.compile(
    r"^(?:[只仅还略稍]|好歹)+(?:好|高|快)?(?:于|比)(?P<who>[^，,。；\d]{2,10}?)"
    r"(?:略|稍|要|还|更)*(?:快|高|多|好|强|大)?(?:一点|一些|一筹)?$"
)
_FASTER: Final = re.compile(r"[快高多好强大]")
_FIRST: Final = re.compile(
    r"(?<!倒数)第一(?![季次个批步期阶名])|居首|榜首|首位|领跑|最(?:高|快|多|大|好|强)"
)
_NEXT_TO: Final = re.compile(
    r"^(?:[只仅]|略)?(?:次于|逊于|不及|落后于?)(?P<who>[^，,。；\d]{2,10})$"
)
_LESS_IS_BEST: Final = re.compile(r"率|能耗|客诉|投诉|成本|费用|价")
_ELSE: Final = re.compile(
    r"行业|去年|上年|预期|目标|外资|沿海|地区|进口|同期|上[月季]|计划|当[月日季年]|[春国]|旺季|峰值|高点|历史"
)
_SHARE: Final = re.compile(r"份额|占比|比重|占有率|市占")
_REST: Final = re.compile(
    r"^[，,]?\s?(?P<way>不足|不到|低于|少于|小于|不及|超过|大于|高于|多于|超出)"
    r"(?:其[他它余]|另外|剩下|余下)(?:[\d两三四五六七八九]+[个项家类条块])?的?(?:之和|总和|合计|加起来|总计)"
)
_A_THIRD: Final = re.compile(r"剩|另有|散|还有|其[他它余]")
_LEAST_SHARE: Final = re.compile(
    r"[，,]\s?(?:在[^，,。；]{1,8}[中里])?(?:份额|占比|比重|占有率)(?:却|仍|还|也|是|为|反而)*"
    r"(?:最[低小少]|垫底|末位|倒数第[一二])(?=[，,。；]|$)"
)
_LESS: Final = re.compile("[不低少小]")
_MOST_OF: Final = re.compile(
    r"^[，,]?\s?(?:在?[^，,。；]{0,8}[中里])?(?:是)?(?:并列)?(?P<way>最[高低多少大小快慢])(?:的)?$"
)
_AGAIN: Final = re.compile(r"^(?:[^，,。；\d]{1,12}?)(?:都|均|同|同样|也)?[是为](?:了)?$")
HALF: Final = 50


def opposites(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only."""
    for sentence in evidence.sentences:
        for what in (*_ranks(sentence), *_shares(sentence)):
            yield of_passages("contradiction", what, (sentence.passage,))
    for paragraph in evidence.paragraphs:
        yield from _twice(paragraph)


def _ranks(sentence: Sentence) -> Iterator[str]:
    clauses = [clause.strip() for clause in re.split("[，,]", sentence.text)]
    for one, other in pairwise(clauses):
        if _ELSE.search(other):
            continue
        last, ahead = _LAST.search(one), _AHEAD.match(other)
        if (
            last
            and not _LESS_IS_BEST.search(one)
            and last.end() == len(one)
            and ahead
            and _FASTER.search(other)
        ):
            yield f"报告写「{last[0]}」，而其后写「{other}」，前后矛盾。"
        first, behind = _FIRST.search(one), _NEXT_TO.match(other)
        if first and not _LESS_IS_BEST.search(one) and first.end() == len(one) and behind:
            yield f"报告写「{first[0]}」，而其后写「{other}」，前后矛盾。"


def _shares(sentence: Sentence) -> Iterator[str]:
    """Who has more than the half has the most."""
    shares = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
    ends = [*(number.start for number in shares[1:]), len(sentence.text)]
    for number, end in zip(shares, ends[: len(shares)], strict=True):
        behind = sentence.text[number.end : end]
        over = number.quantity.value > HALF or (
            number.quantity.value == HALF and number.quantity.bound == "over"
        )
        before = sentence.text[: number.start]
        last = _LEAST_SHARE.match(behind)
        if over and last and _SHARE.search(before[-12:]):
            yield f"报告写份额 {number.text}「{last[0].strip('，, ')}」，过半者不会最低。"
        rest = _REST.match(behind)
        if (
            rest
            and re.search(r"占[^，,。；]{0,10}$", before)
            and not _A_THIRD.search(behind[rest.end() :])
        ):
            less = bool(_LESS.search(rest["way"]))
            if (number.quantity.value > HALF) if less else (number.quantity.value < HALF):
                said = rest[0].strip("，,")
                yield f"报告写占 {number.text}「{said}」，方向相反。"


def _twice(paragraph: list[Sentence]) -> Iterator[Finding]:
    """`甲3.5%，五个场中最高；乙、丙都是2.0%，并列最高`"""
    found = []
    for sentence in paragraph:
        for at, number in enumerate(sentence.numbers):
            after = sentence.numbers[at + 1].start if at + 1 < len(sentence.numbers) else None
            clause = re.split("[，,]", sentence.text[number.end : after].lstrip("，,"))[0]
            if most := _MOST_OF.match(clause):
                found.append((sentence, number, most["way"], "并列" in most[0]))
    for one, other in pairwise(found):
        apart = one[1].quantity.value != other[1].quantity.value
        alike = one[1].quantity.unit == other[1].quantity.unit and one[2] == other[2]
        words = re.split("[，,]", other[0].masked[: other[1].start])[-1].strip()
        if apart and alike and _AGAIN.match(words) and other[0] is not one[0]:
            what = f"报告写 {one[1].text}「{one[2]}」，其后又写 {other[1].text}「"
            what += f"{'并列' if other[3] else ''}{other[2]}」，前后矛盾。"
            yield of_passages("contradiction", what, (other[0].passage,))
