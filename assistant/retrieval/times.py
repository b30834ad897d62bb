"""The periods that a question asks, as keys. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.periods import year_before
from assistant.quantities import read_number
from assistant.retrieval.language import PeriodMention, Reading

_TO: Final = re.compile(r"份?(?:[到至]|[-~～—–]{1,2})")
_BETWEEN_TWO: Final = frozenset({"growth", "compound", "difference", "ratio", "per_unit"})
"""Operations over the ends of a span."""
_FULL_YEAR: Final = re.compile(
    r"全年(?!龄)|整年|\b(?:full|whole|entire)[- ]year\b|\bannual\b", re.IGNORECASE
)
_MONTH_AND_YEAR: Final = 2
_ADDED: Final = re.compile(r"度?的?(?:那个)?[吧啊呢哈]?[\s。?？!！]*")
"""What may stand behind a year that is added at the end."""
_OF: Final = re.compile(r"[\s,，（(]*(?:of |in |的)?")
_LAST_YEAR: Final = re.compile(r"[去上]年")
_THEN: Final = re.compile(r"(?:[去上前]年|\d{4}年)(?=度?的?同[期月季])")
_OF_THEN: Final = re.compile(
    r"度?的?同期的?(?:第?[一二三四1-4]季|[上下]半年|[\d一二三四五六七八九十]+月)"
)
"""`去年同期三季度`: one period."""
_YEAR: Final = re.compile(r"[今去前上明本当]年|\d{2}")


def periods_of(reading: Reading) -> tuple[str, ...]:
    """A year that only completes the months named after it is no period of its own."""
    keys = list(dict.fromkeys(mention.key for mention in reading.periods))
    if len(keys) == len(reading.periods) == _MONTH_AND_YEAR and _added_year(reading):
        return (f"{keys[1]}{keys[0][1:]}",)
    if (parts := _of_year_behind(keys, reading)) is not None:
        return parts
    finer = {key[:4] for key in keys if len(key) > 4 and "/" not in key}
    return tuple(key for key in keys if not (_is_year(key) and key in finer))


def _added_year(reading: Reading) -> bool:
    """`12月收入多少来着，24年的`: the year of the month that is named before it."""
    month, year = reading.periods
    end = _ADDED.fullmatch(reading.text, year.end)
    return bool(end and month.key[:2] == "*-" and re.fullmatch(r"\d{4}", year.key))


def _of_year_behind(keys: list[str], reading: Reading) -> tuple[str, ...] | None:
    """`from Q2 to Q3 this year`: the year of both; None where none stands right behind them."""
    *parts, year = keys if len(keys) > _MONTH_AND_YEAR else [""]
    if not _is_year(year) or not all(key[:2] == "*-" for key in parts):
        return None
    last, of = reading.periods[-2:]
    if of.key != year or not _OF.fullmatch(reading.text, last.end, of.start):
        return None
    return tuple(f"{year}{key[1:]}" for key in parts)


def counts_periods(span: str, reading: Reading) -> bool:
    """`1月和2月两个月` says again how many periods are named, `1月到12月…按11个月算` how far the
    two months are apart.
    """
    said = re.fullmatch(r"([一二两三四五六七八九十\d]+)个?(?:月|季度)", span)
    count = int(read_number(said[1].replace("两", "二")) or 0) if said else 0
    periods = set(periods_of(reading))
    within = len(with_months_between(periods_of(reading), reading))
    return bool(count) and count in {within if within > 1 else 0, _months(periods)}


def _months(periods: Iterable[str]) -> int:
    """From the first to the last of them."""
    keys = [key for p in periods if (key := re.fullmatch(r"(\d{4}|\*)-(\d\d)", p))]
    months = [12 * int(key[1].replace("*", "0")) + int(key[2]) for key in keys]
    return max(months) - min(months) if months else 0


def asked_periods(reading: Reading, own: str | None) -> tuple[str, ...]:
    """With what 同期 and 全年 mean; `own` is what the report is about."""
    named = with_same_time(with_months_between(periods_of(reading), reading), reading, own)
    return of_whole_year(named, reading, own)


def with_months_between(keys: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """`7月到9月一共多少` asks for August, too; what is measured between two months does not.

    Quarters are spanned as months are.
    """
    asked = set(reading.operations)
    if not asked & {"total", "mean"} or asked & _BETWEEN_TWO:
        return keys
    return months_between(reading) or keys


def months_between(reading: Reading) -> tuple[str, ...]:
    """Every month, or quarter, of the only span that is named by its ends; none without one."""
    spans = reading.periods
    if len(spans) != 2 or not _TO.fullmatch(reading.text[spans[0].end : spans[1].start]):
        return ()
    first, last = (re.fullmatch(r"((?:\d{4}|\*)-)(Q|)(\d+)", p.key) for p in spans)
    if first is None or last is None or first.groups()[:2] != last.groups()[:2]:
        return ()
    parts = range(int(first[3]), int(last[3]) + 1)
    width = len(first[3])
    return tuple(f"{first[1]}{first[2]}{part:0{width}d}" for part in parts)


def of_whole_year(keys: tuple[str, ...], reading: Reading, own: str | None) -> tuple[str, ...]:
    """`全年目标`: what is aimed at for the year that the report is of; else of whichever year, and
    of no month.
    """
    if keys or "annualise" in reading.operations or not _FULL_YEAR.search(reading.text):
        return keys
    return (own[:4],) if own and reading.nature == "target" else ("*",)


def with_same_time(keys: tuple[str, ...], reading: Reading, own: str | None) -> tuple[str, ...]:
    """`去年同期` beside other periods: one of these a year before, or that of the report."""
    spoken = next((p for p in reading.periods if _THEN.match(reading.text, p.start)), None)
    if spoken is None or not _is_year(spoken.key) or len(reading.periods) < 2:
        return keys
    if _OF_THEN.match(reading.text, spoken.end):  # `去年同期三季度` is one period
        return keys
    year = spoken.key
    keys = tuple(_of_year_after(key, reading, spoken) for key in keys)
    named = [k for k in keys if not _is_year(k) and not re.search("上个?[月季]", reading.text)]
    base = named[0] if named else own
    if base is None:
        return keys
    if own and base == own and len(keys) > 1:  # both are what the newest is held against
        keys = (*keys, own)
    before = year_before(base) if _LAST_YEAR.match(reading.text, spoken.start) else year + base[4:]
    others = (key for key in keys if key != year)
    return tuple(dict.fromkeys((*others, before)))


def _of_year_after(key: str, reading: Reading, then: PeriodMention) -> str:
    """`跟去年同期比，三季度…`: a part without a year of its own is not of that year."""
    own = (p for p in reading.periods if p.key == key)
    bare = all(not _YEAR.match(reading.text, p.start) for p in own)
    year = int(then.key) + (2 if reading.text.startswith("前", then.start) else 1)
    return f"{year}{key[key.index('-') :]}" if bare and "-" in key else key


def same_time_as(before: tuple[str, ...], reading: Reading, *, both: bool) -> tuple[str, ...]:
    """`去年同期` of what was asked before; `both` with that one, for a change between them."""
    year = next((p.key for p in reading.periods if _is_year(p.key)), "")
    then = tuple(p.replace("*", year or "*") if p[0] == "*" else year_before(p) for p in before)
    if not both or len(before) > 1 or (before[0][0] == "*" and not year):
        return then
    return (before[0].replace("*", f"{int(year) + 1}") if year else before[0], *then)


def since_year_before(
    keys: tuple[str, ...], reading: Reading, before: tuple[str, ...]
) -> tuple[str, ...]:
    """`比前一年提高多少` of what was asked of one period: since the year before that one.

    So does `比去年` where that is the very year that was asked: nothing is held against itself.
    """
    if len(before) != 1 or len(keys) != 1 or not re.match(r"\d", before[0]) or "/" in before[0]:
        return ()
    spoken = reading.text[reading.periods[0].start : reading.periods[0].end]
    itself = keys == before and re.match("[去上]年", spoken)
    if not (itself or re.fullmatch("前一年|上一年", spoken)):
        return ()
    return (before[0], year_before(before[0]))


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isdigit()
