"""Who is told to be of which kind: `餐饮是最稳的行业，比如甲和乙`, elsewhere
`甲/乙/丙等，对应的是酒店行业`; or a case of its own, `场景：酒店布草`.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding, Passage

_KIND: Final = r"(?:场景|领域|行业|赛道|业态|品类)"
_NAME: Final = r"[A-Za-z一-鿿]{2,8}?"
_MATCHED: Final = re.compile(
    rf"(?P<names>{_NAME}(?:[/、]{_NAME})+)等?(?:客户|企业|公司)?[；;，,。]\s?"
    rf"(?:这些|它们|分别)?(?:主要)?(?:对应|属于|来自)的?(?:就|都|正|也)?是?"
    rf"(?P<kinds>[A-Za-z一-鿿]{{2,8}}?(?:[、和与及][A-Za-z一-鿿]{{2,8}}?)*){_KIND}"
)
_TOPIC: Final = re.compile(
    rf"^(?P<kind>[A-Za-z一-鿿]{{2,10}}?)(?:(?:比如|例如|如)[^，,。；]{{2,16}}等)?{_KIND}?[也都]?是[^，,。；]{{0,20}}{_KIND}"
)
_SUCH_AS: Final = re.compile(
    r"(?:比如|例如|譬如|如|像)(?P<names>[A-Za-z一-鿿]{2,8}?(?:[、和与及/][A-Za-z一-鿿]{2,8}?)*)(?:等|$|[，,。；])"
)
_POINT: Final = re.compile(
    r"^(?:[-*+•]\s+)?(?P<kind>[A-Za-z一-鿿]{2,8})[：:](?=[^\n]*(?:如|像)[A-Za-z一-鿿]{2,8}[、和])"
)
_IN_TURN: Final = re.compile(
    rf"(?P<names>{_NAME}(?:、{_NAME}){{2,}}(?:和{_NAME})?)[，,]\s?前(?P<n>[一两二三四])[家个者]属于(?P<first>[^，,。；]{{2,8}})[，,]"
    r"后(?:[一两二三四])[家个者]属于(?P<last>[^，,。；]{2,8})(?=[，,。；]|$)"
)
"""`甲、乙、丙、丁，前两家属于餐饮，后两家属于旅社`"""
_FIELD: Final = re.compile(rf"(?:应用|使用|业务)?{_KIND}")
_EACH_IS: Final = re.compile(
    rf"(?:属于|归于|归入|划入)(?P<kind>[^，,。；]{{2,8}}?){_KIND}?(?=[，,；。]|$)"
)
_ALL_ARE: Final = re.compile(
    r"(?:落在|集中在|来自|只有|限于)(?P<kinds>[^，,。；]{2,8}?(?:[、和与及][^，,。；]{2,8}?)+)这[两三四五]类"
)
_JOINTS: Final = re.compile("[/、和与及]")
FEWEST: Final = 2
"""Names of one list that are told to be of the other kind; one may be of both."""


class Told(NamedTuple):
    passage: Passage
    said: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]


def kinds_of_names(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: no kind of the one place is one of the other."""
    by_document: dict[str, list[Passage]] = {}
    for passage in evidence.prose:
        by_document.setdefault(passage.document, []).append(passage)
    for passages in by_document.values():
        topics = [told for p in passages for told in _topics(p)]
        for told in (told for p in passages for told in _matched(p)):
            for topic in topics:
                both = [name for name in topic.names if any(n.endswith(name) for n in told.names)]
                if len(both) >= FEWEST and not _same(told, topic):
                    yield _finding(told, topic, "、".join(both))
        for case in (case for p in passages for case in _cases(p)):
            siblings = [topic for topic in topics if _same(case, topic)]
            for topic in topics if siblings else ():
                if topic not in siblings and case.names[0] in topic.names:
                    yield _finding(topic, case, case.names[0])


def kinds_summed_up(evidence: Evidence) -> Iterator[Finding]:
    """`甲属于餐饮，乙属于酒店。新增都落在餐饮与旅社这两类`, in one paragraph."""
    for passage in evidence.prose:
        each = [m["kind"].strip() for m in _EACH_IS.finditer(passage.text)]
        match = _ALL_ARE.search(passage.text) if len(set(each)) > 1 else None
        kinds = [k.strip() for k in _JOINTS.split(match["kinds"])] if match else []
        strange = [k for k in each if not any(_are_one(k, other) for other in kinds)]
        left = [k for k in kinds if not any(_are_one(k, other) for other in each)]
        if match and strange and left:
            what = f"报告写「属于{strange[0]}」，而其后写「{match[0]}」，前后矛盾。"
            yield of_passages("contradiction", what, (passage,))


def _finding(one: Told, other: Told, who: str) -> Finding:
    what = f"报告写「{one.said}」，而另一处写{who}是「{other.said}」，前后矛盾。"
    return of_passages("contradiction", what, (one.passage, other.passage))


def _matched(passage: Passage) -> Iterator[Told]:
    for match in _MATCHED.finditer(passage.text):
        names, kinds = (_JOINTS.split(match[group]) for group in ("names", "kinds"))
        yield Told(passage, match[0], tuple(names), tuple(kinds))
    for match in _IN_TURN.finditer(passage.text):
        names, at = _JOINTS.split(match["names"]), int(read_number(match["n"]) or 0)
        yield Told(passage, match[0], tuple(names[:at]), (match["first"],))
        yield Told(passage, match[0], tuple(names[at:]), (match["last"],))


def _topics(passage: Passage) -> Iterator[Told]:
    """What a line is about, with the names that it gives for it, if any."""
    for line in passage.text.split("\n"):
        if topic := _TOPIC.match(line.strip()) or _POINT.match(line.strip()):
            such = _SUCH_AS.search(line, topic.end())
            names = tuple(_JOINTS.split(such["names"])) if such else ()
            said = f"{topic['kind']}，{such[0]}" if such else topic["kind"]
            yield Told(passage, said, names, (topic["kind"],))


def _cases(passage: Passage) -> Iterator[Told]:
    """The kind that a case tells of itself, in a field of that name."""
    if passage.case and passage.sections and _FIELD.fullmatch(passage.sections[-1]):
        yield Told(passage, passage.text, (passage.case,), (passage.text,))


def _same(one: Told, other: Told) -> bool:
    return any(_are_one(a, b) for a in one.kinds for b in other.kinds)


def _are_one(one: str, other: str) -> bool:
    return _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(short: str, long: str) -> bool:
    """Its characters stand there in their order: 客餐 in 客房餐饮."""
    rest = iter(long)
    return all(character in rest for character in short)
