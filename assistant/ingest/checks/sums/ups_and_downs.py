"""`五个品类里三个增长、两个下降`: those that rise and those that fall are all of them, and as many
as the table has.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_N: Final = r"[一二两三四五六七八九十]|\d{1,2}"
_UP: Final = r"(?:环比|同比|正)?(?:增长|上升|上涨|提升|回升|完成|达标|盈利|[增升涨])"
_DOWN: Final = r"(?:环比|同比|负)?(?:下降|下滑|下跌|回落|减少|未完成|未达标|亏损|[降减跌])"
_SPLIT: Final = re.compile(
    rf"(?<![\d.第])(?P<all>{_N})(?:个|家|条|站|项|类|大|款|座|地)[^，,。；、\d一二两三四五六七八九十]{{0,8}}?"
    rf"[，,]?(?P<up>{_N})(?:个|家|条|站|项|类|款|座)?{_UP}[、，,]?(?:其余|另外|另)?的?(?P<down>{_N})(?:个|家|条|站|项|类|款|座)?{_DOWN}"
    rf"(?:[、，,]?(?P<flat>{_N})(?:个|家|条|站|项|类|款|座)?(?:持平|平|不变))?"
)
_MEASURE: Final = r"(?:个|家|条|站|项|类|款|座|大|地|台)"
_SOME: Final = re.compile(
    rf"(?<![\d.第])(?P<all>{_N}){_MEASURE}(?P<kind>[\u4e00-\u9fff]{{1,6}}?)(?:当中|之中|中|里)?[，,]?"
    rf"(?:只|仅)?有?(?P<some>{_N}){_MEASURE}?(?:都|均)?(?:实现|保持|出现|了)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?=[，,、。）)]|$)"
)
_BUT: Final = re.compile(
    rf"(?<![\d.第])(?P<all>{_N}){_MEASURE}[一-鿿]{{1,6}}?(?:当中|之中|中|里)?[，,]?(?:只有|仅有?|除了?)"
    rf"(?P<who>[^，,。；\d]{{2,24}}?)(?:一{_MEASURE})?(?:的|在|略|小幅|有所|出现)*"
    rf"(?:{_UP}|{_DOWN}|外|之外|以外|不变|持平)[一-鿿]{{0,2}}[，,]"
    rf"(?:其余|其他|其它|另外|剩下)的?(?P<rest>{_N}){_MEASURE}"
)
"""`四家店中只有甲店下滑，其余三家增长`"""
_SEVERAL: Final = re.compile("[两二三四五六七八九十前后等几]")
_AND: Final = re.compile("[、和与及]")
_SINCE: Final = re.compile("同比|环比")
FEWEST_DIGITS: Final = 3
_MOVES: Final = re.compile("[增长升涨降跌减滑落]")


def ups_and_downs(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance."""
    for sentence in evidence.sentences:
        yield from _all_but(evidence, sentence)
        for match in _SPLIT.finditer(sentence.text):
            parts = [int(read_number(n) or 0) for n in match.group("up", "down", "flat") if n]
            if sum(parts) != (every := int(read_number(match["all"]) or 0)):
                what = (
                    f"报告写「{match[0]}」，分开相加为 {sum(parts)}，总数写 {every}，两者不一致。"
                )
                yield of_passages("contradiction", what, (sentence.passage,))


def _all_but(evidence: Evidence, sentence: Sentence) -> Iterator[Finding]:
    """A name that holds a joint of its own, 照明与动力, is one where a table has a row of it."""
    for match in _BUT.finditer(sentence.text):
        grids = evidence.grids_of(sentence.passage.document)
        who = match["who"]
        for label in {label for grid in grids for label in grid.labels if _AND.search(label)}:
            who = who.replace(label, "▢")
        least, most = len(who.split("、")), len(_AND.split(who))
        every, rest = (int(read_number(match[n]) or 0) for n in ("all", "rest"))
        near = abs(least + rest - every) == 1 and not least <= every - rest <= most
        if near and not _SEVERAL.search(who):
            what = f"报告写「{match[0]}」，其余应为 {every - least} 个，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage,))


