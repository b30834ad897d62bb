"""`合约面积为在管面积的1.5倍`, `前者是后者的1.5倍`: a multiple of two values told elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.by_name import called, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.naming import Named, core, in_order, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TIMES_OF: Final = re.compile(
    r"(?:^|[，,。])\s*(?P<left>[^，,。；：:▢]{3,12}?)(?:约|大约)?(?:是|为|相当于)(?P<right>[^，,。；：:▢]{2,12}?)的约?$"
)
_OF_NAMED: Final = re.compile(
    r"^[，,]\s*已?(?:约?[是为]|相当于|达到?)(?P<right>[^，,。；：:▢\d]{2,10}?)的约?$"
)
_OF_OTHER: Final = re.compile(
    r"(?P<who>前者|后者)(?:约?[是为]|达到?|相当于)(?:前者|后者)的(?:约|近|\s)*$"
)
_OF_A_PERIOD: Final = re.compile(r"^[，,]\s*约?[是为]▢+的约?$")
_ALL_OF_IT: Final = re.compile("^全[年月季]")
_OTHER_TIME: Final = re.compile(r"去年|上年|同期|[年期月季]初|上[月季期]|目标|计划")
_OTHER: Final = re.compile(r"去年|上年|同期|年初|目标|计划|[人户单店]均|每|平均|其中|新增|净增")
SHORTEST: Final = 2
"""Characters by which a listed one is named."""
MORE_CHARS: Final = 4
"""That a full name may have: `合同面积` is `合同建筑面积`."""


def named_multiples(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any pair agrees."""
    for sentence in evidence.sentences:
        for times in sentence.numbers:
            match = _TIMES_OF.search(times.words) if times.quantity.unit == TIMES else None
            if match and not _OTHER.search(match[0]):
                named = evidence.named.get(sentence.passage.document, ())
                left, right = (
                    _called(match[s].replace("的", ""), named) for s in ("left", "right")
                )
                yield from _check(
                    sentence, times, left, right or _apart(match, left, named, evidence)
                )
            yield from _of_the_value_before(evidence, sentence, times)
            yield from _of_two(sentence, times)
            yield from _of_a_period(sentence, times)
            yield from _of_peers(sentence, times)


def _of_two(sentence: Sentence, times: Number) -> Iterator[Finding]:
    """`甲60万元，乙40万元，前者是后者的1.5倍`."""
    match = _OF_OTHER.search(times.words) if times.quantity.unit == TIMES else None
    before = [n for n in sentence.numbers if n.end <= times.start][-2:] if match else []
    if match and len(before) > 1 and before[0].quantity.unit == before[1].quantity.unit:
        one, other = before if match["who"] == "前者" else reversed(before)
        if ratio := over(reach(one.quantity), reach(other.quantity)):
            yield from _told(sentence, times, ratio, one.text, other.text)


def _of_a_period(sentence: Sentence, times: Number) -> Iterator[Finding]:
    """`2029年4万件，2030年5万件，2031年8万件，是2029年的2倍`"""
    if times.quantity.unit != TIMES or not _OF_A_PERIOD.match(times.words):
        return
    said = [span.key for span in sentence.periods if span.end <= times.start]
    before = [n for n in named_numbers(sentence) if n.number.end <= times.start]
    base = [n for n in before[:-1] if said and n.period == said[-1]]
    if len(base) == 1 and alike(base[0].number.quantity, before[-1].number.quantity):
        one, other = before[-1].number, base[0].number
        if ratio := over(reach(one.quantity), reach(other.quantity)):
            yield from _told(sentence, times, ratio, one.text, other.text)


