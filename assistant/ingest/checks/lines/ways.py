"""How the number of a line is made of others of it, by the words that stand in front of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final

from assistant.ingest.checks.lines.based import of_a_base
from assistant.ingest.checks.lines.growing import of_growth_by_name, of_series
from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way, amounts, own_clause, run_before
from assistant.ingest.checks.lines.parts import of_parts_within, of_signed_parts
from assistant.ingest.checks.lines.short_of import of_what_is_short
from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    minus,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import MASK, alike
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT

Reading = Callable[[Line, Told], Iterator[Way]]
_THAT_IS: Final = re.compile(
    r"^[，,（(]?\s*(?:也就是|即|折合|折算|合|相当于|对应|约)+(?:约|为|\s)*$"
)
_BY: Final = re.compile(r"按(?:照|着)?[^，,。；]{0,6}$")
_LIST_MEAN: Final = re.compile(r"平均(?:每[个季月年]|为|约|是|每|\s)*$")
_PER: Final = re.compile(
    r"(?:每(?:个|一)?(?P<each>[\u4e00-\u9fffA-Za-z]{1,3}?)|(?P<by>[人户店单件票台车])均|单(?P<one>[店车票台户]))"
    r"(?:[\u4e00-\u9fff]{0,6}?)(?:约|为|是|达到?|仅|\s)*$"
)
_PART: Final = re.compile(r"[+＋：:]")
_PEOPLE: Final = frozenset({"人", "名", "位", "人次"})
_TAKEN: Final = re.compile(r"(?:扣除|扣掉|扣去|减去|减掉|刨去|刨掉|除去)[^，,。；]{0,10}$")
_PART_OF: Final = re.compile(r"(?P<who>[^，,、；;。\s]{2,8}?)占(?:比|了)?(?:约|为|达|\s)*$")
_AGO: Final = re.compile("去年|上年|同期|原来|此前")
NEAREST: Final = 4
"""Values before it that may be meant, where no word says which."""
FEWEST: Final = 3
FEWEST_DIGITS: Final = 2
"""Of a mean that is off by one of them."""


def of_percent(line: Line, told: Told) -> Iterator[Way]:
    """`里程40万公里，空驶率12%，即4.8万公里`, `到期50份，按80%续约要留住40份`."""
    own = [t for t in line.until(told) if t.sentence is told.sentence]
    if told.quantity.unit in NO_AMOUNT or not own or own[-1].quantity.unit != PERCENT:
        return
    rate = own[-1]
    behind = told.sentence.text[told.number.end : told.number.end + 1]
    if behind and behind not in "，,。；;）)、":
        return
    follows = _THAT_IS.search(told.number.words) or _BY.search(rate.number.words)
    if follows and rate.role in {"level", "share", "plan"}:
        before = amounts(line.until(rate), told.quantity) or amounts(line.before, told.quantity)
        before = [t for t in before if t.quantity.unit == told.quantity.unit]
        for at, whole in enumerate(before):
            terms = zip(reach(whole.quantity), reach(rate.quantity), strict=True)
            made = Reach(*(a * b / HUNDRED for a, b in terms))
            yield Way(made, f"{whole.text} × {rate.text}", at < NEAREST)


def of_a_list(line: Line, told: Told) -> Iterator[Way]:
    """`1月3万、2月4万、3月5万，3个月平均4万`."""
    if told.role == "mean" and _LIST_MEAN.search(own_clause(told.number)):
        run = run_before(line.until(told), told.quantity)
        if len(run) >= FEWEST:
            summed = plus(*(reach(t.quantity) for t in run))
            made = Reach(*(each / len(run) for each in summed))
            yield Way(made, f"({' + '.join(t.text for t in run)}) / {len(run)}")


def of_each(line: Line, told: Told) -> Iterator[Way]:
    """`收入6万元，共30单，单均2,000元`, also of counts that the line above tells."""
    match = _PER.search(own_clause(told.number))
    if told.role != "mean" or told.quantity.unit in NO_AMOUNT or not match:
        return
    if _AGO.search(told.sentence.text[: told.number.start]):
        return
    per = match["each"] or match["by"] or match["one"]
    beside = [t for t in line.until(told) if _counts(t, per)]
    above = [t for t in line.before if _counts(t, per)]
    counts = [
        *reversed(beside),
        *reversed(above),
        *(t for t in line.behind(told) if _counts(t, per)),
    ]
    if _is_of_member(line.until(told), per):
        return
    nearest = (beside or above)[-NEAREST:]
    totals = amounts(line.until(told), told.quantity) or amounts(line.before, told.quantity)[-1:]
    own = _totals_behind(line, told, totals)
    for total, count in product([*totals, *own], counts):
        if ratio := over(reach(total.quantity), reach(count.quantity)):
            near = total in totals[:NEAREST] and count in nearest and not (_is_term(total) or own)
            together = total.sentence is count.sentence is told.sentence
            sure = near and (together or digits_of(told.quantity) >= FEWEST_DIGITS)
            yield Way(ratio, f"{total.text} / {count.text}", sure)


def _is_of_member(before: Sequence[Told], per: str) -> bool:
    """`共9台：大型4台，每台3万元`: of the last of them alone."""
    counts = [t for t in before if t.quantity.unit == per or (t in before[-1:] and _counts(t, per))]
    return len(counts) > 1 and counts[-1] is before[-1]


def _totals_behind(line: Line, told: Told, before: Sequence[Told]) -> list[Told]:
    """`24人，人均5吨，日产120吨`: where its sentence has none before it."""
    if any(total.sentence is told.sentence for total in before):
        return []
    behind = [t for t in line.behind(told) if t.sentence is told.sentence]
    return amounts(behind, told.quantity)


def _is_term(told: Told) -> bool:
    """Of a sum that is told beside it."""
    sums = (chain for chain in chains_of(told.sentence) if chain.total)
    return any(part.start == told.number.start for chain in sums for part in chain.parts)


def _counts(told: Told, per: str) -> bool:
    unit = told.quantity.unit
    people = per == "人" and unit in _PEOPLE
    if _PART.search(told.number.words):
        return False  # of a list whose sum stands in front of it
    return told.role in {"level", "base"} and (people or unit == per)


def of_siblings(line: Line, told: Told) -> Iterator[Way]:
    """`甲6万 + 乙3万 + 丙1万，甲占60%，丙占10%`: a part by all of the list it is named in."""
    match = _PART_OF.search(told.number.words)
    if told.quantity.unit != PERCENT or not match:
        return
    before = [t for t in line.until(told) if t.quantity.unit not in NO_AMOUNT]
    parts = [t for t in before if t.name and t.name.endswith(match["who"])]
    run = run_before(before, parts[-1].quantity) if parts else []
    summed = sum(t.quantity.value for t in run)
    wholes = [t for t in (*run[:1], *run[-1:]) if 2 * t.quantity.value == summed]
    run = [t for t in run if t not in wholes[:1]]
    if len(run) >= FEWEST and parts[-1] in run:
        whole = plus(*(reach(t.quantity) for t in run))
        if ratio := over(reach(parts[-1].quantity), whole):
            yield Way(scaled(ratio), f"{parts[-1].text} / ({' + '.join(t.text for t in run)})")


def of_deduction(line: Line, told: Told) -> Iterator[Way]:
    """`毛利8万元。扣除费用3万元，净利润5万元`."""
    own = [t for t in line.until(told) if t.sentence is told.sentence]
    if not own or not _TAKEN.search(own[-1].number.words.replace(MASK, "")):
        return
    taken = own[-1]
    if alike(taken.quantity, told.quantity) and told.quantity.unit not in NO_AMOUNT:
        before = amounts(line.until(taken), told.quantity) or amounts(line.before, told.quantity)
        for whole in (t for t in before if t.quantity.value > taken.quantity.value):
            made = minus(reach(whole.quantity), reach(taken.quantity))
            yield Way(made, f"{whole.text} - {taken.text}")


WAYS: Final[Sequence[Reading]] = (
    of_percent,
    of_what_is_short,
    of_a_list,
    of_each,
    of_siblings,
    of_deduction,
    of_growth_by_name,
    of_series,
    of_a_base,
    of_parts_within,
    of_signed_parts,
)