def moves_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """`四个片区中三个增长`, where the column of changes has two above nothing. No tolerance.

    Of a table of this section that lists as many of the kind; silent where any column agrees.
    """
    for sentence in evidence.sentences:
        for match in _SOME.finditer(sentence.text):
            every, some = (int(read_number(match[n]) or 0) for n in ("all", "some"))
            word = match["up"] or match["down"]
            grids = evidence.grids_of(sentence.passage.document)
            near = [grid for grid in grids if grid.passage.sections == sentence.passage.sections]
            near = [g for g in near if g.names[0].startswith(match["kind"])]
            near = [g for g in near if len(g.parts) == every]
            counted = [(g, n) for g in near for n in _moving(g, word, 1 if match["up"] else -1)]
            if counted and _MOVES.search(word) and some not in {n for _, n in counted}:
                grid, number = counted[0]
                what = f"报告写「{match[0]}」，而表里{word}的有 {number} 行。"
                yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def splits_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """`六条中四条增长、两条下降`, beside a table of six whose changes go otherwise. No tolerance.

    It opens its sentence, and the one before tells a value of the table; silent where any column
    agrees.
    """
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            match = _SPLIT.match(sentence.text)
            if match and _MOVES.search(match[0]):
                yield from _split(evidence, before, sentence, match)


def _split(
    evidence: Evidence, before: Sentence, sentence: Sentence, match: re.Match[str]
) -> Iterator[Finding]:
    every, up, down = (int(read_number(match[n]) or 0) for n in ("all", "up", "down"))
    grids = evidence.grids_of(sentence.passage.document)
    near = [grid for grid in grids if grid.passage.sections == sentence.passage.sections]
    near = [g for g in near if len(g.parts) == every and _tells_rows(before, g)]
    word = _SINCE.search(match[0])
    said = word[0] if word else ""
    if len(near) != 1:
        return
    (grid,) = near
    counted = [*zip(_moving(grid, said, 1), _moving(grid, said, -1), strict=True)]
    if counted and (up, down) not in {*counted, *_moved(grid)}:
        rising, falling = counted[0]
        what = f"报告写「{match[0]}」，而表里增长的有 {rising} 行、下降的有 {falling} 行。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _moved(grid: Grid) -> Iterator[tuple[int, int]]:
    """How many rows rise and fall from any dated column to any other of its unit."""
    dated = [at for at in range(1, len(grid.header)) if grid.period(at)]
    for one, other in permutations(dated, 2):
        pairs = [(cells[one], cells[other]) for row in grid.parts if (cells := grid.cells[row])]
        known = [(a, b) for a, b in pairs if a and b and a.unit == b.unit]
        yield (
            sum(a.value < b.value for a, b in known),
            sum(a.value > b.value for a, b in known),
        )


def _tells_rows(sentence: Sentence, grid: Grid) -> bool:
    """A value of it with digits enough to be no other."""
    cells = {(cell.value, cell.unit) for row in grid.cells for cell in row if cell}
    told = (n.quantity for n in sentence.numbers if digits_of(n.quantity) >= FEWEST_DIGITS)
    return any((quantity.value, quantity.unit) in cells for quantity in told)


def _moving(grid: Grid, word: str, way: int) -> Iterator[int]:
    """How many rows each column of changes has that go this way, over the time that is said."""
    said = _SINCE.match(word)
    for column in (at for at in range(1, len(grid.header)) if grid.change(at)):
        cells = [grid.cells[row][column] for row in grid.parts]
        of = _SINCE.search(grid.header[column])
        if all(cells) and not (said and of and said[0] != of[0]):
            yield sum(cell.value * way > 0 for cell in cells if cell)
