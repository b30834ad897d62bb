"""A value that looks like another one of its name, mistyped: `2,127人` beside `期末员工2,172人`.

Nearness of the digits is half of the evidence that the same thing is meant, so that names need only
share a word. What fits the numbers around it is no slip, whatever it looks like.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import are_two, is_ahead, of_other_values, of_two_members
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.naming import PLAN, SCOPE, bare, in_order
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.proofs import number_fits
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import alike, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.times import matches, of_column, period_said
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import GENERIC, are_two_kinds, own_words, shared
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.units import is_money
from assistant.records import Finding

_TO_COME: Final = re.compile(rf"{PLAN.pattern}|还需|尚需|余下|剩余|缺口|还差")
_SHARE: Final = re.compile("占|比重|份额|贡献")
_MEAN: Final = re.compile("[人户单店件日月]均|平均|每")
_AT_THE_END: Final = re.compile("[月季期年]末")
"""Of the period that is reported."""
_WHOLE_YEAR: Final = re.compile("全年|累计|年度")
_KINDS: Final = re.compile("归母|归属|扣非|扣除|少数|税[前后]|含税|母公司")
"""Which one of several of a name is meant."""
_NAMELESS: Final = re.compile(
    rf"第?[一二三四]季度[初末]?|{GENERIC.pattern}|[从由自将要需把\u3000 ]"
    "|[压提升降增减回控][高低加少升落制缩]?[到至在]"
)
"""Words that name nothing: `要从6月末的12吨压到9吨`."""
_TOGETHER: Final = re.compile("合计|相加|合起来|加起来|共|[两三]个?[项者类家地]")
_SPLIT_BY: Final = re.compile(r"(?:构成|结构|明细|组成|分布|情况)$")
FEWEST_DIGITS: Final = 3
"""Of values that differ in one of them."""
SHORT: Final = 2
LONG: Final = 3
"""Characters in common of names that mean one thing, by how much the digits tell."""
_NO_LEVEL: Final = frozenset({POINTS, TIMES, "s", "year", "month"})


def slipped_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: both are printed to the digit."""
    sentences = [*evidence.sentences, *evidence.headings]
    for told in (t for sentence in sentences for t in told_in(sentence)):
        if not _is_level(told) or is_ahead(evidence, told.sentence, told.number):
            continue
        cell = next(_cells(evidence, told), None)
        fact = next(_facts(evidence, told), None) if told.role != "change" else None
        meant = cell[1] if cell else fact.quantity if fact else None
        if meant and not _is_right(evidence, told, meant):
            yield _in_table(told, *cell) if cell else _in_prose(told, fact)


def _is_right(evidence: Evidence, told: Told, meant: Quantity) -> bool:
    """It fits the numbers around it, and what it would be mistyped for does not."""
    at = (evidence, told.sentence, told.number)
    return number_fits(*at) and not number_fits(*at, meant.value)


def _is_level(told: Told) -> bool:
    quantity = told.quantity
    exact = quantity.bound == "exact" and quantity.unit not in _NO_LEVEL
    exact = exact and (quantity.unit is not None or joinable(quantity, quantity))
    return exact and digits_of(quantity) > 1 and told.role != "gap"


def _in_table(told: Told, grid: Grid, cell: Quantity, name: str) -> Finding:
    what = f"「{name}」表里是 {cell.text}，正文写 {told.text}，形近而两者不一致。"
    return of_passages("contradiction", what, (told.sentence.passage, grid.passage))


def _in_prose(told: Told, fact: Fact | None) -> Finding:
    other = fact.told if fact and fact.told else told
    here, there = (place_of(each.sentence.passage) for each in (told, other))
    what = f"「{other.name or told.name}」在 {there} 写 {other.text}，"
    what += f"在 {here} 写 {told.text}，形近而两处不一致。"
    return of_passages("contradiction", what, (told.sentence.passage, other.sentence.passage))


def _cells(evidence: Evidence, told: Told) -> Iterator[tuple[Grid, Quantity, str]]:
    """Of the row that is named last, or of the total, under a column that the words name."""
    grids = evidence.grids_of(told.sentence.passage.document)
    if any(c and c.value == told.quantity.value for g in grids for row in g.cells for c in row):
        return
    document = evidence.documents.get(told.sentence.passage.document)
    own = document.period if document else ""
    before = told.sentence.text[: told.number.start]
    for grid in grids:
        named = last_label(told.sentence, told.number, grid)
        if named is not None and _TOGETHER.search(before, before.rfind(grid.labels[named])):
            continue
        if named is not None and _is_listed(told, grid.labels[named], grid):
            continue
        row = grid.total_row if named is None else named
        for column, cell in enumerate(grid.cells[row] if row is not None else ()):
            if cell and _is_meant(told, grid, At(named, row or 0, column), cell, own):
                yield grid, cell, f"{grid.labels[row or 0]}{grid.names[column]}"


def _is_listed(told: Told, row: str, grid: Grid) -> bool:
    """`甲店为吐司30万元、蛋糕12万元`: 12 are of a part of 甲店."""
    words = told.number.words
    named = row in words or any(name and name in words for name in grid.names)
    return bool(re.match(r"[^，,。；]{0,3}[、+＋][^，,。；▢]{2,}$", words)) and not named


class At(NamedTuple):
    named: int | None
    """The row that the sentence names, if any."""
    row: int
    column: int


