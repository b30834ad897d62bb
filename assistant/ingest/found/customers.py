"""Customers listed with what each of them pays: `前三大客户收入90万元：甲40万元、…`."""

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
_REST: Final = re.compile(r"其[他它余]|合计|小计")
_FEWEST: Final = 2


def listed_customers(
    stated: Sequence[Stated], sentence: Sentence, text: str
) -> dict[int, tuple[str, str]]:
    """By where their numbers begin: the customer, and what the figure before the colon measures."""
    colon = max(text.find(mark, sentence.start, sentence.end) for mark in "：:")
    heads = [s for s in stated if s.end <= colon and s.quantity.unit == CNY]
    items = [s for s in stated if s.start > colon and s.quantity.unit == CNY]
    lead = _OF_ALL.match(heads[0].name) if heads else None
    if lead is None or len(items) < _FEWEST:
        return {}
    joined = all(text[a.end : b.start] == f"、{b.name}" for a, b in pairwise(items))
    bare = all(s.kind == "value" and not MONEY.search(s.name) for s in items)
    metric = heads[0].name[lead.end() :]
    if not (joined and bare and len(metric) > 1):
        return {}
    return {s.start: (s.name, metric) for s in items if not _REST.search(s.name)}
