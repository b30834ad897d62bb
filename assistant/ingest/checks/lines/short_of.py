"""An aim, what is done of it and what is still to come: any of them by the others."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way, amounts, own_clause
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    minus,
    over,
    plus,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT

_SHORT_OF: Final = re.compile(r"(?:还|尚|仍)(?:差|缺|需|剩)|剩余|余下|剩下|其余|缺口|待[付交收]")
_OTHER: Final = re.compile("另|其中|已签|冻结|在途")
MOST_BEFORE: Final = 3
"""Values that an aim, its beginning and what is done of it are."""
_AIM: Final = re.compile(r"(?:目标|计划|预算|任务|总投资|规划)(?:为|是|定为|约|\s)*$")
_DONE: Final = re.compile(
    r"(?:完成|达成|实现|兑现|交付|进度|已付|付款)(?:进度|比例|率|度|了|为|是|到|约|\s)*$"
)


def of_what_is_short(line: Line, told: Told) -> Iterator[Way]:
    """`目标60台，已有45台，还差15台`, `完成75%，还差15台`."""
    yield from _shared(line, told)
    left = told if _SHORT_OF.search(own_clause(told.number)) else _short_behind(line, told)
    if left is None or left.quantity.unit in NO_AMOUNT:
        return
    before = [t for t in amounts(line.until(told), left.quantity) if t is not left]
    before = before or amounts(line.before, left.quantity)[:1]
    between = left.sentence.text[: left.number.start]
    more = _OTHER.search(between) or len(before) > MOST_BEFORE
    if more or _is_of_others(left, before):
        return  # of more than an aim and what is done of it
    if told is left:
        yield from _left(line, told, before)
    elif told.quantity.unit == PERCENT and _DONE.search(told.number.words):
        for done in (t for t in before if not _AIM.search(t.number.words)):
            whole = plus(reach(done.quantity), reach(left.quantity))
            if ratio := over(reach(done.quantity), whole):
                yield Way(scaled(ratio), f"{done.text} / ({done.text} + {left.text})")
            if ratio := over(reach(left.quantity), reach(done.quantity)):
                made = scaled(ratio, -HUNDRED, HUNDRED)
                yield Way(Reach(made.value, made.high, made.low), f"1 - {left.text} / {done.text}")
    elif _AIM.search(told.number.words) and alike(told.quantity, left.quantity):
        for done in before:
            made = plus(reach(done.quantity), reach(left.quantity))
            yield Way(made, f"{done.text} + {left.text}")


def _is_of_others(left: Told, before: Sequence[Told]) -> bool:
    """`甲每百片3件，乙4件，其余5件`: what all others have, and no rest of one whole."""
    if "其余" not in own_clause(left.number) or not before:
        return False
    first = before[-1]
    return first.role == "mean" or first.quantity.value < max(t.quantity.value for t in before)


def _left(line: Line, told: Told, before: Sequence[Told]) -> Iterator[Way]:
    largest = max((t.quantity.value for t in before), default=None)
    parts = [t for t in before if t.quantity.value != largest]
    whole = [t for t in before if t.quantity.value == largest]
    if whole and len(parts) > 1:
        summed = plus(*(reach(t.quantity) for t in parts))
        shown = " - ".join(t.text for t in (*whole[:1], *reversed(parts)))
        yield Way(minus(reach(whole[0].quantity), summed), shown, sure=False)
    for a, b in permutations(before, 2):
        if a.quantity.value > b.quantity.value:
            made = size(minus(reach(a.quantity), reach(b.quantity)))
            yield Way(made, f"{a.text} - {b.text}", a.quantity.value == largest)
    rates = [t for t in line.until(told)[-2:] if t.quantity.unit == PERCENT]
    rates = [t for t in rates if _DONE.search(t.number.words)]
    for rate in rates:
        done = reach(rate.quantity)
        rest = minus(Reach(HUNDRED, HUNDRED, HUNDRED), done)
        for each in before:
            value = reach(each.quantity)
            of_aim = Reach(*(a * b / HUNDRED for a, b in zip(value, rest, strict=True)))
            yield Way(of_aim, f"{each.text} × (1 - {rate.text})")
            if ratio := over(rest, done):
                of_done = Reach(*(a * b for a, b in zip(value, ratio, strict=True)))
                yield Way(of_done, f"{each.text} / {rate.text} - {each.text}")


def _short_behind(line: Line, told: Told) -> Told | None:
    """What is still to come, right behind it."""
    following = line.behind(told)[:1]
    short = [t for t in following if _SHORT_OF.search(own_clause(t.number))]
    return short[0] if short else None


def _shared(line: Line, told: Told) -> Iterator[Way]:
    """`占80%，合40万吨，剩下的10万吨`: a share, what it is and the rest."""
    at = line.told.index(told)
    for start in range(max(at - 2, 0), at + 1):
        trio = line.told[start : start + 3]
        if len(trio) < 3:
            return
        rate, part, left = trio
        short = _SHORT_OF.search(own_clause(left.number)) and left.quantity.unit not in NO_AMOUNT
        more = line.told[start + 3 : start + 4]
        alone = not any(alike(t.quantity, left.quantity) for t in more)
        told_so = rate.role == "share" and part.role == "level" and alone
        if told_so and short and alike(part.quantity, left.quantity):
            yield from _by_share(told, rate, part, left)


def _by_share(told: Told, rate: Told, part: Told, left: Told) -> Iterator[Way]:
    share, value, rest = (reach(t.quantity) for t in (rate, part, left))
    others = minus(Reach(HUNDRED, HUNDRED, HUNDRED), share)
    if told is rate and (ratio := over(value, plus(value, rest))):
        yield Way(scaled(ratio), f"{part.text} / ({part.text} + {left.text})")
    elif told is part and (ratio := over(share, others)):
        made = Reach(*(x * y for x, y in zip(rest, ratio, strict=True)))
        yield Way(made, f"{left.text} × {rate.text} / (1 - {rate.text})")
    elif told is left and (ratio := over(others, share)):
        made = Reach(*(x * y for x, y in zip(value, ratio, strict=True)))
        yield Way(made, f"{part.text} / {rate.text} - {part.text}")
