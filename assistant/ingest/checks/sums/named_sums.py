"""`甲和乙合计3亿元`: two or more that are named, with the values that they have elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, plus, reach
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.sentences import joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_TOGETHER: Final = re.compile(
    r"(?P<who>[^，,。；：:▢]{2,24}?(?:[、和与及]|以及)[^，,。；：:▢]{1,16}?)"
    r"(?:[两二三四]\S{1,6}?)?(?:▢+度?)?(?:合计|共计|总计|加起来|合起来|相加|之和|共(?!同))(?P<what>[^，,。；▢]{0,10})$"
)
_SCALE_OF_MONEY: Final = frozenset({POINTS, TIMES})
_LEAD: Final = re.compile(r"^.*(?:其中|[是为看]|来自|包括)")
_FILLED: Final = re.compile(r"的|约|为|达|共|[占贡献实现完成了]+")
MOST_SUMS: Final = 200
SHORTEST: Final = 2


def named_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any values that the names may have come to it."""
    for sentence in evidence.sentences:
        facts = facts_about(evidence, sentence.passage)
        for told in told_in(sentence):
            match = _TOGETHER.search(told.number.words)
            if (
                match
                and told.role in {"level", "share"}
                and told.quantity.unit not in _SCALE_OF_MONEY
            ):
                names = [n for n in re.split(r"、|和|与|及|以及", _LEAD.sub("", match["who"])) if n]
                yield from _check(told, names, bare(_FILLED.sub("", match["what"])), facts)


def _check(told: Told, names: Sequence[str], what: str, facts: Facts) -> Iterator[Finding]:
    """Of one table's column first; else of the same sentences."""
    held = [_of_name(name, told, facts) for name in names]
    if len(names) < 2 or not all(held) or any(len(name) < SHORTEST for name in names):
        return
    columns = [_by_column(each) for each in held]
    lines = [
        [each[key] for each in columns] for key in columns[0] if all(key in c for c in columns)
    ]
    prose = [f for each in held for f in each if not f.cell]
    sums = [tuple(line) for line in lines]
    if not lines and len(prose) < len(names):
        return
    if len(list(product(*held))) <= MOST_SUMS:
        sums += [tuple(group) for group in product(*held) if group not in sums]
    made = [(group, _sum(group)) for group in sums]
    if any(deviation(told.quantity, computed) != "warning" for _, computed in made):
        return
    best = next(((g, c) for g, c in made if _fits(g, what)), made[0] if len(made) == 1 else None)
    if best:
        group, computed = best
        shown = " + ".join(f.text for f in group)
        printed = written(computed.value, told.quantity.unit)
        said = "、".join(names)
        text = f"「{said}」{shown} 合计为 {printed}，报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", text, (told.sentence.passage,))


def _of_name(name: str, told: Told, facts: Facts) -> list[Fact]:
    found = []
    for fact in facts:
        if fact.told is told or not joinable(fact.quantity, told.quantity):
            continue
        row = fact.cell[0].labels[fact.cell[1]] if fact.cell else ""
        of_row = fact.cell and fact.cell[1] != fact.cell[0].total_row and row.startswith(name)
        if of_row or (not fact.cell and any(_is(n, name) for n in fact.names)):
            found.append(fact)
    return found


def _is(label: str, name: str) -> bool:
    return label == name or bare(label) == bare(name)


def _by_column(facts: Sequence[Fact]) -> dict[tuple[str, int], Fact]:
    return {(f.passage.id, f.cell[2]): f for f in facts if f.cell}


def _fits(group: Sequence[Fact], what: str) -> bool:
    """Values of now, in one column of the name, or in one table of one column of that unit."""
    if any(f.ago or f.period for f in group):
        return False
    if not what:
        return len({f.passage.id for f in group}) == 1
    columns = {f.cell[0].names[f.cell[2]] for f in group if f.cell}
    titled = {f.cell[0].title for f in group if f.cell}
    return not columns or any(what[-2:] in text for text in (*columns, *titled))


def _sum(group: Sequence[Fact]) -> Reach:
    return plus(*(reach(f.quantity) for f in group))
