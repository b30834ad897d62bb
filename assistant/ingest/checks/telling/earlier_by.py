"""`6月12日点火，比计划的6月20日早8天`: which of two dates is the earlier one, and by how much."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan
from assistant.quantities import read_number
from assistant.records import Finding

_COMPARED: Final = re.compile(
    r"[^。；;\d]{0,16}?[，,（(]?(?:也|又|均|都|已)?(?:比|较)[^，,。；;\d]{0,10}"
)
_WAY: Final = re.compile(
    r"(?:的)?[^，,。；;\d]{0,8}?(?P<way>提前|提早|早|推迟|延后|延迟|滞后|晚|拖后)[了出]?(?:约|近|整整|\s)*"
    r"(?:(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})(?P<unit>[天日]|个月))?"
)
_THAN: Final = re.compile(
    r"[^。；;\d]{0,16}?[，,（(]?(?P<way>早于|晚于|先于|迟于)[^，,。；;\d]{0,10}"
)
_MOVED: Final = re.compile(
    r"[^，,。；;\d]{0,6}(?:推迟|延后|延期|延迟|顺延|提前|提早|改)(?:至|到|为)"
)
_MOVED_BY: Final = re.compile(
    r"[^，,。；;\d]{0,6}[，,（(](?:共|整整|前后|时间)*(?P<way>提前|提早|早|推迟|延后|延期|延迟|顺延|滞后|晚|拖后)了?"
    r"(?:约|近|\s)*(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,3})(?P<unit>[天日]|个月)(?=[，,。；;）)]|$)"
)
"""`由3月2日推迟至3月9日，晚了7天`"""
_EARLIER: Final = frozenset({"提前", "提早", "早", "早于", "先于"})
_KEY: Final = re.compile(r"(?P<year>\d{4}|\*)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_LEAP: Final = 2028
"""A year for days that name none."""
HALF_A_YEAR: Final = 183
MONTHS: Final = 12


def earlier_by(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Days of two years are held against each other as days of one."""
    for sentence in evidence.sentences:
        for one, other in pairwise(sentence.periods):
            between = sentence.text[one.end : other.start]
            behind = sentence.text[other.end :]
            if than := _THAN.fullmatch(between):
                yield from _check(sentence, one, other, than["way"], None)
            elif _COMPARED.fullmatch(between) and (way := _WAY.match(behind)):
                yield from _check(sentence, one, other, way["way"], way)
            elif _MOVED.fullmatch(between) and (way := _MOVED_BY.match(behind)):
                yield from _check(sentence, other, one, way["way"], way)


def _check(
    sentence: Sentence, one: PeriodSpan, other: PeriodSpan, way: str, by: re.Match[str] | None
) -> Iterator[Finding]:
    keys = [_KEY.fullmatch(span.key) for span in (one, other)]
    first, second = keys
    if first is None or second is None or bool(first["day"]) != bool(second["day"]):
        return
    apart = _days(first, second) if first["day"] else _months(first, second)
    if apart is None:
        return
    unit = "天" if first["day"] else "个月"
    said = [sentence.text[span.start : span.end] for span in (one, other)]
    if apart and (apart > 0) != (way in _EARLIER):
        shown = "早" if apart > 0 else "晚"
        what = f"{said[0]} 比 {said[1]} {shown} {abs(apart)}{unit}，报告写「{way}」，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage,))
    elif by and by["n"] and (by["unit"] == "个月") == (unit == "个月"):
        stated = read_number(by["n"].replace("两", "二"))
        if stated is not None and abs(stated) != abs(apart):
            what = f"{said[0]} 与 {said[1]} 相隔 {abs(apart)}{unit}，"
            what += f"报告写 {by['n']}{by['unit']}，两者不一致。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _days(one: re.Match[str], other: re.Match[str]) -> int | None:
    """How many days the first lies before the second, in one year; None where that is open."""
    try:
        days = [date(_LEAP, int(key["month"]), int(key["day"])) for key in (one, other)]
    except ValueError:  # told by the check of the calendar
        return None
    apart = (days[1] - days[0]).days
    leaps = any(days[0] <= date(_LEAP, 2, 29) <= d or d <= date(_LEAP, 2, 29) <= days[0]
                for d in days[1:])  # fmt: skip
    return None if abs(apart) > HALF_A_YEAR or leaps else apart


def _months(one: re.Match[str], other: re.Match[str]) -> int | None:
    if "*" in {one["year"], other["year"]} and one["year"] != other["year"]:
        return None
    years = 0 if one["year"] == "*" else int(other["year"]) - int(one["year"])
    return years * MONTHS + int(other["month"]) - int(one["month"])
