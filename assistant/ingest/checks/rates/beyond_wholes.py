"""`短期借款17亿元，占借款总额的62%`, of 11亿元 in all: a part that is more than its whole."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.rates.prose_shares import shares_in
from assistant.ingest.checks.rates.wholes_of_shares import Shared
from assistant.ingest.checks.reading.about import of_a_case
from assistant.ingest.checks.reading.by_name import called, planned, prime
from assistant.ingest.checks.reading.changing import changed
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import bare, is_all_of, label_of
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.quantities import Quantity
from assistant.records import Finding

_ALL: Final = Decimal(100)


def parts_beyond_wholes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. Silent where any value of that name holds the part."""
    for sentences in evidence.paragraphs:
        for sentence in sentences:
            for shared in shares_in(sentence, sentences):
                if shared.whole and shared.share.quantity.value < _ALL:
                    yield from _check(shared, _wholes(shared, sentences, evidence))


def _wholes(
    shared: Shared, paragraph: Sequence[Sentence], evidence: Evidence
) -> Sequence[Quantity]:
    """Of its paragraph; else of the document, where all of now have one value."""
    part = shared.part.quantity
    near = [
        (label, number.quantity)
        for sentence in paragraph
        for number in sentence.numbers
        if number is not shared.part and alike(number.quantity, part) and not changed(number.words)
        if (label := label_of(sentence, number)).endswith(shared.whole)
    ]
    if near:
        all_of_it = any(_is_all(label, shared.whole) for label, _ in near)
        return [quantity for _, quantity in near] if all_of_it else []
    passage = shared.sentence.passage
    document = evidence.documents.get(passage.document)
    facts = called(shared.whole, facts_about(evidence, passage))
    held = [f for f in facts if alike(f.quantity, part) and not planned(f)]
    if any(fact.quantity.value >= part.value for fact in held):
        return []
    held = [fact for fact in held if not (fact.told and of_a_case(fact.told.sentence))]
    return [fact.quantity for fact in prime(held, document.period if document else "")]


def _is_all(label: str, whole: str) -> bool:
    """`花砖收入` is no 收入 of all."""
    return label == whole or bare(label) == bare(whole) or is_all_of(bare(label), bare(whole))


def _check(shared: Shared, wholes: Sequence[Quantity]) -> Iterator[Finding]:
    part = shared.part.quantity
    if wholes and all(part.value - part.slack > each.value + each.slack for each in wholes):
        largest = max(wholes, key=lambda each: each.value)
        what = f"报告写 {part.text} 占{shared.whole}的 {shared.share.text}，而{shared.whole}为 "
        what += f"{largest.text}，部分大于整体，两者不一致。"
        yield of_passages("does_not_add_up", what, (shared.sentence.passage,))
