"""`出窑总量：3.6万片`, `出窑品种：青砖26K + 白砖9K + 灰砖7K`: parts that exceed the whole; or
are less, where the last one is all the rest, `红砖、瓦等 7K`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import PLAN, bare
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_LINE: Final = re.compile(r"(?P<name>[一-鿿]{3,8})[：:]\s?(?P<parts>[^：:，,。；]+)$")
_JOINT: Final = re.compile(r"[+＋]")
_KINDS: Final = re.compile(
    r"(?:[一-鿿]型|型号|种类|品种|构成|组成|分布|结构|[花颜]色|规格|类别|类型)$"
)
_WHOLE: Final = re.compile(r"(?:规模|总量|总数|总额|总计|合计|数量)$")
_REST: Final = re.compile(r"(?:等|其[他它余])的?\s?$")
"""Of the last part, which closes them."""
_SOME: Final = re.compile("主要|重点|典型|部分|代表")
FEWEST: Final = 3
SHORTEST: Final = 2
"""Characters in which both names begin alike."""


def beyond_totals(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where anything of that name holds the parts."""
    for sentence in evidence.sentences:
        match = _LINE.match(sentence.text)
        parts = _parts(sentence, match.start("parts")) if match else []
        if match is None or len(parts) < FEWEST or not _KINDS.search(match["name"]):
            continue
        total = sum((n.quantity.value for n in parts), Decimal(0))
        slack = sum((n.quantity.slack for n in parts), Decimal(0))
        wholes = _wholes(evidence, sentence, match["name"], parts[0])
        if wholes and all(f.quantity.value + f.quantity.slack < total - slack for f in wholes):
            whole = max(wholes, key=lambda fact: fact.quantity.value)
            said = sentence.text[match.start("parts") : parts[-1].end]
            what = f"{said.strip()} 相加为 "
            what += f"{written(rounded(total, 2), parts[0].quantity.unit)}，超过总数 {whole.text}，"
            what += "两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage, whole.passage))
        elif wholes and _REST.search(parts[-1].words) and not _SOME.search(match["name"]):
            yield from _less(sentence, parts, [f for f in wholes if _is_whole(f)])


def _less(sentence: Sentence, parts: Sequence[Number], wholes: Sequence[Fact]) -> Iterator[Finding]:
    """`9K` beside `2.6K` is 9.0K; a whole is as fine as what it has grown from and by."""
    total = sum((n.quantity.value for n in parts), Decimal(0))
    fine = len({re.sub(r"[\d.,]", "", n.text) for n in parts}) == 1
    slacks = [n.quantity.slack for n in parts]
    high = total + (min(slacks) * len(slacks) if fine else sum(slacks, Decimal(0)))
    if all(high < _least(fact) for fact in wholes):
        said = " + ".join(n.text for n in parts)
        what = f"{said} 相加为 {written(rounded(total, 2), parts[0].quantity.unit)}，"
        what += f"少于总数 {wholes[0].text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, wholes[0].passage))


def _least(fact: Fact) -> Decimal:
    """`库存5万片，较年初的4.7万片多出3.4K`: what the change comes to at least."""
    low = fact.quantity.value - fact.quantity.slack
    told = told_in(fact.told.sentence)[fact.told.at :][:3] if fact.told else []
    if [t.role for t in told] != ["level", "base", "change"] or told[2].way <= 0:
        return low
    _, base, by = (t.quantity for t in told)
    if not (joinable(fact.quantity, base) and joinable(base, by)):
        return low
    made = base.value + by.value
    near = abs(made - fact.quantity.value) <= fact.quantity.slack
    return max(low, made - base.slack - by.slack) if near else low


def _parts(sentence: Sentence, start: int) -> list[Number]:
    """What each item between two pluses ends with; an item may have none. Empty where one is of
    another kind.
    """
    parts, at = [], start
    for item in _JOINT.split(sentence.text[start:]):
        end = at + len(item.rstrip())
        parts += [n for n in sentence.numbers if n.end == end and n.start >= at]
        at += len(item) + 1
    kinds = all(n.quantity.unit not in NO_AMOUNT and n.quantity.bound == "exact" for n in parts)
    return parts if kinds and all(joinable(n.quantity, parts[0].quantity) for n in parts) else []


def _is_whole(fact: Fact) -> bool:
    return any(_WHOLE.search(n) for n in fact.names)


def _wholes(evidence: Evidence, sentence: Sentence, name: str, part: Number) -> Sequence[Fact]:
    """Of all that the report counts under the name of the line."""
    facts = [
        fact
        for fact in facts_about(evidence, sentence.passage)
        if any(bare(n).startswith(name[:SHORTEST]) for n in fact.names)
        if joinable(fact.quantity, part.quantity) and fact.told and fact.told.role == "level"
    ]
    wholes = [f for f in facts if _is_whole(f)]
    plain = not any(f.ago or any(PLAN.search(n) for n in f.names) for f in wholes)
    return facts if wholes and plain else []
