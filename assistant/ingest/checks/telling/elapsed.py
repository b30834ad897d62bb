"""How long lies between two dates: `十天后的3月11日`, `从4月2日起够20天，用到4月22日`, `前后7个月`;
and the weeks, months and years that a sentence or the row of a table spans.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds, read_period
from assistant.quantities import read_number
from assistant.records import Finding

_LENGTH: Final = (
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>天|日|周(?!年)|个?星期|个月|年)"
)
_KEY: Final = re.compile(r"(?:\d{4}|\*)-\d\d(?:-\d\d)?")
_LATER: Final = re.compile(
    rf"(?:{_LENGTH}(?:之?后|过后)|(?:过了|隔了|又过)\s?(?P<n2>[一二两三四五六七八九十\d]{{1,3}})\s?"
    r"(?P<u2>天|周|个月|年))(?:的|，|,|即|也就是|，?于|，?到了?)*\s?$"
)
_EARLIER: Final = re.compile(
    rf"(?:提前\s?{_LENGTH}|{_LENGTH.replace('<', '<_')}前)[，,]?(?:的|于|即|在)*\s?$"
)
_LASTS_TILL: Final = re.compile(
    rf"^(?:起|开始|算起|起算|启动|动工|开工)[^▢。；]{{0,16}}?(?<![第每]){_LENGTH}[^▢。；\d]{{0,10}}?(?:到|至|止于|截至|截止)\s?$"
)
_TAKES: Final = re.compile(
    rf"[，,（(](?:总|计划|建设|施工|预计)?(?:工期|周期|历时|为期|耗时|时长)(?:共|约|为)*\s?{_LENGTH}[，,）)]"
    r"(?:预计|计划|将|拟)?(?:于|在|到|至)?\s?$"
)
"""`3月3日开工，工期6周，4月14日完工`"""
_ENDS: Final = re.compile(
    r"(?:周.)?[^，,。；\d]{0,4}(?:完[成工]|竣工|结束|上线|交付|投产|验收|通车|开业|截止)"
)
_LASTED: Final = re.compile(
    r"(?:历时|为期|前后(?:跨度)?|整整[一-鿿]{0,3}|持续|[断停缺关等拖]了|用了|花了|长达|历经|全程|期限|工期|周期)"
    rf"(?:共|只|约|近|为|是)*\s?{_LENGTH}"
)
_SINCE: Final = re.compile(
    rf"^[^，,。；\d]{{0,12}}?(?:刚好|正好|恰好|整整|已经?|有|过去了?|满|[是为])*(?<![第\d]){_LENGTH}(?=整?[，,。；）)]|$)"
)
_NO_SPAN: Final = re.compile(r"[比较从每距离]|平均|提前|推迟|延|晚|早")
_OF_ALL: Final = re.compile(r"\s?(?:整个|全部|总共?|一共|项目|工程|前后|共|累计|从[^，,]{0,4})*")
"""What may stand in front of how long the whole has lasted."""
_ROUGH: Final = re.compile(r"[约近多半余]")
_CUE: Final = re.compile(rf"(?:前后|周期|历时|为期|工期|共|用时|耗时)[^，,。；\d]{{0,4}}{_LENGTH}")
DAYS: Final = {"周": (7, 3), "星期": (7, 3), "月": (30.44, 20), "年": (365.25, 60)}
"""Of each unit, and by how many a span that is told in it may be off."""
MONTHS: Final = 12


def elapsed(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: the first day may be counted or not, and so may the first month."""
    for sentence in evidence.sentences:
        spans = [span for span in sentence.periods if _KEY.fullmatch(span.key)]
        for before, span in pairwise(spans):
            yield from _between(sentence, before, span)
            yield from _since(sentence, before, span)
        if len(spans) > 1:
            yield from _after(sentence, spans)
    for sentence, grid, _ in evidence.beside:
        yield from _of_row(sentence, grid)


def _between(sentence: Sentence, one: PeriodSpan, other: PeriodSpan) -> Iterator[Finding]:
    """How many days are said between one date and the next."""
    first, last = _dates(sentence, (one, other))
    words = sentence.text[one.end : other.start]
    ends = _ENDS.match(sentence.text, other.end)
    said = _LATER.search(words) or _LASTS_TILL.search(words) or (ends and _TAKES.search(words))
    if early := None if said else _EARLIER.search(words):
        said, first, last = early, last, first
    if said is None or not first or not last or not {len(one.key), len(other.key)} <= {5, 7, 10}:
        return
    groups = {key.strip("_"): value for key, value in said.groupdict().items() if value}
    number, unit = groups.get("n") or groups["n2"], groups.get("unit") or groups["u2"]
    grains = {len(key.split("-")) for key in (one.key, other.key)}
    full, months = grains == {len("ymd")}, grains == {len("ym")} and unit in {"个月", "年"}
    counted = words.rstrip().endswith(("到", "至", "于", "止")) and early is None
    exact = not (counted and _LASTS_TILL.search(words))
    if (full or months) and not _fits(number, unit, (last - first).days, exact=exact):
        yield _told(sentence, one, other, f"{number}{unit}", (last - first).days)


