"""Periods: reads `2024年12月`, `24年`, `去年`, `Q4 2024`, `2019-2021`; compares, steps back, prints.

A period is a key that sorts: `2024`, `2024-12`, `2024-Q4`, `2024-H1`, `2025-01-09`, and
`2025/2027` for a span of years. `*` stands for a year that a question leaves open: `*-12`.
"""

import calendar
import re
from datetime import date
from typing import Final, NamedTuple

from assistant.quantities import read_number

_YEAR: Final = (
    r"(?<!\d)(?<!\d[.,])(?:(?P<year>(?:199\d|20[0-4]\d))|(?P<short>\d{2})(?=年))年?(?:度|份)?"
)
_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_QUARTER: Final = r"(?:[qQ](?P<q>[1-4])|第?(?P<qn>[一二三四1-4])季度?)"
_HALF: Final = r"(?:(?P<half>上|下)半年|[hH](?P<h>[12])(?!\d))"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])[日号]"
_ENGLISH: Final = [name for name in calendar.month_name if name]
_MONTH_NAME: Final = (
    r"(?P<name>" + "|".join(f"{m}|{m[:3]}" if len(m) > 3 else m for m in _ENGLISH) + r")\b\.?"
)
_RELATIVE: Final[dict[str, int]] = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "this year": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前一年": -1,
    "上年度": -1,
    "last year": -1,
    "前年": -2,
    "明年": 1,
    "next year": 1,
}

_PATTERNS: Final = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}\s?[-/.]?\s?(?:{_MONTH}){_DAY}",
        r"(?<!\d)(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
        r"(?<!\d)(?<!\d[.,])(?P<from>(?:199\d|20[0-4]\d))年?\s?(?:[-~～—–至到]|以来到)\s?(?P<to>(?:199\d|20[0-4]\d))(?!\d)(?:年度?)?",
        r"(?<!\d)(?<!\d[.,])(?P<from>\d{2})年?\s?[-~～—–至到]\s?(?P<to>\d{2})年",
        rf"{_YEAR}\s?的?(?:{_MONTH})",
        r"(?<!\d)(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))[-/.](?P<month>1[0-2]|0?[1-9])(?![\d万亿千])",
        rf"{_YEAR}\s?的?(?:{_QUARTER})",
        rf"{_YEAR}\s?的?(?:{_HALF})",
        rf"(?P<relative>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})\s?的?"
        rf"(?:{_MONTH}|{_QUARTER}|{_HALF}|(?P<end>年?[底末初]))?",
        rf"{_MONTH_NAME}\s?,?\s?(?P<year>(?:199\d|20[0-4]\d))",
        rf"{_QUARTER}\s?,?\s?(?P<year>(?:199\d|20[0-4]\d))(?!年)",
        rf"(?:in|during|of|for)\s+{_MONTH_NAME}",
        r"(?<!\d)(?<!\d[.,])(?:(?P<year>(?:199\d|20[0-4]\d))|(?P<short>\d{2}))年(?:度|份)?(?P<end>[底末初])?",
        r"(?<![\dA-Za-z])(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))(?![\d.,%万亿千百卡家个台人元A-Za-z])",
        r"(?P<this>[本当上])个?月",
        rf"{_MONTH}(?:{_DAY})?",
        _QUARTER + r"(?![A-Za-z0-9])",
        _HALF + r"(?![A-Za-z0-9])",
        r"(?P<way>未来|今后|往后|接下来|近|最近|过去|next|last|past)\s?(?P<count>\d{1,2}|[两二三四五六七八九十]|three|two|five)"
        r"\s?(?:年|years)",
        r"(?P<end>年[底末初])",
    )
]
_WORD_COUNTS: Final = {"two": 2, "three": 3, "five": 5}


class PeriodSpan(NamedTuple):
    """A period and where it stands: `text[start:end]`."""

    start: int
    end: int
    key: str


def find_periods(text: str, today: date) -> list[PeriodSpan]:
    """Every period of a text, left to right, relative words resolved against `today`."""
    found: list[PeriodSpan] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start() == match.end():
                continue
            if any(match.start() < span.end and span.start < match.end() for span in found):
                continue
            if key := _key(match.groupdict(), today):
                found.append(PeriodSpan(match.start(), match.end(), key))
    return _with_years(text, sorted(found))


def read_period(text: str, today: date) -> str | None:
    """A whole cell or header; None where it is no period."""
    text = text.strip()
    if re.fullmatch(r"\d{2}(?:Q[1-4]|H[12])", text, re.IGNORECASE):
        text = f"{text[:2]}年{text[2:]}"
    if re.fullmatch(
        r"(?:199\d|20[0-4]\d)-(?:Q[1-4]|H[12])|(?:199\d|20[0-4]\d)/(?:199\d|20[0-4]\d)", text
    ):
        return text
    spans = find_periods(text, today)
    return (
        spans[0].key if len(spans) == 1 and (spans[0].end - spans[0].start) == len(text) else None
    )


