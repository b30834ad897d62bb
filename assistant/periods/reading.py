"""Periods: reads `2024年12月`, `24年`, `去年`, `Q4 2024`, `2019-2021`.

A period is a key that sorts: `2024`, `2024-12`, `2024-Q4`, `2024-H1`, `2025-01-09`, and
`2025/2027` for a span of years, `2025-01/2025-07` for one of months. `*` stands for a year that
a question leaves open: `*-12`.
"""

import calendar
import re
from datetime import date
from typing import Final, NamedTuple

from assistant.periods.ended import ended
from assistant.periods.keys import year_before
from assistant.periods.spacing import Closed, closed
from assistant.periods.turns import ASKED, TURNS, turned
from assistant.quantities import read_number

_YEAR: Final = (
    r"(?<!\d)(?<!\d[.,])(?:(?P<year>(?:199\d|20[0-4]\d))|(?P<short>\d{2})(?=年))年?(?:度|份)?"
)
_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_QUARTER: Final = r"(?:[qQ](?P<q>[1-4])|第?(?P<qn>[一二三四1-4])季度?)"
_HALF: Final = r"(?:(?P<half>上|下)半年|[hH](?P<h>[12])(?!\d))"
_NTH: Final = (
    r"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:fiscal\s)?(?P<of>quarter|half)\b"
)
_YEAR_BEHIND: Final = (
    r"(?:,?\s(?:(?:of|in)\s(?:the\s)?)?(?:fiscal\s)?(?:year\s)?(?P<year>(?:199\d|20[0-4]\d)))"
)
_AT_END: Final = r"(?:(?P<first>[第头][一1]|首)|(?P<last>最[后末][一1]|末))个?(?P<part>月|季度?)"
_TURN: Final = r"年?[底末初]|(?<![个些有好多这那])年[头尾]|[刚才]?开年(?!以来)|岁[首末]"
"""Of a year: its first or its last month."""
_FIRST: Final = re.compile("[初头开首]")
_DAY_NUMBER: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_DAY: Final = rf"{_DAY_NUMBER}[日号]"
_ENGLISH: Final = [name for name in calendar.month_name if name]
_MONTH_WORD: Final = "|".join(f"{m}|{m[:3]}" if len(m) > 3 else m for m in _ENGLISH)
_MONTH_NAME: Final = rf"(?P<name>{_MONTH_WORD})\b\.?"
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

