"""`哪个城区用得最满，利用率是多少`: a value is asked of who leads in the clause before. Pure."""

import re
from typing import Final

from assistant.retrieval.conversation import Memory
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_LEADS: Final = re.compile(r"(?:哪|谁)[^,，]*?最(?P<how>不?[\u3400-\u9fff]{1,3})")
_FULL: Final = "充分|充足|饱和|饱满|满|忙|紧张|高|多|大"
_LOW: Final = re.compile(rf"不(?:{_FULL})|空|闲|清闲|低|少|小")
_HIGH: Final = re.compile(_FULL)
_USED: Final = re.compile(r"利用|使用|占用|满(?!意)|负荷|负载|饱和|开[机工]")
"""Of which full and busy say that it is high."""


def of_leader(plan: Plan, reading: Reading, memory: Memory) -> Plan:
    """The ranking by that value; what the clause before lacks, this one lacks as well."""
    before = memory[-1].plans[-1] if memory and memory[-1].within else None
    said = _LEADS.search(before.text) if before else None
    if before is None or said is None or not plan.asks_quantity or plan.operation == "rank":
        return plan
    if before.metrics:
        again = plan.metrics == before.metrics and not reading.mentions
        lacks = before.unknown if again and before.operation == "rank" else ()
        return plan.model_copy(update={"unknown": (*plan.unknown, *lacks)}) if lacks else plan
    alone = len(plan.metrics) == 1 and not (plan.members or plan.subjects or plan.operation)
    if not alone or not before.by:
        return plan
    low, high = (words.fullmatch(said["how"].rstrip("的")) for words in (_LOW, _HIGH))
    if not (low or high) or not _USED.search(plan.metrics[0]):
        return plan.model_copy(update={"unknown": (*plan.unknown, f"最{said['how']}")})
    asked = {"by": before.by, "operation": "rank", "ascending": bool(low)}
    return plan.model_copy(update={**asked, "periods": plan.periods or before.periods})
