"""Who has the most or the least of what the sentence lists: `甲12件、乙7件、丙5件，甲类最多`.

Also by its share: `燃料30万元、釉料12万元、运费9万元，燃料占59%，是最大的一项`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.records import Finding

_NAME: Final = r"[^：:，,、。；;▢\d（()）]{1,8}"
_OPENS: Final = re.compile(
    rf"(?:其中|包括|分别为|[：:]|[是为有中])\s*(?P<who>{_NAME}?)(?:有|为|共)?$|^[^，,]*[，,](?P<bare>{_NAME}?)$"
)
_NEXT: Final = re.compile(rf"\s*(?:、|和|及|以及)\s*(?P<who>{_NAME}?)(?:有|为|共)?")
_RANK: Final = re.compile(
    r"最(?:(?P<more>[高多大长])|(?P<less>[低少小短]))(?:的?(?:[一-鿿]{0,4}(?:项|类|部分|块|来源)))?(?=[，,。；;）)]|$)"
)
_CLAUSE: Final = re.compile(
    r"[，,](?P<who>[^，,。；;：:、▢\d]{1,8}?)(?:类|项|方面|原因|的|仍|数量|金额|费用|占比|依旧|为|是|[\d.]+[%％])*$"
)
_BY_SHARE: Final = re.compile(
    r"[，,](?P<who>[^，,。；;：:、▢\d]{1,8}?)占(?:比|了)?[\d.]+[%％][，,](?:仍|依然)?(?:[是为]|居)?(?:其中)?$"
)
_SCOPE: Final = re.compile(r"历史|以来|之一|除|增|降|升|幅|速|同比|环比|变化")
REST: Final = re.compile("其[他它余]|合计|共")
FEWEST: Final = 3


class _Item(NamedTuple):
    who: str
    number: Number


def ranks_in_lists(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie."""
    for sentence in evidence.sentences:
        for rank in _RANK.finditer(sentence.text):
            before = sentence.text[: rank.start()]
            said = _BY_SHARE.search(before) or _CLAUSE.search(before)
            if said is None or _SCOPE.search(said[0]):
                continue
            for items in _lists(sentence, said.start()):
                yield from _check(sentence, items, said["who"].strip(), rank)


def _lists(sentence: Sentence, end: int) -> Iterator[list[_Item]]:
    """The last list of at least three that ends before."""
    numbers = [n for n in sentence.numbers if n.end <= end]
    found: list[list[_Item]] = []
    for at, first in enumerate(numbers):
        opens = _OPENS.search(first.words)
        who = (opens["who"] or opens["bare"] or "").strip() if opens else ""
        if not who:
            continue
        items = [_Item(who, first)]
        for before, number in pairwise(numbers[at:]):
            follows = _NEXT.fullmatch(number.words)
            one = number.quantity.unit == before.quantity.unit and number.depth == first.depth
            if not follows or not one:
                break
            items.append(_Item(follows["who"].strip(), number))
        if len(items) >= FEWEST:
            found.append(items)
    yield from found[-1:]


def _check(
    sentence: Sentence, items: list[_Item], who: str, rank: re.Match[str]
) -> Iterator[Finding]:
    named = [item for item in items if item.who == who or (len(who) > 1 and item.who.endswith(who))]
    others = [item for item in items if not REST.search(item.who)]
    if len(named) != 1 or REST.search(who):
        return
    own = named[0].number.quantity.value
    ahead = [
        item
        for item in others
        if (item.number.quantity.value > own if rank["more"] else item.number.quantity.value < own)
    ]
    if ahead:
        best = ahead[0]
        what = f"报告写{who}「{rank[0]}」，而所列的{best.who}为 {best.number.text}，"
        what += f"{named[0].who}为 {named[0].number.text}。"
        yield of_passages("contradiction", what, (sentence.passage,))
