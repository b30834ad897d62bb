"""Reads a question: names, periods, operations, what is left over. Pure; knows no report."""

import re
import unicodedata
from datetime import date
from typing import Literal

from assistant.chinese import is_traditional, simplified
from assistant.periods import PRESENT, find_periods
from assistant.quantities import Quantity, find_quantities, read_number
from assistant.records import Nature, Record
from assistant.retrieval.behind import kinds_behind, without_dimensions
from assistant.retrieval.held_against import counts_from
from assistant.retrieval.lexicon import Lexicon, Mention
from assistant.retrieval.natures import nature_of
from assistant.retrieval.operations import Operation, operations_of
from assistant.retrieval.residue import content_runs
from assistant.retrieval.spans_of_time import YEARS
from assistant.retrieval.words import (
    CONFIRM,
    EXCLUDES,
    NOW,
    OTHERS,
    QUANTITY,
)

Language = Literal["zh", "zh-Hant", "en"]
_CJK = re.compile(r"[\u3400-\u9fff]")
PAGE = re.compile(
    r"第\s?(\d+|[一二三四五六七八九十]+)\s?页|(?<![a-z0-9])page\s?(\d+)(?!\d)"
    r"|(?<![a-z0-9])p(\d{1,3})(?=\s?(?:[讲说写里]|都[讲说写]|主要|内容|页))",
    re.IGNORECASE,
)
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Z]?[a-z]{2,}(?![A-Za-z0-9])")
"""A word and not the name of a thing: `X10`, `ERP`."""
_LOWER_WORD = re.compile(r"(?:^[A-Z]|(?<![A-Za-z0-9]))[a-z]{2,}(?![A-Za-z0-9])")
_ENOUGH = 3
"""Lower-case words that are no names in a Chinese sentence."""
_DECIMALS = re.compile(
    r"(?:保留|精确到|取)?(?:到)?(?:小数点后)?\s?([一二两三四五六0-9])"
    r"\s?(?:位(?:小数)?|decimals?(?: places?)?)|(整数)"
)
_TOP = re.compile(
    r"(?:前|头(?=[^一]{1,2}[名位个家种款类大]))([一二两三四五六七八九十\d]+)|"
    r"最.的([一二两三四五六七八九十\d]+)[个家名种款类]|top\s?(\d+)",
    re.IGNORECASE,
)
_NTH = re.compile(r"第([一二三四五六七八九十\d]+)(?:多|高|大|名|位)?")
_ASKED = re.compile(
    r"(?:多少|(?:零点)?几)(?:[KkWwMm](?![A-Za-z]))?"
    r"(?:块?钱|[家个张台名位块条款种]|[颗粒株栋瓶盒袋箱桶辆件套枚例](?![\u3400-\u9fff]))?"
)
_ASKED_UNIT = re.compile(r"(?:多少|(?<![哪这那好])几)(?:万|亿)?([^\s?？,，。!！;；]{1,4})")
_HOW_MANY = re.compile(r"how many[^\u3400-\u9fff?]{0,24}([\u3400-\u9fff]{1,4})", re.IGNORECASE)
"""English is read with its nouns in Chinese: `How many 卡, are left`."""
_ASCENDING = re.compile(r"最[少低小短慢]|倒数|smallest|lowest|least|从[低小少]到")


class PeriodMention(Record):
    start: int
    end: int
    key: str


