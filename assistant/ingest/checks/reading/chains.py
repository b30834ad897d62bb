"""Sums that are written out, with what stands in brackets behind a term passed over.

`毛利9亿 = 甲3亿（占三成）+ 乙6亿`, `团队90人（研发60 + 运维30）`; where a total opens them, numbers
without a unit and what follows each other are parts, too: `9件：甲2、乙3、丙4`, `9亿：1月2亿 → …`.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable, once
from assistant.quantities import PERCENT, POINTS, TIMES, read_quantity

_NAME: Final = r"[^，,。；：:+＋=＝→]{0,14}"
_ADDED: Final = re.compile(rf"\s*[+＋]\s*{_NAME}")
_MORE: Final = re.compile(r"[^，,。；：:（）()+＋=＝]{0,14}[+＋]")
"""A term follows whose number is not read, as part of a name: `+ 甲AI2`."""
_STEP: Final = re.compile(rf"\s*→\s*{_NAME}")
_LISTED: Final = re.compile(rf"\s*(?:[、，,/]|和|及|与)\s*{_NAME}")
_EQUALS: Final = re.compile(rf"\s*[=＝]\s*{_NAME}")
_TOGETHER: Final = re.compile(r"\s*[，,]\s*(?:合计|共计|总计|共|总共|全[年月季])\s*")
_OPENED: Final = re.compile(
    rf"[^，,。；：:（(+＋=＝]{{0,6}}(?:[：:=＝]|[（(](?:[^（()）]*[；;，,])?(?:其中)?)\s*{_NAME}"
)
_NAMED: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]\s*$")
_BRACKET: Final = re.compile(r"[（(][^（()）]*[)）]")
_DIGITS: Final = re.compile(r"^[^\d]*[\d.,]+\s?")
FEWEST_STEPS: Final = 3
_HEAD: Final = re.compile(
    r"(?:^|[，,。；▢\s])(?P<head>[\u4e00-\u9fff]{2,8})(?:\s+|[：:]\s*)\S{1,10}\s*$"
)
_NO_TERM: Final = frozenset({TIMES, POINTS, "s", "year", "month"})


class Chain(NamedTuple):
    sentence: Sentence
    total: Number | None
    parts: tuple[Number, ...]


@once
def chains_of(sentence: Sentence) -> list[Chain]:
    found: list[Chain] = []
    numbers = [n for n in sentence.numbers if n.quantity.unit not in _NO_TERM]
    used: set[int] = set()
    read: set[tuple[re.Pattern[str], int]] = set()
    """What a longer run holds is begun at no second time."""
    for at, first in enumerate(numbers):
        for joint in (_ADDED, _STEP, _LISTED):
            if first.start in used or (joint, first.start) in read:
                continue
            parts = _run(sentence, numbers, at, joint)
            read |= {(joint, part.start) for part in parts}
            if joint is _LISTED and not _is_bare_list(sentence, parts):
                continue
            chain = _chain(sentence, parts, closed=joint is _ADDED) if len(parts) > 1 else None
            if chain:
                used |= {part.start for part in parts}
                found.append(chain)
    return found


def heads_of(sentence: Sentence) -> dict[int, str]:
    """By the start of a total that stands behind its parts without a name, what opens them:
    `营业成本 材料3亿 + 人工2亿，合计5亿`.
    """
    named = {}
    for chain in chains_of(sentence):
        head = _HEAD.search(sentence.masked[: chain.parts[0].start])
        if head and chain.total and chain.total.start > chain.parts[-1].start:
            title = sentence.passage.sections[-1] if sentence.passage.sections else ""
            named[chain.total.start] = title if head["head"] in title else head["head"]
    return named


def _run(
    sentence: Sentence, numbers: Sequence[Number], at: int, joint: re.Pattern[str]
) -> list[Number]:
    run = [numbers[at]]
    for place, number in enumerate(islice(numbers, at + 1, None), at + 1):
        if number.depth != run[0].depth:
            if number.depth < run[0].depth:
                break
            continue
        if not _terms(run[0], number):
            if joint is not _ADDED:
                break
            continue
        if _counts_members(run[0], *numbers[place : place + 2]):
            continue
        if not joint.fullmatch(_between(sentence, run[-1], number)):
            break
        run.append(number)
    unread = joint is _ADDED and _MORE.match(_behind_of(sentence, run[-1]))
    return run[:1] if unread else run


def _counts_members(first: Number, number: Number, value: Number | None = None) -> bool:
    """`甲40万 + 乙30万 + 其余8家 20万`: how many they are whose value stands right behind."""
    return (
        value is not None
        and not value.words.strip()
        and value.quantity.unit == first.quantity.unit != number.quantity.unit
    )


def _behind_of(sentence: Sentence, number: Number) -> str:
    return _BRACKET.sub("", sentence.masked[number.end :])


def _is_bare_list(sentence: Sentence, parts: Sequence[Number]) -> bool:
    """`46件：信号14、车辆12、其他20`: each but the last a name and a number without a unit."""
    bare = all(part.quantity.unit is None for part in parts[:-1])
    masked = sentence.masked
    return bare and all(
        _NAMED.search(masked[max(part.start - 4, 0) : part.start]) for part in parts
    )


def _terms(left: Number, right: Number) -> bool:
    ours, theirs = left.quantity, right.quantity
    bare = ours.unit is None and theirs.unit is None
    return bare or joinable(ours, theirs)


def _between(sentence: Sentence, left: Number, right: Number) -> str:
    return _BRACKET.sub("", sentence.masked[left.end : right.start])


def _chain(sentence: Sentence, parts: Sequence[Number], *, closed: bool) -> Chain | None:
    total = _behind(sentence, parts) or _before(sentence, parts)
    if not closed and (total is None or not _is_split(total, parts)):
        return None
    parts = [_in_unit_of(total, part) for part in parts] if total else parts
    if total and not joinable(total.quantity, parts[0].quantity):
        bare = total.quantity.unit is None and parts[0].quantity.unit is None
        total = total if bare else None
    return Chain(sentence, total, tuple(parts)) if total or closed else None


def _is_split(total: Number, parts: Sequence[Number]) -> bool:
    """Values that follow each other are parts where none is as large as what opens them."""
    of_all = len(parts) >= FEWEST_STEPS and total.quantity.unit != PERCENT
    return of_all and all(part.quantity.value < total.quantity.value for part in parts)


def _behind(sentence: Sentence, parts: Sequence[Number]) -> Number | None:
    for number in sentence.numbers:
        if number.start > parts[-1].start and number.depth == parts[-1].depth:
            between = _between(sentence, parts[-1], number)
            closed = _fits(number, parts[-1]) and _TOGETHER.fullmatch(between)
            return number if closed or _EQUALS.fullmatch(between) else None
    return None


def _before(sentence: Sentence, parts: Sequence[Number]) -> Number | None:
    first = parts[0]
    for number in reversed([n for n in sentence.numbers if n.start < first.start]):
        if number.depth <= first.depth and _fits(number, first):
            between = _between(sentence, number, first)
            return number if _OPENED.fullmatch(between) else None
    return None


def _fits(total: Number, part: Number) -> bool:
    """`90人（研发60 + …）`: a part may leave out the unit of its total."""
    unit = total.quantity.unit
    bare = part.quantity.unit is None and unit not in {PERCENT, *_NO_TERM}
    return bare or joinable(total.quantity, part.quantity)


def _in_unit_of(total: Number, part: Number) -> Number:
    written, digits = _DIGITS.sub("", total.text), _DIGITS.match(part.text)
    scaled = re.search(r"[万亿千KkWw]", part.text)
    if part.quantity.unit is not None or not (written and digits) or scaled:
        return part
    read = read_quantity(digits[0].strip(), unit=written)
    kept = {"text": part.text, "unit": total.quantity.unit}
    return part._replace(quantity=read.model_copy(update=kept)) if read else part
