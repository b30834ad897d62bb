"""Which way a difference goes: `1,680元，上年是1,730元，低了50元`, `年初…年末…，净增`, and
`合计19亿元，比新增多0.5亿元` of what is named elsewhere.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import rounding
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.told import written_before
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.records import Finding, Passage

_WAY: Final = r"(?P<way>[高低多少贵]|便宜|涨|降|上升|下降|增加|减少)"
_BY: Final = re.compile(rf"^[，,]\s?(?:[也又还则]|反而|相比)?{_WAY}(?:出|了)+(?:约|近|大约)?$")
_AGO: Final = re.compile(r"上年|去年|上一?[月季期年]|同期|年初|期初|月初|季初|原来|原先|此前|前值")
_NET: Final = re.compile(
    r"^[，,]\s?(?:全年|全月|本[年季月期]|期间)?净(?P<way>增加?|减少?)了?(?:约|近)?$"
)
_OWED: Final = re.compile(r"欠|负债|借款|应付")
_OPENED: Final = re.compile(r"(?:年|期|月|季)初[^，,。；\d]{0,6}$")
_CLOSED: Final = re.compile(r"(?:年|期|月|季)末[^，,。；\d]{0,6}$")
THAN: Final = re.compile(
    r"(?:^|[，,：:])\s?(?:但|仍|还|也|又|却|只|已)*[比较](?P<who>[^，,。；\d]{2,10}?|[^，,。；]{2,10}?[单季月年期]|[A-Za-z]{1,6}-?\d{1,4}[A-Za-z]{0,3})"
    r"(?:要|还|更|略|稍)?(?P<way>[高低多少贵]|便宜)(?:出|了)?(?:约|近)?$"
)
_ENDS: Final = re.compile(r"(?:左右)?(?:[，,。；）)]|$)")
_THAN_WHOM: Final = re.compile(
    r"[比较][^，,。；\d]{2,12}?(?P<way>[高低多少贵]|便宜)(?:出|了)?(?:约|近)?$"
)
_AGAIN: Final = re.compile(
    r"^[，,]\s?(?:大?约|即|也就是|折合|相当于|幅度)?(?P<way>[高低多少贵]|便宜)(?:出|了)?(?:约|近)?$"
)
NEAR: Final = 4
LESS: Final = re.compile(r"低|少|便宜|降|减|流出")


def spoken_directions(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. The difference itself must be right."""
    for sentence in evidence.sentences:
        for at, number in enumerate(sentence.numbers):
            before = sentence.numbers[:at]
            if match := _BY.match(number.words):
                yield from _ago(sentence, before, number, match["way"])
            elif match := _NET.match(number.words):
                yield from _net(sentence, before, number, match["way"])
            elif before and (match := _AGAIN.match(number.words)):
                yield from _again(sentence, before[-1], number, match["way"])
            elif before and (match := THAN.search(written_before(sentence, number))):
                yield from _named(evidence, sentence, before[-1], number, match)


def _again(sentence: Sentence, gap: Number, rate: Number, way: str) -> Iterator[Finding]:
    """`比乙厂高3元，约低8%`: the same difference once more, in percent."""
    said = _THAN_WHOM.search(gap.words)
    units = rate.quantity.unit == PERCENT and gap.quantity.unit not in {PERCENT, POINTS, TIMES}
    other = sentence.text.startswith("的", rate.end) or gap.depth != rate.depth
    if said and units and not other and bool(LESS.search(said["way"])) != bool(LESS.search(way)):
        what = f"报告写「{said[0].replace('▢', '')}」{gap.text}，"
        what += f"其后又写「{way}」{rate.text}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Of one size: what both are computed from is not compared with them."""
    return other.value < one.value * NEAR and one.value < other.value * NEAR


def _is_gap(one: Quantity, other: Quantity, gap: Quantity) -> bool:
    slack = rounding(one) + rounding(other) + rounding(gap)
    return abs(abs(one.value - other.value) - abs(gap.value)) <= slack and one.value != other.value


def _told(
    sentence: Sentence, now: str, then: str, said: str, gap: Number, *other: Passage
) -> Finding:
    what = f"{now} 与 {then} 相比，报告写「{said}」{gap.text}，方向相反。"
    return of_passages("contradiction", what, (sentence.passage, *other))


def _ago(
    sentence: Sentence, before: tuple[Number, ...], gap: Number, way: str
) -> Iterator[Finding]:
    """The second value is that of before, as a word between the two says."""
    own = [n for n in before if alike(n.quantity, gap.quantity)]
    own = [n for n in own if _is_near(n.quantity, own[-1].quantity)][-2:]
    if len(own) < len(("now", "then")):
        return
    now, then = own
    ago = _AGO.search(sentence.text[now.end : then.start])
    if not ago or _AGO.search(sentence.text[: now.start]):
        return
    if not _is_gap(now.quantity, then.quantity, gap.quantity):
        return
    if (now.quantity.value < then.quantity.value) != bool(LESS.search(way)):
        yield _told(sentence, now.text, f"{ago[0]}的 {then.text}", way, gap)


def _net(
    sentence: Sentence, before: tuple[Number, ...], gap: Number, way: str
) -> Iterator[Finding]:
    if _OWED.search(sentence.text) or not _ENDS.match(sentence.text, gap.end):
        return
    opened = [n for n in before if _OPENED.search(written_before(sentence, n))]
    closed = [n for n in before if _CLOSED.search(written_before(sentence, n))]
    if len(opened) != 1 or len(closed) != 1 or closed[0] is not before[-1]:
        return
    now, then = closed[0], opened[0]
    held = alike(now.quantity, then.quantity) and _is_gap(now.quantity, then.quantity, gap.quantity)
    if held and (now.quantity.value < then.quantity.value) != bool(LESS.search(way)):
        yield _told(sentence, now.text, f"期初的 {then.text}", f"净{way}", gap)


def _named(
    evidence: Evidence, sentence: Sentence, own: Number, gap: Number, match: re.Match[str]
) -> Iterator[Finding]:
    """Silent where any value of that name lies the way it is said."""
    if match.start() or not alike(own.quantity, gap.quantity) or gap.quantity.bound != "exact":
        return
    known = [*_values(evidence, sentence, match["who"])]
    fitting = [(q, p) for q, p in known if _is_gap(own.quantity, q, gap.quantity)]
    less = bool(LESS.search(match["way"]))
    if fitting and not any((own.quantity.value < q.value) == less for q, _ in fitting):
        value, passage = fitting[0]
        said = f"比{match['who']}{match['way']}"
        yield _told(sentence, own.text, f"{match['who']}的 {value.text}", said, gap, passage)


def _values(evidence: Evidence, sentence: Sentence, who: str) -> Iterator[tuple[Quantity, Passage]]:
    """Of that name in prose; in tables of a row that the sentence names."""
    for named in evidence.named.get(sentence.passage.document, ()):
        if len(named.label) > 1 and (named.label.endswith(who) or who.endswith(named.label)):
            yield named.number.quantity, sentence.passage
    for grid in evidence.grids_of(sentence.passage.document):
        for row in range(len(grid.rows)):
            for column, cell in enumerate(grid.cells[row]):
                names = (grid.labels[row], grid.names[column])
                here = any(len(n) > 1 and n in who for n in names)
                there = any(len(n) > 1 and n in sentence.text and n not in who for n in names)
                if cell and cell.value > Decimal(0) and here and there:
                    yield cell, grid.passage
