"""Percentages of a total in prose, against the part and the total that stand near."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from assistant.ingest.checks.rates.known_rates import whose
from assistant.ingest.checks.reading.changing import changed
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about, wholes_called
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.intervals import INFINITY, deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import WHOLE, Named, core, label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.ingest.checks.reading.splits import sums_of
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

SHARE: Final = re.compile(
    r"(?P<who>[^，,、：:（()）]*?)(?:占比|占|比重)(?:了|到|据)?(?P<whole>[^，,、占：:]{0,14}?)"
    r"(?:的比例|的比重|的份额|的)?(?:约|为|达到?|超过?|近|\s)*$"
)
_NEXT: Final = re.compile(r"[，,、](?P<who>[^，,、：:（(\d]{2,8})")
"""`乙店三成` behind `甲店占收入六成`: a share of the same."""
_WHOLE: Final = re.compile(r"总|全|公司|集团|整体")
NEAR: Final = 60  # characters of the longest clause
_AGO: Final = re.compile(r"去年|上年|同期|上一?[期月季]|前一?年")
_REST: Final = re.compile(r"其他|其它|其余")
"""Is something else in each sentence."""
_REACHES: Final = re.compile(r"(?:完成|达成|达到|占|相当于|抵得?上|贡献|是|为)[^，,。；]{0,18}$")
FEWEST_MEMBERS: Final = 2
SHORTEST_WHOLE: Final = 4
"""Characters of a name that means one thing in a whole document."""
PIECE: Final = 2
"""Characters at the end of a name that tell what is measured: `占全渠道` of 全渠道销售."""
FARTHEST: Final = 8
SHORTEST_DATED: Final = 2
"""Enough beside a period: `占三季度收入的`."""
_ENUMERATED: Final = re.compile(r"、[^，,、。；;]*$")


class Shared(NamedTuple):
    sentence: Sentence
    part: Number
    share: Number
    whole: str


def prose_shares(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the percentage, the part and the total.

    Silent where any total of the paragraph confirms the percentage, and where none is named.
    """
    for sentences in evidence.paragraphs:
        for sentence in sentences:
            for shared in shares_in(sentence, sentences):
                totals = _totals(shared, sentences) or _tabled(shared, evidence)
                totals = totals or _elsewhere(shared, evidence)
                facts = facts_about(evidence, shared.sentence.passage)
                more = wholes_called(shared.whole, shared.part.quantity, facts, alone=not totals)
                yield from against(shared, [*totals, *more])
            for shared, target in _of_targets(sentence):
                yield from against(shared, [target])


def shares_in(sentence: Sentence, paragraph: Sequence[Sentence]) -> Iterator[Shared]:
    whole = None
    for at, share in enumerate(sentence.numbers):
        words = share.words.replace(MASK, "")
        match = SHARE.search(words)
        if share.quantity.unit != PERCENT:
            whole = None
            continue
        if match is None:
            next_one = _NEXT.fullmatch(words) if whole is not None else None
            part = _named(next_one["who"], paragraph) if next_one else None
            if part and whole is not None:
                yield Shared(sentence, part, share, whole)
            continue
        whole = match["whole"]
        who = re.sub(r"^.*[，,、：:（(]", "", match["who"]).strip()
        near = [sentence] if _REST.match(who) else paragraph
        part = _named(who, near) if len(who) > 1 else _nearest(sentence.numbers[:at])
        if part and not _of_another_time(sentence, part, match["whole"]):
            yield Shared(sentence, part, share, match["whole"])


def _of_another_time(sentence: Sentence, part: Number, whole: str) -> bool:
    """`上年同期研发费用2亿元，占比4.7%` is no share of a total of this year."""
    clause = re.split(r"[，,。；（(]", sentence.text[max(part.start - NEAR, 0) : part.start])[-1]
    return bool(_AGO.search(clause) and not _AGO.search(whole))


def _of_targets(sentence: Sentence) -> Iterator[tuple[Shared, Quantity]]:
    """`收入6.9亿元，完成目标9.5亿元的72%`: the number before the percentage is its total."""
    numbers = sentence.numbers
    for at, share in enumerate(numbers):
        if at < 2 or share.quantity.unit != PERCENT or share.words.strip("约近超 ") != "的":
            continue
        total = numbers[at - 1]
        told = [
            n for n in numbers[: at - 1] if not (n.quantity.unit == PERCENT and changed(n.words))
        ]
        if told and _REACHES.search(total.words) and alike(total.quantity, told[-1].quantity):
            yield Shared(sentence, told[-1], share, ""), total.quantity


def _elsewhere(shared: Shared, evidence: Evidence) -> list[Quantity]:
    """Where the whole has a name of its own, or a period: every value of that name and period."""
    sentence, whole = shared.sentence, core(WHOLE.sub("", shared.whole))
    periods = [s.key for s in sentence.periods if s.end <= shared.share.start]
    dated = MASK in shared.share.words and bool(periods)
    own = shared.whole + label_of(sentence, shared.part)[-PIECE:]
    shortest = SHORTEST_DATED if dated else SHORTEST_WHOLE
    names = {own, whole, shared.whole}
    if len(whole) < shortest and len(shared.whole) <= SHORTEST_WHOLE:
        names = {own} if len(whole) >= PIECE else set()
    found = [
        named.number.quantity
        for named in evidence.named.get(sentence.passage.document, ())
        if any(_is_called(named, name) for name in names)
        if not named.planned and (not dated or named.period == periods[-1])
    ]
    part = shared.part.quantity
    return [q for q in found if alike(q, part) and q.value > part.value]


