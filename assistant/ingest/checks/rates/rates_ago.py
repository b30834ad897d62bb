"""A rate of the year before, beside what it divides then: the other value stands elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.rates.known_rates import RATES, whose
from assistant.ingest.checks.reading.by_name import called, planned
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import Named, carried, core, named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Sentence, alike
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_KEY: Final = re.compile(r"\d{4}(?:-\d{2}|-Q\d|-H\d)?")


def rates_of_then(evidence: Evidence) -> Iterator[Finding]:
    """`上年毛利2亿元，毛利率25%`, where the revenue of that year is told, too.

    Tolerance: rounding of all three. Silent where it is told with several values.
    """
    for sentence in evidence.sentences:
        for part, rate in pairwise(named_numbers(sentence)):
            name = next((known for known in RATES if rate.label.endswith(known)), "")
            percent = rate.number.quantity.unit == PERCENT and MASK not in rate.number.words
            plain = name and not whose(rate, name)
            old = plain and part.label == RATES[name][0] and _is_old(evidence, part, sentence)
            if old and percent:
                wholes = _wholes(evidence, sentence, part, name)
                if len({whole.value for whole in wholes}) == 1:
                    yield from _check(sentence, part, rate, wholes[0])


def _check(sentence: Sentence, part: Named, rate: Named, whole: Quantity) -> Iterator[Finding]:
    ratio = over(reach(part.number.quantity), reach(whole))
    stated = rate.number.quantity
    if ratio is None or not may_be_slip(stated.value, ratio.value * 100):
        return
    if deviation(stated, scaled(ratio)) == "warning":
        printed = written(rounded(ratio.value * 100, 2), PERCENT)
        what = f"「{rate.label}」报告写 {stated.text}，"
        what += f"按 {part.number.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_old(evidence: Evidence, part: Named, sentence: Sentence) -> bool:
    """Of a year before this; `上年` counts from what the document reports."""
    match = _KEY.fullmatch(part.period)
    document = evidence.documents.get(sentence.passage.document)
    sure = (document and document.period) or part.period[:4] in sentence.text
    return bool(match and sure) and int(part.period[:4]) < sentence.today.year


def _wholes(evidence: Evidence, sentence: Sentence, part: Named, name: str) -> list[Quantity]:
    """What is called as the divisor, and nobody else's, of the same time."""
    over_word = RATES[name][1]
    named = evidence.remembered(_carried)[sentence.passage.document]
    told = [n for n in named if core(n.label).endswith(over_word) and n.period == part.period]
    told = [n for n in told if whose(n, over_word) == whose(part, RATES[name][0])]
    facts = called(over_word, facts_about(evidence, sentence.passage))
    found = [n.number.quantity for n in told if not n.planned]
    found += [f.quantity for f in facts if f.period == part.period and not planned(f)]
    return [q for q in found if alike(q, part.number.quantity)]


def _carried(evidence: Evidence) -> Mapping[str, list[Named]]:
    """By document: what its sentences measure, a period alone as what stands before it."""
    told: defaultdict[str, list[Named]] = defaultdict(list)
    for paragraph in filter(None, evidence.paragraphs):
        named = [n for sentence in paragraph for n in named_numbers(sentence)]
        told[paragraph[0].passage.document] += carried(named)
    return told
