"""What a report is called, when it was given and what it covers, where no front matter says it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from assistant.ingest.pages import read_label, untitled
from assistant.ingest.readers import Front
from assistant.ingest.structure import HEADING, is_heading, untitled_number
from assistant.periods import covering, find_periods, period_bounds

_FIRST_LINES: Final = 15
"""A report says its own date near its top; further down dates belong to what it tells."""
_SHORTEST_TITLE: Final = 6
_LONGEST_TITLE: Final = 40
_OF_ANY_REPORT: Final = re.compile(
    r"(?:(?:汇报|报告|项目|会议|执行|自我)?"
    r"(?:背景|目标|目的|概述|概况|引言|前言|摘要|目录|说明|总述|议程|标题|封面|介绍|开场白?)[和与及、]?)+"
)
"""Headings that any report may begin with."""
_STAMP: Final = re.compile(
    r"^[【\[(（]?(?:内部资料|机密|绝密|秘密|保密|confidential)", re.IGNORECASE
)
_STATED: Final = re.compile(
    r"(?:^|[\s，。；,;(（]|[本这该][场次份期篇]?)"
    r"(?:汇报|报告|会议|编制|填报|发布|制表|编写|更新|[报呈]送|[提呈]交|[上呈]报|出具|[签印]发|定稿"
    r"|report(?:ing)?|meeting|issue)?\s?"
    r"(?:时间|日期|date)\s*(?:[:：]|为|是|is|of)?\s*(?=\d)",
    re.IGNORECASE,
)
_COVERS: Final = re.compile(
    r"(?:报告期间?|报表期间|统计期间?|所属期间?|period)\s*(?:[:：]|为|是)?\s*(?=\d)", re.IGNORECASE
)
_DATA_UNTIL: Final = re.compile(
    r"(?:数据|资料|统计)(?:时间)?截[至止]到?(?:时间|日期)?\s*[:：为是]?\s*(?=\d)"
)
_IN_NAME: Final = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?:[-_.年](?P<month>1[0-2]|0?[1-9])|(?P<packed>1[0-2]|0[1-9]))"
    r"(?:[-_.月](?P<day>3[01]|[12]\d|0?[1-9])|(?P<tight>3[01]|[12]\d|0[1-9]))?(?!\d)"
)
_IN_NAME_LONG: Final = re.compile(
    r"(?<!\d)20\d\d[-_.]?(?:[Qq][1-4]|[Hh][12])(?!\d)|(?<!\d)20\d\d年"
)


_LATE: Final = timedelta(days=183)
_YEAR_CHARS: Final = 4
_FISCAL: Final = re.compile(r"FY\s?(20\d\d)(?![\d年])", re.IGNORECASE)
_REPORT: Final = re.compile(r"(?:报告|[年季月]报|汇报|总结|简报)$")
_UNTIL: Final = re.compile(r"\s*[-~～—–至到]+\s*")
_SET_APART: Final = re.compile(r"[\s　]{2,}|\t|\s*[|｜]\s*")
_SIGNED: Final = re.compile(r"[^\d，。；;：:、]{2,16}[\s　]+")


class About(NamedTuple):
    title: str
    date: str
    """A day, or a month where only that is told; empty where nothing is."""
    period: str


def about(front: Front, text: str, name: str, headings: Sequence[str]) -> About:
    """Front matter first, then what the first lines state, the file's name, its properties."""
    lines = [line.strip() for line in text[front.body_start :].split("\n") if line.strip()]
    kept: Any = front.fields.get("properties")
    properties: dict[str, Any] = kept if isinstance(kept, dict) else {}
    title = _title(front, lines, name, headings, str(properties.get("title") or ""))
    named = date_in_name(name)
    stated = _after(_STATED, lines) or _alone(lines)
    covered = (
        str(front.fields.get("period") or "")
        or _after(_COVERS, lines)
        or named[:7]
        or _long_in_name(name)
        or _covered(title)
        or _covered(_subtitle(lines))
    )
    told = stated or named or _told(title) or _saved(str(properties.get("date") or ""), covered)
    day = str(front.fields.get("date") or "") or told
    return About(title, day, covered or _known_until(lines, day) or day[:7])


def _known_until(lines: list[str], day: str) -> str:
    """`6月12日汇报，数据截至5月31日`: the month of that day, the last one before the report."""
    given = period_bounds(day)[1] if day else date(1900, 1, 1)
    for line in lines[:_FIRST_LINES]:
        match = _DATA_UNTIL.search(line)
        spans = find_periods(line[match.end() : match.end() + 12], given) if match else ()
        for key in (span.key for span in spans):
            if not key.startswith("*"):
                return key[:7] if key.count("-") else ""
            dated = (f"{year}{key[1:]}" for year in (given.year, given.year - 1))
            if day:
                return next((d[:7] for d in dated if period_bounds(d)[0] <= given), "")
    return ""


def _saved(day: str, covered: str) -> str:
    """When a file was saved is when its report was given, unless that is long after its period, or
    before it. A report of a year counts from that year's end: it may have been saved in the next.
    """
    if not day or not re.match(r"(?:19|20)\d\d", covered):
        return day
    (first, end), saved = period_bounds(covered), period_bounds(day)[1]
    late = end if len(covered) == _YEAR_CHARS else end + _LATE
    return day if first <= saved <= late else end.isoformat()