def _is_meant(told: Told, grid: Grid, at: At, cell: Quantity, own: str) -> bool:
    """By unit, kind and period, and by as many words as the likeness of the digits asks for."""
    change, slip = grid.change(at.column), slip_of(told.quantity, cell.value)
    digits = FEWEST_DIGITS if slip == "digit" else SHORT
    if not slip or digits_of(told.quantity) < digits or not _of_unit(told, cell):
        return False
    if change != (told.role == "change") or of_other_values(told, grid, at.row, at.column):
        return False
    if grid.share(at.column) and not _SHARE.search(own_words(told)):
        return False
    dated = at.named is not None and grid.period_of(grid.labels[at.named])
    if not dated and not of_column(told, grid, at.column, own):
        return False
    alone = sum(c is not None and c.unit == cell.unit for c in grid.cells[at.row]) == 1
    alone = alone and cell.unit != PERCENT
    one = change and sum(map(grid.change, range(len(grid.names)))) == 1
    if at.named is not None and (slip != "digit" or alone or one):
        return True
    stem, words = _stem(grid.uncounted[at.column]), own_words(told)
    if not stem and grid.period(at.column):  # the heading says what a column of months measures
        return len(told.name) >= SHORT and told.name in grid.title
    if at.named is None and slip == "swap" and _is_of_table(told, grid):
        return True
    if at.named is None and slip == "swap" and _is_only_one(told, grid, at, cell):
        return bool(set(stem) & set(words))
    words = words if slip == "digit" else told.sentence.text
    return shared(stem, words) >= min(len(stem), LONG) >= SHORT and _kinds(stem) == _kinds(words)


def _is_of_table(told: Told, grid: Grid) -> bool:
    """`甲店去年的总收入` is the total of a table whose corner is 甲店收入构成."""
    corner = _SPLIT_BY.sub("", grid.names[0])
    return len(corner) > LONG and in_order(corner, told.name)


def _is_only_one(told: Told, grid: Grid, at: At, cell: Quantity) -> bool:
    """Of so many digits, and the one column whose total is counted so: a character of its name is
    enough.
    """
    counted = cell.unit is not None and not is_money(cell.unit) and cell.unit != PERCENT
    alone = sum(c is not None and c.unit == cell.unit for c in grid.cells[at.row]) == 1
    return counted and alone and digits_of(told.quantity) > FEWEST_DIGITS


def _of_unit(told: Told, cell: Quantity) -> bool:
    """`13.2元/公斤` is money by its number, and of a cell in 元/公斤."""
    bare = told.quantity.unit is None
    if joinable(cell, told.quantity) if bare else cell.unit == told.quantity.unit:
        return True
    per = re.fullmatch(r"元(/.+)", cell.unit or "")
    behind = told.sentence.text[told.number.end :]
    return bool(per and is_money(told.quantity.unit) and behind.startswith(per[1]))


def _kinds(words: str) -> set[str]:
    return set(_KINDS.findall(words))


@lru_cache(maxsize=4096)
def _stem(column: str) -> str:
    return re.sub(r"[（(].*", "", GENERIC.sub("", column)).strip()


def _facts(evidence: Evidence, told: Told) -> Iterator[Fact]:
    """Of another sentence, which fit what stands around them."""
    sentence = told.sentence
    same = [
        fact
        for fact in facts_about(evidence, sentence.passage)
        if fact.told and fact.told.sentence is not sentence and alike(fact.quantity, told.quantity)
    ]
    if any(fact.quantity.value == told.quantity.value for fact in same):
        return
    for other, fact in ((fact.told, fact) for fact in same if fact.told):
        if of_two_members(evidence, told, other) or not _is_level(other):
            continue
        if _means_it(told, other) and number_fits(evidence, other.sentence, other.number):
            yield fact


def _means_it(told: Told, other: Told) -> bool:
    """One thing at one time, by as many words as the likeness of the digits asks for."""
    own, theirs = own_words(told), own_words(other)
    slip = slip_of(told.quantity, other.quantity.value)
    if not slip or SCOPE.search(own + theirs):
        return False
    if are_two(*((each.sentence, each.number) for each in (told, other))):
        return False
    if any(bool(p.search(own)) != bool(p.search(theirs)) for p in (_TO_COME, AGO, _MEAN)):
        return False
    if bool(_WHOLE_YEAR.search(own)) != bool(_WHOLE_YEAR.search(theirs)):
        return False
    if told.quantity.unit == PERCENT and bare(told.name) != bare(other.name):
        return False  # of another thing: many have a rate of that kind
    both = [period_said(each) for each in (told, other)]
    if all(both) and not matches(*both):
        return False  # a month is no slip of its year
    if slip != "digit":
        return shared(own, theirs) >= SHORT or _carried(told, other) >= SHORT
    times = [period_said(each) for each in (told, other) if not _AT_THE_END.search(own_words(each))]
    if any(times) and not (len(times) == SHORT and all(times) and matches(*times)):
        return False
    enough = digits_of(told.quantity) >= FEWEST_DIGITS and _as_fine(told.quantity, other.quantity)
    enough = enough and not are_two_kinds(own, theirs)
    return enough and max(shared(own, theirs), _carried(told, other)) >= LONG


def _carried(told: Told, other: Told) -> int:
    """`期末2,172人` is of what its sentence began with; two of one period share what is said."""
    own, theirs = own_words(told), own_words(other)
    periods = [own_period(each.sentence, each.number) for each in (told, other)]
    if all(periods) and len(set(periods)) == 1:
        return shared(own, other.sentence.text) + 1
    if not _NAMELESS.sub("", theirs):
        return shared(own, other.sentence.text[: other.number.start])
    if not _NAMELESS.sub("", own):
        return shared(theirs, told.sentence.text[: told.number.start])
    return 0


def _as_fine(left: Quantity, right: Quantity) -> bool:
    coarser = left.place and right.place and left.place < right.place
    return left.place == right.place or bool(coarser) or left.text[-1] != right.text[-1]
