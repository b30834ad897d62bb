"""Rates that say in brackets what they divide: `退货率（退货/销量）5%`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.sentences import Sentence, alike
from assistant.ingest.checks.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_WRITTEN: Final = re.compile(
    r"(?P<name>[^，,。；：:（()）]{2,12})[（(](?:=|即)?(?P<part>[^/÷（()），,]{1,10})\s?[/÷]\s?"
    r"(?P<whole>[^/÷（()），,]{1,10})[）)](?:约|为|是|达到?|仅|\s)*$"
)
_WORDS: Final = re.compile(r"(?:数量?|人数|金额|总[数量额]|[家户]数)$")


def written_rates(evidence: Evidence) -> Iterator[Finding]:
    """Within a paragraph. Tolerance: rounding of all three. Silent where any pair agrees."""
    for paragraph in evidence.paragraphs:
        told = [each for sentence in paragraph for each in told_in(sentence)]
        for sentence in paragraph:
            for rate in told_in(sentence):
                said = sentence.text[: rate.number.start]
                match = _WRITTEN.search(said) if rate.quantity.unit in {PERCENT, TIMES} else None
                if match:
                    yield from _check(sentence, rate, match, told)


def _check(
    sentence: Sentence, rate: Told, match: re.Match[str], told: Sequence[Told]
) -> Iterator[Finding]:
    parts, wholes = (_called(match[name], told) for name in ("part", "whole"))
    judged = []
    for part in parts:
        for whole in (w for w in wholes if w is not part and alike(w.quantity, part.quantity)):
            if ratio := over(reach(part.quantity), reach(whole.quantity)):
                computed = scaled(ratio) if rate.quantity.unit == PERCENT else ratio
                judged.append((deviation(rate.quantity, computed), computed, part, whole))
    if judged and all(severity == "warning" for severity, *_ in judged):
        _, computed, part, whole = judged[0]
        printed = written(rounded(computed.value, 2), rate.quantity.unit)
        what = f"「{match['name'].strip()}」报告写 {rate.text}，"
        what += f"按 {part.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _called(name: str, told: Sequence[Told]) -> list[Told]:
    """Values before whose number the name stands, in its own clause."""
    name = _WORDS.sub("", name.strip()) or name
    return [
        each
        for each in told
        if each.quantity.unit not in {PERCENT, POINTS, TIMES} and each.role != "change"
        if name in re.split(r"[，,、。；：:（(]", _said(each))[-1]
    ]


def _said(each: Told) -> str:
    """Its words, periods and all."""
    number = each.number
    return each.sentence.text[max(number.start - len(number.words), 0) : number.start]
