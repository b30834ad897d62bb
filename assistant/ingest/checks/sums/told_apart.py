"""`落选7件。落选的作品里6件退给作者，2件退给画廊`: what a count is told apart into behind it, and
`还剩90吨，拟8月运40吨、9月运70吨`: what is left and when it is to come.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import reach
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF_THOSE: Final = re.compile(
    r"^(?P<verb>[一-鿿]{1,4}?)(?:掉|了|下|去)?的(?P<noun>[^，,。；、\d]{0,6}?)(?:里面?|中)[，,]?[^，,。；\d]{0,4}$"
)
_TO: Final = re.compile(r"^[^，,。；\d]{0,4}?[一-鿿](?:给|到|往|自|去|于)")
"""Where each has gone, or come from: one place only."""
_JOINT: Final = re.compile(r"^[^，,。；\d]{0,12}[，,、][^，,。；\d另还其]{0,4}$")
_DUE: Final = re.compile(
    rf"^[^。；]{{0,10}}?{MASK}+[^，,、。；]{{0,2}}(?:交付|交货|到货|完成|发货|发出|投产|运|送|付|交|还)[^，,、。；]{{0,4}}$"
)
_IN_ALL: Final = re.compile("累计|合计|共|至|到(?!货)|新|另|追加")
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "month", "year", None})
FEWEST: Final = 2


def counts_told_apart(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: more than there are. The verb of the count opens the sentence behind it."""
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            parts = _parts(sentence)
            match = _OF_THOSE.match(parts[0].words) if len(parts) >= FEWEST else None
            wholes = [n for n in before.numbers if match and _is_of(n, match["verb"], parts[0])]
            if len(wholes) == 1:
                yield from _exceeds(wholes[0], parts, (before, sentence))


def _parts(sentence: Sentence) -> Sequence[Number]:
    """Each of the same verb: `退给作者`, `退给画廊`."""
    numbers = [n for n in sentence.numbers if n.depth == 0]
    if not numbers or sentence.numbers[0] is not numbers[0]:
        return []
    to = [_TO.match(sentence.text[n.end :]) for n in numbers]
    first = to[0]
    rest = takewhile(
        lambda pair: bool(
            first
            and pair[1]
            and pair[1][0] == first[0]
            and pair[0].quantity.unit == numbers[0].quantity.unit
            and _JOINT.match(pair[0].words)
        ),
        zip(numbers[1:], to[1:], strict=True),
    )
    return [numbers[0], *(n for n, _ in rest)] if first else []


def _is_of(number: Number, verb: str, part: Number) -> bool:
    words = re.split(r"[，,、：:]", number.words)[-1]
    return number.quantity.unit == part.quantity.unit and bool(
        re.fullmatch(rf"\s?(?:其中)?{re.escape(verb)}(?:掉|了|下|去)?", words)
    )


def plans_of_the_rest(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding. Told is more than what is left; each part has a time of its own."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for at, rest in enumerate(told):
            if rest.role != "rest" or rest.quantity.unit in _NO_AMOUNT:
                continue
            due = [_is_due(t.number, rest.number) for t in told[at + 1 :]]
            count = len([*takewhile(bool, due)])
            parts = [t.number for t in told[at + 1 : at + 1 + count]]
            if len(parts) >= FEWEST:
                yield from _exceeds(rest.number, parts, (sentence,))


def _is_due(part: Number, rest: Number) -> bool:
    due = _DUE.match(part.words) and not _IN_ALL.search(part.words)
    return bool(due) and joinable(part.quantity, rest.quantity) and part.depth == rest.depth


def _exceeds(
    whole: Number, parts: Sequence[Number], sentences: Sequence[Sentence]
) -> Iterator[Finding]:
    low = sum((reach(n.quantity).low for n in parts), Decimal(0))
    if low > reach(whole.quantity).high:
        total = sum((n.quantity.value for n in parts), Decimal(0))
        what = f"{' + '.join(n.text for n in parts)} 相加为 "
        what += f"{written(rounded(total, 2), whole.quantity.unit)}，"
        said = re.split(r"[，,、：:）)]", whole.words)[-1].replace(MASK, "").strip()
        what += f"超过所分的「{said}{whole.text}」，两者不一致。"
        passages = tuple(dict.fromkeys(s.passage for s in sentences))
        yield of_passages("does_not_add_up", what, passages)