def period_bounds(key: str) -> tuple[date, date]:
    """First and last day. Raises `ValueError` for a key with an open year."""
    if "/" in key:
        first, last = key.split("/")
        return period_bounds(first)[0], period_bounds(last)[1]
    year, *rest = key.split("-")
    number = int(year)
    if not rest:
        return date(number, 1, 1), date(number, 12, 31)
    if len(rest) == 2:
        day = date(number, int(rest[0]), int(rest[1]))
        return day, day
    first_month, months = _months(rest[0])
    last_month = first_month + months - 1
    return (
        date(number, first_month, 1),
        date(number, last_month, calendar.monthrange(number, last_month)[1]),
    )


def period_matches(asked: str, key: str) -> bool:
    """`*-12` matches `2024-12`; anything else only itself."""
    return asked == key or (asked.startswith("*") and key[4:] == asked[1:])


def period_within(key: str, outer: str) -> bool:
    if "*" in key or "*" in outer:
        return period_matches(outer, key)
    (start, end), (first, last) = period_bounds(key), period_bounds(outer)
    return first <= start and end <= last


def previous_period(key: str, steps: int = 1) -> str:
    """The same grain one step back: `2024-01` -> `2023-12`, `2021` -> `2020`."""
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
    year, dash, rest = key.partition("-")
    return f"{int(year) - 1}{dash}{rest}"


def period_years(key: str) -> list[str]:
    """The single years of a span: `2019/2021` -> 2019, 2020, 2021; any other key is alone."""
    if "/" not in key:
        return [key]
    first, last = key.split("/")
    return [str(year) for year in range(int(first), int(last) + 1)]


def period_words(key: str, language: str = "zh") -> str:
    """As an answer prints it: `2024年12月`, `2024年第四季度`, `2025–2027年`."""
    if language == "en":
        return key.replace("/", "–")
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


def _key(found: dict[str, str | None], today: date) -> str | None:
    if (first := found.get("from")) and (last := found.get("to")):
        years = [int(y) if len(y) == 4 else 2000 + int(y) for y in (first, last)]
        return f"{years[0]}/{years[1]}" if years[0] < years[1] else None
    if way := found.get("way"):
        return _span_of_years(way, found.get("count") or "", today)
    if this := found.get("this"):
        key = f"{today.year}-{today.month:02d}"
        return previous_period(key) if this == "上" else key
    year = _year(found, today)
    if name := found.get("name"):
        month = next(i for i, m in enumerate(_ENGLISH, 1) if m[:3].lower() == name[:3].lower())
        return f"{year}-{month:02d}"
    if number := found.get("month"):
        month = int(read_number(number) or 0)
        day = found.get("day")
        return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    if quarter := found.get("q") or found.get("qn"):
        return f"{year}-Q{read_number(quarter)}"
    if half := found.get("half") or found.get("h"):
        return f"{year}-H{ {'上': 1, '下': 2}.get(half, half) }"
    if end := found.get("end"):
        return f"{year}-{'01' if end[-1] == '初' else '12'}"
    return year if year != "*" else None


def _year(found: dict[str, str | None], today: date) -> str:
    if relative := found.get("relative"):
        return str(today.year + _RELATIVE[relative.lower()])
    if short := found.get("short"):
        return f"20{short}" if int(short) < 70 else f"19{short}"
    return found.get("year") or "*"


def _span_of_years(way: str, count: str, today: date) -> str | None:
    number = _WORD_COUNTS.get(count) or int(read_number(count) or 0)
    if number < 2:
        return None
    if way in {"未来", "今后", "往后", "接下来", "next"}:
        return f"{today.year}/{today.year + number - 1}"
    return f"{today.year - number}/{today.year - 1}"


def _months(part: str) -> tuple[int, int]:
    if part[0] == "Q":
        return 3 * int(part[1]) - 2, 3
    if part[0] == "H":
        return 6 * int(part[1]) - 5, 6
    return int(part), 1


def _with_years(text: str, spans: list[PeriodSpan]) -> list[PeriodSpan]:
    """A month without a year takes the year named before it: 24年1月…12月 are both of 2024.

    The year before (上年) counts from a year that the text names, not from today.
    """
    year, filled = "*", []
    named = [span.key for span in spans if re.match(r"\d", text[span.start : span.end])]
    for span in spans:
        if named and re.match(r"上年|上一年|前一年", text[span.start : span.end]):
            span = span._replace(key=year_before(named[0].split("/")[-1]))
        if span.key.startswith("*") and year != "*":
            span = span._replace(key=year + span.key[1:])
        elif not span.key.startswith("*") and "/" not in span.key:
            year = span.key[:4]
        filled.append(span)
    return filled
