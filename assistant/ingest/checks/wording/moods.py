"""What a market was like in which year, in words: `2030年一直供不应求`, `到了2031年需求趋于萎缩`;
elsewhere `从供过于求变成了供不应求`, `2031年最热的时候`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_HOT: Final = r"供不应求|供小于求|暴涨|爆火|火爆|激增|井喷|抢购|热销"
_COLD: Final = r"供大于求|供过于求|收缩|萎缩|低迷|降温|滞销|疲软|遇冷|趋冷"
_TURN: Final = re.compile(
    rf"(?:^|[从由：:，,])(?:(?:{_HOT})|(?P<cold>{_COLD}))[^，,。；]{{0,6}}?"
    rf"(?:变成|变为|转为|转成|转向|走向|进入|到)了?(?:(?P<heated>{_HOT})|(?:{_COLD}))"
)
_PEAK: Final = re.compile(r"(?:市场|行情)?(?:最[热火旺]|最?红火|最?鼎盛|最?高峰)(?![值期])")
_MOOD: Final = re.compile(f"(?P<hot>{_HOT})|{_COLD}")
_TURNS: Final = re.compile(
    r"但|然而|不过|却|转|变|前期|后期|上半年|下半年|[一二三四]季度|部分|有的|结构性|随后"
)
_LESS: Final = re.compile(r"不再|没有|未|缓解|摆脱|避免")
YEAR: Final = re.compile(r"\d{4}")


class Mood(NamedTuple):
    year: str
    hot: bool
    sentence: Sentence


def turned_markets(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Years that are told both ways say nothing."""
    held = evidence.remembered(_moods)
    for sentence in evidence.sentences:
        match = _TURN.search(sentence.text)
        for one, other in pairwise(held[sentence.passage.document]) if match else ():
            turns = match is not None and bool(match["cold"]) == bool(match["heated"])
            if match and turns and one.hot != other.hot and one.hot == bool(match["heated"]):
                what = f"报告写「{match[0]}」，而{one.year}年写「{one.sentence.text}」，前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage, one.sentence.passage))
                break


def hottest_years(evidence: Evidence) -> Iterator[Finding]:
    """The year that is called the hottest one is told to be cold, and another one to be hot."""
    held = evidence.remembered(_moods)
    hot = [(s.passage.document, year) for s, year, said in _told(evidence) if _has_hot(said)]
    for sentence in evidence.sentences:
        document = sentence.passage.document
        told = {mood.year: mood for mood in held[document]}
        for span in sentence.periods:
            peak = _PEAK.match(sentence.text, span.end)
            own = told.get(span.key)
            others = any(where == document and year != span.key for where, year in hot)
            if peak and own and not own.hot and others:
                said = sentence.text[span.start : peak.end()]
                what = f"报告写「{said}」，而{own.year}年写「{own.sentence.text}」，前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage, own.sentence.passage))


def _has_hot(said: str) -> bool:
    return any(match["hot"] for match in _MOOD.finditer(said))


def mixed_years(evidence: Evidence) -> Iterator[Finding]:
    """`2030年需求暴涨，全年都是供过于求的状况`: one year in one sentence, and no word of a turn."""
    for sentence, year, said in _told(evidence):
        ways = {bool(match["hot"]): match[0] for match in _MOOD.finditer(said)}
        if len(ways) > 1 and not _TURNS.search(said):
            what = f"报告写{year}年「{ways[True]}」，同一句又写「{ways[False]}」，前后矛盾。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _moods(evidence: Evidence) -> dict[str, list[Mood]]:
    """By document and in their order: the years that are told one way only."""
    held: defaultdict[str, defaultdict[str, list[Mood]]] = defaultdict(lambda: defaultdict(list))
    for sentence, year, said in _told(evidence):
        for match in _MOOD.finditer(said):
            mood = Mood(year, bool(match["hot"]), sentence)
            held[sentence.passage.document][year].append(mood)
    return defaultdict(
        list,
        {
            document: [
                told[0]
                for _, told in sorted(years.items())
                if len({mood.hot for mood in told}) == 1
            ]
            for document, years in held.items()
        },
    )


def _told(evidence: Evidence) -> Iterator[tuple[Sentence, str, str]]:
    """What stands behind a year, up to the next period of its paragraph; turns and what is no more
    so are left out.
    """
    for paragraph in evidence.paragraphs:
        year = ""
        for sentence in paragraph:
            told: defaultdict[str, str] = defaultdict(str)
            cuts = [(span.start, span.key) for span in sentence.periods]
            ends = [*(start for start, _ in cuts), len(sentence.text)]
            for (start, key), end in zip([(0, year), *cuts], ends, strict=True):
                year = key if YEAR.fullmatch(key) else ""
                said = sentence.text[start:end]
                if year and not _TURN.search(said) and not _LESS.search(said):
                    told[year] += said
            yield from ((sentence, key, said) for key, said in told.items())
