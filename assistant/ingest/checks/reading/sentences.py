"""The stated numbers of a sentence: value, unit, bound, and the words that stand before it.

Periods, page references and clock times are masked, so that `2031年1月` is no count of years.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property, wraps
from typing import Final, NamedTuple, TypeVar, cast

from assistant.ingest.checks.reading.changing import is_change_to
from assistant.ingest.checks.reading.dated import periods_in
from assistant.ingest.checks.reading.fractions import counts, fractions
from assistant.periods import PeriodSpan
from assistant.quantities import (
    PERCENT,
    POINTS,
    TIMES,
    Quantity,
    Span,
    find_quantities,
    read_quantity,
)
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Passage

Read = TypeVar("Read")
MASK: Final = "▢"
"""Stands for each masked character; a period is a run of it."""
_SENTENCE: Final = re.compile(r"(?:[（(][^（()）。\n]{1,80}[)）]|[^。！？!?；;\n])+")
"""A semicolon within brackets ends none."""
_NO_NUMBER: Final = re.compile(
    r"第\s?\d+(?:\s?[\u4e00-\u9fff])?"
    r"|\d+(?=[BCDEFPQRSXYZ](?![A-Za-z]))"
    r"|\d{1,2}[:：]\d{2}(?::\d{2})?"
    r"|(?:图|表|附件|附录|附注|注)\s?\d+(?:[-.]\d+)*"
    r"|\d+(?:\.\d+)*(?=[A-Za-z]{2,}(?<!KW)(?<!kw)(?<!Kw))(?!\d*\s?(?:ms|GB|TB|MB|PB|[KMGTk]bps|[kKMG]Wh?|min|pct|pp|RMB|USD))"
    r"|(?<![\d.])\d{1,2}\s?[-—–~～至到、]+\s?(?=▢)|(?<![\d.])\d{1,2}[、和]\d{1,2}(?=两个?月)"
    r"|(?:(?<=[+＋、：:])|(?<=[+＋、：:] ))\d{3,4}(?= +\d)|(?<=[A-Za-z0-9]/)\d{3,4}(?=/[A-Za-z])"
    r"|\d{1,2}\s?[-—–~～至到]\s?\d{1,2}岁|\d{1,2}岁(?:及?以[上下])"
    r"|(?<![\d.])(?:1[3-9]|[2-9]\d)月(?![龄期付])"
    r"|(?<=\n)\s*\d+[.)、）]|^\s*\d+(?:[.、](?!\d)|[)）])"
)
_BULLET: Final = re.compile(r"^(?:[-*+•·●▪◆■]\s+)+")
_CURRENCY: Final = re.compile(r"(?:人民币|港币|RMB)\s*$")
"""Between a name and its number it names neither: `收入为人民币3亿元`."""
_SPLIT_RANGE: Final = re.compile(r"[从由自][^，。；]{0,12}$")
_NEVER_LEFT_OUT: Final = frozenset({PERCENT, POINTS, TIMES, "s"})
MEASURES: Final = (
    *"份单炉批例盒瓶包袋栋所车枝盆株棵颗起组托处票通路对头尾羽瓦",
    *("人次", "车次", "班次", "架次", "标箱", "立方米", "立方", "平方公里", "瓦时", "万千瓦时"),
)
"""Measure words that statements about business have beside those of all prose."""
_PER: Final = re.compile(
    rf"\s?(/\s?(?:{'|'.join(sorted({*MEASURES, *MEASURE_WORDS}, key=len, reverse=True))}"
    r"|[日天月年]))"
)
LATIN: Final = re.compile(r"\s?(T|[MGT]Wh?|kWh|TEU|[KMGT]bps|[A-Za-z]{2,8}/[a-z]{1,3})(?![A-Za-z])")
_POINTS: Final = re.compile(r"个点(?![位名子])")
_TAIL: Final = re.compile(
    r"(?!(?:的|左右|上下|之间|不等|以上|以下|以内|多|余|和|与|及|或|至|到|元|分|强|弱|年|月|日|天|时|后|前|内|里|中|起|量级)(?![\u4e00-\u9fff]))"
    r"([\u4e00-\u9fff]{1,2}?)(?=[里中]?(?:[，,。、）)]|$))"
)
"""A measure word that no list knows: what stands between a number and its comma."""


_PLAIN: Final = re.compile(r"-?[\d,]*\d(?:\.\d+)?")
_DIGITS: Final = re.compile(r"^[^\d]*[\d.,]+\s?")
_JOINTS: Final = frozenset({"、", "和", "及", "与", "以及", "→", "->", "⇒"})
NOUN_CHARS: Final = 3


class Number(NamedTuple):
    start: int
    """In the sentence."""
    end: int
    quantity: Quantity
    words: str
    """Masked text between the number before, or the sentence's start, and this one."""
    depth: int
    """How many brackets it stands in."""

    @property
    def text(self) -> str:
        return self.quantity.text


