"""What is told as later and lies before: `2023年…到了2021年之后`, `5月验收，验收后4月上线`,
`26—25年`, `赶在第四季度之前` of a day in October.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds
from assistant.records import Finding

_YEAR: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?!\d)")
_COMES_TO: Final = re.compile(
    r"(?:到了?|进入|步入|来到|迈入|跨入)(?P<y>(?:19|20)\d\d)年(?:之?后|以后|以来|开始|起|[，,])"
)
_LOOKS_BACK: Final = re.compile(r"回[看顾]|此前|之前|追溯|早在|[曾原]|计划|预[计测]|目标|将|力争")
_AHEAD: Final = re.compile(r"计划|预[计测]|目标|将|力争|规划")
_SIDE_BY_SIDE: Final = re.compile(r"对比|比较|对照|列示|年度|数据|两年")
HALF_A_YEAR: Final = 184
_SHORT_YEARS: Final = re.compile(
    r"(?<![\d.~～—–/-])(?P<first>[12]\d|3\d)年?\s?[~～—–至到-]+\s?(?P<last>[12]\d|3\d)年(?!期|以|的?账)"
)
NEAR: Final = 8
"""Years from the report's own: what lies farther is a length, `20-15年`."""
_FULL_YEARS: Final = re.compile(
    r"(?<![\d.-])(?P<first>20\d\d)\s?[~～—–-]+\s?(?P<last>20\d\d)年|"
    r"(?<![\d.-])(?P<a>20\d\d(?P<j>[-/.])\d\d(?P=j)\d\d)\s?(?:[~～—–至到]+|\s-\s)\s?"
    r"(?P<b>20\d\d(?P=j)\d\d(?P=j)\d\d)"
)
_FROM_TO: Final = re.compile(r"起?[，,]?(?:一直|持续|延续)?\s?(?:[-—–~～]+|至|到)\s?")
_AFTERWARDS: Final = re.compile(
    r"(?:[，,；;](?:[^，,。；;]{0,10}(?:之后|以后|完成后|通过后|[一-鿿]后)|随后|然后|其后|接着|紧接着)"
    r"(?:再|又|才|即|就|便|做|于|在|进行)*)\s?$"
)
_DATED: Final = re.compile(r"(?:\d{4}|\*)-\d\d(?:-\d\d)?")
_NEXT_YEAR: Final = re.compile(r"[次翌来明]年|第二年|[后前去上今]年")
_FEASTS: Final = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "五一": (5, 1),
    "618": (6, 18),
    "六一八": (6, 18),
    "国庆": (10, 1),
    "十一": (10, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "圣诞": (12, 25),
}
_FEAST: Final = re.compile(
    r"(?:[，,]\s?)?(?:正好|刚好|恰好|也|都|均|赶|抢)*(?:在|于|到)"
    rf"(?P<what>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})"
    r"(?:大促|节|假期|长假)?(?P<way>之?前|之?后)(?=[，,。；]|$)"
)
_CATCHES: Final = re.compile(r"赶在(?P<what>[^，,。；]{2,12}?)(?:之后|以后|过后)(?!的)")


