"""`最高的是`, `居首`, `最少`: what prose ranks, against the table on the same page."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import CHANGE, TOTAL, Grid
from assistant.ingest.checks.reading.rank_clauses import clauses
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.spanning import spanning
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import Finding

MOST: Final = re.compile(
    r"最(?:高|多|大|快|长|强|好)|居首|首位|排名?第一|位列第一|第一大|领跑|头名|榜首|之首|居[^，,。；]{0,6}之首|最贵"
    r"|(?<!倒数)第一$"
)
LEAST: Final = re.compile(r"最(?:低|少|小|慢|短|弱|差|便宜)|垫底|末位|居末|之末|倒数第一")
OTHER_SCOPE: Final = re.compile(
    r"历史|历年|以来|同期|近\S{0,3}年|之一|行业|全国|国内|省内|境内|全球|市场|业内|同业|区间|单[日月周店]"
)
_WORD: Final = re.compile(f"{MOST.pattern}|{LEAST.pattern}")
EXCEPT: Final = re.compile(r"除了?[^。；]{1,12}?(?:以?外|之外)|不(?:含|计|包括)|剔除")
GROWTH: Final = re.compile(
    r"增速|增长|[增涨升降跌减]幅|同比|环比|(?:提升|提高|上升|增加|下降|降低|减少)(?:得|的?幅度|的?百分点)?最"
)
"""What the clauses behind it measure: `以毛利率而言，甲线居首`."""
_FALL: Final = re.compile(
    r"[降跌减]幅|(?:下降|降低|减少|下滑|回落|下跌)(?:得|的?幅度|的?百分点)?最"
)
_SPEED: Final = re.compile(r"[快慢]")
"""How fast is said of changes alone."""
_LESS: Final = re.compile(
    r"价|费|租|成本|时延|耗时|周期|时间|故障|投诉|不良|流失|损耗|空驶|能耗|破损"
)
_MEASURED: Final = re.compile("逾期|欠款|投诉|份额|库存|退货|流失|满意度|故障|损耗|账期|单价|报价")
"""Measures that are none of a table's unless it says so."""
REST: Final = "其他"
_NTH: Final = re.compile(
    r"(?:排名?|位居|位列|居|名列|排在?)第(?P<n>[一二三四五六七八九]|[1-9])(?![\d个家季期]|大|阶|批|名)"
    r"|第(?P<plain>[一二三四五六七八九])(?=[，,。；;]|$)"
    r"|第(?P<large>[二三四五])大(?=[一-鿿]{0,2}(?:产品|品类|渠道|客户|市场|业务|来源|门店|区域?|类|项|线|校区|园区))"
)
_NUMERALS: Final = {c: at for at, c in enumerate("一二三四五六七八九", 1)} | {
    str(n): n for n in range(1, 10)
}
FEWEST: Final = 3


class Ranked(NamedTuple):
    """One line of values, a column or a row, with who has which."""

    name: str
    values: dict[str, Quantity]
    change: bool


