"""Lines of values that prose lists of several, one after the other: who has how much."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import place_of
from assistant.ingest.checks.reading.grid import CHANGE
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.told import written_before
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Passage

HEAD: Final = re.compile(r"^\s*(?:[-*+•]\s*)?(?P<name>[^：:，,。；▢]{2,12})[：:]")
_TITLE: Final = re.compile(
    r"(?P<what>[^：:，,。；▢]{2,16}?)(?:分别|依次|如下)?[为是]?[：:]\s*(?P<who>[^：:]{2,12})$"
)
_IN_TURN: Final = re.compile(
    r"(?P<who>[^，,。；：:▢]{1,60}、[^，,。；：:▢]{1,12}?)(?:[两三四五六七八九十][家个大座店地区条种]{1,2}的?|的)"
    r"(?P<what>[^，,、。；：:的]{2,8}?)(?:分别|依次)[为是达有]?$"
)
_NEXT: Final = re.compile(
    r"[^，,、；;]{0,2}(?:[，,、；;]|和|以及)\s*(?P<who>[^，,、；;：:（(▢\d]{2,12}?)[为是有达]?"
)
_LED: Final = re.compile(r"[：:]\s*(?P<who>[^：:，,、▢\d]{2,12})$")
_THEN: Final = re.compile(
    r"[，,；;（(](?:而)?(?:上年|去年|上一?[月季期])[^，,。；\d]{0,4}(?:依次|分别)[为是]?$"
)
_JOINT: Final = frozenset({"、", "和", "，", ",", "及", "以及"})
_NO_PEER: Final = re.compile(
    r"最[高低大小多少长短快慢]|单[日月周季]|全[年月]|[日月年]均|平均|累计|当[日月季]"
)
"""An extreme, an average and a sum of one series are no members beside each other."""
_BESIDE: Final = re.compile(r"去年|上年|上月|同期|目标|计划|预计|其中|较|同比|环比")
FEWEST: Final = 2
SHORTEST: Final = 2
"""Characters of a name, and of what is measured."""


class Peers(NamedTuple):
    """What is measured, and of whom."""

    name: str
    values: dict[str, Quantity]
    change: bool
    passages: tuple[Passage, ...]


def peers_of(evidence: Evidence) -> dict[str, list[Peers]]:
    """By document; without lines of one member, and of two units."""
    found: defaultdict[str, list[Peers]] = defaultdict(list)
    lines = [*_of_lines(evidence.sentences), *_of_figures(evidence)]
    for sentence in evidence.sentences:
        lines += [*_within(sentence), *_since(sentence)]
    for line in lines:
        one_unit = len({value.unit for value in line.values.values()}) == 1
        if len(line.values) >= FEWEST and one_unit and not any(map(_NO_PEER.search, line.values)):
            found[line.passages[0].document].append(line)
    return found


def _of_lines(sentences: Iterable[Sentence]) -> Iterator[Peers]:
    """`- 甲店：营收860万元，客流6,100人次` line by line of one section."""
    held: dict[tuple[str, str, str, str], list[tuple[str, Named, Passage]]] = {}
    for sentence in sentences:
        head = HEAD.match(sentence.masked)
        for named in named_numbers(sentence) if head else ():
            if head and len(named.label) >= SHORTEST and not _BESIDE.search(named.number.words):
                passage = sentence.passage
                key = (passage.document, place_of(passage), named.label, named.period)
                held.setdefault(key, []).append((head["name"].strip(), named, passage))
    for (_, _, label, _), told in held.items():
        if len({who for who, _, _ in told}) == len(told):
            yield _line(label, [(who, n.number) for who, n, _ in told], *(p for _, _, p in told))


def _line(name: str, told: Iterable[tuple[str, Number]], *passages: Passage) -> Peers:
    values = {who: number.quantity for who, number in told}
    return Peers(name, values, bool(CHANGE.search(name)), tuple(dict.fromkeys(passages)))


def _within(sentence: Sentence) -> Iterator[Peers]:
    numbers = sentence.numbers
    for at, first in enumerate(numbers):
        if title := _TITLE.search(first.words):
            told = [(title["who"], first), *_followers(numbers[at + 1 :], first)]
            yield _line(title["what"], told, sentence.passage)
        elif turn := _IN_TURN.search(first.words):
            names = [name.strip() for name in re.split(r"、|和|及", turn["who"]) if name.strip()]
            values = [first]
            for number in numbers[at + 1 :]:
                if number.words not in _JOINT or number.quantity.unit != first.quantity.unit:
                    break
                values.append(number)
            if len(names) == len(values):
                yield _line(turn["what"], list(zip(names, values, strict=True)), sentence.passage)
    yield from _named_alike(sentence)


def _followers(numbers: Iterable[Number], first: Number) -> Iterator[tuple[str, Number]]:
    for number in numbers:
        match = _NEXT.fullmatch(number.words)
        if match is None or _BESIDE.search(match["who"]):
            return
        if number.quantity.unit != first.quantity.unit or number.depth != first.depth:
            return
        yield match["who"].strip(), number


def _since(sentence: Sentence) -> Iterator[Peers]:
    """`：甲46吨、乙33吨，上年同期依次为41吨、30吨`: how much and how fast each grew."""
    numbers = sentence.numbers
    for at, first in enumerate(numbers):
        head = _LED.search(first.words)
        told = [(head["who"], first), *_followers(numbers[at + 1 :], first)] if head else []
        then = numbers[at + len(told) : at + 2 * len(told)]
        if (
            len(told) < FEWEST
            or len(then) < len(told)
            or not _THEN.search(written_before(sentence, then[0]))
        ):
            continue
        joined = all(n.words.strip() in _JOINT for n in then[1:])
        pairs = [(who, now, old) for (who, now), old in zip(told, then, strict=True)]
        if joined and all(old.quantity.value > 0 for _, _, old in pairs):
            yield from _grown(sentence, pairs)


def _grown(sentence: Sentence, pairs: Sequence[tuple[str, Number, Number]]) -> Iterator[Peers]:
    more: dict[str, Quantity] = {}
    faster: dict[str, Quantity] = {}
    for who, now, old in pairs:
        gap = now.quantity.value - old.quantity.value
        rate = rounded(gap / old.quantity.value * 100, 1)
        more[who] = now.quantity.model_copy(
            update={"value": gap, "text": written(gap, now.quantity.unit)}
        )
        faster[who] = Quantity(value=rate, unit=PERCENT, text=written(rate, PERCENT))
    yield Peers("增加额", more, False, (sentence.passage,))
    yield Peers("增速", faster, True, (sentence.passage,))


def _named_alike(sentence: Sentence) -> Iterator[Peers]:
    """`甲店营收860万元，乙店营收920万元`: what all names end on is what is measured."""
    named = [n for n in named_numbers(sentence) if not _BESIDE.search(n.number.words)]
    units = {n.number.quantity.unit for n in named}
    for unit in units:
        ours = [n for n in named if n.number.quantity.unit == unit and n.number.depth == 0]
        ending = _ending([n.label for n in ours])
        if any(len(n.label) - len(ending) < SHORTEST for n in ours):  # `A产品销量`: A产品 has it
            ending = ending[-SHORTEST:]
        cut = [n.label[: -len(ending)].removesuffix("的") for n in ours] if ending else []
        distinct = len(set(cut)) == len(cut) and all(len(who) >= SHORTEST for who in cut)
        if len({n.period for n in ours}) == 1 and distinct and len(cut) >= FEWEST:
            told = zip(cut, (n.number for n in ours), strict=True)
            yield _line(ending, told, sentence.passage)


def _ending(labels: list[str]) -> str:
    shortest = min(map(len, labels), default=0)
    same = 0
    while same < shortest and len({label[-same - 1] for label in labels}) == 1:
        same += 1
    return labels[0][-same:] if same >= SHORTEST and len(labels) > 1 else ""


def _of_figures(evidence: Evidence) -> Iterator[Peers]:
    """Figures of one metric and period, told for several subjects or members."""
    passages = {passage.id: passage for passage in evidence.passages}
    held: dict[tuple[str, str, str, str], dict[str, tuple[Quantity, Passage]]] = {}
    twice: set[tuple[str, str, str, str]] = set()
    for figure in evidence.figures:
        who = [*([figure.subject] if figure.subject else []), *figure.dimensions.values()]
        source = passages.get(figure.sources[0].passage)
        if figure.quantity is None or figure.nature != "actual" or len(who) != 1 or source is None:
            continue
        kind = next(iter(figure.dimensions), "")
        name = figure.metric or figure.label
        key = (figure.document, name, kind, figure.period or "")
        if who[0] in held.setdefault(key, {}):
            twice.add(key)
        held[key][who[0]] = figure.quantity, source
    for key, told in held.items():
        if key not in twice:
            values = {who: quantity for who, (quantity, _) in told.items()}
            sources = tuple(dict.fromkeys(passage for _, passage in told.values()))
            yield Peers(key[1], values, bool(CHANGE.search(key[1])), sources)
