"""How many a report says that it tells of, against the list or the sections that tell of them.

`下文列举四个工程案例`, and under the heading 工程案例 a list from 1. to 5.; `全文共六章`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding, Passage

_N: Final = r"(?<![第\d一二三四五六七八九十])(?P<n>[两二三四五六七八九十]|\d{1,2})\s?"
_OWN: Final = r"(?:本(?:报告|文|次汇报|次|期|章|节|部分)|全文|报告|以下|下文|下面)"
_TELLS: Final = (
    r"(?:[介绍列出举分析收录选取择汇报讲述讨论给总结梳理盘点共一包括含为了将的里中有\s])"
)
_ANNOUNCED: Final = re.compile(
    rf"{_OWN}{_TELLS}{{0,8}}?{_N}[个项条类大家起](?P<what>[一-鿿]{{2,8}}?)(?=[，,。；：:（(]|$)"
)
_FACED: Final = re.compile(
    rf"(?:当前|眼下|目前|面临|面对|近期)的?{_N}[个项条类大]"
    r"(?:重大|主要|突出|关键|核心|重要)?的?(?P<what>挑战|问题|风险|困难|难点|机会|任务)(?=[，,。；：:（(及和与]|$)"
)
_LED: Final = re.compile(r"^(?:[-*+•]\s+)?[一-鿿]{2,6}[：:]", re.M)
_NAMED: Final = re.compile(r"^[一-鿿]{2,6}(?:、[一-鿿]{2,6}){2,}$", re.M)
_CHAPTERS: Final = re.compile(
    rf"{_OWN}[^，,。；：\d其]{{0,6}}?{_N}(?:章节?|个?部分)(?=[，,。；：:（(]|$)"
)
_ITEM: Final = re.compile(r"^(?P<n>\d{1,2})[.、)）]\s?", re.M)
_NUMBERED: Final = re.compile(
    r"^(?:第\s?)?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})(?:[章节、.．\s]|部分)(?!\d)"
)
FEWEST: Final = 3
FARTHEST: Final = 2
"""A count that is farther off is of something else."""

Sections = Mapping[tuple[str, ...], Sequence[Passage]]


def announced_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; silent where any list or row of sections under such a heading has so many."""
    for document in dict.fromkeys(p.document for p in evidence.passages):
        sections: dict[tuple[str, ...], list[Passage]] = {}
        for passage in (p for p in evidence.passages if p.document == document):
            sections.setdefault(passage.sections, []).append(passage)
        for sentence in (s for s in evidence.sentences if s.passage.document == document):
            for match in _ANNOUNCED.finditer(sentence.text):
                noun = match["what"][-2:]
                yield from _against(sentence, match, _listed(noun, sections))
                yield from _against(sentence, match, _headed(noun, sections), more=True)
            for match in _FACED.finditer(sentence.text):
                yield from _against(sentence, match, _led(match["what"], sections))
            for match in _CHAPTERS.finditer(sentence.text):
                yield from _against(sentence, match, _chapters(sections), more=True)


def _against(
    sentence: Sentence, match: re.Match[str], counts: Sequence[int], *, more: bool = False
) -> Iterator[Finding]:
    """Of headings only that there are `more`: one without text has no passage."""
    stated = read_number(match["n"])
    if not stated or not counts:
        return
    off = [each - stated for each in counts]
    if all(0 < (each if more else abs(each)) <= FARTHEST for each in off):
        what = f"报告写「{match[0]}」，而其下列出 {counts[0]} 个。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _listed(noun: str, sections: Sections) -> Sequence[int]:
    """Numbered items right under each heading that ends with the noun."""
    counts = []
    for passages in (found for key, found in sections.items() if _is_of(key[-1:], noun)):
        items = [m["n"] for p in passages if p.kind == "list" for m in _ITEM.finditer(p.text)]
        counts.append(_in_turn(items))
    return [each for each in counts if each >= FEWEST]


def _headed(noun: str, sections: Sections) -> Sequence[int]:
    """Sections right under such a heading."""
    above = Counter(key[:-1] for key in sections if _is_of(key[-2:-1], noun))
    return [each for each in above.values() if each >= FEWEST]


def _led(noun: str, sections: Sections) -> Sequence[int]:
    """Lines that begin with a name, `供应：…`, right under such a heading, and lists of names."""
    texts = (
        "\n".join(p.text for p in found) for k, found in sections.items() if _is_of(k[-1:], noun)
    )
    counts = []
    for text in texts:
        counts.append(len(_LED.findall(text)))
        counts += [len(match[0].split("、")) for match in _NAMED.finditer(text)]
    return [each for each in counts if each >= FEWEST]


def _is_of(heading: Sequence[str], noun: str) -> bool:
    return bool(heading) and heading[0].endswith(noun)


def _in_turn(items: Sequence[str]) -> int:
    """How many are numbered from 1 on; none where another list begins behind them."""
    run = [*takewhile(lambda pair: int(pair[0]) == pair[1], zip(items, count(1), strict=False))]
    return len(run) if len(run) == len(items) else 0


def _chapters(sections: Sections) -> Sequence[int]:
    """Numbered headings of the level that has most of them, numbered without a gap."""
    levels: dict[int, list[str]] = {}
    for key in sections:
        for level, heading in enumerate(key):
            if _NUMBERED.match(heading) and heading not in levels.setdefault(level, []):
                levels[level].append(heading)
    first = levels.get(min(levels)) if levels else None
    numbers = [read_number(m["n"]) for h in first or () if (m := _NUMBERED.match(h))]
    return [len(numbers)] if numbers == [*range(1, len(numbers) + 1)] and len(numbers) > 1 else []