def _is_called(named: Named, name: str) -> bool:
    """`自有渠道售出` is no `售出` of all, `本季收入` is a 收入."""
    if core(named.label) == name:
        return True
    return bool(name) and named.label.endswith(name) and not whose(named, name)


def _named(who: str, paragraph: Sequence[Sentence]) -> Number | None:
    found = [
        number
        for sentence in paragraph
        for number in sentence.numbers
        if number.quantity.unit not in {PERCENT, POINTS, TIMES}
        and (label := label_of(sentence, number))
        and len(label) > 1
        and (who.startswith(label) or label.startswith(who))
    ]
    return found[0] if len(found) == 1 else None


def _nearest(numbers: Sequence[Number]) -> Number | None:
    last = numbers[-1] if numbers else None
    return last if last and last.quantity.unit not in {PERCENT, POINTS, TIMES} else None


def _totals(shared: Shared, paragraph: Sequence[Sentence]) -> list[Quantity]:
    """What the percentage may be of: the number the whole names, or the sum that it is part of."""
    part = shared.part.quantity
    named, summed = [], []
    for sentence in paragraph:
        for number in sentence.numbers:
            if not alike(number.quantity, part) or number.quantity.value <= part.value:
                continue
            label = label_of(sentence, number)
            if len(label) > 1 and _means(shared, number, label):
                named.append(number.quantity)
        summed += _split(sentence, shared)
        totals = (each.total.quantity for each in sums_of(sentence))
        summed += [q for q in totals if alike(q, part) and q.value > part.value]
    if named:
        return named
    return summed if not shared.whole or _WHOLE.search(shared.whole) else []


def _split(sentence: Sentence, shared: Shared) -> list[Quantity]:
    """The first value of the part's own sentence, where all that follow it come to it."""
    values = [
        n for n in sentence.numbers if n.depth == 0 and alike(n.quantity, shared.part.quantity)
    ]
    if shared.part not in values[1:] or len(values) < FEWEST_MEMBERS + 1:
        return []
    rest = sum((n.quantity.value for n in values[1:]), Decimal(0))
    return [values[0].quantity] if rest == values[0].quantity.value else []


def _means(shared: Shared, number: Number, label: str) -> bool:
    """The whole by its name; or, where the sentence leaves it out, `整体收入` beside `收入`."""
    if shared.whole:
        return label.endswith(shared.whole) or shared.whole.endswith(label)
    own = label_of(shared.sentence, shared.part)
    beside = number in shared.sentence.numbers
    if "其中" in shared.part.words and beside:
        return number.end <= shared.part.start <= number.end + len(shared.part.words)
    if _WHOLE.search(label) and beside and _is_count(number):
        return number.start < shared.part.start
    return bool(_WHOLE.search(label)) and len(own) > 1 and label[-2:] == own[-2:]


def _is_count(number: Number) -> bool:
    return number.quantity.unit is not None and not is_money(number.quantity.unit)


def _tabled(shared: Shared, evidence: Evidence) -> list[Quantity]:
    """`占全年的48%`: the cells under 全年 of the tables on this page, in rows of this name."""
    passage, own = shared.sentence.passage, label_of(shared.sentence, shared.part)
    found = []
    for grid in evidence.grids:
        here = (grid.passage.document, place_of(grid.passage)) == (
            passage.document,
            place_of(passage),
        )
        column = grid.total_column
        if here and column and shared.whole == grid.names[column] and len(own) > 1:
            rows = [row for row, name in enumerate(grid.labels) if name.endswith(own)]
            found += [cell for row in rows if (cell := grid.cells[row][column])]
    return [cell for cell in found if alike(cell, shared.part.quantity)]


def against(shared: Shared, totals: Sequence[Quantity]) -> Iterator[Finding]:
    stated = shared.share
    verdicts = []
    for part, total in product(_parts(shared), totals):
        ratio = over(reach(part), reach(total))
        if ratio is None:
            return
        computed = scaled(ratio)
        if computed.value * FARTHEST < stated.quantity.value or ratio.value > 1:
            continue  # no share of this, but of something else
        verdicts.append((deviation(stated.quantity, computed), computed, part, total))
    if not verdicts or any(verdict is None for verdict, *_ in verdicts):
        return
    severity, computed, part, total = min(verdicts, key=lambda v: v[0] == "warning")
    if severity and INFINITY not in {computed.high, -computed.low}:
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"报告写占 {stated.text}，按 {part.text} / {total.text} 算为 {printed}"
        what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
        yield of_passages("does_not_add_up", what, (shared.sentence.passage,), severity)


def _parts(shared: Shared) -> list[Quantity]:
    """The level before a change, too: `46台，比年初增加7台，占全部的5%`."""
    told = [t for t in told_in(shared.sentence) if t.number.start <= shared.part.start]
    own = shared.part.quantity
    if _ENUMERATED.search(shared.part.words):  # whose share it is, a list does not say
        return []
    if not told or told[-1].number != shared.part or told[-1].role not in {"change", "base"}:
        return [own]
    return [own, *[t.quantity for t in told if t.is_level and alike(t.quantity, own)][-1:]]