def _since(sentence: Sentence, one: PeriodSpan, other: PeriodSpan) -> Iterator[Finding]:
    """`3月14日开窑，距2月7日点火正好五周`"""
    away = re.search(r"距离?\s?$", sentence.text[: other.start])
    said = _SINCE.match(sentence.text[other.end :])
    first, last = _dates(sentence, (other, one))
    if not away or not said or not first or not last or first >= last or _ROUGH.search(said[0]):
        return
    full = len(one.key.split("-")) == len(other.key.split("-")) == len("ymd")
    if full and not _fits(said["n"], said["unit"], (last - first).days, exact=True):
        yield _told(sentence, other, one, f"{said['n']}{said['unit']}", (last - first).days)


def _after(sentence: Sentence, spans: Sequence[PeriodSpan]) -> Iterator[Finding]:
    """Behind the last date; silent where it fits any of those before it."""
    behind = sentence.text[spans[-1].end :]
    said = _LASTED.search(behind)
    clause = re.split("[，,]", behind[: said.start()])[-1] if said else ""
    if (
        said is None
        or _NO_SPAN.search(clause)
        or not _OF_ALL.fullmatch(clause)
        or "其中" in behind[: said.start()]
        or not re.match(r"(?:时间)?(?:[，,。；）)]|$)", behind[said.end() :])
        or _ROUGH.search(said[0] + behind[said.end()][:1] if said.end() < len(behind) else said[0])
    ):
        return
    if said["unit"] in {"天", "日"} or (said["unit"] == "个月" and len(spans) == len("ab")):
        return  # `durations` tells
    dates = _dates(sentence, spans)
    grains = {len(span.key.split("-")) for span in spans}
    if not all(dates) or len(grains) > 1 or (grains == {2} and said["unit"] != "个月"):
        return
    days = [(dates[-1] - each).days for each in dates[:-1] if each and dates[-1]]
    if days and min(days) > 0 and not any(_fits(said["n"], said["unit"], d) for d in days):
        yield _told(
            sentence,
            spans[0] if len(days) > 2 else spans[-2],
            spans[-1],
            f"{said['n']}{said['unit']}",
            days[0] if len(days) > 2 else days[-1],
        )


def _fits(number: str, unit: str, days: int, *, exact: bool = False) -> bool:
    count = int(read_number(number) or 0)
    if unit in {"天", "日"}:
        return abs(days - count) <= (0 if exact else 1)
    length, off = DAYS[unit.lstrip("个")]
    return abs(days - count * length) <= (1 if exact and unit in {"周", "星期", "个星期"} else off)


def _told(sentence: Sentence, one: PeriodSpan, other: PeriodSpan, said: str, days: int) -> Finding:
    first, last = (sentence.text[span.start : span.end] for span in (one, other))
    what = f"从 {first} 到 {last} 相隔 {days} 天，报告写「{said}」，前后不符。"
    return of_passages("does_not_add_up", what, (sentence.passage,))


def _dates(sentence: Sentence, spans: Sequence[PeriodSpan]) -> list[date | None]:
    """A date without a year is of that of the one before it."""
    dates: list[date | None] = []
    year = str(sentence.today.year)
    for span in spans:
        year = span.key[:4] if span.key[0] != "*" else year
        try:
            dates.append(period_bounds(span.key.replace("*", year))[0])
        except ValueError:
            dates.append(None)  # no such day, which `impossible_dates` tells
    return dates


def _of_row(sentence: Sentence, grid: Grid) -> Iterator[Finding]:
    """`一号线前后20个月`, of the two months in which its row begins and ends."""
    for said in _CUE.finditer(sentence.text):
        row = row_named(sentence.text[: said.start()], grid)
        if said["unit"] != "个月" or row is None or _ROUGH.search(said[0]):
            continue
        keys = [read_period(cell, sentence.today) or "" for cell in grid.rows[row][1:]]
        months = [key for key in keys if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", key)]
        if len(months) != len("ab"):
            continue
        (y1, m1), (y2, m2) = (map(int, key.split("-")[:2]) for key in months)
        between = (y2 - y1) * MONTHS + m2 - m1
        if between > 0 and abs(int(read_number(said["n"]) or 0) - between) > 1:
            what = f"「{grid.labels[row]}」表里从 {months[0]} 到 {months[1]} 是 {between} 个月，"
            what += f"正文写「{said[0]}」，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
