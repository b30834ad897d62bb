"""Amounts that their shares prove to be parts: `直营90万元，占60%；加盟60万元，占40%` of 150万."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.found.telling import Told
from assistant.ingest.found.under_whole import is_share, moved
from assistant.ingest.found.wholes import dimension_of, is_bare, is_whole
from assistant.quantities import PERCENT

_FEWEST: Final = 2
_WHOLE: Final = r"(?P<whole>[^，。；：:\d]{2,12}?)"
_BY: Final = r"(?P<by>[\u4e00-\u9fff]{2,6}?)"
_OPENED: Final = re.compile(rf"[-*•·\s]*[按分]{_BY}(?:来?看|划分|统计)的?{_WHOLE}[：:]")
_OPENED_BY: Final = re.compile(rf"[-*•·\s]*{_WHOLE}按{_BY}(?:来?看|划?分|统计|计)?[：:]")
_LARGEST: Final = re.compile(r"前[一二三四五六七八九十\d]+")
"""The largest of a list are no part beside its others."""
_ALL: Final = Decimal("100.5")
"""Percent that all parts may reach, rounded."""
_ROUNDING: Final = Decimal("0.05")
"""Percentage points by which a share that is told may differ from the one of the two amounts."""


class _Pair(NamedTuple):
    part: Told
    share: Told


class _Parts(NamedTuple):
    whole: str
    by: str
    parts: list[Told]


def shared_out(told: Sequence[Told]) -> list[Told]:
    """Each amount that a share follows, under the figure of which all shares of its section are,
    or that its line opens with: `按渠道看门店收入：…`.

    One share may be of anything; two of the same figure are none by chance.
    """
    made = list(told)
    wholes = [t for t in made if t.stated.kind in {"value", "end"} and is_whole(t)]
    for pairs in _by_section(made):
        if found := _proved(pairs, wholes) or _opened(pairs):
            for part in found.parts:
                made = moved(made, part, found.whole, found.by)
    return made


def _by_section(told: Sequence[Told]) -> Iterator[list[_Pair]]:
    grouped: defaultdict[object, list[_Pair]] = defaultdict(list)
    for part, share in pairwise(told):
        amount = is_bare(part) or (part.stated.kind == "value" and is_whole(part))
        amount = amount and not _LARGEST.search(part.name)
        shared = share.stated.kind == "share" and share.quantity.unit == PERCENT
        if amount and shared and share.sentence is part.sentence:
            key = (part.passage.sections, part.stated.period, part.quantity.unit)
            grouped[key].append(_Pair(part, share))
    yield from grouped.values()


def _proved(pairs: Sequence[_Pair], wholes: Sequence[Told]) -> _Parts | None:
    """The only figure that two and more are parts of; 直营收入 and 加盟收入 alone are named."""
    fitting = {w.name: [p.part for p in pairs if _fits(p, w)] for w in wholes}
    held = {name: parts for name, parts in fitting.items() if parts}
    if len(held) != 1:
        return None
    (whole, parts), *_ = held.items()
    several = (
        any(map(is_bare, parts))
        and len(parts) >= _FEWEST
        and sum(_share(p, pairs) for p in parts) <= _ALL
    )
    return _Parts(whole, dimension_of(parts[0]), parts) if several else None


def _share(part: Told, pairs: Sequence[_Pair]) -> Decimal:
    return next(pair.share.quantity.value for pair in pairs if pair.part is part)


def _fits(pair: _Pair, whole: Told) -> bool:
    part, share = pair
    same = whole.stated.period == part.stated.period and whole.quantity.unit == part.quantity.unit
    if whole is part or not (same and whole.quantity.value > part.quantity.value > 0):
        return False
    low, high = _of(pair)
    return low <= whole.quantity.value <= high and is_share(share, part, whole.name)


def _of(pair: _Pair) -> tuple[Decimal, Decimal]:
    """Between which the whole lies."""
    share = pair.share.quantity
    slack = min(max(share.slack, _ROUNDING), share.value / 2)
    amount = 100 * pair.part.quantity.value
    return amount / (share.value + slack), amount / (share.value - slack)


def _opened(pairs: Sequence[_Pair]) -> _Parts | None:
    """What a line says that it takes apart, and by what, where its shares are of one amount."""
    for line in {_line(pair): None for pair in pairs}:
        of_line = [p for p in pairs if _line(p) == line]
        opened = _OPENED.match(line) or _OPENED_BY.match(line)
        bounds = [_of(pair) for pair in of_line if pair.share.quantity.value > 0]
        same = bounds and max(low for low, _ in bounds) <= min(high for _, high in bounds)
        if opened and same and len(bounds) == len(of_line) >= _FEWEST:
            return _Parts(opened["whole"], opened["by"], [pair.part for pair in of_line])
    return None


def _line(pair: _Pair) -> str:
    text, start = pair.part.passage.text, pair.part.sentence.start
    return text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
