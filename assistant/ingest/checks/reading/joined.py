"""Sentences that go on from the one before are read with it, as one."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, cast

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_GOES_ON: Final = re.compile(
    r"^(?:[-*+•]\s*)?(?:而|其|它们)?(?:去年|上年|上一?[月期季周]|年初|期初|同比|环比|增[长幅速]|降幅"
    r"|按[^，,]{1,8}划分|[\u4e00-\u9fff]{2,4}中(?=[\u4e00-\u9fff]{2,10}\d)|其中|其余|分别|依次|包括|包含|即|单价|均价|每|人均|单店|店均|户均|合计|共计|总[价额计]|累计|实际"
    r"|(?:全年|年度|本[年月季])?(?:的)?(?:目标|计划|预算|完成|达成))"
)
LONGEST: Final = 3
"""Sentences that are read as one."""


def over_sentences(
    evidence: Evidence, each: Callable[[Sentence], Iterable[Finding]]
) -> Iterator[Finding]:
    """What is told of a sentence alone is not told of it with others again."""
    for paragraph in evidence.paragraphs:
        told: set[int] = set()
        for at, sentence in enumerate(paragraph):
            findings = list(each(sentence))
            if findings:
                told.add(at)
            yield from findings
        for span, joined in joined_of(paragraph):
            if not told & set(span):
                yield from each(joined)


def joined_of(paragraph: Sequence[Sentence]) -> list[tuple[range, Sentence]]:
    """`收入5亿元。去年同期4亿元。同比增长30%。`"""
    if not paragraph:
        return []
    readings = paragraph[0].readings
    if joined_of not in readings:
        readings[joined_of] = list(_joined(paragraph))
    return cast(list[tuple[range, Sentence]], readings[joined_of])


def _joined(paragraph: Sequence[Sentence]) -> Iterator[tuple[range, Sentence]]:
    at = 0
    while at < len(paragraph):
        end = at + 1
        while end < min(len(paragraph), at + LONGEST) and _GOES_ON.match(paragraph[end].text):
            end += 1
        if end - at > 1:
            first, span = paragraph[at], paragraph[at:end]
            text = "，".join(sentence.text for sentence in span)
            yield range(at, end), Sentence(first.passage, text, first.today)
        at = end
