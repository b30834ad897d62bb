"""Numbers that Word writes itself: `第一章`, `1.2`, `（3）` before headings and items."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from assistant.ingest.formats.word import WordStyles

_DIGITS: Final = "零一二三四五六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
)  # fmt: skip
_PLACE: Final = re.compile(r"%([1-9])")
_MOST: Final = 99
"""Of Chinese numerals: no report has as many chapters."""


class _Level(NamedTuple):
    start: int
    kind: str
    pattern: str
    """`%1.%2`: each place takes the number of its level."""
    legal: bool
    """Whether the outer numbers are written in digits whatever their kind."""


class _Count(NamedTuple):
    """A numbering that paragraphs share."""

    abstract: str
    levels: dict[int, _Level]
    styled: dict[str, int]
    """Levels by the style that takes them."""
    restarts: dict[int, int]


class Numbering:
    """The label of each paragraph that Word numbers; bullets have none."""

    def __init__(self, opened: Opened, styles: WordStyles) -> None:
        self._counts = dict(_counts(opened))
        self._labels: dict[Element, str] = {}
        at: defaultdict[str, dict[int, int]] = defaultdict(dict)
        seen: set[tuple[str, int]] = set()
        for p in opened.element.body.iter(qn("w:p")):
            id, level, style = styles.number(p)
            if id is None or (count := self._counts.get(id)) is None:
                continue
            level = count.styled.get(style, 0) if level is None else level
            if level not in count.levels:
                continue
            numbers = at[count.abstract]
            if level in count.restarts and (id, level) not in seen:
                numbers[level] = count.restarts[level] - 1
            seen.add((id, level))
            _step(numbers, count.levels, level)
            self._labels[p] = _label(numbers, count.levels, level)

    def label(self, p: Element) -> str:
        return self._labels.get(p, "")


def labelled(label: str, text: str) -> str:
    """`1.` and `概况` -> `1. 概况`; `一、` and `概况` -> `一、概况`."""
    if not label or text.startswith(label):
        return text
    return f"{label}{'' if label[-1] in '、）：' else ' '}{text}"


def _counts(opened: Opened) -> Iterator[tuple[str, _Count]]:
    parts = (r.target_part for r in opened.part.rels.values() if not r.is_external)
    held = next((part for part in parts if str(part.partname).endswith("/numbering.xml")), None)
    if held is None:
        return
    root = parse_xml(held.blob)
    abstracts = {a.get(qn("w:abstractNumId")): a for a in root.findall(qn("w:abstractNum"))}
    for num in root.findall(qn("w:num")):
        of = _value(num, "w:abstractNumId")
        if of not in abstracts:
            continue
        levels = {int(e.get(qn("w:ilvl"))): e for e in abstracts[of].findall(qn("w:lvl"))}
        restarts: dict[int, int] = {}
        for override in num.findall(qn("w:lvlOverride")):
            level = int(override.get(qn("w:ilvl")))
            if (own := override.find(qn("w:lvl"))) is not None:
                levels[level] = own
            if start := _value(override, "w:startOverride"):
                restarts[level] = int(start)
        styled = {style: n for n, e in levels.items() if (style := _value(e, "w:pStyle"))}
        read = {n: _level(e) for n, e in levels.items()}
        yield num.get(qn("w:numId")), _Count(of, read, styled, restarts)


def _level(element: Element) -> _Level:
    return _Level(
        int(_value(element, "w:start") or 1),
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText"),
        element.find(qn("w:isLgl")) is not None,
    )


def _value(element: Element, tag: str) -> str:
    found = element.find(qn(tag))
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _step(numbers: dict[int, int], levels: dict[int, _Level], level: int) -> None:
    """Counts one on, opens the levels above that nobody opened, and closes those below."""
    for above in range(level):
        if above in levels:
            numbers.setdefault(above, levels[above].start)
    numbers[level] = numbers.get(level, levels[level].start - 1) + 1
    for below in [n for n in numbers if n > level]:
        del numbers[below]


def _label(numbers: dict[int, int], levels: dict[int, _Level], level: int) -> str:
    """Empty for bullets and for kinds of numbers that are not known."""
    own = levels[level]
    places = {int(place) - 1 for place in _PLACE.findall(own.pattern)}
    written = {
        n: _written(numbers[n], "decimal" if own.legal else levels[n].kind)
        for n in places
        if n in numbers
    }
    if not places or len(written) < len(places) or not all(written.values()):
        return ""
    return _PLACE.sub(lambda m: written[int(m[1]) - 1], own.pattern).strip()


def _written(number: int, kind: str) -> str:
    return _KINDS[kind](number) if kind in _KINDS and number >= 0 else ""


def _chinese(number: int) -> str:
    """`12` -> `十二`."""
    if number > _MOST:
        return ""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letter(number: int) -> str:
    """`28` -> `bb`, as Word counts on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else ""


_KINDS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(n)),
    "ideographTraditional": lambda n: _STEMS[n - 1] if 1 <= n <= len(_STEMS) else "",
    "lowerLetter": _letter,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
"""By `w:numFmt`; whatever is not here is not guessed."""
