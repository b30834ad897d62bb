"""`单车货量2.5千吨`, of 900万吨 and 360辆 told elsewhere: an average of the right digits
and of another scale.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.averages import NO_MEAN, OTHERWISE
from assistant.ingest.checks.reading.by_name import planned
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED, deviation, over, reach
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import MASK, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_EACH: Final = re.compile(
    r"(?:单(?P<one>[一-鿿])|每(?P<each>[一-鿿]{1,2}?)|(?P<by>[人户店车台站机床炉船]|门店|客户)均)"
    r"的?(?:平均)?(?P<what>[一-鿿]{2,6}?)(?:约|为|是|达到?|仅|只有|\s)*$"
)
_UNITS: Final[dict[str, frozenset[str]]] = {
    "人": frozenset("人名位"),
    "户": frozenset("户"),
    "店": frozenset("家"),
    "车": frozenset("辆台"),
    "机": frozenset("台架"),
    "船": frozenset("艘"),
}
_PART: Final = re.compile(r"其中|新增|新开|新购|报废|单|每|均|日|月")
_AT_A_TIME: Final = re.compile("[日天月次班时周季]")
"""`单炉日产量` is no part of what a year has."""
FEWEST_DIGITS: Final = 2
DECIMALS: Final = 2


def scaled_means(evidence: Evidence) -> Iterator[Finding]:
    """Told is another scale alone. Silent where any total and count of those names confirm it."""
    for sentence in evidence.sentences:
        for told in told_in(sentence):
            own = re.split(r"[，,、。；：:（(]", told.number.words)[-1].replace(MASK, "")
            match = _EACH.search(own)
            level = told.role in {"level", "mean"} and told.quantity.unit not in NO_MEAN | {None}
            other = OTHERWISE.search(sentence.text) or AGO.search(own) or _AT_A_TIME.search(own)
            if match and level and not other:
                yield from _check(evidence, told, match)


def _check(evidence: Evidence, mean: Told, match: re.Match[str]) -> Iterator[Finding]:
    facts = facts_about(evidence, mean.sentence.passage)
    per = match["one"] or match["each"] or match["by"]
    counts = [f for f in _known(facts, mean) if _counts(f, per)]
    totals = [f for f in _known(facts, mean) if _is_total(f, mean, match["what"])]
    made = [
        (total, count, ratio)
        for total in totals
        for count in counts
        if (ratio := over(reach(total.quantity), reach(count.quantity)))
    ]
    if any(deviation(mean.quantity, ratio) != "warning" for *_, ratio in made):
        return
    off = [each for each in made if slip_of(mean.quantity, each[2].value) == "scale"]
    if off and digits_of(mean.quantity) >= FEWEST_DIGITS:
        total, count, ratio = off[0]
        printed = written(rounded(ratio.value, DECIMALS), mean.quantity.unit)
        what = f"「{match[0]}」报告写 {mean.text}，按 {total.text} / {count.text} 算为 {printed}，"
        what += "数量级不一致。"
        yield of_passages("does_not_add_up", what, (mean.sentence.passage,))


def _known(facts: Facts, mean: Told) -> Sequence[Fact]:
    """Of now and of all, and no average by itself."""
    return [
        f
        for f in facts
        if not (f.ago or planned(f) or f.told is mean) and not any(map(_PART.search, f.names))
    ]


def _counts(fact: Fact, per: str) -> bool:
    unit = fact.quantity.unit or ""
    counted = unit in COUNTED and fact.quantity.value == int(fact.quantity.value)
    return counted and (unit in _UNITS.get(per, {per}) or any(per in name for name in fact.names))


def _is_total(fact: Fact, mean: Told, what: str) -> bool:
    """By a word that both have: `单机灌溉` and `灌溉面积`."""
    same = alike(fact.quantity, mean.quantity) and fact.quantity.unit is not None
    return same and any(what[:2] in name or what[-2:] in name for name in fact.names)