def date_in_name(name: str) -> str:
    """`"reports/202501.docx"` -> `"2025-01"`; the file's own name before its folders."""
    for part in reversed(PurePosixPath(name).with_suffix("").parts):
        if match := _IN_NAME.search(part):
            month = int(match["month"] or match["packed"])
            day = match["day"] or match["tight"]
            return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return ""


def _long_in_name(name: str) -> str:
    stem = PurePosixPath(name).stem
    match = _IN_NAME_LONG.search(stem)
    return _key(stem[match.start() :].replace("_", " ")) if match else ""


def _title(front: Front, lines: list[str], name: str, headings: Sequence[str], kept: str) -> str:
    if given := front.fields.get("title"):
        return str(given)
    stem = PurePosixPath(name).stem
    first = untitled_number(untitled(next(iter(headings), "")))
    opening = _opening(lines) if _OF_ANY_REPORT.fullmatch(first) else ""
    named = [kept, stem if _speaks(stem) else ""]
    candidates = [_written(lines), *named, opening, _written(lines, generic=True), first]
    if name.lower().endswith(".xlsx"):  # its headings are names of sheets
        own = [line for line in lines if not line.startswith(("#", "<!--"))]
        candidates = [*named, opening, *filter(_is_title, own[:1]), _written(lines)]
    return next(filter(None, candidates), "") or name.rsplit(".", 1)[0]


def _opening(lines: list[str]) -> str:
    """The first clause of the text, which says what is reported: 经营月会上汇报面包业务进展."""
    sentence = next((line for line in lines if re.search(r"[。，,]", line)), "")
    clause = re.split(r"[。，,；;：:]", sentence)[0].strip()
    return clause if _SHORTEST_TITLE <= len(clause) <= _LONGEST_TITLE else ""


def _written(lines: list[str], *, generic: bool = False) -> str:
    """The first line, where it looks like a title, else the first heading with words of its own."""
    told = [line for line in lines if not line.startswith("<!--") and not _STAMP.match(line)]
    if told and _is_title(told[0]):
        return told[0]
    headed = False
    for line in told:
        if match := HEADING.match(line):
            labelled = read_label(match[2])
            title = labelled.title if labelled else untitled_number(match[2])
            if title and (generic or not _OF_ANY_REPORT.fullmatch(title)):
                return title
            headed = True
        elif headed and not generic:  # what heads the text after it is no title
            break
    return ""


def _subtitle(lines: list[str]) -> str:
    """The heading right below the first one, as covers have it: a company, then its report."""
    told = [line for line in lines if not line.startswith("<!--")][:2]
    heads = [match[2] for line in told if (match := HEADING.match(line))]
    return heads[1] if len(heads) == 2 and _REPORT.search(heads[1]) else ""


def _is_title(line: str) -> bool:
    return (
        2 <= len(line) <= _LONGEST_TITLE
        and not is_heading(line)
        and not line.startswith(("#", "|"))
        and not re.search(r"[。；;！？!?：:，,]", line)
    )


def _speaks(stem: str) -> bool:
    """Whether a file's name says more than a number or a date."""
    words = re.sub(r"[\d_.\-年月日]+", " ", stem)
    return bool(re.search(r"[㐀-鿿]{3}|[A-Za-z]{3,}[\s]+[A-Za-z]{3,}", words))


def _after(stating: re.Pattern[str], lines: list[str]) -> str:
    for line in lines[:_FIRST_LINES]:
        if match := stating.search(line):
            key = _key(line[match.end() : match.end() + 30])
            if key:
                return key
    return ""


def _alone(lines: list[str]) -> str:
    """A line that is nothing but a day or a month, or ends in a day behind who reports, as covers
    have it.
    """
    for line in lines[:_FIRST_LINES]:
        for span in find_periods(line, date(1900, 1, 1))[:1]:
            before, after = line[: span.start], line[span.end :]
            bare = not re.search(r"\w", before) or (_SIGNED.fullmatch(before) and _is_day(span.key))
            if bare and not re.search(r"\w", after) and (found := _told(line)):
                return found
        if found := next(filter(None, map(_day_alone, _SET_APART.split(line)[1:])), ""):
            return found
    return ""


def _day_alone(part: str) -> str:
    """`编制：财务部  2031.06.09  内部`: a day that spaces set apart."""
    for span in find_periods(part, date(1900, 1, 1))[:1]:
        if _is_day(span.key) and not re.search(r"\w", part[: span.start] + part[span.end :]):
            return span.key
    return ""


def _is_day(key: str) -> bool:
    return key.count("-") == 2


def _told(title: str) -> str:
    key = _key(title)
    return key if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", key) else ""


def _covered(title: str) -> str:
    """`2024年度报告`, `三季度经营分析`: one year, quarter, half or month."""
    key = _key(title)
    return key[:7] if key and "/" not in key else ""


def _key(text: str) -> str:
    """The first period of a text that names its year; the whole of one that is told by its days."""
    text = _FISCAL.sub(r"\1年", text)
    spans = find_periods(text, date(1900, 1, 1))
    first = next((n for n, s in enumerate(spans) if re.match(r"(?:199|20)\d", s.key)), None)
    if first is None:
        return ""
    key, *after = spans[first:]
    if after and _UNTIL.fullmatch(text[key.end : after[0].start]):
        return covering(key.key, after[0].key) or key.key
    return key.key
