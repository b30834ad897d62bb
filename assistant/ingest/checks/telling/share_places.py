"""`甲厂份额41%；我们占30%，排第二；乙厂占17%`: places against the shares told beside them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.records import Finding

_SHARE: Final = re.compile(r"(?:份额|市占率?|占有率|占比|占)(?:为|是|约|达|\s)*$")
_AGO: Final = re.compile(r"去年|上年|同期|年前|上[月季期]|预计|目标|计划|明年")
_REST: Final = re.compile(r"其[余他它]|剩余|余下|另外|合计|前[两二三四五六七八九十\d]")
_PLACE: Final = re.compile(
    r"^[，,（(]?\s?(?:位?列|排名?|位居|居|名列)?(?:市场|全国|行业|当地|区域)?(?:的)?"
    r"(?:第(?P<n>[一二三四五六])|(?P<top>首位|榜首))(?=[，,。；）)]|$)"
)
_NUMERALS: Final = {c: at for at, c in enumerate("一二三四五六", 1)}
_SCOPE: Final = re.compile("细分|[高中低]端|线[上下]|增量|新增|[中里内]份额|领域|品类|[省市区]份额")
"""Shares of another whole than those beside it."""
FEWEST: Final = 3


class Holder(NamedTuple):
    sentence: Sentence
    share: Number
    named: bool
    """One, and not all that remain."""


def places_of_shares(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. The shares are of one whole, which they do not exceed."""
    for paragraph in evidence.paragraphs:
        run: list[Holder] = []
        for sentence in (*paragraph, None):
            holder = _holder(sentence) if sentence else None
            if holder:
                run.append(holder)
                continue
            yield from _check(run)
            run = []


def _holder(sentence: Sentence) -> Holder | None:
    """The one share of the clauses between two semicolons."""
    shares = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
    own = len(shares) == 1 and _SHARE.search(shares[0].words)
    other = _AGO.search(sentence.text) or _SCOPE.search(sentence.text)
    if not own or other or shares[0].quantity.bound != "exact":
        return None
    return Holder(sentence, shares[0], not _REST.search(sentence.text[: shares[0].start]))


def _check(run: Sequence[Holder]) -> Iterator[Finding]:
    named = [holder for holder in run if holder.named]
    if len(named) < FEWEST or sum(h.share.quantity.value for h in run) > HUNDRED + 1:
        return
    for holder in named:
        place = _PLACE.match(holder.sentence.text[holder.share.end :])
        own = holder.share.quantity.value
        above = sum(h.share.quantity.value > own for h in named)
        level = sum(h.share.quantity.value == own for h in named)
        said = _NUMERALS.get(place["n"], 1) if place else 0
        if place and said <= len(named) and not above < said <= above + level:
            what = f"报告写 {holder.share.text}「{place[0].strip('，,（( ')}」，"
            what += f"而并列的份额里它排第 {above + 1}："
            what += f"{'、'.join(h.share.text for h in run)}。"
            yield of_passages("contradiction", what, (holder.sentence.passage,))
