"""Reports that follow each other: alike in all but their periods."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from assistant.periods import find_periods
from assistant.records import Document

STAGE: Final = "阶段"
"""The dimension of a change that a sentence tells of no time, and its two members."""
BEGUN: Final = "起点"
REACHED: Final = "当前"
_MARKS: Final = re.compile(r"[\W\d_年月日号季度]+")
_NUMBERED: Final = re.compile(
    r"(?<=[^\W\d_第年月])\d{1,3}(?=号?(?![期次版回届份稿年月日号季度])[\u3400-\u9fff])"
)
"""`城轨16号线`: a number within the words tells things apart, and no report from the next."""
_SPELT: Final = str.maketrans("0123456789", "零一二三四五六七八九")
_ANY_DAY: Final = date(2000, 1, 1)
"""Only what is written in full is read of a title, and that does not depend on the day."""


def series_among(documents: Iterable[Document]) -> tuple[tuple[Document, ...], ...]:
    """Dated reports that follow each other, newest first, in the order of the documents.

    Reports of two companies that lie in one folder are two series: neither restates the other.
    """
    found: list[list[Document]] = []
    for document in documents:
        if document.kind != "report" or not document.date:
            continue
        for held in found:
            if any(_alike(document, other) for other in held):
                held.append(document)
                break
        else:
            found.append([document])
    return tuple(tuple(sorted(held, key=lambda d: d.date, reverse=True)) for held in found)


def short_name(document: Document) -> str:
    """As a command takes it: the last part of its id."""
    return document.id.rpartition("/")[2]


def without_periods(title: str) -> str:
    for span in reversed(find_periods(title, _ANY_DAY)):
        title = title[: span.start] + title[span.end :]
    return title


def _alike(one: Document, other: Document) -> bool:
    """Named by nothing but their periods in one folder, or titled alike but for the period."""
    folders = {_bare(document.id.rpartition("/")[0]) for document in (one, other)}
    if len(folders) == 1 and not (_bare(short_name(one)) or _bare(short_name(other))):
        return True
    titles = sorted((_bare(one.title), _bare(other.title)), key=len)
    return bool(titles[0]) and titles[0] in titles[1]


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    text = _NUMBERED.sub(lambda match: match[0].translate(_SPELT), text)
    return _MARKS.sub("", without_periods(text))
