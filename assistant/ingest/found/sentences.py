"""Sentences of a passage, their clauses, and the numbers in them; spans are those of the text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from assistant.ingest.found.month_spans import SPAN_OF_MONTHS, span_key
from assistant.periods import PeriodSpan, find_periods
from assistant.quantities import Quantity, find_quantities

HIDDEN: Final = "□"
"""Stands for each character of what is a date, a list mark or a model, and no quantity."""
RATE: Final = re.compile(r"(?:率|比|系数|指数|倍数|评分|得分|指标)$")
"""Names of what has no unit."""
MONEY: Final = re.compile(
    r"(?:收入|营收|销售额|利润|毛利|成本|费用|金额|支出|投入|投资|回款|现金流(?:量)?|净额|资金|存款|借款|贷款|货款|合同|计提|逾期|应收|应付|费|款|订单|资产|负债|预算|薪酬|总额|额|价|税|市值|估值|红利)$"
)
_UNIT_LETTERS: Final = (
    r"(?:[kKmM]?[wW]|[KMGTP]B|ms|mins?|pp|pct|RMB|CNY|USD|HKD|EUR|hours?|days?"
    r"|bn|thousand|million|billion)"
)
_MARKS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^\s*(?:\d+|[一二三四五六七八九十]+)\s*[.)）、](?!\d)",
        r"\d{1,2}[:：]\d{2}(?:\s*[-~～–至到]\s*\d{1,2}[:：]\d{2})?",
        r"(?<![\d.])\d[\d.]*+\s*+/\s*+\d[\d.]*+\s*+[=≈]",
        r"第\s*\d+\s*[^\s\d]",
        r"每\s*\d+\s*[^\s\d]",
        r"\b[Pp]age\s?\d+",
        r"^\s*(?:附?[表图]|[Tt]able|[Ff]igure)\s*\d+(?:[-.]\d+)?",
    )
)
# Possessive, so that a long run of letters or digits is read once.
_MODELS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![A-Za-z0-9])(?=[\d/]{0,40}[A-Za-z])[A-Za-z]*+\d*+[A-Za-z]*+(?:/[A-Za-z]*+\d++[A-Za-z]*+)+",
        r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z.\-]*+\d[A-Za-z0-9_.\-]*+",
        rf"(?<![\d.,$])\d++(?:\.\d++)?+(?!{_UNIT_LETTERS}(?![A-Za-z]))[A-Za-z]{{2,}}+\d*+",
        r"(?<![\d.,$])\d[A-JLN-Z](?=[\u4e00-\u9fff])",
        r"(?<!\d)\d++(?:\s?[和、/]\s?\d++){0,6}\s?(?:系列|代(?!理)|号|版|型)",
    )
)
_CASES: Final = ("起", "例", "宗", "单", "场")
"""Measure words that otherwise bound a value: 100元起."""
_SENTENCE: Final = re.compile(
    r"(?:[（(][^（）()。\n]{0,120}[）)]|[^。！？!?；;\n]|[；;](?=\s*(?:(?:全年|[本当]?[年月季]度?)?目标"
    r"|(?:已|累计)?(?:完成|达成)(?:了|全年|[年月季]度)?(?:目标|预算|计划|任务))))+[。！？!?；;]?"
)
"""A semicolon in a bracket ends none, nor one before the target of what was told."""
_BULLET: Final = re.compile(r"^\s*(?:[-*•·●▪◆■–—]\s+)?")
_LABEL: Final = re.compile(r"\s*(?:□+\s*)?([^，。：:（）()]{1,20}?)\s*[：:]\s*")
UNTOLD: Final = "?"
"""Key of a span that has not come: what is of it is no figure."""
SAME: Final = "="
"""Key of 去年同期: a year before the figure before it, or before what is reported."""
_A_YEAR_AGO: Final = re.compile(r"(?:去年|上年|上一年)(?:度)?同期")
WHOLE_YEAR: Final = "Y"
"""Key of 全年, of the year that is reported."""
_ALL_YEAR: Final = re.compile(r"全年(?!目标|预算|计划|任务|指标)")
_EXPECTED: Final = re.compile(r"(?:预计|预测|预期|展望)?")
_THAT_TIME: Final = {
    "当月": re.compile(r"(?:\d{4}|\*)-\d\d"),
    "当季": re.compile(r"(?:\d{4}|\*)-Q\d"),
    "当年": re.compile(r"\d{4}"),
}
COMPARING: Final = r"(?:较|比|相较于?|对比|与)"
_COMPARED: Final = re.compile(rf"{COMPARING}\s*$")
"""A period behind it is what a value is compared with, and not its own."""
_CUTS: Final = "，,→①②③④⑤⑥⑦⑧⑨⑩"
_OPEN, _CLOSE = "（(【[「“", "）)】]」”"


class Number(NamedTuple):
    """A quantity of a clause, with the periods that stand before it in its sentence."""

    start: int
    end: int
    quantity: Quantity


class Clause(NamedTuple):
    start: int
    end: int
    numbers: tuple[Number, ...]


class Sentence(NamedTuple):
    start: int
    end: int
    label: str
    """What stands before a colon at its beginning; empty without one."""
    clauses: tuple[Clause, ...]
    periods: tuple[PeriodSpan, ...]
    named: str
    """The whole text of the passage, dates and marks hidden; of the same length."""
    compared: tuple[PeriodSpan, ...] = ()
    """Periods that a value is held against: 较上月."""
    planned: bool = False
    """Below a heading of a plan, where what has a time that has not come is an aim."""


def sentences_of(text: str, today: date) -> Iterator[Sentence]:
    """Sentences that hold a number or a label, in order."""
    named, periods, compared = _without_dates(text, today)
    marks = _hide(named, _MODELS)
    numbers = [Number(*span) for span in find_quantities(marks, _CASES)]
    line, opened = -2, None
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        start += len(match[0]) - len(_BULLET.sub("", match[0], count=1))
        label = _LABEL.match(marks, start, end)
        body = label.end() if label else start
        clauses = tuple(
            Clause(a, b, tuple(n for n in numbers if a <= n.start and n.end <= b))
            for a, b in _clauses(marks, body, end)
        )
        if label and (led := [n for n in numbers if start <= n.start and n.end <= label.end(1)]):
            ends = led[-1].end == label.end(1)  # `开店2家：…` tells a number itself
            clauses = (*([Clause(start, label.end(1), tuple(led))] if ends else ()), *clauses)
        inside = tuple(p for p in periods if start <= p.start and p.end <= end)
        begun = text.rfind("\n", 0, start)
        if begun != line:
            line, opened = begun, next((p for p in inside if _opens(p, text, start, body)), None)
        elif opened and not inside and (not _is_span(opened, text) or "累计" in match[0]):
            inside = (opened._replace(start=start, end=start),)
        name = text[label.start(1) : label.end(1)] if label else ""
        against = tuple(p for p in compared if start <= p.start and p.end <= end)
        yield Sentence(start, end, name, clauses, inside, named, against)


def _opens(period: PeriodSpan, text: str, start: int, body: int) -> bool:
    """A line that begins with a month goes on about it: `7月收入3亿元；利润2亿元`; so what is
    expected of one, and what is summed up over several: `1-7月收入3亿元；累计利润2亿元`.
    """
    begins = any(_EXPECTED.fullmatch(text, at, period.start) for at in (start, body))
    timed = re.fullmatch(r"[*\d]{1,4}-\w\w", period.key) or _is_span(period, text)
    return begins and bool(timed)


def _is_span(period: PeriodSpan, text: str) -> bool:
    return SPAN_OF_MONTHS.match(text, period.start) is not None


def _without_dates(text: str, today: date) -> tuple[str, list[PeriodSpan], list[PeriodSpan]]:
    """A month takes the year that its own sentence names, never one it is compared with."""
    chars = list(_hide(text, _MARKS))
    found: list[PeriodSpan] = []
    against: list[PeriodSpan] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        own, others = _periods(chars, start, _hide("".join(chars[start:end]), _MODELS), today)
        found += own
        against += others
    return "".join(chars), found, against


def _periods(
    chars: list[str], start: int, sentence: str, today: date
) -> tuple[list[PeriodSpan], list[PeriodSpan]]:
    """Those of a sentence that begins at `start`, and those it compares with; all its dates are
    hidden in `chars`.
    """
    spans = [
        PeriodSpan(*m.span(), span_key(m, today) or UNTOLD)
        for m in SPAN_OF_MONTHS.finditer(sentence)
    ]
    whole = _blank(sentence, spans)
    compared = [
        _year_ago(span, sentence)
        for span in (*spans, *find_periods(whole, today))
        if _COMPARED.search(sentence[: span.start])
    ]
    held = {span.start for span in compared}
    found = [span for span in spans if span.start not in held]
    ago = (m.span() for m in _A_YEAR_AGO.finditer(sentence) if m.start() not in held)
    found += [PeriodSpan(*span, SAME) for span in ago]
    found += [PeriodSpan(*m.span(), WHOLE_YEAR) for m in _ALL_YEAR.finditer(sentence)]
    bare = _blank(sentence, [*found, *compared])
    found += _of_that_time(find_periods(bare, today), sentence)
    for first, last, _ in [*found, *compared]:
        chars[start + first : start + last] = HIDDEN * (last - first)
    own = sorted(PeriodSpan(start + a, start + b, key) for a, b, key in found)
    return own, [PeriodSpan(start + a, start + b, key) for a, b, key in compared]


def _blank(text: str, spans: list[PeriodSpan]) -> str:
    chars = list(text)
    for first, last, _ in spans:
        chars[first:last] = HIDDEN * (last - first)
    return "".join(chars)


def _year_ago(span: PeriodSpan, sentence: str) -> PeriodSpan:
    """去年同期 is no year."""
    match = _A_YEAR_AGO.match(sentence, span.start)
    return PeriodSpan(*match.span(), SAME) if match else span


def out_of_bracket(between: str) -> bool:
    """What stands in a bracket is behind it no more: `(2月8亿元)；当月…`."""
    depth = 0
    for char in between:
        depth += (char in "（(") - (char in "）)")
        if depth < 0:
            return True
    return False


def _of_that_time(spans: list[PeriodSpan], sentence: str) -> list[PeriodSpan]:
    """当月 behind another month is that month: `5月检修，当月产量300吨`."""
    made: list[PeriodSpan] = []
    for span in spans:
        grain = _THAT_TIME.get(sentence[span.start : span.end])
        before = [
            s.key
            for s in made
            if grain and grain.fullmatch(s.key) and not out_of_bracket(sentence[s.end : span.start])
        ]
        made.append(span._replace(key=before[-1]) if before else span)
    return made


def _hide(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    chars = list(text)
    for pattern in patterns:
        for match in pattern.finditer(text):
            chars[match.start() : match.end()] = HIDDEN * (match.end() - match.start())
    return "".join(chars)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Between commas that stand in no bracket and in no number."""
    depth, first = 0, start
    for at in range(start, end):
        char = text[at]
        depth += (char in _OPEN) - (char in _CLOSE)
        grouped = char == "," and re.match(r"\d,\d{3}(?!\d)", text[max(at - 1, 0) : at + 5])
        if (char in _CUTS or _apart(text, at)) and depth <= 0 and not grouped:
            yield first, at
            first = at + 1
    if text[first:end].strip():
        yield first, end


def _apart(text: str, at: int) -> bool:
    """A slash between spaces sets apart what it stands between: `甲 3亿 / 乙 2亿`."""
    return text[at] in "/／" and text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
