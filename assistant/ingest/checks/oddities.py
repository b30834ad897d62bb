"""What a document shows of its own faults: repeated blocks, images, broken sentences, pages."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.evidence import Evidence
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


def standing_twice(passage: Passage) -> Finding:
    pages = "、".join(dict.fromkeys(source.page or source.section for source in passage.sources))
    return Finding(
        id=content_id("duplicate", passage.id),
        kind="duplicate",
        what=f"同一段内容出现 {len(passage.sources)} 次（{pages}）。",
        document=passage.document,
        place=pages,
        passages=(passage.id,),
        audience=passage.audience,
    )


def missing_images(evidence: Evidence) -> Iterator[Finding]:
    for passage in evidence.passages:
        yield from _images(passage)


def broken_sentences(evidence: Evidence) -> Iterator[Finding]:
    for passage in evidence.passages:
        yield from _broken(passage)


def skipped_pages(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents.values():
        yield from _skipped(document)


def _images(passage: Passage) -> list[Finding]:
    if _IMAGE.search(passage.text):
        what = "此处是一张图片，内容不在文本里。"
    elif _CHART.search(passage.text):
        what = "此处引用的图表不在文本里。"
    else:
        return []
    return [_of_passage("image_only", what, passage)]


def _broken(passage: Passage) -> list[Finding]:
    """A paragraph of prose, or the last item of a list of sentences, without an end."""
    text = passage.text.rstrip()
    sentences = len(re.findall(r"[。；;]", text))
    if passage.kind == "table" or not _BROKEN.search(text) or _IMAGE.search(text):
        return []
    if sentences == 0 and len(text) < 20:
        return []
    last = text.split("\n")[-1]
    if passage.kind == "list" and sentences < text.count("\n"):
        return []
    return [_of_passage("broken_off", f"句子没有写完：「{last[-16:]}」。", passage)]


def _skipped(document: Document) -> list[Finding]:
    numbers = [int("".join(c for c in page if c.isdigit())) for page in document.pages]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
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
        if numbers
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
