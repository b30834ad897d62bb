"""Reads a question: names, periods, operations, what is left over. Pure; knows no report."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Literal

from opencc import OpenCC

from assistant.periods import find_periods
from assistant.quantities import read_number
from assistant.records import Record
from assistant.retrieval.lexicon import Lexicon, Mention
from assistant.retrieval.words import (
    BREAKS,
    FUNCTION,
    FUNCTION_EN,
    OPERATIONS,
    PARTICLES,
    QUANTITY,
    Operation,
)

Language = Literal["zh", "zh-Hant", "en"]
_CJK = re.compile(r"[\u3400-\u9fff]")
PAGE = re.compile(
    r"第\s?(\d+|[一二三四五六七八九十]+)\s?页|\bpage\s?(\d+)(?!\d)"
    r"|(?<![a-z0-9])p(\d{1,3})(?=\s?(?:[讲说写里]|都[讲说写]|主要|内容|页))",
    re.IGNORECASE,
)
_DECIMALS = re.compile(
    r"(?:保留|精确到|取)?(?:到)?(?:小数点后)?\s?([一二两三四五六0-9])\s?位(?:小数)?|(整数)"
)
_YEARS = re.compile(
    r"(\d{1,2}|[一二两三四五六七八九十])\s?年(?:后|之后|以后)|未来([一二两三四五六七八九十\d])年"
)
_TOP = re.compile(r"前([一二两三四五六七八九十\d]+)|top\s?(\d+)", re.IGNORECASE)
_NTH = re.compile(r"第([一二三四五六七八九十\d]+)(?:多|高|大|名|位)?")
_ASKED = re.compile(r"(?:多少|几)[家个张台名位块条款种]?")
_ASCENDING = re.compile(r"最[少低小]|倒数|smallest|lowest|least|从[低小少]到")


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
    residue: tuple[str, ...] = ()
    """Runs of text that are neither names nor words of the language."""


def normalise(text: str) -> str:
    """Half width, Simplified, spaces between Latin words only; places count from here on."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
    simplified: str = _simplifier().convert(text)
    return simplified if len(simplified) == len(text) else text


def language_of(text: str) -> Language:
    if not _CJK.search(text):
        return "en"
    return "zh-Hant" if _simplifier().convert(text) != text else "zh"


def traditional(text: str) -> str:
    converted: str = _traditionaliser().convert(text)
    return converted


def read(question: str, lexicon: Lexicon, today: date) -> Reading:
    text = normalise(question)
    folded = text.lower()
    names = lexicon.find(folded)
    page = PAGE.search(text)
    periods = _periods(text, names, today)
    taken = {i for p in periods for i in range(p.start, p.end)}
    mentions = tuple(m for m in names if not taken & set(range(m.start, m.end)))
    blank = _blank(text, [(m.start, m.end) for m in mentions if m.names("metric")])
    frame = _blank(text, [(m.start, m.end) for m in mentions])
    decimals = _DECIMALS.search(frame) if re.search(r"保留|小数|精确", frame) else None
    years, top, nth = _YEARS.search(frame), _TOP.search(frame), _NTH.search(frame)
    spans = [(m.start, m.end) for m in mentions] + [(p.start, p.end) for p in periods]
    spans += [match.span() for match in (page, decimals) if match]
    spans += [match.span() for match in _ASKED.finditer(frame)]
    return Reading(
        text=text,
        language=language_of(question),
        mentions=mentions,
        periods=periods,
        operations=_operations(blank),
        asks_quantity=bool(re.search(QUANTITY, blank, re.I)),
        page=_number(page) if page else None,
        decimals=_decimals(decimals),
        years=_int(years),
        top=_int(top),
        nth=_int(nth) if nth and not page else None,
        ascending=bool(_ASCENDING.search(frame)),
        residue=_residue(_blank(text, spans)),
    )


def content_runs(text: str) -> tuple[str, ...]:
    """What remains of a text without words of the language: `"请问收入是多少"` -> `("收入",)`."""
    return _residue(text)


def _periods(text: str, names: list[Mention], today: date) -> tuple[PeriodMention, ...]:
    """A name that holds a period word stays a name: a member `4年` is no year."""
    spans = find_periods(text, today)
    return tuple(
        PeriodMention(start=s.start, end=s.end, key=s.key)
        for s in spans
        if not any(m.start <= s.start and s.end <= m.end for m in names)
    )


def _operations(text: str) -> tuple[Operation, ...]:
    return tuple(op for op, words in OPERATIONS if re.search(words, text, re.IGNORECASE))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x00" * (end - start)
    return "".join(chars)


def _residue(text: str) -> tuple[str, ...]:
    runs: list[str] = []
    for run in re.findall(r"[\u3400-\u9fff]+|[A-Za-z][A-Za-z0-9.+#/-]*", text):
        if _CJK.match(run):
            runs.extend(_without_words(run))
        elif run.casefold().strip(".") not in FUNCTION_EN:
            runs.append(run)
    return tuple(runs)


_WORD_LENGTH = max(map(len, FUNCTION))


def _without_words(run: str) -> list[str]:
    """Cuts words of the language out by the split that leaves the least, longest words first."""
    best: list[tuple[int, int]] = [(0, 0)] * (len(run) + 1)
    for at in range(len(run) - 1, -1, -1):
        best[at] = (best[at + 1][0] + 1, 1)
        for size in range(min(_WORD_LENGTH, len(run) - at), 0, -1):
            if run[at : at + size] in FUNCTION and best[at + size][0] < best[at][0]:
                best[at] = (best[at + size][0], -size)
    tokens: list[tuple[str, bool]] = []
    at = 0
    while at < len(run):
        step = best[at][1]
        size = max(step, -step)
        tokens.append((run[at : at + size], step > 0))
        at += size
    return _joined(tokens)


def _joined(tokens: list[tuple[str, bool]]) -> list[str]:
    """A single character that may be part of a word stays with the residue beside it."""
    residue = [content for _, content in tokens]
    for i, (token, content) in enumerate(tokens):
        if not content and len(token) == 1 and token not in BREAKS:
            beside = tokens[i - 1][1] if i else False
            after = tokens[i + 1][1] if i + 1 < len(tokens) else False
            residue[i] = (beside and after) if token in PARTICLES else (beside or after)
    runs = [""]
    for (token, _), kept in zip(tokens, residue, strict=True):
        if kept:
            runs[-1] += token
        elif runs[-1]:
            runs.append("")
    return [run for run in runs if run]


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


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditionaliser() -> OpenCC:
    return OpenCC("s2t")
