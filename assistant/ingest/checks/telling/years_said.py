"""Years against words that count them: `去年，也就是2029年`, `从2024年起…到2032年已满八年`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence, days_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding, Passage

_YEAR: Final = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s?年")
_FULL: Final = re.compile(r"\d{4}")
_STEPS: Final = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "明年": 1, "后年": 2}
_MEANT: Final = re.compile(
    rf"(?<![大以之此多数几])(?P<word>{'|'.join(_STEPS)})"
    r"(?:[，,]\s?(?:也就是|也即|亦即|即|就是)(?:说)?|[（(](?:即|也就是)?)\s?"
    r"(?P<y>(?:19|20)\d\d)年"
)
_LAST_TIME: Final = re.compile(
    r"(?:上一?次|上回|前一次)的?(?:汇报|会议|例会|报告|通报|交流|评审|会)?(?:时间|日期)?(?:是在|[是在为于])?[：:]?\s?"
    r"(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
)
_BROKEN: Final = re.compile("中断|暂停|停了|间断")
_ELSE: Final = re.compile(r"财年|届|[“”「」『』]|曾|当时的|彼时")
"""A year that is counted otherwise, or words of another time."""
_SINCE: Final = re.compile(
    r"[从自](?P<y>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:份|初|底|末)?(?:开始|起|以来|就)"
)
_PASSED: Final = re.compile(
    r"到了?(?P<y>(?:19|20)\d\d)年(?:底|末|初)?[，,]\s?"
    r"(?:[这此该](?:一|项|段|份|次)*(?:合作|业务|项目|工程|试验|工作|过程|历程|关系|供应|服务))?"
    r"(?:已经?|整整|刚好|正好)+(?:走过|合作|持续|坚持|延续|进行|满|有|走了|过去)了?(?:整整)?\s?"
    r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(?:个年头|年时间|年)(?=[，,。；\n]|$)"
)


def years_said(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance for a year that is named; a span may count its first and its last year."""
    for passage in evidence.prose:
        yield from _named(passage, evidence)
        yield from _spans(passage)
        yield from _last_time(passage, evidence)


def _named(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """From the year of the report, of what it covers, or of any other that stands near."""
    document = evidence.documents.get(passage.document)
    days = days_of(document)
    if document is None or days is None or _ELSE.search(passage.text):
        return
    own = {day.year for day in days} | {int(y) for y in _FULL.findall(document.period)}
    headed = {int(m["y"]) for m in _YEAR.finditer(" ".join(passage.sections))}
    for match in _MEANT.finditer(passage.text):
        said, step = int(match["y"]), _STEPS[match["word"]]
        others = {int(m["y"]) for m in _YEAR.finditer(passage.text) if int(m["y"]) != said}
        if not any(year + step == said for year in own | headed | others):
            right = max(own) + step
            what = f"报告写「{match['word']}」为 {said}年，而报告日期是 {days[1].isoformat()}，"
            what += f"{match['word']}是 {right}年。"
            yield of_passages("contradiction", what, (passage,))


def _last_time(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """`上一次汇报：2032年1月10日` of a report that is older."""
    days = days_of(evidence.documents.get(passage.document))
    for match in _LAST_TIME.finditer(passage.text) if days else ():
        year, month, day = (int(match[part]) for part in "ymd")
        if days and (year, month, day) > (days[1].year, days[1].month, days[1].day):
            said = f"{year}年{month}月{day}日"
            what = f"报告写上一次是 {said}，而报告日期是 {days[1].isoformat()}，前后不符。"
            yield of_passages("contradiction", what, (passage,))


def _spans(passage: Passage) -> Iterator[Finding]:
    """Of the one thing that this paragraph tells since a year; silent where any other fits."""
    for match in _PASSED.finditer(passage.text) if not _BROKEN.search(passage.text) else ():
        before = passage.text[: match.start()]
        begun = [int(m["y"]) for m in _SINCE.finditer(before)]
        years = {int(m["y"]) for m in _YEAR.finditer(passage.text)}
        end, count = int(match["y"]), int(read_number(match["n"]) or 0)
        if len(begun) == 1 and not any(abs(end - year - count) <= 1 for year in years):
            what = f"从 {begun[0]}年到 {end}年是 {end - begun[0]} 年，报告写「{match['n']}年」，"
            what += "前后不符。"
            yield of_passages("does_not_add_up", what, (passage,))
