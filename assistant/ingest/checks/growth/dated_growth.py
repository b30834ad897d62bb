"""Growth between two periods whose values stand elsewhere: `12月较1月增长18%`, `年均复合增长6%`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from assistant.ingest.checks.growth.compound import MOST_YEARS, PRINTED, yearly
from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    apart,
    deviation,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_AGAINST: Final = re.compile(r"▢+[^，,。；▢]{0,4}(?:比|较|相比|相对于?)▢+[^，,。；▢]{0,12}$")
_OVER_YEARS: Final = re.compile(
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})年(?:间|来|里|内)?(?:累计|合计|总共|共)"
)
_YEARS: Final = re.compile(
    r"(?<!\d)(?P<n>[两二三四五六七八九十]|\d{1,2})年[^，,。\d]{0,4}(?:复合|年均)"
)
_SPAN: Final = re.compile(r"(?:未来|今后)(?P<n>[两二三四五六七八九十]|\d{1,2})年")
_PLAIN: Final = re.compile(r"(?:年均?|年化)?复合(?:年均?)?(?:增长率|增速|增长|增幅)|CAGR")
_WHOSE: Final = re.compile(r"(?P<who>[一-鿿A-Za-z]{2,12}?)的?(?:年均?|年化)?复合")
_KEY: Final = re.compile(r"\d{4}(?:-\d{2}|-Q\d|-H\d)?")


def growth_between_periods(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any two values confirm it."""
    for paragraph in filter(None, evidence.paragraphs):
        told = [t for sentence in paragraph for t in told_in(sentence)]
        beside = facts_about(evidence, paragraph[0].passage).by_passage
        facts = [fact for fact in beside.get(paragraph[0].passage.id, ()) if fact.told]
        for each in told:
            if each.quantity.unit != PERCENT:
                continue
            if YEARLY.search(each.number.words):
                yield from _yearly(each, facts, told)
            elif _AGAINST.search(each.number.words):
                yield from _against(each, facts)


def _against(each: Told, facts: Sequence[Fact]) -> Iterator[Finding]:
    sentence, start = each.sentence, each.number.start - len(each.number.words)
    spans = [s.key for s in sentence.periods if start <= s.start and s.end <= each.number.start]
    if len(spans) < 2:
        return
    new, old = ([f for f in facts if _of(f.period, key)] for key in spans[-2:])
    made = [
        (a, b, size(scaled(ratio, HUNDRED, -HUNDRED)))
        for a in new
        for b in old
        if a.quantity.unit == b.quantity.unit and a.quantity.unit != PERCENT
        if (ratio := over(reach(a.quantity), reach(b.quantity)))
    ]
    if made and all(deviation(each.quantity, computed) == "warning" for *_, computed in made):
        a, b, computed = made[0]
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"从 {b.text} 到 {a.text}，变化为 {printed}，报告写 {each.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _of(period: str, key: str) -> bool:
    """Where one of them leaves its year out, it is the same."""
    if "*" in period or "*" in key:
        return period.partition("-")[2] == key.partition("-")[2] != ""
    return period == key


def _yearly(rate: Told, facts: Sequence[Fact], told: Sequence[Told]) -> Iterator[Finding]:
    made: list[tuple[str, Reach]] = []
    said = _YEARS.search(rate.sentence.text)
    by_unit: defaultdict[str | None, list[Fact]] = defaultdict(list)
    for fact in facts:
        if _KEY.fullmatch(fact.period) and fact.told and fact.quantity.unit != PERCENT:
            by_unit[fact.quantity.unit].append(fact)
    for same in by_unit.values():
        ends = sorted(same, key=lambda f: f.period)
        for old, new in combinations(ends, 2):
            years = int(new.period[:4]) - int(old.period[:4])
            alike = old.period[4:] == new.period[4:] and 1 < years <= MOST_YEARS
            alike = alike and (said is None or read_number(said["n"]) == years)
            if (
                alike
                and old.told
                and new.told
                and (growth := yearly(old.quantity, new.quantity, years))
            ):
                made.append((f"从 {old.text} 到 {new.text}，{years} 年", growth))
    for total in told:
        match = _OVER_YEARS.search(total.number.words)
        if match and total.sentence is rate.sentence and total.quantity.unit == PERCENT:
            years = int(read_number(match["n"]) or 1)
            factor = Reach(*(1 + each / HUNDRED for each in reach(total.quantity)))
            growth = Reach(*((each ** (1 / Decimal(years)) - 1) * HUNDRED for each in factor))
            made.append((f"{years} 年共 {total.text}，每年", growth))
    if not made or any(deviation(rate.quantity, growth) != "warning" for _, growth in made):
        return
    shown, growth = made[-1]
    printed = written(rounded(growth.value, PRINTED), PERCENT)
    what = f"{shown}的年均变化为 {printed}，报告写 {rate.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (rate.sentence.passage,))


def growth_told_twice(evidence: Evidence) -> Iterator[Finding]:
    """`未来三年` with two rates a year. Tolerance: rounding and bounds of both."""
    held: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for sentence in evidence.sentences:
        span = _SPAN.search(sentence.text)
        for told in told_in(sentence) if span else ():
            if span and told.quantity.unit == PERCENT and _PLAIN.search(told.number.words):
                held[sentence.passage.document, span["n"]].append(told)
    for same in held.values():
        for left, right in combinations(same, 2):
            owners = {m["who"][-2:] for t in (left, right) if (m := _owner(t))}
            if len(owners) < 2 and apart(left.quantity, right.quantity):
                passages = (left.sentence.passage, right.sentence.passage)
                what = f"同一期间的年复合增速{_place(left)}写 {left.text}，"
                what += f"{_place(right)}写 {right.text}，两处不一致。"
                yield of_passages("contradiction", what, passages)


def _owner(told: Told) -> re.Match[str] | None:
    match = _WHOSE.search(told.number.words.replace("▢", ""))
    return match if match and not re.search("预[测计期]|我们|公司|整体", match["who"]) else None


def _place(told: Told) -> str:
    return f"在 {place} " if (place := place_of(told.sentence.passage)) else "一处"
