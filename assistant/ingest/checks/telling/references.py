"""References to pages, tables and figures that the document does not have."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.pages import number_of
from assistant.records import Document, Finding

_PAGE: Final = re.compile(
    r"(?:见|参见|参考|参照|详见|请看|如|在|同|和|至|到|及|、)\s?(?:本报告|报告|本文)?"
    r"(?P<ref>第\s?(?P<n>\d{1,3})\s?页|[Pp](?:age)?\s?(?P<p>\d{1,3})(?!\d))"
)
_NUMBERED: Final = re.compile(
    r"(?P<kind>表|图)\s?(?P<n>\d{1,2}(?:[-.]\d{1,2})?)(?![\d%万亿年月日家个])"
)
_CAPTION: Final = re.compile(
    r"^\s*(?:#+\s*)?(?P<kind>表|图)\s?(?P<n>\d{1,2}(?:[-.]\d{1,2})?)(?!\d)"
)
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
            if asked > max(numbers):
                what = f"报告写「{match[0].strip()}」，而报告只到第 {max(numbers)} 页。"
                yield of_passages("contradiction", what, (passage,))


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
