"""What a report computes of values that it tells elsewhere, by the names of both."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.lines.line import Way
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Facts, called, facts_about, planned, prime
from assistant.ingest.checks.reading.intervals import over, reach, scaled
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT, Quantity

_PER_HEAD: Final = re.compile(
    r"(?:^|[，,；;、：:（(])人均(?P<what>[\u4e00-\u9fff]{2,6}?)(?:约|为|是|达到?|\s)*$"
)
_HEADS: Final = ("员工", "员工总数", "在岗员工", "在册员工", "团队", "职工", "人员")
_SHARE: Final = re.compile(
    r"(?:^|[，,；;：:（(])(?P<part>[\u4e00-\u9fffA-Za-z]{2,8}?)占(?:全部|同期)?(?P<whole>[\u4e00-\u9fff]{2,8}?)的?(?:约|为|近|\s)*$"
)
_ANOTHER: Final = re.compile("去年|上年|同期|此前|原来|目标|计划|预计")
_PEOPLE: Final = frozenset({"人", "名", "位"})


def by_name(evidence: Evidence, told: Told) -> Iterator[Way]:
    """`人均产值75万元`, `人工占营业成本60%`, of the one value that each of the names has."""
    said = told.sentence.text[: told.number.start]
    if _ANOTHER.search(said):
        return
    facts = facts_about(evidence, told.sentence.passage)
    document = evidence.documents.get(told.sentence.passage.document)
    own = document.period if document else ""
    if match := _PER_HEAD.search(said):
        totals = _values(match["what"], facts, own)
        heads = [q for name in _HEADS for q in _values(name, facts, own) if q.unit in _PEOPLE]
        for total in (q for q in totals if alike(q, told.quantity)):
            for count in {q.value: q for q in heads}.values():
                if ratio := over(reach(total), reach(count)):
                    yield Way(ratio, f"{total.text} / {count.text}")
    elif told.quantity.unit == PERCENT and (match := _SHARE.search(said)):
        for part in _values(match["part"], facts, own):
            for whole in (q for q in _values(match["whole"], facts, own) if alike(q, part)):
                ratio = over(reach(part), reach(whole)) if part.value < whole.value else None
                if ratio:
                    yield Way(scaled(ratio), f"{part.text} / {whole.text}")


def _values(name: str, facts: Facts, own: str) -> list[Quantity]:
    """Of now, where it has one."""
    found = [f for f in called(name, facts) if f.quantity.unit != PERCENT and not planned(f)]
    return [fact.quantity for fact in prime(found, own)[:1]]
