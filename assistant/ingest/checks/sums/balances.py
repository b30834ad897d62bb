"""Stocks and flows: `月初120台，新购8台，报废3台，月末125台`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import BY_NAME, opens_list
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    minus,
    plus,
    reach,
    size,
)
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in, written_before
from assistant.ingest.checks.sums.entries import END, Entry, entries_of, of_one_unit
from assistant.periods import previous_period
from assistant.quantities import read_number
from assistant.quantities.quantity import written
from assistant.records import Finding

_LEFT: Final = re.compile(
    r"(?:剩余|余下|尚余|还剩|剩下|结余|(?:还|尚|仍|距\S{0,6})差|还需|尚需|缺口|尚缺)[^，,。；]{0,6}$"
)
_COUNTED: Final = re.compile(
    r"(?P<n>[两三四五六七八九])[项者笔类部]\S{0,2}?(?:相抵|轧差|加总|相加|相减|冲抵|合计|共计|之和)[^，,。；]{0,10}$"
)
_NEGATIVE: Final = re.compile(r"(?:流出|支出|减少|亏损|扣减)\S{0,3}$")
_WAYS: Final = (1, -1, 0)
_ADDED_UP: Final = re.compile(r"累计|今年|本年|全年|以来")
_YEAR_BEGAN: Final = re.compile(r"年初|上年末|上年底|去年[末底]")
MOST_OPEN: Final = 2
LONGEST: Final = 3
"""Sentences over which one balance may be told."""


def balances(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of every term."""
    for paragraph in evidence.paragraphs:
        found: set[str] = set()
        for at in range(len(paragraph)):
            for sentences in (paragraph[at : at + 1], paragraph[at : at + LONGEST]):
                entries = [entry for sentence in sentences for entry in entries_of(sentence)]
                if any(BY_NAME.search(sentence.masked) for sentence in sentences):
                    continue
                if len(sentences) > 1 and _is_whole(entries_of(paragraph[at])):
                    break
                both_ways = [
                    s for s in sentences if {"in", "out"} <= {e.kind for e in entries_of(s)}
                ]
                if len(both_ways) > 1:  # `5月设3个、撤1个。1—5月设9个、撤2个` are two
                    continue
                for finding in _settled(sentences[0], entries):
                    if finding.what not in found:
                        found.add(finding.what)
                        yield finding


def _is_whole(entries: Iterable[Entry]) -> bool:
    """All of a balance, which no other sentence adds to."""
    return {"start", "end", "in", "out"} <= {e.kind for e in _with_nets([*entries])}


def counted_sums(evidence: Evidence) -> Iterator[Finding]:
    """`三项相抵后净增加3亿元`: the three before it, those that flow out taken away."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for total in told:
            match = _COUNTED.search(total.number.words)
            count = int(read_number(match["n"]) or 0) if match else 0
            terms = told[max(total.at - count, 0) : total.at]
            if count and END.search(total.number.words):
                continue
            if not count or len(terms) < count or not all(of_one_unit(t, total) for t in terms):
                continue
            moves = [Entry("out" if _NEGATIVE.search(t.number.words) else "in", t) for t in terms]
            computed = _moved(moves)
            if deviation(total.quantity, size(computed)) == "warning":
                shown = _shown(moves).removeprefix("+ ")
                yield _told(sentence, shown, computed, total)


def remainders(evidence: Evidence) -> Iterator[Finding]:
    """`预算300万元，花了276万元，结余24万元`: also more left than there was."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for left in (t for t in told if _LEFT.search(t.number.words)):
            plans = [t for t in told[: left.at] if t.role == "plan" and of_one_unit(t, left)]
            plan = plans[-1] if plans else None
            if plan is None:
                continue
            if finding := _unlike(sentence, plan, left, told):
                yield finding
            elif reach(left.quantity).low > reach(plan.quantity).high:
                what = f"总数为 {plan.text}，报告写还有 {left.text}，剩余不会大于总数。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _unlike(sentence: Sentence, plan: Told, left: Told, told: Sequence[Told]) -> Finding | None:
    """The plan less what is done, where the sentence tells just one value beside them."""
    done = [t for t in told[: left.at] if t != plan and of_one_unit(t, plan)]
    if len(done) != 1 or done[0].role != "level" or done[0].quantity.value > plan.quantity.value:
        return None
    computed = minus(reach(plan.quantity), reach(done[0].quantity))
    if deviation(left.quantity, computed) != "warning":
        return None
    return _told(sentence, f"{plan.text} - {done[0].text}", computed, left)


def _settled(sentence: Sentence, found: Sequence[Entry]) -> Iterator[Finding]:
    entries = [e for e in _with_nets(found) if e.kind != "open"]
    moves = [e for e in entries if e.kind in {"in", "out"}]
    for start, end in _stocks(entries, moves):
        moved = [e for e in moves if of_one_unit(e.told, start)]
        open_ = [e for e in found if e.kind == "open" and of_one_unit(e.told, start)]
        both = {e.kind for e in moved} == {"in", "out"}
        within = moved and len(open_) == 1 and _between(open_[0].told, start, end)
        if (both or within) and len(open_) <= MOST_OPEN and not _of_longer(moved, start):
            yield from _closed(sentence, start, moved, open_, end)
    nets = [e for e in entries if e.kind == "net"]
    if len(nets) == 1 and len(moves) == 2 and _of_these(entries, moves, nets[0]):
        moved = [e for e in moves if of_one_unit(e.told, nets[0].told) and not opens_list(e.told)]
        if sorted(e.kind for e in moved) == ["in", "out"]:
            yield from _netted(sentence, moved, nets[0].told)