class Sentence:
    """One sentence of a passage, or one line of a list."""

    def __init__(self, passage: Passage, text: str, today: date) -> None:
        self.passage = passage
        self.text = text
        self.today = today
        self.labels: dict[int, str] = {}
        """Names of its numbers by their start, as they become known."""
        self.readings: dict[object, object] = {}
        """What `once` has read of it."""

    @cached_property
    def periods(self) -> list[PeriodSpan]:
        return periods_in(self.text, self.today)

    @cached_property
    def masked(self) -> str:
        """As long as the text."""
        masked = self.text
        for span in self.periods:
            masked = _hide(masked, span.start, span.end)
        for match in _NO_NUMBER.finditer(masked):
            masked = _hide(masked, match.start(), match.end())
        return masked

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        numbers, at = [], 0
        for start, end, quantity in self._quantities():
            depth = _depth(self.text[:start])
            words = _CURRENCY.sub("", self.masked[at:start])
            numbers.append(Number(start, end, quantity, words, depth))
            at = end
        return _with_shared_units(numbers)

    def _quantities(self) -> Iterator[tuple[int, int, Quantity]]:
        """A range that follows `从` or `由` is two numbers, from one to the other; that of
        `缩短5天至80天` is a change and what comes of it.
        """
        bare, spans = self.masked, [*fractions(self.masked), *counts(self.masked)]
        for start, end, _ in spans:
            bare = _hide(bare, start, end)
        spans += (self._measured(span) for span in find_quantities(bare, MEASURES))
        for start, end, quantity in sorted(spans, key=lambda span: span.start):
            if quantity.bound == "range" and (
                _SPLIT_RANGE.search(self.masked[:start])
                or is_change_to(self.masked[:start], quantity)
            ):
                yield from self._ends(start, end)
            else:
                yield start, end, quantity

    def _measured(self, span: Span) -> Span:
        """With a measure word that only its place tells, and with what it is measured by."""
        start, end, quantity = span
        if points := _POINTS.match(self.masked, end - 1) if quantity.unit == "个" else None:
            text = self.masked[start : points.end()]
            return Span(
                start, points.end(), quantity.model_copy(update={"unit": POINTS, "text": text})
            )
        latin = LATIN.match(self.masked, end) if quantity.unit is None else None
        if latin:
            text = self.masked[start : latin.end()]
            return Span(
                start, latin.end(), quantity.model_copy(update={"unit": latin[1], "text": text})
            )
        pattern = _TAIL if quantity.unit is None else _PER
        tail = pattern.match(self.masked, end)
        if tail is None or is_money(quantity.unit) or quantity.unit in _NEVER_LEFT_OUT:
            return span
        unit = f"{quantity.unit or ''}{tail[1].replace(' ', '')}"
        text = self.masked[start : tail.end()]
        return Span(start, tail.end(), quantity.model_copy(update={"unit": unit, "text": text}))

    def _ends(self, start: int, end: int) -> Iterator[tuple[int, int, Quantity]]:
        text = self.masked[start:end]
        cut = re.search(r"[~～—–至到-]", text)
        if cut is None:
            return
        for part, at in ((text[: cut.start()], start), (text[cut.end() :], start + cut.end())):
            for span in find_quantities(part, MEASURES):
                yield at + span.start, at + span.end, span.quantity

    def after(self, number: Number) -> str:
        """The characters behind it: `12家门店`."""
        return self.text[number.end : number.end + NOUN_CHARS]

    def clause(self, number: Number) -> str:
        """The masked words before a number, back to the last comma."""
        start = max(self.masked.rfind(mark, 0, number.start) for mark in "，,：:（(）)")
        return self.masked[start + 1 : number.start]


def _with_shared_units(numbers: Sequence[Number]) -> tuple[Number, ...]:
    """`3、4和5万元`, `3 → 5万元`: the last of a row writes the unit and the scale of all."""
    shared: list[Number] = []
    written = ""
    for number in reversed(numbers):
        after = shared[-1] if shared else None
        if after and written and _enumerated(number, after):
            quantity = _in_unit(number.quantity, written, after.quantity.unit)
            shared.append(number._replace(quantity=quantity))
        else:
            written = _DIGITS.sub("", number.text) if number.quantity.unit else ""
            shared.append(number)
    return tuple(reversed(shared))


def _enumerated(number: Number, after: Number) -> bool:
    return bool(_PLAIN.fullmatch(number.text)) and after.words.strip() in _JOINTS


def _in_unit(quantity: Quantity, written: str, unit: str | None) -> Quantity:
    read = read_quantity(quantity.text, unit=written)
    return read.model_copy(update={"text": quantity.text, "unit": unit}) if read else quantity


def once(read: Callable[[Sentence], Read]) -> Callable[[Sentence], Read]:
    """Many checks ask a sentence the same thing: it is read the first time only."""

    @wraps(read)
    def remembered(sentence: Sentence) -> Read:
        if read not in sentence.readings:
            sentence.readings[read] = read(sentence)
        return cast(Read, sentence.readings[read])

    return remembered


def sentences_of(passage: Passage, today: date) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(passage.text):
        if text := _BULLET.sub("", match[0].strip()):
            yield Sentence(passage, text, today)


def alike(left: Quantity, right: Quantity) -> bool:
    """Of one unit; an amount may leave its currency out: `3.6亿` beside `4亿元`."""
    return left.unit == right.unit or (
        None in {left.unit, right.unit} and (is_money(left.unit) or is_money(right.unit))
    )


def joinable(left: Quantity, right: Quantity) -> bool:
    """As parts of one sum, where a scaled number may leave out its unit: `3万台` and `1.2万`."""
    if left.unit == right.unit:
        return left.unit is not None or (_scaled(left) and _scaled(right))
    bare = left if left.unit is None else right
    return bare.unit is None and _scaled(bare) and not {left.unit, right.unit} & _NEVER_LEFT_OUT


def _scaled(quantity: Quantity) -> bool:
    return bool(re.search(r"[万亿千kKwW]", quantity.text))


def _hide(text: str, start: int, end: int) -> str:
    return text[:start] + MASK * (end - start) + text[end:]


def _depth(before: str) -> int:
    opened = len(re.findall(r"[（(【\[]", before)) - len(re.findall(r"[）)】\]]", before))
    return max(opened, 0)
