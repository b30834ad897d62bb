"""What a section about one tells of it, told again elsewhere by its name: `南坡退货率3.4%`.

The section is headed by the name, 【南坡纺织】, which others shorten to its first characters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.naming import PLAN, Named, bare, is_all_of, named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import POINTS, TIMES, Quantity
from assistant.records import Finding

_TITLE: Final = re.compile(
    r"^[【\[]?(?:案例[一二三四五六七八九\d]+[：:、\s]*)?(?P<name>[一-鿿]{3,8})[】\]]?$"
)
_GENERAL: Final = re.compile(
    r"总结|概述|背景|摘要|情况|分析|展望|规划|计划|介绍|结构|附录|说明|建议"
)
SHORT: Final = 2
"""Characters by which others call it, and of what is measured."""
_NO_LEVEL: Final = frozenset({None, POINTS, TIMES})


class Own(NamedTuple):
    """One value of a section, under the name of what it measures."""

    sentence: Sentence
    named: Named

    @property
    def quantity(self) -> Quantity:
        return self.named.number.quantity


def told_again(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond rounding; what is no slip of the digits is of another time or part."""
    about = {document: _sections(told) for document, told in _by_document(evidence).items()}
    for sentence in evidence.sentences:
        for named in named_numbers(sentence):
            for name, owned in about[sentence.passage.document].items():
                if name in sentence.passage.sections or not _is_level(sentence, named):
                    continue
                if name[:SHORT] in sentence.text[: named.number.start]:
                    yield from _against(sentence, named, name, owned)


def _by_document(evidence: Evidence) -> Mapping[str, list[Sentence]]:
    told: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in evidence.sentences:
        told[sentence.passage.document].append(sentence)
    return told


def _sections(sentences: Sequence[Sentence]) -> Mapping[str, list[Own]]:
    """By the name that heads them; none of two that are shortened alike."""
    held: defaultdict[str, list[Own]] = defaultdict(list)
    for sentence in sentences:
        for title in sentence.passage.sections[-SHORT:]:
            match = _TITLE.match(title)
            if match and not _GENERAL.search(title):
                held[match["name"]] += [Own(sentence, named) for named in named_numbers(sentence)]
    short = [name[:SHORT] for name in held]
    return {name: owned for name, owned in held.items() if short.count(name[:SHORT]) == 1}


def _is_level(sentence: Sentence, named: Named) -> bool:
    told = next(t for t in told_in(sentence) if t.number is named.number)
    exact = told.quantity.bound == "exact" and told.quantity.unit not in _NO_LEVEL
    level = told.role in {"level", "share", "mean"} and not told.since
    return exact and level and not PLAN.search(sentence.clause(named.number))


def _against(
    sentence: Sentence, named: Named, name: str, owned: Sequence[Own]
) -> Iterator[Finding]:
    quantity = named.number.quantity
    before, label, _ = sentence.text[: named.number.start].rpartition(named.label or MASK)
    short, measure = name[:SHORT], _measure(f"{before}{label}", name)
    same = [
        own
        for own in owned
        if alike(own.quantity, quantity) and is_all_of(measure, _measure(own.named.label, name))
    ]
    if not same or any(not apart(own.quantity, quantity) for own in same):
        return
    last = same[-1]
    if _is_slip(quantity, last.quantity):
        here, there = place_of(sentence.passage), place_of(last.sentence.passage)
        what = f"「{short}{measure}」在 {there} 写 {last.quantity.text}，"
        what += f"在 {here} 写 {quantity.text}，两处不一致。"
        yield of_passages("contradiction", what, (sentence.passage, last.sentence.passage))


def _measure(words: str, name: str) -> str:
    """All that follows the name, where it is told: `一车间合格率` is of a part."""
    rest = words.rpartition(name[:SHORT])[2].removeprefix(name[SHORT:])
    return bare(rest.lstrip("的：:，, "))


def _is_slip(one: Quantity, other: Quantity) -> bool:
    """Of any two digits, as the names are the same."""
    ours, theirs = (re.sub(r"\D", "", q.text) for q in (one, other))
    return bool(slip_of(one, other.value)) or (sorted(ours) == sorted(theirs) and len(ours) > 1)