def _of_peers(sentence: Sentence, times: Number) -> Iterator[Finding]:
    """`甲60万元、乙40万元，甲占六成，是乙的1.5倍`: both are listed before it. Silent where any of
    the list is that many times the one that is named.
    """
    match = _OF_NAMED.search(times.words) if times.quantity.unit == TIMES else None
    listed = [n for n in sentence.numbers if n.end <= times.start and n.depth == 0] if match else []
    named = [n for n in listed if match and _listed_name(n).startswith(match["right"])]
    if len(named) != 1:
        return
    base = named[0]
    between = sentence.text[base.end : times.start]
    ratios = [(n, ratio) for n in listed if n is not base and alike(n.quantity, base.quantity)
              if (ratio := over(reach(n.quantity), reach(base.quantity)))]  # fmt: skip
    if any(deviation(times.quantity, ratio) != "warning" for _, ratio in ratios):
        return
    meant = [(n, ratio) for n, ratio in ratios if _listed_name(n)[:SHORTEST] in between
             and len(_listed_name(n)) >= SHORTEST]  # fmt: skip
    if len(meant) == 1 and may_be_slip(times.quantity.value, meant[0][1].value):
        yield from _told(sentence, times, meant[0][1], meant[0][0].text, base.text)


def _listed_name(number: Number) -> str:
    return re.split(r"[，,、。；：:和及▢]", number.words)[-1].strip()


def _of_the_value_before(
    evidence: Evidence, sentence: Sentence, times: Number
) -> Iterator[Finding]:
    """`单日最高120件，为日均的1.2倍`."""
    match = _OF_NAMED.search(times.words) if times.quantity.unit == TIMES else None
    before = [n for n in sentence.numbers if n.end <= times.start]
    if not match or not before or _OTHER_TIME.search(match["right"]):
        return
    document = evidence.documents.get(sentence.passage.document)
    facts = called(_ALL_OF_IT.sub("", match["right"]), facts_about(evidence, sentence.passage))
    facts = [fact for fact in facts if alike(fact.quantity, before[-1].quantity)]
    now = prime(facts, document.period if document else "")
    if now:
        ratio = over(reach(before[-1].quantity), reach(now[0].quantity))
        if ratio and may_be_slip(times.quantity.value, ratio.value):
            yield from _told(sentence, times, ratio, before[-1].text, now[0].text)


def _apart(
    match: re.Match[str], left: Sequence[Named], named: Sequence[Named], evidence: Evidence
) -> list[Named]:
    """`乙厂产量` of `甲厂产量是乙厂的3倍`: the one is called as the other is, in another sentence;
    of those of one sentence `prose_multiples` tells.
    """
    who, name = match["right"], match["left"].replace("的", "")
    ends = (name[at:] for at in range(1, len(name) - 1))
    found = next((found for end in ends if (found := _called(f"{who}{end}", named))), [])
    ours = {id(n.number) for n in left}
    near = [s.numbers for s in evidence.sentences if any(id(n) in ours for n in s.numbers)]
    beside = {id(number) for numbers in near for number in numbers}
    return [] if any(id(n.number) in beside for n in found) else found


def _called(name: str, named: Sequence[Named]) -> list[Named]:
    found = [n for n in named if not n.planned and not _OTHER.search(n.number.words)]
    found = [n for n in found if n.number.quantity.unit not in {None, PERCENT, POINTS, TIMES}]
    return [n for n in found if _means(core(name), core(n.label))]


def _means(name: str, label: str) -> bool:
    """It may stand behind other words, and a few may stand between its own."""
    said = label[max(label.find(name[:2]), 0) :]
    return len(said) <= len(name) + MORE_CHARS and in_order(name, said)


def _check(
    sentence: Sentence, times: Number, left: Sequence[Named], right: Sequence[Named]
) -> Iterator[Finding]:
    judged = []
    for one in left:
        for other in (n for n in right if alike(n.number.quantity, one.number.quantity)):
            ratio = over(reach(one.number.quantity), reach(other.number.quantity))
            if ratio and one.number != other.number:
                judged.append((deviation(times.quantity, ratio), ratio, one, other))
    if judged and all(severity == "warning" for severity, *_ in judged):
        _, ratio, one, other = judged[0]
        yield from _told(sentence, times, ratio, one.number.text, other.number.text)


def _told(
    sentence: Sentence, times: Number, ratio: Reach, one: str, other: str
) -> Iterator[Finding]:
    if deviation(times.quantity, ratio) == "warning":
        printed = written(rounded(ratio.value, 2), TIMES)
        what = f"{one} 是 {other} 的 {printed}，报告写 {times.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
