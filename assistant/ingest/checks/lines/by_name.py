"""What a report computes of values that it tells elsewhere, by the names of both."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.lines.line import Line, Way
from assistant.ingest.checks.rates.known_rates import RATES
from assistant.ingest.checks.reading.by_name import called, planned, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Facts, facts_about
from assistant.ingest.checks.reading.intervals import HUNDRED, Reach, over, reach, scaled
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
_OF_WHOLE: Final = re.compile(
    r"^的?(?P<whole>[\u4e00-\u9fff]{2,6}?)[，,](?:合计?|共计?|即|约|也就是)*$"
)
_THAT_IS: Final = re.compile("[，,（(]?(?:折合|折算|即|也就是|合|对应)")
_ANOTHER: Final = re.compile("去年|上年|同期|此前|原来|目标|计划|预计")
_PEOPLE: Final = frozenset({"人", "名", "位"})


def by_name(evidence: Evidence, line: Line, told: Told) -> Iterator[Way]:
    """`人均产值75万元`, `人工占营业成本60%`, `占60%的收入，合3亿元`, of the one value that each of
    the names has.
    """
    said = told.sentence.text[: told.number.start]
    if _ANOTHER.search(said):
        return
    facts = facts_about(evidence, told.sentence.passage)
    document = evidence.documents.get(told.sentence.passage.document)
    own = document.period if document else ""
    yield from _of_shares(facts, own, line, told)
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


def _of_shares(facts: Facts, own: str, line: Line, told: Told) -> Iterator[Way]:
    """A rate and the amount behind it, of a whole that stands between them; or of what a rate of
    that name divides: `毛利率30%，折合毛利3亿元`.
    """
    for rate, amount in pairwise(line.told):
        if told not in (rate, amount) or rate.quantity.unit != PERCENT:
            continue
        between = amount.sentence.text[rate.number.end : amount.number.start]
        match = _OF_WHOLE.match(between) if rate.sentence is amount.sentence else None
        that_is = _THAT_IS.match(between) if rate.sentence is amount.sentence else None
        named = [
            whole
            for name, (part, whole) in RATES.items()
            if that_is and rate.name.endswith(name) and amount.name.endswith(part)
        ]
        name = match["whole"] if match and "占" in rate.number.words else "".join(named)
        for whole in (q for q in _values(name, facts, own) if alike(q, amount.quantity)):
            ratio = over(reach(amount.quantity), reach(whole))
            if told is rate and ratio and ratio.value < 1:
                yield Way(scaled(ratio), f"{amount.text} / {whole.text}")
            elif told is amount:
                terms = zip(reach(whole), reach(rate.quantity), strict=True)
                made = Reach(*(a * b / HUNDRED for a, b in terms))
                yield Way(made, f"{whole.text} × {rate.text}")
