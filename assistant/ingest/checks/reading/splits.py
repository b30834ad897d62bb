"""Sums as prose writes them: a total before its parts, or behind them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.changing import changed, compared, from_to
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, joinable, once
from assistant.ingest.checks.reading.told import told_in, written_before
from assistant.ingest.checks.reading.wording import COMPLEMENTS
from assistant.quantities import PERCENT, POINTS, TIMES

_OPENS: Final = re.compile(
    r"其中|主要[为是]|分别|包括|包含|分为|由.{0,6}(?:组成|构成)|[里中]，|=|：|:|划分|[分拆]解[为成到]|拆分[为成]|[按分][^，,]{1,6}[分看][，,]"
)
_OPENS_ANOTHER: Final = re.compile(r"[^，,。；、\d]{0,4}[里中][，,]")
"""`满意的80份，不满意的20份里，`: what follows is of the last part alone."""
_FIRST_OF_PEERS: Final = re.compile(r"最[大高多小低少]的?一|第一[大名]")
"""`最大的一家40万元，第二到第四分别为…`: those behind are no parts of the first."""
_STRICT: Final = re.compile(r"=|分别|：|:|组成|构成|划分|[分拆]解[为成到]|拆分[为成]")
_OPEN: Final = re.compile(
    r"等|其他|其余|主要|例如|比如|如|以及|包括|包含|之一|剩余|[A-Za-z0-9]/[A-Za-z0-9]"
)
_AND_THE_LIKE: Final = re.compile(r"\s?[一-鿿A-Za-z]{2,8}(?P<like>等)[）)]")
"""Of the name of the last part, which stands behind its number: `（5件自用，3件样品等）`."""
REST: Final = re.compile(
    r"^[^，,、]{0,2}[，,、；;和及]\s*(?:其他|其它|其余|剩余|余下)[^，,、（(]{0,8}$"
)
"""A part that leaves nothing out: with it the parts are the whole."""
_NO_PART: Final = re.compile(
    r"同比|环比|较|比|目标|去年|上年|同期|预算|计划|(?<!应)占|平均|[人日月年周户]均|每|单价|达标|另|此外|同时|另外|最高|最低"
)
_PER_SO_MANY: Final = re.compile(r"(?:每|平均每)$")
"""`每1000件0.5起`: a rate, whose number has no words of its own."""
_CLOSES: Final = re.compile(
    r"(?:^|[，,、])[^，,、]{0,4}?(?:合计|共计|总计|总共|加起来|合起来|共(?=约?$)|(?:[两三四五六七八九]|\d)[类个家项者大条][^，,、]{0,6}共)[^，,、]{0,4}$"
)
_PEER: Final = re.compile(r"[^，,。；：:、（(]{0,8}、[^，,。；：:、（(▢]{0,10}")
_LISTED: Final = re.compile("[^，,。；：:]{0,4}、")
FEWEST_PEERS: Final = 3
_AGO: Final = re.compile("去年|上年|同期")
"""Masked where it begins a period: `上年上半年`."""
_ACCRUED: Final = re.compile(r"[，,]\s*(?:累计|总计|合计)(?:为|约|达)?$")
_LEFT: Final = re.compile(r"剩余|余下|还剩|尚余|结余")
_AMONG: Final = re.compile(r"其中[^，,、]*$")
_NEW: Final = re.compile(r"新增[\u4e00-\u9fff]{0,4}$")
_UNTIL: Final = re.compile(r"合计|共计|总计|总共|总的")
_NO_SUM: Final = frozenset({TIMES, POINTS, "s", "year", "month"})


class Sum(NamedTuple):
    sentence: Sentence
    total: Number
    parts: tuple[Number, ...]
    strict: bool
    """The parts are said to be all of it."""
    closed: bool = False  # by what is left


@once
def sums_of(sentence: Sentence) -> list[Sum]:
    """None of what only is compared with, `与上年的9亿元相比`, unless its sum is written out."""
    bases = {told.number.start for told in told_in(sentence) if told.role == "base"}
    added = [
        Sum(sentence, chain.total, chain.parts, strict=True)
        for chain in chains_of(sentence)
        if chain.total
    ]
    return [*added, *(each for each in _sums(sentence) if each.total.start not in bases)]


def _sums(sentence: Sentence) -> Iterator[Sum]:
    numbers = sentence.numbers
    if numbers and (rest := _rest_behind(sentence, numbers[0], numbers[1:])):
        yield rest
    yield from _complements(sentence)
    yield from _accrued(sentence)
    yield from _runs(sentence)
    for at, total in enumerate(numbers):
        if total.quantity.unit in _NO_SUM:
            continue
        if split := _parts_behind(sentence, at):
            yield split
        if _CLOSES.search(total.words):
            parts = _parts_before(numbers[:at], total)
            if len(parts) > 1:
                yield Sum(sentence, total, tuple(parts), strict=True)


def _parts_behind(sentence: Sentence, at: int) -> Sum | None:
    """The split that opens with the number at this place, of the nearest total before it."""
    first, rest = sentence.numbers[at], sentence.numbers[at:]
    total = _total_before(sentence.numbers[:at], first)
    if total is None:
        return None
    inside = first.depth > total.depth and bool(re.match(r"\s*[（(]", first.words))
    if not (inside or _OPENS.search(first.words)) or total.depth > 0 or _is_peer(total, first):
        return None
    found = _parts(sentence, rest, total, inside=inside)
    parts = [n for n in found if not _AGO.search(written_before(sentence, n))]
    if len(parts) < 2:
        return None
    end = parts[-1].end
    named = _AND_THE_LIKE.match(sentence.masked, end)
    stop = named.start("like") if named else end + 12
    body = sentence.masked[first.start - len(first.words) : stop]
    strict = inside or bool(_STRICT.search(first.words))
    closed = bool(REST.search(parts[-1].words)) or (strict and not _OPEN.search(body))
    return Sum(sentence, total, tuple(parts), closed)


def _is_peer(total: Number, first: Number) -> bool:
    return bool(_FIRST_OF_PEERS.search(total.words)) and not re.search("其中|[：:]", first.words)


def _total_before(numbers: Sequence[Number], first: Number) -> Number | None:
    """Changes and shares between a total and its parts are passed over; and what it is compared
    with, where that is told in percent, `18单，比4月的20单下降10%，其中`.
    """
    amounts = False
    for number in reversed(numbers):
        relative, based = number.quantity.unit in {PERCENT, *_NO_SUM}, compared(number.words)
        new = _NEW.search(number.words) and number is numbers[0]
        if (changed(number.words) and not new) or relative:
            amounts = amounts or not relative
        elif not based or number is numbers[-1] or amounts:
            return number if joinable(number.quantity, first.quantity) and not based else None
    last = numbers[-1] if numbers else None
    return last if last and last.quantity.unit == first.quantity.unit == PERCENT else None


def _parts(
    sentence: Sentence, rest: Sequence[Number], total: Number, *, inside: bool
) -> Iterator[Number]:
    for at, number in enumerate(rest):
        if inside and (number.depth <= total.depth or MASK in number.words):
            return
        if not inside and at and _UNTIL.search(number.words):
            return
        if at and _PER_SO_MANY.search(rest[at - 1].words):
            return
        if (inside or number.depth == total.depth) and _is_part(number, total):
            yield number
            if _OPENS_ANOTHER.match(sentence.masked, number.end):
                return


def _runs(sentence: Sentence) -> Iterator[Sum]:
    """`4项实验，2项有效、1项持平、1项无效`: peers behind a total, which they cannot exceed.

    They are all of it where there are as many as the sentence counts: `6座水厂`.
    """
    numbers = sentence.numbers
    at = 1
    while at < len(numbers):
        end = at + 1
        while end < len(numbers) and _PEER.fullmatch(numbers[end].words):
            end += 1
        total, parts = numbers[at - 1], numbers[at:end]
        opened = re.search(r"[，,：:（(](?!\s*(?:[减加扣]|再|又))", parts[0].words)
        if len(parts) >= FEWEST_PEERS and opened and all(_is_part(p, total) for p in parts):
            counts = {n.quantity.value for n in numbers[:at] if n is not total}
            other = changed(total.words) or compared(total.words) or total.depth
            if not (other or _is_peer(total, parts[0])):
                yield Sum(sentence, total, parts, strict=len(parts) in counts)
        at = end


def _accrued(sentence: Sentence) -> Iterator[Sum]:
    """`甲停机8小时，乙停机12小时，累计20小时`: of clauses that each have one, time, too."""
    numbers = sentence.numbers
    for at, total in enumerate(numbers):
        run: list[Number] = []
        for number in reversed(numbers[:at]):
            unit = (
                number.quantity.unit == total.quantity.unit and number.text[-1:] == total.text[-1:]
            )
            if not unit or number.depth or _NO_PART.search(_about(number)) or changed(number.words):
                break
            run.insert(0, number)
        if _ACCRUED.search(total.words) and len(run) >= FEWEST_PEERS and total.quantity.unit == "s":
            yield Sum(sentence, total, tuple(run), strict=True)


def _rest_behind(sentence: Sentence, total: Number, rest: Sequence[Number]) -> Sum | None:
    """`进货900台，已售600台，预留100台，剩余200台`: what is left closes the sum."""
    if total.depth or changed(total.words) or compared(total.words):
        return None
    parts: list[Number] = []
    for number in (n for n in rest if n.depth == 0):
        if not joinable(number.quantity, total.quantity) or changed(number.words):
            return None
        parts.append(number)
        if _LEFT.search(number.words):
            closed = Sum(sentence, total, tuple(parts), strict=True, closed=True)
            return closed if len(parts) > 1 else None
    return None


def _parts_before(numbers: Sequence[Number], total: Number) -> list[Number]:
    parts: list[Number] = []
    for number in reversed(numbers):
        if _AMONG.search(number.words) and joinable(number.quantity, total.quantity):
            continue
        if from_to(number.words):
            return []  # what it went to and what it came from
        if not _is_part(number, total):
            listed = parts and _LISTED.match(parts[0].words)
            if listed and joinable(number.quantity, total.quantity):
                return [number, *parts] if _is_of_plan(number, total) else []
            break
        parts.insert(0, number)
    return parts


def _is_of_plan(number: Number, total: Number) -> bool:
    """`4月计划3亿元、5月4亿元，合计7亿元`: the plan is of all that is listed."""
    words = re.sub("计划|预计|预算|目标", "", number.words)
    return _is_part(number._replace(words=words), total)


def _is_part(number: Number, total: Number) -> bool:
    return (
        joinable(number.quantity, total.quantity)
        and number.quantity.unit not in _NO_SUM
        and not _NO_PART.search(_about(number))
        and not changed(number.words)
    )


def _about(number: Number) -> str:
    """The words that tell a part from something else; a percentage may be what parts take (占)."""
    words = number.words.replace(MASK, "")
    return words.replace("占比", "").replace("占", "") if number.quantity.unit == PERCENT else words


def _complements(sentence: Sentence) -> Iterator[Sum]:
    """`全年44亿元，上半年18亿元，下半年26亿元`, `员工1200人，男性700人，女性500人`."""
    numbers = [n for n in sentence.numbers if n.depth == 0 and n.quantity.unit not in _NO_SUM]
    for at, (total, left, right) in enumerate(zip(numbers, numbers[1:], numbers[2:], strict=False)):
        both = joinable(left.quantity, total.quantity) and joinable(right.quantity, total.quantity)
        if at or not both or any(map(_OPENS.search, (left.words, right.words))):
            continue
        if any(changed(n.words) or compared(n.words) for n in (total, left, right)):
            continue
        own = (sentence.text[total.end : left.start], sentence.text[left.end : right.start])
        if any(a in own[0] and b in own[1] for a, b in COMPLEMENTS):
            yield Sum(sentence, total, (left, right), strict=True)
