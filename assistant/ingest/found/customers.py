"""Customers listed with what each of them pays: `前三大客户收入90万元：甲40万元（占4%）、…`."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.found.sentences import MONEY, Sentence
from assistant.ingest.found.stated import Stated
from assistant.quantities import CNY

_OF_ALL: Final = re.compile(
    r"^(?:前[一二两三四五六七八九十\d]+[大名位家]?|主要|重点|核心|[大头]部?)?[^，。：]{0,4}客户(?:合计|共)?(?:贡献)?"
)
_OF_WHOLE: Final = re.compile(
    r"占(?:公司|全部|整体|总|当[月期]|本月)*(?P<metric>[^占的]{2,6}?)比例$"
)
"""`前三大客户占总收入比例`: what they pay is 收入."""
_REST: Final = re.compile(r"其[他它余]|合计|小计")
_IN_TURN: Final = "(?:依次|分别)(?:为|是|有)"
_LISTS: Final = re.compile(f"[：:]|{_IN_TURN}")
_LEAD_IN: Final = re.compile(f"^.*{_IN_TURN}")
_ASIDE: Final = re.compile(r"（[^（）]*）|\([^()]*\)")
_FEWEST: Final = 2


def listed_customers(
    stated: Sequence[Stated], sentence: Sentence, text: str
) -> dict[int, tuple[str, str]]:
    """By where their numbers begin: the customer, and what that number measures."""
    marks = [m.end() for m in _LISTS.finditer(text, sentence.start, sentence.end)]
    opens = next((at for at in marks if any(s.end <= at for s in stated)), sentence.end)
    before = [s for s in stated if s.end <= opens]
    behind = [s for s in stated if s.start > opens]
    items = [s for s in behind if s.quantity.unit == CNY and not _aside(text, opens, s)]
    heads = [s for s in before if s.quantity.unit == CNY]
    lead = _OF_ALL.match(heads[0].name) if heads else None
    if lead is None or len(items) < _FEWEST:
        return {}
    joined = all(_ASIDE.sub("", text[a.end : b.start]) == f"、{b.name}" for a, b in pairwise(items))
    bare = all(s.kind == "value" and not MONEY.search(s.name) for s in items)
    metric = heads[0].name[lead.end() :] or _of_whole(before)
    if not (joined and bare and len(metric) > 1):
        return {}
    found: dict[int, tuple[str, str]] = {}
    for each in behind:
        item = next((i for i in reversed(items) if i.start <= each.start), items[0])
        rest = metric + each.name.removeprefix(item.name) if item.name in each.name else each.name
        if not _REST.search(item.name):
            found[each.start] = (_LEAD_IN.sub("", item.name), rest)
    return found


def _of_whole(before: Sequence[Stated]) -> str:
    shares = (_OF_WHOLE.search(each.name) for each in before)
    return next((share["metric"] for share in shares if share), "")


def _aside(text: str, opens: int, each: Stated) -> bool:
    """Whether a bracket behind another number says it."""
    said = text[opens : each.start]
    return sum(map(said.count, "（(")) > sum(map(said.count, "）)"))