_MONTHS_OF: Final = {
    ("1", "12"): "", ("1", "6"): "-H1", ("7", "12"): "-H2",
    ("1", "3"): "-Q1", ("4", "6"): "-Q2", ("7", "9"): "-Q3", ("10", "12"): "-Q4",
}  # fmt: skip
_PATTERNS: Final = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_YEAR}\s?的?)?(?<![\d.,从自])(?P<opens>1|4|7|10)"
        r"(?:\s?[-~～—–至到]|月\s?[-~～—–至])\s?(?P<closes>3|6|9|12)月份?",
        rf"{_YEAR}\s?[-/.]?\s?(?:{_MONTH}){_DAY}",
        r"(?<!\d)(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
        r"(?<!\d)(?<!\d[.,])(?P<from>(?:199\d|20[0-4]\d))年?\s?(?:[-~～—–至到]|以来到)\s?(?P<to>(?:199\d|20[0-4]\d))(?!\d)(?:年度?)?",
        r"(?<!\d)(?<!\d[.,])(?P<from>\d{2})年?\s?[-~～—–至到]\s?(?P<to>\d{2})年",
        rf"{_YEAR}\s?的?(?:{_MONTH})",
        r"(?<!\d)(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))[-/.](?P<month>1[0-2]|0?[1-9])(?![\d万亿千])",
        rf"{_YEAR}\s?的?(?:开年|年初)?的?(?:{_AT_END})",
        rf"{_YEAR}\s?的?(?:{_QUARTER})",
        rf"{_YEAR}\s?的?(?:{_HALF})",
        rf"{_MONTH_NAME}\s{_DAY_NUMBER}(?:st|nd|rd|th)?,?\s(?P<year>(?:199\d|20[0-4]\d))(?!\d)",
        rf"(?<!\d){_DAY_NUMBER}\s{_MONTH_NAME},?\s(?P<year>(?:199\d|20[0-4]\d))(?!\d)",
        rf"{_MONTH_NAME}\s(?:of\s)?(?P<relative>last year|this year|next year)",
        rf"(?P<relative>last|this|next)\s{_MONTH_NAME}",
        rf"(?<![云线网账手])(?P<relative>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})"
        rf"\s?的?(?:{_MONTH}(?:{_DAY})?|{_AT_END}|{_QUARTER}|{_HALF}|(?P<end>{_TURN})(?:那个?月)?)?",
        rf"{_MONTH_NAME}\s?,?\s?(?P<year>(?:199\d|20[0-4]\d))",
        rf"(?:{_QUARTER}|(?<![A-Za-z]){_HALF})\s?,?\s?(?P<year>(?:199\d|20[0-4]\d))(?!年)",
        rf"(?<![\d.])(?P<year>(?:199\d|20[0-4]\d))\s{_NTH}",
        rf"{_NTH}{_YEAR_BEHIND}?",
        r"\b(?P<q>[1-4])[qQ](?P<short>\d{2})\b",
        rf"(?:in|during|of|for|from|to|and|about|since|vs\.?|versus|than|by|our|the)\s+{_MONTH_NAME}",
        rf"(?!may|march){_MONTH_NAME}",
        rf"(?<=[a-z,]\s)(?=(?-i:May|March)\b(?!\s(?:I|we|you|they|it|be)\b)){_MONTH_NAME}",
        rf"(?:{_YEAR})?(?<![A-Za-z])(?=(?-i:[A-Z][a-z]|jan|feb|apr|aug|nov|dec))(?P<name>{_MONTH_WORD})(?=[\u3400-\u9fff])",
        r"(?<!\d)(?<!\d[.,])(?:(?P<year>(?:199\d|20[0-4]\d))|(?P<short>\d{2}))年(?:度|份)?"
        rf"(?:的?(?P<end>{_TURN})(?:那个?月)?)?",
        r"(?<![\dA-Za-z])(?<!\d[.,])(?P<year>(?:199\d|20[0-4]\d))(?![\d%万亿千百卡家个台人元A-Za-z]|[.,]\d)",
        *TURNS,
        rf"(?:(?<!\d)|(?=[一二三四五六七八九十]+月)){_MONTH}(?:{_DAY})?",
        _QUARTER + r"(?:(?<=度)|(?!\d)(?:(?<=季)|(?![A-Za-z])))",
        _HALF + r"(?:(?<=年)|(?!\d)(?![A-Za-z]))",
        r"(?P<way>未来|今后|往后|接下来|后面|后续|将来|近|最近|过去|next|last|past)的?\s?(?P<count>\d{1,2}|[两二三四五六七八九十]|three|two|five)"
        r"\s?(?:年|years)",
        rf"(?P<end>(?=年|.?开|岁)(?:{_TURN}))(?:那个?月)?",
    )
]
_ASKED: Final = [re.compile(pattern, re.IGNORECASE) for pattern in ASKED]
_ANY: Final = re.compile(r"[\dA-Za-z年月季]")  # one of these stands in every period
_NUMERAL_YEAR: Final = re.compile(
    r"(?:一九九|二[零〇○][零〇○一二三四])[零〇○一二三四五六七八九](?=年)"
)
_NUMERALS: Final = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_NUMBERED: Final = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
_HELD_AGAINST: Final = re.compile(r"(?<=[年末底])(?:相?比|对比|相较)")
_WORD_COUNTS: Final = {"two": 2, "three": 3, "five": 5}


class PeriodSpan(NamedTuple):
    """A period and where it stands: `text[start:end]`."""

    start: int
    end: int
    key: str


def find_periods(text: str, today: date, *, asked: bool = False) -> list[PeriodSpan]:
    """Every period of a text, left to right, relative words resolved against `today`; `asked` of a
    question, which may name a time to come.
    """
    if not _ANY.search(text):
        return []
    text, places = whole = closed(text)
    text = _NUMERAL_YEAR.sub(lambda year: year[0].translate(_NUMERALS), text)  # 二零三一年: 2031年
    found = [PeriodSpan(*span) for span in ended(text)]
    for pattern in (*_PATTERNS, *(_ASKED if asked else ())):
        for match in pattern.finditer(text):
            if match.start() == match.end():
                continue
            if any(match.start() < span.end and span.start < match.end() for span in found):
                continue
            if key := _key(match.groupdict(), today):
                found.append(PeriodSpan(match.start(), match.end(), key))
    found = _with_years(text, sorted(found))
    return found if places is None else [_placed(span, whole) for span in found]


