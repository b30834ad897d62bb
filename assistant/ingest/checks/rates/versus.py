"""A value against another one that is named: `是净利润的1.5倍`, `比计划少5吨`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.by_name import called, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, over, reach, size
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TIMES_OF: Final = re.compile(
    r"(?:是|为|相当于|达到?|约)(?P<who>[^，,。；：:▢\d]{2,14}?)的(?:约|近|超过?)?$"
)
_MORE: Final = re.compile(
    r"(?:比|较|高于|低于|高出|超过?|超出|少于|多于|快于|慢于|优于|落后于?|领先于?|不及)"
    r"(?P<who>[^，,。；：:▢\d]{2,14}?)(?:[高低多少快慢长短贵轻重]|高出|低出|多出|少出|领先|落后|超出)?"
    r"(?:出|了|约|近|\s)*$"
)
_OTHER: Final = re.compile(
    r"历史|行业|市场|同行|对手|友商|全国|全球|平均水平|峰|最[高低多少大小]|上[月季年期周]|去年|同期|前"
)
_PLAN: Final = re.compile(r"计划|目标|预算|定额|指标")
_EMPTY: Final = re.compile(r"^(?:公司|集团|其|该|本|同期|整体|总体|全部)+|(?:的|之)$")
MOST: Final = 4


class Side(NamedTuple):
    quantity: Quantity
    text: str
    sure: bool


def values_versus_named(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any pair confirms it."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        facts = facts_about(evidence, sentence.passage)
        for each in told[1:]:
            words = each.number.words
            if each.role not in {"multiple", "gap", "change", "base"}:
                continue
            pattern = _TIMES_OF if each.quantity.unit == TIMES else _MORE
            if each.quantity.unit != TIMES and words.rstrip().endswith("的"):
                continue  # `高于乙的3吨` is what it is compared with
            match = pattern.search(re.split(r"[，,。；：:]", words)[-1])
            if match is None or _OTHER.search(match["who"]) or AGO.search(match["who"]):
                continue
            lefts = list(_lefts(told[: each.at], each))
            if lefts:
                document = evidence.documents.get(sentence.passage.document)
                own = document.period if document else ""
                rights = _rights(match["who"], lefts[0], facts, own)
                yield from _check(each, lefts, rights)


def _lefts(before: Sequence[Told], each: Told) -> Iterator[Told]:
    for told in reversed(before):
        fits = (
            told.quantity.unit == PERCENT
            if each.quantity.unit == POINTS
            else (
                told.quantity.unit not in {PERCENT, POINTS, TIMES}
                and (each.quantity.unit == TIMES or alike(told.quantity, each.quantity))
            )
        )
        if (
            fits
            and told.role not in {"gap"}
            and (told.role != "change" or told.quantity.unit == PERCENT)
        ):
            yield told


def _rights(who: str, left: Told, facts: Facts, own: str) -> list[Side]:
    """By its own name; with what is measured of the left; or in the row or column of the left."""
    name = _EMPTY.sub("", who)
    measure = bare(left.name)[-2:]
    found = [*called(name, facts, widely=True), *called(f"{name}{measure}", facts)]
    mates = [
        mate for fact in facts.cells_of.get(left.quantity.value, ()) for mate in _mates(fact, name)
    ]
    certain: set[int] = {id(f) for f in prime(found, own)} if not mates else set()
    sides = [Side(f.quantity, f.text, id(f) in certain) for f in found if f.told is not left]
    sides += mates
    return [s for s in sides if s.quantity.unit == left.quantity.unit]


def _mates(fact: Fact, name: str) -> Iterator[Side]:
    if fact.cell is None:
        return
    grid, row, column = fact.cell
    for at, label in enumerate(grid.labels):
        meant = (
            label.startswith(name)
            or name.startswith(label)
            or (len(name) > 1 and label.endswith(name))
        )
        if at != row and meant and (cell := grid.cells[at][column]):
            yield Side(cell, cell.text, sure=True)
    if (
        not name
        and grid.total_row not in {None, row}
        and (cell := grid.cells[grid.total_row][column])
    ):
        yield Side(cell, cell.text, sure=True)
    for at, header in enumerate(grid.names):
        if (
            at
            and at != column
            and len(name) > 1
            and header.endswith(name)
            and (cell := grid.cells[row][at])
        ):
            yield Side(cell, cell.text, sure=True)


def _check(each: Told, lefts: Sequence[Told], rights: Sequence[Side]) -> Iterator[Finding]:
    made = [
        (computed, left, right)
        for left in lefts[:MOST]
        for right in rights
        if (computed := _computed(left.quantity, right.quantity, each))
    ]
    if not made or any(deviation(each.quantity, computed) != "warning" for computed, *_ in made):
        return
    sure = [(c, left, right) for c, left, right in made if left is lefts[0] and right.sure]
    if len({c.value for c, *_ in sure}) == 1:
        computed, left, right = sure[0]
        printed = written(rounded(computed.value, 2), each.quantity.unit)
        verb = "的倍数" if each.quantity.unit == TIMES else "之差"
        what = f"{left.text} 与 {right.text} {verb}为 {printed}，报告写 {each.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (each.sentence.passage,))


def _computed(left: Quantity, right: Quantity, each: Told) -> Reach | None:
    if left == right:
        return None
    if each.quantity.unit == TIMES:
        return over(reach(left), reach(right))
    return size(minus(reach(left), reach(right)))
