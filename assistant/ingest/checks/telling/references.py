"""References to pages, tables and figures that the document does not have."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.pages import number_of
from assistant.quantities import read_number
from assistant.records import Document, Finding, Passage

_PAGE: Final = re.compile(
    r"(?:见|参见|参考|参照|详见|请看|如|在|同|和|至|到|及|、)\s?(?:本报告|报告|本文)?"
    r"(?P<ref>第\s?(?P<n>\d{1,3})\s?页|[Pp](?:age)?\s?(?P<p>\d{1,3})(?!\d))"
)
_LOOK: Final = ("见", "参", "详", "请")
"""What `P80` needs in front of it to be a page: it is a percentile elsewhere."""
_NUMBERED: Final = re.compile(
    r"(?P<kind>表|图)\s?(?P<n>\d{1,2}(?:[-.]\d{1,2})?)(?![\d%万亿年月日家个])"
)
_CAPTION: Final = re.compile(
    r"^\s*(?:#+\s*)?(?P<kind>表|图)\s?(?P<n>\d{1,2}(?:[-.]\d{1,2})?)(?!\d)"
)
_CHAPTER: Final = re.compile(
    r"(?:详见|参见|参考|见|参照)\s?(?:本报告|本文|后文|下文|前文)?第(?P<n>[一二三四五六七八九十\d]{1,2})(?:节|章|部分)"
)
_HEADING: Final = re.compile(
    r"\s*(?:(?P<n>[一二三四五六七八九十]{1,2})、|第(?P<m>[一二三四五六七八九十\d]{1,2})[节章]"
    r"|(?P<k>\d{1,2})(?:[.、]\s?|\s)(?!\d))"
)
_VALUE: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.,])\d+\.\d+[%％亿万]|(?<![\d.,])\d{3,}(?![\d.,年])"
)
FEWEST_CHAPTERS: Final = 3
FEWEST_VALUES: Final = 2
_REFERS: Final = re.compile(r"(?:见|参见|参考|参照|详见|如|请看)(?:下|上)?$")


def page_references(evidence: Evidence) -> Iterator[Finding]:
    """Only where the document numbers its pages."""
    pages = {id: _pages(document) for id, document in evidence.documents.items()}
    for passage in evidence.passages:
        numbers = pages.get(passage.document)
        if not numbers:
            continue
        for match in _PAGE.finditer(passage.text):
            asked = int(match["n"] or match["p"])
            percentile = match["p"] and not match[0].startswith(_LOOK)
            if asked > max(numbers) and not percentile:
                what = f"报告写「{match[0].strip()}」，而报告只到第 {max(numbers)} 页。"
                yield of_passages("contradiction", what, (passage,))


def chapter_references(evidence: Evidence) -> Iterator[Finding]:
    """`详见第三节` of a report without one, or whose third has none of the values that are told
    beside the reference, while another chapter has them all.
    """
    chapters: defaultdict[str, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in evidence.passages:
        number = next((n for s in passage.sections if (n := _number_of(s))), None)
        if number:
            chapters[passage.document][number].append(passage)
    for sentence in evidence.sentences:
        known = chapters[sentence.passage.document]
        for match in _CHAPTER.finditer(sentence.text):
            asked = int(read_number(match["n"]) or 0)
            if len(known) < FEWEST_CHAPTERS or not asked:
                continue
            if asked > max(known):
                what = f"报告写「{match[0]}」，而报告只到第 {max(known)} 节。"
                yield of_passages("contradiction", what, (sentence.passage,))
            elif meant := _meant(sentence, match, known):
                what = f"报告写「{match[0]}」，而所述数字在第 {meant} 节，不在第 {asked} 节。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _meant(
    sentence: Sentence, match: re.Match[str], known: Mapping[int, Sequence[Passage]]
) -> int | None:
    """The one other chapter with all the values, where the one that is named has none."""
    asked = int(read_number(match["n"]) or 0)
    values = {m[0] for m in _VALUE.finditer(sentence.text[: match.start()])}
    own = {p.id for p in (sentence.passage,)}
    held = {
        number: sum(any(value in p.text for p in passages) for value in values)
        for number, passages in known.items()
        if not own & {p.id for p in passages}
    }
    full = [number for number, count in held.items() if count == len(values)]
    fits = len(values) >= FEWEST_VALUES and held.get(asked) == 0 and len(full) == 1
    return full[0] if fits else None


def _number_of(heading: str) -> int | None:
    match = _HEADING.match(heading)
    number = read_number(match["n"] or match["m"] or match["k"]) if match else None
    return int(number) if number else None


def table_references(evidence: Evidence) -> Iterator[Finding]:
    """Only where the document numbers its tables, or figures, in captions."""
    captions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in evidence.passages:
        for line in (*passage.text.split("\n"), *passage.sections):
            if match := _CAPTION.match(line):
                captions[passage.document, match["kind"]].add(match["n"])
    for passage in evidence.passages:
        for match in _NUMBERED.finditer(passage.text):
            known = captions.get((passage.document, match["kind"]), set())
            refers = _REFERS.search(passage.text[: match.start()])
            if refers and len(known) > 1 and match["n"] not in known:
                what = f"报告写「{match[0]}」，而报告里没有这张{match['kind']}。"
                yield of_passages("contradiction", what, (passage,))


def _pages(document: Document) -> set[int]:
    return {number for page in document.pages if (number := number_of(page)) is not None}