def _placed(span: PeriodSpan, text: Closed) -> PeriodSpan:
    start, end = text.span(span.start, span.end)
    return PeriodSpan(start, end, span.key)


def written_periods(text: str) -> list[PeriodSpan]:
    """Those that a text writes in full: the others move with the day they are read on."""
    one, other = (find_periods(text, date(year, 5, 5)) for year in (2001, 2012))
    return [span for span in one if span in other and "*" not in span.key]


def read_period(text: str, today: date) -> str | None:
    """A whole cell or header; None where it is none."""
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


def _key(found: dict[str, str | None], today: date) -> str | None:
    if (first := found.get("from")) and (last := found.get("to")):
        years = [int(y) if len(y) == 4 else 2000 + int(y) for y in (first, last)]
        return f"{years[0]}/{years[1]}" if years[0] < years[1] else None
    if way := found.get("way"):
        return _span_of_years(way, found.get("count") or "", today)
    if key := turned(found, today):
        return key
    year = _year(found, today)
    if (opens := found.get("opens")) and (closes := found.get("closes")):
        part = _MONTHS_OF.get((opens, closes))
        return None if part is None or year + part == "*" else year + part
    if name := found.get("name"):
        month = next(i for i, m in enumerate(_ENGLISH, 1) if m[:3].lower() == name[:3].lower())
        return _of_month(year, month, found)
    if number := found.get("month"):
        month = int(read_number(number) or 0)
        return _of_month(year, month, found)
    return _part_of(year, found) or _end_of(year, found)


def _of_month(year: str, month: int, found: dict[str, str | None]) -> str:
    day = found.get("day")
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _part_of(year: str, found: dict[str, str | None]) -> str:
    """A quarter or a half of it."""
    if quarter := found.get("q") or found.get("qn"):
        return f"{year}-Q{read_number(quarter)}"
    if nth := found.get("nth"):
        part = 1 + ("1st", "2nd", "3rd", "4th").index(_NUMBERED.get(nth.lower(), nth.lower()))
        of_half = (found.get("of") or "").lower() == "half"
        return "" if of_half and part > 2 else f"{year}-{'H' if of_half else 'Q'}{part}"
    if half := found.get("half") or found.get("h"):
        return f"{year}-H{ {'上': 1, '下': 2}.get(half, half) }"
    return ""


def _end_of(year: str, found: dict[str, str | None]) -> str | None:
    """The first or the last part of a year, or all of it."""
    if part := found.get("part"):
        first, last = ("01", "12") if part == "月" else ("Q1", "Q4")
        return f"{year}-{first if found.get('first') else last}"
    if end := found.get("end"):
        return f"{year}-{'01' if _FIRST.search(end) else '12'}"
    return year if year != "*" else None


def _year(found: dict[str, str | None], today: date) -> str:
    if relative := found.get("relative"):
        word = relative.lower()
        return str(today.year + _RELATIVE.get(word, _RELATIVE.get(f"{word} year", 0)))
    if short := found.get("short"):
        return f"20{short}" if int(short) < 70 else f"19{short}"
    return found.get("year") or "*"


def _span_of_years(way: str, count: str, today: date) -> str | None:
    number = _WORD_COUNTS.get(count) or int(read_number(count) or 0)
    if number < 2:
        return None
    if way in {"未来", "今后", "往后", "接下来", "后面", "后续", "将来", "next"}:
        return f"{today.year}/{today.year + number - 1}"
    return f"{today.year - number}/{today.year - 1}"


def _with_years(text: str, spans: list[PeriodSpan]) -> list[PeriodSpan]:
    """A month without a year takes the year named before it: 24年1月…12月 are both of 2024.

    Not that of `和2030年末比`. 上年 counts from a year that the text names, not from today.
    """
    year, filled = "*", []
    named = [span.key for span in spans if re.match(r"\d", text[span.start : span.end])]
    for span in spans:
        if named and re.match(r"上年|上一年|前一年", text[span.start : span.end]):
            span = span._replace(key=year_before(named[0].split("/")[-1]))
        if span.key.startswith("*") and year != "*":
            span = span._replace(key=year + span.key[1:])
        elif not span.key.startswith("*") and "/" not in span.key:
            year = "*" if _HELD_AGAINST.match(text, span.end) else span.key[:4]
        filled.append(span)
    return filled
