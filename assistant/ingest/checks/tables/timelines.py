"""When prose says that something happened, against a table of dates and events: `2030年换窑`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds, read_period
from assistant.records import Finding

_HEAD: Final = re.compile(r"^(?:时间|日期|年份|年度|月份|时点|节点|时间节点|阶段时间)$")
_EVENT: Final = re.compile(r"事件|事项|进展|里程碑|内容|大事|节点|动作|工作|说明|任务")
_FILLER: Final = re.compile(
    r"^(?:[起就已又再便才]|开始|启动|正式|首次|率先|全面|完成|实现|我们|公司|[初底末])+|[了的]"
)
_CHANGED: Final = re.compile(
    r"原(?:定|计划|拟|本)|推迟|延期|延后|提前|改(?:期|到|为|至|在|于)|调整|再次|又|第[一二三四五\d]|[一二三四]期|计划|预计|拟"
)
_CJK: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
SHORTEST: Final = 4
"""Characters of what is said to have happened."""
MOSTLY: Final = 0.7
HALF: Final = 0.4
"""Of its pairs of characters that a row has, too."""


def dates_of_timelines(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, but a month holds its days. Silent where two rows may be meant."""
    for sentence in evidence.sentences:
        if not sentence.periods:
            continue
        for grid in evidence.grids_of(sentence.passage.document):
            if grid.names and len(grid.names) > 1 and _is_timeline(grid):
                for span in sentence.periods:
                    yield from _against(sentence, span, grid)


def _is_timeline(grid: Grid) -> bool:
    return bool(_HEAD.fullmatch(grid.names[0]) and _EVENT.search(grid.names[1]))


def _against(sentence: Sentence, span: PeriodSpan, grid: Grid) -> Iterator[Finding]:
    clause = re.split(r"[，,。；;：:（(]", sentence.text[span.end :])[0]
    said = "".join(_CJK.findall(_FILLER.sub("", clause)))
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    if len(said) < SHORTEST or _CHANGED.search(clause):
        return
    shares = [sum(pair in row[1] for pair in pairs) / len(pairs) for row in grid.rows]
    best = max(shares, default=0.0)
    if best < MOSTLY or sum(share >= HALF for share in shares) > 1:
        return
    row = grid.rows[shares.index(best)]
    key = read_period(row[0], grid.today)
    if key and not _CHANGED.search(row[1]) and _apart(key, span.key):
        what = f"「{row[1]}」表里是 {row[0]}，正文写 {sentence.text[span.start : span.end]}，"
        what += "两处日期不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _apart(left: str, right: str) -> bool:
    if left.startswith("*") != right.startswith("*"):
        return False
    try:
        ours, theirs = (period_bounds(key.replace("*", "2000")) for key in (left, right))
    except ValueError:
        return False  # no such day, which `impossible_dates` tells
    return ours[1] < theirs[0] or theirs[1] < ours[0]
