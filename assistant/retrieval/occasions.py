"""Words for a report, among several: `上次汇报`, `一月的汇报里`, `历次汇报`, `和上次比`."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from assistant.indexes.base import View
from assistant.periods import find_periods, period_bounds
from assistant.records import Document
from assistant.retrieval.language import normalise
from assistant.retrieval.reports import reports_in, reports_of
from assistant.retrieval.residue import content_runs

Kind = Literal["", "of", "since", "each", "changes", "none"]
"""Nothing of reports; in one; since one; in each; what changed since one; there is no such one."""

_REPORT: Final = (
    r"(?:(?:经营|工作|业务|产品|情况)?"
    r"(?:汇报|报告|月报|周报|季报|年报|简报|月会|例会|经营会)(?:材料)?)"
)
_THIS: Final = re.compile(
    rf"(?:[本这此该]|最[近新]一?)(?:一?[次份期回篇])?的?{_REPORT}|[本这]一?[次期]"
    r"|\b(?:this|the (?:latest|newest|current)|latest|newest|current)(?: month's)? report\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    rf"(?P<far>上)?[上前]一?(?:[次份期回篇]的?)(?P<report>{_REPORT})?"
    r"|(?:\bthe )?\b(?:last|previous|prior|preceding) report(?P<english>)\b",
    re.IGNORECASE,
)
_OLDEST: Final = re.compile(
    rf"(?:第一|首|最[早初])的?(?:[次份期回篇])?的?{_REPORT}|\b(?:the )?first report\b", re.I
)
_EACH: Final = re.compile(
    rf"(?:每|各|历|逐|所有|全部|[这那]?[两三四几])(?:一?[次份期回篇]|个月)?的?{_REPORT}(?:里|中|上)?的?"
    r"|\b(?:in )?(?:each|every|all|both)(?: of the)? reports?\b|\breport by report\b",
    re.IGNORECASE,
)
_NEAR: Final = re.compile(rf"\s?的?(?:那[次份期篇]的?)?{_REPORT}|(?:'s)? report\b", re.IGNORECASE)
"""What makes a period before it the name of a report."""
_ENGLISH: Final = re.compile(r"\breport (?:(?:of|from|for|in)\s)?$", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"\b(?:in )?(?:the )?(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: (?:19|20)\d\d)?)(?:'s)? report\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?:(?P<base>比|较|相较|相比|对比|since|than|compared (?:to|with)|versus|vs\.?|from)"
    r"\s?于?(?:the\s)?"
    r"|(?P<beside>和|跟|与|同)|自从?|从)\s?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s?的?(?:时候?)?(?:(?P<base>相比较?|相较|对比|比较|以来|之后|以后|至今|到现在|比(?![例重率值]))"
    r"|(?P<beside>有(?:什么|哪些|啥|何)|的?(?:差|区别|不同|变化)|差))"
)
_AROUND: Final = (
    re.compile(r"(?:根据|按照|依据|按|据|从|在|对)\s?$"),
    re.compile(r"(?:里面?|当中|中|上)?(?:来看|看)?的?[,，]?\s?"),
)
_CHANGED: Final = re.compile(
    r"(?:都|又)?(?:有|发生)?(?:了|过)?(?:什么|哪些|啥|何|哪)(?:新|大|重大|明显|主要)?的?"
    r"(?:变化|变动|不同|不一样|区别|差异|差别|更新|新增|改变|调整|出入)"
    r"|(?:变化|变动|更新|区别|差异|不同|新增)(?:在哪里?|有哪些|是什么|有什么|是啥)|变了(?:什么|哪些|啥)"
    r"|有(?:什么|哪些|啥)新(?:的|内容|东西|进展|增)"
    r"|\bwhat(?:'s| has| is| was)? ?(?:changed|new|different)\b"
    r"|\bwhat are the (?:changes|differences)\b",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"变化|差|涨|增|升|降|减|跌|[多少高低]了|相?比|chang|grow|differ|more|less", re.I
)
_ALONE: Final = re.compile(r"的?(?:是|有)?(?:多少|几|呢|如何|怎么样)|的数|[?？。]?$")
"""What stands behind `上次` where a report is meant without saying so."""
_OF_ANYTHING: Final = frozenset(
    ("数据", "指标", "数字", "数值", "案例", "客户", "内容", "情况", "汇报", "报告", "整体", "公司",
     "业务", "月份", "figures", "numbers", "data", "report", "reports", "month", "things")
)  # fmt: skip


class Asked(NamedTuple):
    kind: Kind
    text: str
    """The question without these words; where one report is meant, as if it were the only one."""
    reports: tuple[Document, ...] = ()
    """The one; the newer and the older; or each, oldest first."""
    words: str = ""
    """As the question names the report that is not there."""


class _Mention(NamedTuple):
    start: int
    end: int
    report: Document | None


def asked_of(text: str, view: View) -> Asked:
    """What a question says of reports, where several follow each other."""
    reports = reports_in(view)
    text = normalise(text)
    if len(reports) < 2:
        return Asked("", text)
    if each := _EACH.search(text):
        return Asked("each", _without(text, [each.span()]), tuple(reversed(reports)))
    found = sorted(_mentions(text, reports))
    lost = next((m for m in found if m.report is None), None)
    if lost:
        return Asked("none", text, reports, text[lost.start : lost.end])
    changed = _CHANGED.search(text)
    if changed and (told := _changes(text, changed, found, reports)):
        return told
    named = {m.report.id: m.report for m in found if m.report}
    if len(named) > 1:
        ends = sorted(named.values(), key=lambda d: d.date)
        kind: Kind = "since" if len(ends) == 2 and _MOVED.search(text) else "each"
        order = tuple(reversed(ends)) if kind == "since" else tuple(ends)
        return Asked(kind, _without(text, [_widened(text, m) for m in found]), order)
    base = next((m for m in found if _is_base(text, m)), None)
    if base and base.report and base.report.id != reports[0].id:
        rest = _without(text, [_widened(text, m) for m in found])
        return Asked("since", rest, (reports[0], base.report))
    return _of_one(text, found, reports)


def asks_earlier(text: str) -> bool:
    """Whether a question needs a report before the one at hand: for its value, or for what changed
    since, of nothing in particular.
    """
    text = normalise(text)
    if any(match["report"] or match["english"] is not None for match in _LAST.finditer(text)):
        return True
    changed = _CHANGED.search(text)
    bare = _without(text, [changed.span()]) if changed else text
    earlier = _LAST.search(text) or _THIS.search(text) or find_periods(text, date(2000, 1, 1))
    return bool(changed and earlier) and _about_nothing(_plain(bare, date(2000, 1, 1)))


def _of_one(text: str, found: list[_Mention], reports: tuple[Document, ...]) -> Asked:
    mention = next((m for m in found if m.report), None)
    if mention is None or mention.report is None:
        return Asked("", text)
    bare = _without(text, [_widened(text, mention)])
    if not content_runs(bare) and "呢" in bare:
        return Asked("of", bare, (mention.report,))
    this = "这次汇报" if re.search("[\u3400-\u9fff]", text) else "this report"
    if mention.report.id == reports[0].id:
        return Asked("of", text, (mention.report,))
    return Asked("of", text[: mention.start] + this + text[mention.end :], (mention.report,))


def _changes(
    text: str, changed: re.Match[str], found: list[_Mention], reports: tuple[Document, ...]
) -> Asked | None:
    """Since the report that is named, else since the one before: `和上个月比有什么变化`."""
    today = period_bounds(reports[0].date)[1]
    spans = find_periods(text, today)
    named = [m.report for m in found if m.report]
    for span in () if named else spans:
        named += reports_of(span.key, reports)[:1]
    since = sorted({d.id: d for d in named}.values(), key=lambda d: d.date)
    bare = _without(text, [changed.span(), *(_widened(text, m) for m in found)])
    bare = _plain(bare, today)
    if not (found or spans) and not _about_nothing(bare):
        return None
    old = since[0] if since and since[0].id != reports[0].id else reports[1]
    new = since[-1] if len(since) > 1 else reports[0]
    return Asked("changes", "" if _about_nothing(bare) else bare, (new, old))


def _about_nothing(text: str) -> bool:
    return not [run for run in content_runs(text) if run.casefold() not in _OF_ANYTHING]


def _plain(text: str, today: date) -> str:
    for span in reversed(find_periods(text, today)):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = re.sub(r"(?:相?比较?|对比|以来|之后|\bsince\b|\bcompared (?:to|with)\b)", " ", text)
    return _THIS.sub(" ", _LAST.sub(" ", text))


def _mentions(text: str, reports: tuple[Document, ...]) -> Iterator[_Mention]:
    today = period_bounds(reports[0].date)[1]
    taken: list[tuple[int, int]] = []
    for span in find_periods(text, today):
        near, english = _NEAR.match(text, span.end), _ENGLISH.search(text[: span.start])
        if near or english:
            start = english.start() if english else span.start
            end = near.end() if near else span.end
            taken.append((start, end))
            yield _Mention(start, end, next(iter(reports_of(span.key, reports)), None))
    for match in _MONTH.finditer(text):
        key = next((span.key for span in find_periods(f"in {match['month']}", today)), "")
        if key and not _inside(match, taken):
            taken.append(match.span())
            yield _Mention(*match.span(), next(iter(reports_of(key, reports)), None))
    for match in _LAST.finditer(text):
        if not _inside(match, taken) and _is_report(match, text):
            taken.append(match.span())
            step = 2 if match["far"] else 1
            yield _Mention(*match.span(), reports[step] if step < len(reports) else None)
    for pattern, report in ((_OLDEST, reports[-1]), (_THIS, reports[0])):
        for match in pattern.finditer(text):
            if not _inside(match, taken):
                yield _Mention(*match.span(), report)


def _is_report(match: re.Match[str], text: str) -> bool:
    """`上次` alone is one where it is compared with, or where nothing else is said of it."""
    if match["report"] or match["english"] is not None:
        return True
    mention = _Mention(*match.span(), None)
    return _is_base(text, mention) or bool(_ALONE.match(text, match.end()))


def _inside(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _is_base(text: str, mention: _Mention) -> bool:
    before = _BEFORE.search(text[: mention.start])
    after = _AFTER.match(text, mention.end)
    if (before and before["base"]) or (after and after["base"]):
        return True
    return bool(before and before["beside"] and after)


def _widened(text: str, mention: _Mention) -> tuple[int, int]:
    """With the words that only lead to it: `比…`, `在…里`, `和…相比`."""
    before, after = _BEFORE.search(text[: mention.start]), _AFTER.match(text, mention.end)
    within = _AROUND[0].search(text[: mention.start]), _AROUND[1].match(text, mention.end)
    start = before or within[0]
    end = after.end("base") if after and after["base"] else within[1].end() if within[1] else 0
    return start.start() if start else mention.start, max(end, mention.end)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text.strip(" ,，、")
