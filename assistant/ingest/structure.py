"""Headings that a plain text only hints at: page lines, numbered sections, names of cases.

`Page8: 案例` heads a page, `1. 概况` or `（一）概况` a section, `【某公司】` a case, and so does a
short line that stands alone before `背景：…`. The text is not changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.pages import number_of, read_label

HEADING: Final = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
ITEM: Final = re.compile(
    r"^\s*(?:[-*+]\s+|[•·●○■□◆◇▪▫►▶➢➤✓√]\s*|\d{1,2}[.)、]\s+|\d{1,2}[)）、](?!\d)|[（(]\d{1,2}[)）]"
    r"|[①-⑳])"
)
LABEL: Final = re.compile(
    r"^(?:(?:客户|项目|业务|应用|使用|合作)?"
    r"(?:背景|场景|突破点|痛点|需求|方案|效果|成果|收益|挑战|亮点|价值|进展|现状|难点|成效|做法|介绍|概况)"
    r"|解决方案|background|scenarios?|challenges?|solutions?|results?|breakthroughs?)\s*[:：]",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"^【([^【】]{1,40})】\s*[:：]?$")
_BARE: Final = re.compile(
    r"^[^\s，。；：:,;、|%％#【】!?！？…—<>]+(?: [^\s，。；：:,;、|%％<>]+){0,3}$"
)
_END: Final = re.compile(r"[。；;！？!?：:，,、….]$")
_NUMBERED: Final = (
    re.compile(r"^第[一二三四五六七八九十百\d]{1,3}[章篇编部](?:分)?[\s:：、]*(?P<title>\S.*)$"),
    re.compile(r"^第[一二三四五六七八九十百\d]{1,3}节[\s:：、]*(?P<title>\S.*)$"),
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]\s*(?P<title>\S.*)$"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]\s*(?P<title>\S.*)$"),
    re.compile(r"^(?P<number>\d{1,2})(?:[.．]\s*(?=\D)|、)(?P<title>\S.*)$"),
    re.compile(r"^\d{1,2}[.．]\d{1,2}[.．]?\s*(?P<title>(?!\d|[亿万千百元%％倍])\S.*)$"),
    re.compile(r"^\d{1,2}(?:[.．]\d{1,2}){2}[.．]?\s*(?P<title>\S.*)$"),
)
"""From the outermost kind of number to the innermost; a document uses some of them."""
_LONGEST: Final = 40
_LONGEST_NAME: Final = 20


class Inferred(NamedTuple):
    level: int
    text: str
    page: str = ""


class _Line(NamedTuple):
    at: int
    text: str
    alone: bool
    """Whether a blank line, a heading or nothing stands above."""


class _Numbered(NamedTuple):
    rank: int
    number: int | None


def inferred_headings(text: str, start: int = 0, *, outline: bool = True) -> dict[int, Inferred]:
    """Headings by the place where their line begins; `outline` also takes numbered sections."""
    lines = list(_lines(text, start))
    pages = _pages(lines)
    numbered = _numbered(lines) if outline else {}
    numbered = {i: n for i, n in numbered.items() if i not in pages}
    levels = _levels(lines, pages, numbered)
    found: dict[int, Inferred] = {}
    base = 0
    for index, line in enumerate(lines):
        if heading := HEADING.match(line.text):
            base = len(heading[1])
        elif index in pages:
            base = levels.get(index) or _under(lines, index, pages)
            found[line.at] = Inferred(base, line.text, pages[index])
        elif index in levels:
            base = levels[index]
            found[line.at] = Inferred(base, line.text)
        elif name := _name(lines, index, {index - 1} <= {*pages, *levels}):
            found[line.at] = Inferred(base + 1, name)
    return found


def tab_items(text: str, start: int = 0) -> frozenset[int]:
    """Where lines that a tab sets off begin: items, unless most lines are indented like that."""
    at, tabbed, others = start, list[int](), 0
    for line in text[start:].split("\n"):
        if line.startswith("\t") and line.strip():
            tabbed.append(at + len(line) - len(line.lstrip()))
        elif line.strip():
            others += 1
        at += len(line) + 1
    return frozenset(tabbed if len(tabbed) < others else ())


def numbers_itself(lines: Iterable[str]) -> bool:
    """Whether a text carries the labels of its pages, whatever paper it is printed on."""
    return len(set(_pages([_Line(0, line.strip(), True) for line in lines]).values())) > 1


def is_heading(line: str) -> bool:
    """Whether a line alone looks like a heading of a page, a section or a case."""
    return bool(read_label(line) or _NAME.match(line)) or _number(line) is not None


def untitled_number(heading: str) -> str:
    """`"1. 概况"` -> `"概况"`."""
    matches = (pattern.match(heading) for pattern in _NUMBERED)
    return next((match["title"] for match in matches if match), heading)


def _lines(text: str, start: int) -> Iterator[_Line]:
    at, alone = start, True
    for line in text[start:].split("\n"):
        if stripped := line.strip():
            yield _Line(at, stripped, alone)
        alone = not stripped or HEADING.match(stripped) is not None
        at += len(line) + 1


def _pages(lines: Sequence[_Line]) -> dict[int, str]:
    """Labels of page lines; `P8` counts where such lines ascend from the first pages."""
    found = {
        index: labelled.label
        for index, line in enumerate(lines)
        if len(line.text) <= 2 * _LONGEST
        and not (_END.search(line.text) and not line.text.endswith((":", "：")))
        and (labelled := read_label(line.text))
    }
    short = {index: label for index, label in found.items() if label[1:].isdigit()}
    numbers = [number_of(label) or 0 for label in short.values()]
    if len(numbers) < 2 or numbers != sorted(set(numbers)) or numbers[0] > 10:
        return {index: label for index, label in found.items() if index not in short}
    return found


def _numbered(lines: Sequence[_Line]) -> dict[int, _Numbered]:
    """Numbered headings; lines of one kind that follow each other are items of a list."""
    numbers = [_number(line.text) for line in lines]
    ranks = [number.rank if number else None for number in numbers]
    return {
        index: number
        for index, number in enumerate(numbers)
        if number is not None
        and index + 1 < len(lines)
        and number.rank not in {ranks[index + 1], ranks[index - 1] if index else None}
    }


def _number(line: str) -> _Numbered | None:
    if len(line) > _LONGEST or _END.search(line):
        return None
    for rank, pattern in reversed(list(enumerate(_NUMBERED))):
        if match := pattern.match(line):
            number = match.groupdict().get("number")
            return _Numbered(rank, int(number) if number else None)
    return None


def _levels(
    lines: Sequence[_Line], pages: dict[int, str], numbered: dict[int, _Numbered]
) -> dict[int, int]:
    """A page stands under its section; a numbered line in the middle of a page under the page."""
    outer = _outer(pages, numbered)
    ranks = sorted({numbered[index].rank for index in outer})
    inner = sorted({n.rank for index, n in numbered.items() if index not in outer})
    written = max((len(m[1]) for line in lines if (m := HEADING.match(line.text))), default=0)
    levels = {
        index: written
        + (ranks.index(n.rank) + 1 if index in outer else len(ranks) + 2 + inner.index(n.rank))
        for index, n in numbered.items()
    }
    if outer or not written:
        levels |= {index: written + len(ranks) + 1 for index in pages}
    return levels


def _outer(pages: dict[int, str], numbered: dict[int, _Numbered]) -> set[int]:
    """Sections that hold pages: before the first page, right before a page, or next in number."""
    first = min(pages, default=None)
    outer: set[int] = set()
    last: _Numbered | None = None
    inside: set[int] = set()
    for index in sorted({*pages, *numbered}):
        if index in pages:
            inside.clear()
            continue
        number = numbered[index]
        follows = (
            last is not None
            and number.rank == last.rank
            and number.number == (last.number or 0) + 1
            and number.rank not in inside
        )
        if first is None or index < first or _before_page(index, pages, numbered) or follows:
            outer.add(index)
            last = number
        else:
            inside.add(number.rank)
    return outer


def _before_page(index: int, pages: dict[int, str], numbered: dict[int, _Numbered]) -> bool:
    while index + 1 in numbered:
        index += 1
    return index + 1 in pages


def _under(lines: Sequence[_Line], index: int, pages: dict[int, str]) -> int:
    """One below the written heading that a page line follows."""
    above = (HEADING.match(lines[i].text) for i in range(index - 1, -1, -1) if i not in pages)
    return next((len(match[1]) + 1 for match in above if match), 1)


def _name(lines: Sequence[_Line], index: int, headed: bool) -> str | None:
    line = lines[index]
    if match := _NAME.match(line.text):
        return match[1].strip()
    follower = lines[index + 1].text if index + 1 < len(lines) else ""
    bare = (
        (line.alone or headed)
        and len(line.text) <= _LONGEST_NAME
        and LABEL.match(follower)
        and _BARE.match(line.text)
        and not ITEM.match(line.text)
        and not _END.search(line.text)
    )
    return line.text if bare else None
