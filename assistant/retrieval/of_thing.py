"""What is asked of a thing that a sentence gives a number: `甲的收入` beside `甲24%`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.naming import Named

_MEASURED: Final = re.compile(
    r"[额款费率数量价值润本利期积重长]$|收入|营收|支出|费用|预算|投入|占比|比例|目标|订单|人员|员工|客户|库存|面积|时长"
)
"""Ends of names of what is measured, which is no thing that has another measure."""
_BELONGS: Final = re.compile(r"(?:业务|板块|条?线|产品|服务|这[块边]|方面)?的?")
_GIVES: Final = re.compile(r"^(?:贡献|带来|产生|创造)")
_GIVEN: Final = re.compile(r"(?:一共|总共|大概)?(?:贡献|带来|产生|创造)了?(?:多少|几)")


def of_thing(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """The second of two metrics that stand side by side, where the first only names a thing and
    the second is measured: whose it is stays asked.

    Only where sentences gave both their names: a catalogue knows what it declares.
    """
    several = set(reading.operations) - {"rank", "members"} or found.choices
    if several or len(found.metrics) != 2 or not set(found.metrics) <= lexicon.found:
        return found
    (thing, owner), (asked, metric) = sorted((_place(n, reading), n) for n in found.metrics)
    between = _without_periods(reading, thing[1], asked[0])
    if between and _GIVEN.fullmatch(between):
        return _given_by(found, owner, metric, view)
    if (
        between is None
        or not _BELONGS.fullmatch(between)
        or _MEASURED.search(owner)
        or not _MEASURED.search(metric)
    ):
        return found
    word = reading.text[slice(*thing)]
    if _told_of(word, metric, view):
        return found._replace(metrics=(metric,))
    return found._replace(metrics=(metric,), rest=(*found.rest, word))


def _given_by(found: Named, owner: str, metric: str, view: View) -> Named:
    """`甲贡献了多少收入`, where a sentence tells 甲贡献收入; else of nobody."""
    held = [
        name
        for name in view.uses()
        if (given := name.removeprefix(owner)) != name
        if (what := _GIVES.sub("", given)) != given and metric.endswith(what or "?")
    ]
    if len(held) == 1:
        return found._replace(metrics=(held[0],))
    return found._replace(metrics=(metric,), rest=(*found.rest, owner))


def _place(metric: str, reading: Reading) -> tuple[int, int]:
    """Where it is said: by a name, else by the end of its own; (-1, -1) for nowhere."""
    for mention in reading.mentions:
        if metric in mention.names("metric"):
            return mention.start, mention.end
    for size in range(len(metric), 1, -1):
        if (at := reading.text.find(metric[-size:])) >= 0:
            return at, at + size
    return -1, -1


def _without_periods(reading: Reading, start: int, end: int) -> str | None:
    """What stands between two names; None where one is not said."""
    if start < 0 or end < start:
        return None
    taken = {at for period in reading.periods for at in range(period.start, period.end)}
    return "".join(reading.text[at] for at in range(start, end) if at not in taken)


def _told_of(word: str, metric: str, view: View) -> bool:
    quotes = (s.quote for f in view.figures(metric, any_subject=True) for s in f.sources)
    return any(fold(word) in fold(quote) for quote in quotes)