def backwards(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: whole years, months and days."""
    for paragraph in evidence.paragraphs:
        yield from _years(paragraph)
        for sentence in paragraph:
            yield from _spans(sentence)
            yield from _afterwards(sentence)
            yield from _feasts(sentence)
            yield from _all_before(sentence)


def _told(sentence: Sentence, what: str) -> Finding:
    return of_passages("contradiction", what, (sentence.passage,))


def _years(paragraph: list[Sentence]) -> Iterator[Finding]:
    """The year that a paragraph comes to is not before the one that it told of."""
    last = 0
    for sentence in paragraph:
        for match in _YEAR.finditer(sentence.text):
            year = int(match["y"])
            comes = _COMES_TO.match(sentence.text, max(match.start() - 2, 0)) or _COMES_TO.match(
                sentence.text, max(match.start() - 1, 0)
            )
            if comes and year < last and not _LOOKS_BACK.search(sentence.text):
                yield _told(
                    sentence, f"报告先写 {last}年，其后写「{comes[0].strip('，,')}」，时间倒退。"
                )
            last = 0 if _AHEAD.search(sentence.text) else year


def _spans(sentence: Sentence) -> Iterator[Finding]:
    for match in _SHORT_YEARS.finditer(sentence.text):
        years = int(match["first"]), int(match["last"])
        near = all(abs(year - sentence.today.year % 100) <= NEAR for year in years)
        if years[0] > years[1] and near and not _is_set_beside(sentence, match):
            yield _told(sentence, f"期间「{match[0]}」的结束早于开始。")
    for match in _FULL_YEARS.finditer(sentence.text):
        first, last = match["first"] or match["a"], match["last"] or match["b"]
        if first > last and (match["a"] or not _is_set_beside(sentence, match)):
            yield _told(sentence, f"期间「{match[0]}」的结束早于开始。")
    spans = [s for s in sentence.periods if re.fullmatch(r"\d{4}-\d\d-\d\d", s.key)]
    for one, other in pairwise(spans):
        joint = sentence.text[one.end : other.start]
        written = sentence.text[one.start : one.end] + sentence.text[other.start : other.end]
        if _FROM_TO.fullmatch(joint) and other.key < one.key and written.count("年") == 2:
            said = sentence.text[one.start : other.end]
            yield _told(sentence, f"期间「{said}」的结束早于开始。")


def _is_set_beside(sentence: Sentence, match: re.Match[str]) -> bool:
    """`对比2030-2029年`: the newest first."""
    return bool(_SIDE_BY_SIDE.search(sentence.text[max(match.start() - 8, 0) : match.end() + 8]))


def _afterwards(sentence: Sentence) -> Iterator[Finding]:
    spans = [span for span in sentence.periods if _DATED.fullmatch(span.key)]
    for one, other in pairwise(spans):
        between = sentence.text[one.end : other.start]
        if not _AFTERWARDS.search(between) or _NEXT_YEAR.search(
            between + sentence.text[: one.start]
        ):
            continue
        first, last = _bounds(sentence, one), _bounds(sentence, other, one)
        of_it = re.match(r"\s?(?:的|份|积压|遗留)", sentence.text[other.end :])
        far = other.key[0] == "*" and first and last and (first[0] - last[1]).days > HALF_A_YEAR
        if first and last and last[1] < first[0] and not (of_it or far):
            said = between.split("，")[-1] + sentence.text[other.start : other.end]
            before = sentence.text[one.start : one.end]
            yield _told(sentence, f"「{said.strip()}」早于其前的「{before}」，先后矛盾。")


def _bounds(
    sentence: Sentence, span: PeriodSpan, before: PeriodSpan | None = None
) -> tuple[date, date] | None:
    dated = before if before and before.key[0] != "*" else None
    year = dated.key[:4] if dated else str(sentence.today.year)
    try:
        return period_bounds(span.key.replace("*", year))
    except ValueError:
        return None  # no such day, which `impossible_dates` tells


def _feasts(sentence: Sentence) -> Iterator[Finding]:
    """`10月开售，赶在双十一之前`; who hurries (赶在) does so before a thing, never behind it."""
    for match in _CATCHES.finditer(sentence.text):
        yield _told(sentence, f"报告写「{match[0]}」，「赶在」之后应为「之前」，前后矛盾。")
        return
    for match in _FEAST.finditer(sentence.text):
        spans = [s for s in sentence.periods if s.end <= match.start() and _DATED.fullmatch(s.key)]
        bounds = _bounds(sentence, spans[-1]) if spans else None
        between = sentence.text[spans[-1].end : match.start()] if spans else ""
        if (
            bounds is None
            or re.search("[，,；]|起|开始", between)
            or _NEXT_YEAR.search(sentence.text)
        ):
            continue
        feast = date(bounds[0].year, *_FEASTS[match["what"]])
        late, early = bounds[0] > feast, bounds[1] < feast
        if late if match["way"].endswith("前") else early:
            when = sentence.text[spans[-1].start : spans[-1].end]
            yield _told(sentence, f"「{when}」与「{match[0]}」先后矛盾。")


def _all_before(sentence: Sentence) -> Iterator[Finding]:
    """`甲款3月、乙款10月，都在第四季度之前`."""
    for span in sentence.periods:
        before = sentence.text[: span.start]
        behind = sentence.text[span.end :]
        hurried = re.search(r"(?:都|均|全部|悉数)\s?(?:赶在|抢在|在|于)\s?$", before)
        most = 4 if hurried and re.search("[赶抢]", hurried[0]) else 0
        if not hurried or not re.match(
            rf"(?:之?前|以前)[^，,。；]{{0,{most}}}(?:[，,。；]|$)", behind
        ):
            continue
        limit = _bounds(sentence, span)
        for each in (s for s in sentence.periods if s.end < hurried.start()):
            own = _bounds(sentence, each) if _DATED.fullmatch(each.key) else None
            if own and limit and own[0] >= limit[0]:
                said, of = (sentence.text[s.start : s.end] for s in (each, span))
                yield _told(sentence, f"报告写「都在{of}之前」，而其中有 {said}，先后矛盾。")