def _of_longer(moves: Sequence[Entry], start: Told) -> bool:
    """`从12月底的31家增至35家，今年累计新签16家`: what moves since another time than the stock."""
    since = any(_ADDED_UP.search(written_before(e.told.sentence, e.told.number)) for e in moves)
    return since and not _YEAR_BEGAN.search(written_before(start.sentence, start.number))


def _of_these(entries: Sequence[Entry], moves: Sequence[Entry], net: Entry) -> bool:
    """No stock is told; or it is that of `1月末90台到95台，新购8台、报废3台，净增5台`, in a row."""
    first, second, last = (each.told for each in (*moves, net))
    in_a_row = first.sentence is second.sentence is last.sentence
    in_a_row = in_a_row and second.at == first.at + 1 == last.at - 1
    return in_a_row or all(e.kind in {"in", "out", "net"} for e in entries)


def _with_nets(found: Sequence[Entry]) -> list[Entry]:
    """`经营净流入5亿元、投资净流出3亿元` are two moves, and not what all come to."""
    flows = any(e.kind == "out" and "净流出" in e.told.number.words for e in found)
    into = [flows and e.kind == "net" and "净流入" in e.told.number.words for e in found]
    return [e._replace(kind="in") if i else e for e, i in zip(found, into, strict=True)]


def _stocks(entries: Sequence[Entry], moves: Sequence[Entry]) -> list[tuple[Told, Told]]:
    """Before and after: by their words, or by standing on both sides of what moves."""
    starts = [e.told for e in entries if e.kind == "start"]
    ends = [e.told for e in entries if e.kind == "end"]
    if not moves or not ends:
        return []
    if not starts and len(ends) == 2:
        first, last = entries.index(moves[0]), entries.index(moves[-1])
        around = entries[:first], entries[last + 1 :]
        starts, ends = ([e.told for e in side if e.kind == "end"] for side in around)
        starts, ends = (starts, ends) if starts and ends else _in_time([*starts, *ends])
    one_each = len(starts) == len(ends) == 1 and of_one_unit(starts[0], ends[0])
    return [(starts[0], ends[0])] if one_each else []


def _in_time(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """`6月末91台，5月末85台，新购8台、报废2台`: the month says which of them is the older one."""
    if len(told) != 2:  # one stands among the moves
        return [], []
    for new, old in (told, told[::-1]):
        months = [own_period(each.sentence, each.number) for each in (new, old)]
        if all(months) and previous_period(months[0]) == months[1]:
            return [old], [new]
    return [], []


def _moved(moves: Sequence[Entry]) -> Reach:
    came = plus(*(reach(e.told.quantity) for e in moves if e.kind == "in"))
    gone = plus(*(reach(e.told.quantity) for e in moves if e.kind == "out"))
    return minus(came, gone)


def _shown(moves: Sequence[Entry]) -> str:
    return " ".join(f"{'+' if e.kind == 'in' else '-'} {e.told.text}" for e in moves)


def _between(open_: Told, start: Told, end: Told) -> bool:
    return open_.sentence is start.sentence is end.sentence and start.at < open_.at < end.at


def _closed(
    sentence: Sentence, start: Told, moves: Sequence[Entry], open_: Sequence[Entry], end: Told
) -> Iterator[Finding]:
    """Silent where any way that the open ones may move fits, and told the nearest of them."""
    tried = []
    for ways in product(_WAYS, repeat=len(open_)):
        said = zip(open_, ways, strict=True)
        all_moves = [*moves, *(Entry("in" if way > 0 else "out", e.told) for e, way in said if way)]
        tried.append((plus(reach(start.quantity), _moved(all_moves)), all_moves))
    if all(deviation(end.quantity, computed) == "warning" for computed, _ in tried):
        off = [abs(computed.value - end.quantity.value) for computed, _ in tried]
        computed, shown = tried[off.index(min(off))]
        yield _told(sentence, f"{start.text} {_shown(shown)}", computed, end)


def _netted(sentence: Sentence, moves: Sequence[Entry], net: Told) -> Iterator[Finding]:
    computed = _moved(moves)
    if deviation(net.quantity, size(computed)) == "warning":
        yield _told(sentence, _shown(moves).removeprefix("+ "), computed, net)


def _told(sentence: Sentence, shown: str, computed: Reach, stated: Told) -> Finding:
    printed = written(computed.value, stated.quantity.unit)
    what = f"{shown} 为 {printed}，报告写 {stated.text}，两者不一致。"
    return of_passages("does_not_add_up", what, (sentence.passage,))
