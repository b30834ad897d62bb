"""`两窑产能合计400吨。6月产量300吨，开工率75%`: what is told right before, by the capacity of the
paragraph; and `门店收入90万元，加盟收入30万元，加盟占总收入的25%`, by what the sentence adds up.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import PLAN, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_UTILISED: Final = re.compile(
    r"[，,]\s?(?:产能)?(?:利用率|开工率|负荷率|稼动率)(?:为|是|达|约|\s)*$"
)
_MADE: Final = re.compile(r"(?:产出|产量|生产|加工|加工量|处理量)(?:为|了|约|达|\s)*$")
_CAPACITY: Final = re.compile(r"产能(?:为|是|约|达|共|合计|\s)*$")
_OTHER: Final = re.compile(f"{AGO.pattern}|{PLAN.pattern}|明年|新[增建]|扩建|达产后")
_ALL: Final = re.compile(r"(?:合计|共计?|总计)(?:为|约|\s)*$")
_OF_ALL: Final = re.compile(
    r"[，,]\s?(?P<who>[一-鿿]{2,8}?)(?:约|共|已)?占总(?P<what>收入|营收|销量|成本|产量|支出|费用)的?(?:约|\s)*$"
)
MOST: Final = Decimal("1.2")
"""Times its capacity that a works puts out."""
DECIMALS: Final = 2


def utilised_capacity(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where the paragraph tells two capacities."""
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for made, rate in pairwise(sentence.numbers):
                used = rate.quantity.unit == PERCENT and _UTILISED.fullmatch(rate.words)
                other = AGO.search(sentence.text) or PLAN.search(sentence.text)
                if used and _MADE.search(made.words) and not other:
                    wholes = _capacities(paragraph, sentence, made)
                    if len({n.quantity.value for n in wholes}) == 1:
                        yield from _check(sentence, rate, made, wholes[:1])


def _capacities(
    paragraph: Sequence[Sentence], sentence: Sentence, made: Number
) -> Sequence[Number]:
    """Told before it: what all are together, else what is called so."""
    before = [s for s in paragraph[: paragraph.index(sentence)] if not _OTHER.search(s.text)]
    told = [(s, n) for s in before for n in s.numbers]
    told += [(sentence, n) for n in sentence.numbers if n.end <= made.start]
    told = [(s, n) for s, n in told if alike(n.quantity, made.quantity)]
    summed = [n for s, n in told if _ALL.search(n.words) and "产能" in s.text[: n.start]]
    called = [n for _, n in told if _CAPACITY.search(n.words)]
    return summed or called


def _check(
    sentence: Sentence, rate: Number, part: Number, wholes: Sequence[Number]
) -> Iterator[Finding]:
    """Of all of them together."""
    ratio = over(reach(part.quantity), plus(*(reach(n.quantity) for n in wholes)))
    if ratio is None or ratio.value > MOST:
        return
    near = may_be_slip(rate.quantity.value, ratio.value * 100)
    if near and deviation(rate.quantity, scaled(ratio)) == "warning":
        shown = " + ".join(n.text for n in wholes)
        shown = f"（{shown}）" if len(wholes) > 1 else shown
        printed = written(rounded(ratio.value * 100, DECIMALS), PERCENT)
        what = f"按 {part.text} / {shown} 算为 {printed}，报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def shares_of_told_parts(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any value of the document makes the share right,
    and where none is what the parts come to.
    """
    for sentence in evidence.sentences:
        for at, rate in enumerate(sentence.numbers):
            match = _OF_ALL.search(rate.words) if rate.quantity.unit == PERCENT else None
            if match and rate.quantity.bound == "exact" and not AGO.search(sentence.text):
                parts = _parts(sentence, sentence.numbers[:at], match["what"])
                meant = [n for n in parts if match["who"] in label_of(sentence, n)]
                if len(parts) > 1 and len(meant) == 1:
                    yield from _share(evidence, sentence, rate, meant[0], parts)


def _parts(sentence: Sentence, numbers: Sequence[Number], what: str) -> Sequence[Number]:
    """The run right before the share of which each is called so."""
    run: list[Number] = []
    for number in reversed(numbers):
        label = label_of(sentence, number)
        if not label.endswith(what) or len(label) <= len(what) or label.startswith("总"):
            break
        run.insert(0, number)
    return run if all(alike(n.quantity, run[0].quantity) for n in run) else []


def _share(
    evidence: Evidence, sentence: Sentence, rate: Number, part: Number, parts: Sequence[Number]
) -> Iterator[Finding]:
    """Of a value of the document that the parts come to, if one of them is put right."""
    values = {f.quantity for f in facts_about(evidence, sentence.passage)}
    wholes = [q for q in values if alike(q, part.quantity) and q.value > part.quantity.value]
    made = [ratio for q in wholes if (ratio := over(reach(part.quantity), reach(q)))]
    if any(deviation(rate.quantity, scaled(ratio)) != "warning" for ratio in made):
        return
    others = sum((n.quantity.value for n in parts if n is not part), Decimal(0))
    for whole in wholes:
        meant = whole.value - others
        right = deviation(rate.quantity, Reach(*[meant / whole.value * 100] * 3)) is None
        if whole.value == others + part.quantity.value or (right and slip_of(part.quantity, meant)):
            yield from _check(sentence, rate, part, parts)
            return