def ranks(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie: who shares the extreme value has it."""
    pages: dict[tuple[str, str], list[Grid]] = {}
    for grid in evidence.grids:
        pages.setdefault((grid.passage.document, place_of(grid.passage)), []).append(grid)
    for sentence in evidence.sentences:
        for grid in pages.get((sentence.passage.document, place_of(sentence.passage)), ()):
            if EXCEPT.search(sentence.text):
                continue
            for clause in clauses(sentence.text, grid.labels, grid.names[1:]):
                yield from _check(sentence, clause, grid)


def _check(sentence: Sentence, clause: str, grid: Grid) -> Iterator[Finding]:
    pieces = clause.split("、") if len(_WORD.findall(clause)) > 1 else [clause]
    for piece in pieces:
        yield from _claimed(sentence, clause, piece, grid)


def _claimed(sentence: Sentence, clause: str, piece: str, grid: Grid) -> Iterator[Finding]:
    """`客户数甲店最多、乙店最少`: what the clause measures holds for each of its pieces."""
    if _elsewhere(clause, grid):
        return
    for pattern, most in ((MOST, True), (LEAST, False)):
        word = pattern.search(piece)
        if word is None or OTHER_SCOPE.search(clause) or _valued(sentence, clause, grid):
            continue
        for lines in (_columns(grid), _rows(grid)):
            member = _member(piece, lines)
            chosen = _meant(clause.replace(member, ""), lines) if member else []
            chosen = [line for line in chosen if line.change or not _SPEED.search(piece)]
            if word[0] == "第一":  # of what is the better the less, that with the least
                chosen = [line for line in chosen if not _LESS.search(line.name)]
            if _FALL.search(piece):
                chosen = [_fallen(line) for line in chosen]
            holding = [line for line in chosen if member in line.values]
            if not holding or any(_extreme(line, member, most=most) for line in holding):
                continue
            line = holding[0]
            best = (max if most else min)(line.values, key=lambda who: line.values[who].value)
            what = f"正文写「{piece.strip()}」，而表里「{line.name}」"
            what += f"{best}为 {line.values[best].text}，{member}为 {line.values[member].text}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
            break


def _fallen(line: Ranked) -> Ranked:
    """How far those went that fell, where the signs of a column say so."""
    if all(value.value >= 0 for value in line.values.values()):
        return line
    values = {
        who: value.model_copy(update={"value": -value.value})
        for who, value in line.values.items()
        if value.value < 0
    }
    return line._replace(values=values)


def _elsewhere(clause: str, grid: Grid) -> bool:
    """`欠款最多的是甲` beside a table that tells of no 欠款."""
    named = " ".join((*grid.names, *grid.labels, grid.title))
    return any(word not in named for word in _MEASURED.findall(clause))


def nth_ranks(evidence: Evidence) -> Iterator[Finding]:
    """`甲区排名第三`. Silent where any column has the row at that place, from either end."""
    for sentence, grid, _ in (*evidence.beside, *evidence.words_beside):
        if EXCEPT.search(sentence.text) or OTHER_SCOPE.search(sentence.text):
            continue
        for match in _NTH.finditer(sentence.text):
            clause = re.split(r"[，,。；;]", sentence.text[: match.start()])[-1]
            row = row_named(clause, grid)
            if (
                row is None
                or row not in grid.parts
                or any(n.text in clause for n in sentence.numbers)
                or (match["plain"] and clause.strip() != grid.labels[row])
            ):
                continue
            nth = _NUMERALS[match["n"] or match["plain"] or match["large"]]
            lines = [line for line in _columns(grid) if grid.labels[row] in line.values]
            if match["large"]:
                lines = [line for line in lines if _is_amount(line)]
            lines = [line for line in lines if len(line.values) >= FEWEST and _one_unit(line)]
            ends = 1 if match["large"] else 2
            places = {p for line in lines for p in _places_of(line, grid.labels[row])[:ends]}
            if lines and nth not in places:
                line, member = lines[0], grid.labels[row]
                what = f"正文写「{clause.strip()}{match[0]}」，而表里「{line.name}」{member}"
                what += f"在 {len(line.values)} 项中排第 {_places_of(line, member)[0]}。"
                yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_amount(line: Ranked) -> bool:
    return not line.change and all(v.unit not in {PERCENT, POINTS} for v in line.values.values())


def _places_of(line: Ranked, member: str) -> tuple[int, int]:
    """From the top and from the bottom."""
    own = line.values[member].value
    others = [q.value for q in line.values.values()]
    return sum(v > own for v in others) + 1, sum(v < own for v in others) + 1


def _valued(sentence: Sentence, clause: str, grid: Grid) -> bool:
    """It names the value itself, which tells of what it is the largest."""
    inside = [n for n in sentence.numbers if n.text in clause]
    cells = [cell for row in grid.cells for cell in row if cell]
    return any(
        n.quantity.value == c.value and n.quantity.unit == c.unit for n in inside for c in cells
    )


def _columns(grid: Grid) -> list[Ranked]:
    return [
        Ranked(
            grid.names[column],
            {grid.labels[row]: cell for row in grid.parts if (cell := grid.cells[row][column])},
            grid.change(column),
        )
        for column in range(1, len(grid.header))
    ]


def _rows(grid: Grid) -> list[Ranked]:
    wholes = {*spanning(grid)}
    kept = [
        column
        for column in range(1, len(grid.header))
        if not (TOTAL.fullmatch(grid.names[column]) or grid.change(column) or column in wholes)
    ]
    return [
        Ranked(
            label,
            {grid.names[column]: cell for column in kept if (cell := grid.cells[row][column])},
            bool(CHANGE.search(label)),
        )
        for row, label in enumerate(grid.labels)
        if row in grid.parts
    ]


def _member(clause: str, lines: Sequence[Ranked]) -> str:
    """The one member that the clause names."""
    names = {name for line in lines for name in line.values if len(name) > 1 and name in clause}
    names = {name for name in names if not any(name != other and name in other for other in names)}
    return names.pop() if len(names) == 1 else ""


def _meant(clause: str, lines: Sequence[Ranked]) -> list[Ranked]:
    """The lines whose name shares most with the clause; all comparable ones, if none does."""
    wide = [line for line in lines if len(line.values) > 1 and _one_unit(line)]
    if GROWTH.search(clause):
        return [line for line in wide if line.change]
    shared = {line.name: _shared(clause, line.name) for line in wide if not line.change}
    best = max(shared.values(), default=0)
    return [line for line in wide if not line.change and shared[line.name] == best]


def _shared(clause: str, name: str) -> int:
    """Pairs of characters in common: `收入` of 营业收入."""
    return sum(name[at : at + 2] in clause for at in range(len(name) - 1))


def _one_unit(line: Ranked) -> bool:
    return len({value.unit for value in line.values.values()}) == 1


def _extreme(line: Ranked, member: str, *, most: bool) -> bool:
    """Among all, or among all but the rest (其他)."""
    own = line.values[member].value
    others: list[Decimal] = [q.value for who, q in line.values.items() if REST not in who]
    return own >= max(others, default=own) if most else own <= min(others, default=own)
