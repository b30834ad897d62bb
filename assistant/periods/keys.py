"""Period keys: bounds, comparison, steps back, and how an answer prints them."""

import calendar
from datetime import date
from typing import Final

LEAP_YEAR: Final = 2000
PRESENT: Final = "now"
"""The newest value, or the one whose period is open; a question may name it beside a period."""


def period_bounds(key: str) -> tuple[date, date]:
    """First and last day. Raises `ValueError` for a key with an open year."""
    if "/" in key:
        first, end = key.split("/")
        return period_bounds(first)[0], period_bounds(end)[1]
    year, *rest = key.split("-")
    number = int(year)
    if not rest:
        return date(number, 1, 1), date(number, 12, 31)
    if len(rest) == 2:
        month = int(rest[0])
        last = calendar.monthrange(number, month)[1]  # people do write February 30
        day = date(number, month, min(int(rest[1]), last))
        return day, day
    first_month, months = _months(rest[0])
    last_month = first_month + months - 1
    return (
        date(number, first_month, 1),
        date(number, last_month, calendar.monthrange(number, last_month)[1]),
    )


def possible(key: str) -> str:
    """The month of a day that it has not: `2031-04-31` -> `2031-04`; an open year may leap."""
    year, *rest = key.split("-")
    if "/" in key or len(rest) != 2 or not (year.isdigit() or year == "*"):
        return key
    days = calendar.monthrange(int(year) if year.isdigit() else LEAP_YEAR, int(rest[0]))[1]
    return key if int(rest[1]) <= days else f"{year}-{rest[0]}"


def covering(first: str, last: str) -> str | None:
    """The month, quarter, half or year from the day `first` to the day `last`, if it is one."""
    start, end = period_bounds(first)[0], period_bounds(last)[1]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    year, part = start.year, (start.month - 1) // months + 1 if months > 0 else 0
    key = {
        1: f"{year}-{start.month:02d}",
        3: f"{year}-Q{part}",
        6: f"{year}-H{part}",
        12: f"{year}",
    }
    found = key.get(months)
    return found if found and period_bounds(found) == (start, end) else None


def period_matches(asked: str, key: str) -> bool:
    """`*-12` matches `2024-12`, `*` any year as a whole; anything else only itself."""
    return asked == key or (asked.startswith("*") and key[4:] == asked[1:])


def period_within(key: str, outer: str) -> bool:
    if "*" in key or "*" in outer:
        return period_matches(outer, key)
    (start, end), (first, last) = period_bounds(key), period_bounds(outer)
    return first <= start and end <= last


def previous_period(key: str, steps: int = 1) -> str:
    """The same grain one step back: `2024-01` -> `2023-12`, `2021` -> `2020`; of a span of months
    the year before.
    """
    if _of_months(key):
        return year_before(key)
    if "/" in key:
        first, last = (int(year) for year in key.split("/"))
        length = last - first + 1
        return f"{first - length}/{last - length}"
    year, *rest = key.split("-")
    if not rest or len(rest) == 2:
        return "-".join([str(int(year) - steps), *rest])
    part = rest[0]
    size = {"Q": 4, "H": 2}.get(part[0], 12)
    index = int(year) * size + int(part.lstrip("QH")) - 1 - steps
    prefix = part[0] if part[0] in "QH" else ""
    number = index % size + 1
    return (
        f"{index // size}-{prefix}{number:02d}"
        if not prefix
        else f"{index // size}-{prefix}{number}"
    )


def year_before(key: str) -> str:
    """The same part of the year before: `2024-12` -> `2023-12`."""
    if "*" in key:
        return key  # the year before an open year is open, too
    if "/" in key:
        return "/".join(year_before(year) for year in key.split("/"))
    year, dash, rest = key.partition("-")
    return f"{int(year) - 1}{dash}{rest}"


def period_years(key: str) -> list[str]:
    """The single years of a span: `2019/2021` -> 2019, 2020, 2021; any other key is alone."""
    if "/" not in key or _of_months(key):
        return [key]
    first, last = key.split("/")
    return [str(year) for year in range(int(first), int(last) + 1)]


def period_words(key: str, language: str = "zh") -> str:
    """As an answer prints it: `2024年12月`, `2024年第四季度`, `2025–2027年`."""
    if key == PRESENT:
        return "now" if language == "en" else "现在"
    if key == "*":
        return "a full year" if language == "en" else "全年"
    if language == "en":
        any_year = key.removeprefix("*-")
        month = any_year != key and any_year in {f"{n:02}" for n in range(1, 13)}
        return calendar.month_name[int(any_year)] if month else any_year.replace("/", "–")
    if _of_months(key):
        first, last = key.split("/")
        return f"{period_words(first)}至{int(last[5:])}月"
    if "/" in key:
        return f"{key.replace('/', '–')}年"
    year, *rest = key.split("-")
    words = f"{year}年" if year != "*" else ""
    if not rest:
        return words
    part = rest[0]
    if part[0] == "Q":
        return f"{words}第{'一二三四'[int(part[1]) - 1]}季度"
    if part[0] == "H":
        return f"{words}{'上下'[int(part[1]) - 1]}半年"
    words += f"{int(part)}月"
    return f"{words}{int(rest[1])}日" if len(rest) == 2 else words


def _of_months(key: str) -> bool:
    """`2031-01/2031-07`: months of one year, as `1-7月` tells them."""
    return "/" in key and "-" in key


def _months(part: str) -> tuple[int, int]:
    if part[0] == "Q":
        return 3 * int(part[1]) - 2, 3
    if part[0] == "H":
        return 6 * int(part[1]) - 5, 6
    return int(part), 1
