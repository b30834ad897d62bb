"""What a document shows of its own faults: repeated blocks, images, broken sentences, pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.pages import number_of
from assistant.records import (
    Audience,
    Document,
    Finding,
    FindingKind,
    Passage,
    content_id,
)

_IMAGE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[image:[^\]]*\]", re.IGNORECASE)
_CHART: Final = re.compile(
    r"[右左上下][侧边方]?(?:这个|这张|的)?[图表]|[如见][下上右左]?图|图表中|图中"
)
_BROKEN: Final = re.compile(r"[^。！？!?；;：:.…）)】\]|>\"”」』\s*]$")
_DANGLING: Final = re.compile(
    r"(?:(?:(?<!目)的|(?<!参)与|(?<![理自])由|(?<![方走趋导])向|(?<!供)给|(?<![转出])让|[把将和及或对被从使])|并且|而且|以及|但是|还要把)$"
    r"|[把将](?![来要近会])[^，,。；：:的]{1,20}等[。]?$"
)
"""Ends that leave a sentence open: a conjunction, or `把甲和乙等` without its verb."""
NEAR: Final = 3
"""Blocks between a table and the sentence that speaks of it."""
SHORTEST_BLOCK: Final = 8
"""Characters; a shorter block that comes again is a heading of the document's own."""
LOOSE_SHARE: Final = 0.1
FEWEST_LOOSE: Final = 2
"""Paragraphs without a stop, beyond which a document simply writes none."""


def standing_twice(passages: Iterable[Passage]) -> list[Finding]:
    return [_twice(passage) for passage in passages if len(passage.text) >= SHORTEST_BLOCK]


def _twice(passage: Passage) -> Finding:
    places = (source.page or source.section for source in passage.sources)
    pages = "、".join(dict.fromkeys(place for place in places if place))
    where = f"（{pages}）" if pages else f"：「{passage.text[:16]}…」"
    return Finding(
        id=content_id("duplicate", passage.id),
        kind="duplicate",
        what=f"同一段内容出现 {len(passage.sources)} 次{where}。",
        document=passage.document,
        place=pages,
        passages=(passage.id,),
        audience=passage.audience,
    )


def missing_images(evidence: Evidence) -> Iterator[Finding]:
    tables = {(p.document, p.order) for p in evidence.passages if p.kind == "table"}
    for passage in evidence.passages:
        near = range(passage.order - NEAR, passage.order + NEAR + 1)
        tabled = any((passage.document, order) in tables for order in near)
        yield from _images(passage, tabled=tabled)


_LABELLED: Final = re.compile(r"(?:[^：:，。\n]{1,8}[：:][^：:，。\n]{1,24}(?:[\s|]+|$)){2,}")
"""`报告日期：4月8日　编制：运营部`: a head of what is labelled, and no sentence."""


def broken_sentences(evidence: Evidence) -> Iterator[Finding]:
    """Where a document ends its paragraphs with a stop, one without is broken off; where it does
    not, only one that ends on a word that cannot end a sentence.
    """
    prose: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.prose:
        prose[passage.document].append(passage)
    for held in prose.values():
        loose = [p for p in held if _unended(p)]
        careful = len(loose) <= max(len(held) * LOOSE_SHARE, FEWEST_LOOSE)
        for passage in held:
            last = passage.text.rstrip().split("\n")[-1]
            if (careful and passage in loose) or _DANGLING.search(last):
                what = f"句子没有写完：「{last[-16:]}」。"
                yield _of_passage("broken_off", what, passage)


def skipped_pages(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents.values():
        yield from _skipped(document)


def _images(passage: Passage, *, tabled: bool) -> list[Finding]:
    chart = _CHART.search(passage.text)
    if _IMAGE.search(passage.text):
        what = "此处是一张图片，内容不在文本里。"
    elif chart and not (tabled and chart[0].endswith("表")):
        what = "此处引用的图表不在文本里。"
    else:
        return []
    return [_of_passage("image_only", what, passage)]


def _unended(passage: Passage) -> bool:
    """A paragraph of prose, or the last item of a list of sentences, without an end."""
    text = passage.text.rstrip()
    sentences = len(re.findall(r"[。；;]", text))
    if passage.kind == "table" or not _BROKEN.search(text) or _IMAGE.search(text):
        return False
    if sentences == 0 and (len(text) < 20 or _LABELLED.fullmatch(text)):
        return False
    return not (passage.kind == "list" and sentences < text.count("\n"))


def _skipped(document: Document) -> list[Finding]:
    """None where more is missing than there: such a report numbers its pages in its own way."""
    numbers = {number for page in document.pages if (number := number_of(page)) is not None}
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
    if len(missing) > len(numbers):
        return []
    return [
        Finding(
            id=content_id("broken_off", document.id, str(n)),
            kind="broken_off",
            what=f"报告没有第 {n} 页。",
            document=document.id,
            place=f"Page {n}",
            audience=Audience.PUBLIC,
        )
        for n in missing
    ]


def _of_passage(kind: FindingKind, what: str, passage: Passage) -> Finding:
    return Finding(
        id=content_id(kind, passage.id),
        kind=kind,
        what=what,
        document=passage.document,
        place=passage.page,
        passages=(passage.id,),
        audience=passage.audience,
    )