class Reading(Record):
    """What stands in a question, before anything is decided."""

    text: str
    """Normalised: half width, Simplified, single spaces."""
    language: Language
    mentions: tuple[Mention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    operations: tuple[Operation, ...] = ()
    asks_quantity: bool = False
    page: str | None = None
    decimals: int | None = None
    years: int | None = None
    top: int | None = None
    nth: int | None = None
    ascending: bool = False
    units: tuple[str, ...] = ()
    """What follows each `多少` and `几`: begins with the unit that is asked for, if any."""
    stated: tuple[Quantity, ...] = ()
    """Quantities that the question itself states."""
    confirms: bool = False
    """What is stated is put for confirmation."""
    baseline: bool = False
    """The first period is the one that a change counts from."""
    excludes: bool = False
    """A name of the question is left out of what is asked."""
    nature: Nature | None = None
    residue: tuple[str, ...] = ()
    """Runs of text that are neither names nor words of the language."""


def normalise(text: str) -> str:
    """Half width, Simplified, spaces between Latin words only; places count from here on."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
    return simplified(text)


def language_of(text: str) -> Language:
    chinese = len(_CJK.findall(text))
    if not chinese:
        return "en" if _LATIN_WORD.search(text) else "zh"
    if len(_LOWER_WORD.findall(text)) > max(chinese, _ENOUGH):
        return "en"  # with a name in Chinese
    return "zh-Hant" if is_traditional(text) else "zh"


def read(question: str, lexicon: Lexicon, today: date, language: Language) -> Reading:
    text = normalise(question)
    folded = text.lower()
    names = without_dimensions(_found(folded, lexicon, today))
    page, periods = PAGE.search(text), _periods(text, names, today)
    taken = {i for p in periods for i in range(p.start, p.end)}
    for span in YEARS.finditer(text):
        taken |= set(range(*span.span()))  # `3年后` is a span of time, though `3年` be a member
    mentions = tuple(
        m for m in names if not taken & set(range(m.start, m.end)) or m.names("metric")
    )
    blank = _blank(text, [(m.start, m.end) for m in mentions if m.names("metric") or m.phrase])
    frame = _blank(text, [(m.start, m.end) for m in mentions])
    decimals = _DECIMALS.search(frame) if re.search("保留|小数|精确|decimal", frame) else None
    top, nth = _TOP.search(frame), _NTH.search(frame)
    spans = [(m.start, m.end) for m in mentions] + [(p.start, p.end) for p in periods]
    spans += [match.span() for match in (page, decimals, top) if match]
    spans += [*kinds_behind(text, mentions), *(match.span() for match in _ASKED.finditer(frame))]
    dated = [(p.start, p.end) for p in periods]
    bare = _blank(frame, dated + [m.span() for m in (page, decimals, top, nth) if m])
    stated = find_quantities(bare)
    spans += [(span.start, span.end) for span in stated]
    return Reading(
        text=text,
        language=language,
        mentions=mentions,
        periods=periods,
        operations=operations_of(blank, text),
        asks_quantity=bool(re.search(QUANTITY, blank, re.I)),
        page=_number(page) if page else None,
        decimals=_decimals(decimals),
        years=_int(YEARS.search(text)),
        top=_int(top),
        nth=_int(nth) if nth and not page else None,
        ascending=bool(_ASCENDING.search(frame)),
        excludes=bool(OTHERS.search(text)) or any(_left_out(text, m) for m in mentions),
        nature=nature_of(frame, text, mentions),
        units=(*_ASKED_UNIT.findall(text), *_HOW_MANY.findall(text)),
        stated=tuple(span.quantity for span in stated),
        confirms=bool(re.search(CONFIRM, text, re.IGNORECASE)),
        baseline=bool(periods) and counts_from(text, periods[0].start, periods[0].end),
        residue=content_runs(_blank(text, spans)),
    )


def _found(folded: str, lexicon: Lexicon, today: date) -> list[Mention]:
    """The names of a text; `3月租金` is 租金 in March, though there be a 月租金."""
    names = lexicon.find(folded)
    dated = [
        (span.start, span.end)
        for span in find_periods(folded, today, asked=True)
        if any(span.start < m.start < span.end < m.end for m in names)
    ]
    return lexicon.find(_blank(folded, dated)) if dated else names


def _periods(text: str, names: list[Mention], today: date) -> tuple[PeriodMention, ...]:
    """A name that holds a period word stays a name: a member `4年` is no year."""
    spans = find_periods(text, today, asked=True)
    dated = [
        PeriodMention(start=s.start, end=s.end, key=s.key)
        for s in spans
        if not any(m.start <= s.start and s.end <= m.end for m in names)
    ]
    now = re.search(NOW, text, re.IGNORECASE)
    if dated and now:
        dated.append(PeriodMention(start=now.start(), end=now.end(), key=PRESENT))
    return tuple(dated)


def _left_out(text: str, mention: Mention) -> bool:
    """`除了X`, `X以外的`."""
    beyond = re.match(r"的?(?:以外|之外)", text[mention.end :])
    return bool(EXCLUDES.search(text[: mention.start]) or beyond)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x00" * (end - start)
    return "".join(chars)


def _decimals(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    return 0 if match[2] else int(read_number(match[1]) or 0)


def _int(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    number = read_number(next(group for group in match.groups() if group))
    return int(number) if number is not None else None


def _number(match: re.Match[str]) -> str:
    return str(_int(match))
