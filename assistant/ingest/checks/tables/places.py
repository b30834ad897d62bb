"""The place that prose gives a value among those of its column: `36.3%，在五家中居首`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.printed_units import unit_of_row
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.ingest.checks.tables.ranks import EXCEPT, GROWTH, OTHER_SCOPE, REST
from assistant.quantities import PERCENT, Quantity, read_number
from assistant.quantities.units import is_money
from assistant.records import Finding

_PLACE: Final = re.compile(
    r"(?P<top>最[高多大快好]|居首|首位|榜首|第一|领跑|领先|排头|夺冠)"
    r"|(?P<last>最[低少小慢差]|垫底|末位|之末|居末|最后|倒数第一)"
    r"|(?:第(?P<nth>[二三四五六七八九十]|\d{1,2})(?![季期类批条曲代产阶轮届年月日步章节页方次个]|大股|四?季度)|(?P<second>次席|次位))"
)
_TROUBLE: Final = re.compile(r"(?:的)?(?:短板|缺口|拖累|挑战|风险|问题|瓶颈|压力|障碍|难点|隐患)")
"""`只做到68%，是最大拖累`: what has the place is no value."""
_SUM: Final = re.compile("[合总小共]计|差额")
_BUT: Final = re.compile(r"，(?:但|却|不过|只是|而且?|只不过|虽|尽管)")
"""`增速最快，达到28%，但规模最小`: another measure has that place."""
_WE: Final = re.compile("，[^，]{0,2}(?:我们|我司|我行|我院|本公司|本行)")
"""`同业乙20%，我们最高`: another's place."""
_MORE_IS_FIRST: Final = re.compile("份额|占有率|市占|营收|收入|销售额|销量|产量|规模|利润(?!率)")
_FROM_LAST: Final = re.compile("倒数|[由从]低到高|[由从]小到大|最[低少小]|末|下[降滑]|减|亏")
REACH_CHARS: Final = 24
"""Between the value and its place."""
FEWEST_MEMBERS: Final = 3
FEWEST_UNITS: Final = 2
_AGO: Final = re.compile("去年|上年|上月|上季|此前|原来|同期")
_PLAIN: Final = re.compile(r"[，,]?\s*(?:排名?在?|位列|位居|名列|居|是|为)?")
_BEHIND: Final = re.compile(r"(?:排|仅|紧随|位|居)?[在次于]*[^，,。；]{2,12}之后")
"""`紧随甲店之后排第二`: the place is its own."""
_SPEED: Final = re.compile(r"[快慢]$")


def places_of_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. The value must stand in one column of the table alone."""
    for sentence, grid, _ in evidence.beside:
        if sum(bool(_SUM.search(label)) for label in grid.labels) > 1:
            continue  # rows of several sums are no peers
        if EXCEPT.search(sentence.text) or _is_of_other_scope(sentence.text, grid):
            continue
        for match in _PLACE.finditer(sentence.text):
            number = _valued(sentence, match)
            printed = number and re.search(r"\d", number.text)  # `一半` is a share
            if number and printed and not _of_another(evidence, sentence, number, grid):
                yield from _check(sentence, grid, number, match)


def _is_of_other_scope(text: str, grid: Grid) -> bool:
    """`单店` of a column that is called so, 单店收入, is none."""
    named = " ".join((*grid.names, *grid.labels))
    return any(match[0] not in named for match in OTHER_SCOPE.finditer(text))


def _of_another(evidence: Evidence, sentence: Sentence, number: Number, grid: Grid) -> bool:
    """A row of another table is named, and none of this one; or another one has the value under
    the name that the words give it, and this one under another name.
    """
    grids = evidence.grids_of(sentence.passage.document)
    named = [other for other in grids if _names_the_column(sentence, number, other)]
    if named and grid not in named:
        return True
    return last_label(sentence, number, grid) is None and any(
        last_label(sentence, number, other) is not None for other in grids if other is not grid
    )


def _names_the_column(sentence: Sentence, number: Number, grid: Grid) -> bool:
    """`废品率3%为最低` beside a column 废品率 with 3%."""
    said = sentence.clause(number)
    return any(
        len(name) > 1
        and name in said
        and any((cell := row[column]) and _is(cell, number.quantity) for row in grid.cells)
        for column, name in enumerate(grid.names)
        if column
    )


def _valued(sentence: Sentence, match: re.Match[str]) -> Number | None:
    """The number that stands last before the place, with no other place between."""
    told = (each for each in told_in(sentence) if each.number.end <= match.start())
    before = [each.number for each in told if each.role != "base"]
    if not before or match.start() - before[-1].end > REACH_CHARS:
        return None
    if (counted := _of_its_unit(sentence, before, match)) is not None:
        return counted
    between = sentence.text[before[-1].end : match.start()]
    if _TROUBLE.match(sentence.text, match.end()):
        return None
    if between.endswith(("比", "较", "与")):  # 比最慢的城西快2天
        return None
    if _BUT.search(between) or _PLACE.search(between) or re.search(r"[；。]", between):
        return None
    if between.count("，") > 1 or _WE.search(between):
        return None
    behind = sentence.text[match.end() :]
    if re.match(r"的?[^，。；]{0,6}[是为]", behind):  # 最低的是城西
        return None
    if re.match(r"(?:约|近|可|达|到|提?升|降|增|减|省)*\s?\d", behind):  # 最高约5倍
        return None
    return before[-1]


def _of_its_unit(
    sentence: Sentence, before: Sequence[Number], match: re.Match[str]
) -> Number | None:
    """`40座，占28%，座数第二`: the place is of what is counted so."""
    *others, share = before
    if share.quantity.unit != PERCENT or not others:
        return None
    said, count = sentence.text[share.end : match.start()], others[-1]
    unit = count.quantity.unit
    return count if unit and re.fullmatch(rf"[，,]\s*{unit}数", said) else None


def _check(
    sentence: Sentence, grid: Grid, number: Number, match: re.Match[str]
) -> Iterator[Finding]:
    cells = [
        (row, column)
        for row in grid.parts
        for column in range(1, len(grid.header))
        if (cell := grid.cells[row][column]) and _is(cell, number.quantity)
    ]
    between = _BEHIND.sub("", sentence.text[number.end : match.start()])
    if GROWTH.search(between) and number.quantity.unit != PERCENT:
        return  # `1.6万台，增长最快` has no growth
    if any(len(name) > 1 and name in between for name in grid.labels):
        return  # the place is that of another row
    named = last_label(sentence, number, grid)
    if len(cells) > 1 and named is not None:
        cells = [(row, column) for row, column in cells if row == named]
    if len(cells) != 1:
        return
    ((at, column),) = cells
    if _of_another_measure(sentence, number, grid, column, between):
        return
    line = _column(grid, column, number)
    if len(line.values) < FEWEST_MEMBERS:
        line = _row(sentence, grid, at, number)
    who = grid.labels[at] if grid.labels[at] in line.values else grid.names[column]
    own = line.values.get(who)
    if own is None or len(line.values) < FEWEST_MEMBERS:
        return
    values = line.values
    if own < 0:  # the largest of what fell
        values, own = {who: -value for who, value in values.items()}, -own
    said = sentence.text[: match.start()].rpartition("；")[2]
    top = bool(_MORE_IS_FIRST.search(f"{said}{line.name}") and not _FROM_LAST.search(sentence.text))
    top = top or _is_behind_more(sentence.text[number.end : match.start()], values, own)
    if _holds(number.quantity, list(values.values()), match, top=top):
        return
    place = sum(value > own for value in values.values()) + 1
    what = f"正文写 {number.text}「{match[0]}」，而表里「{line.name}」{who}的 "
    what += f"{number.text} 在 {len(values)} 项中由高到低排第 {place}。"
    yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_behind_more(between: str, values: Mapping[str, Decimal], own: Decimal) -> bool:
    """`紧随甲店之后排第二`, where 甲店 has more: the places count from the top."""
    before = _BEHIND.search(between)
    return bool(before) and any(
        value > own
        for name, value in values.items()
        if len(name) > 1 and before and name in before[0]
    )


def _of_another_measure(
    sentence: Sentence, number: Number, grid: Grid, column: int, between: str
) -> bool:
    """`390万元，利润率最高`, `去年排第四`; an amount without its currency is of no name's place."""
    others = (name for at, name in enumerate(grid.names) if at and at != column)
    named = any(len(name) > 1 and name in between for name in others)
    ago = _AGO.search(between) or _AGO.search(
        re.split("[，,；;]", sentence.text[: number.start])[-1]
    )
    dated = ago and not _AGO.search(grid.names[column])
    bare = number.quantity.unit is None and not _PLAIN.fullmatch(between)
    return bool(named or dated or bare)


class _Line(NamedTuple):
    name: str
    values: dict[str, Decimal]


def _column(grid: Grid, column: int, number: Number) -> _Line:
    values = {
        grid.labels[row]: cell.value
        for row in grid.parts
        if (cell := grid.cells[row][column])
        and REST not in grid.labels[row]
        and _is_of(cell, number.quantity)
    }
    return _Line(grid.names[column], values)


def _row(sentence: Sentence, grid: Grid, row: int, number: Number) -> _Line:
    """Of a table whose rows each measure something else: `单价（元） | 40 | 35 | 52`."""
    label = grid.labels[row]
    units = {unit_of_row(line[0]) for line in grid.rows}
    columns = [
        at for at in range(1, len(grid.header)) if not grid.change(at) and not grid.share(at)
    ]
    if label not in sentence.text or len(units) < FEWEST_UNITS or grid.total_column:
        return _Line(label, {})
    cells = {grid.names[at]: cell for at in columns if (cell := grid.cells[row][at])}
    alike = all(_is_of(cell, number.quantity) for cell in cells.values())
    dated = any(grid.period(at) for at in columns)
    return _Line(label, {who: c.value for who, c in cells.items()} if alike and not dated else {})


def _is(cell: Quantity, value: Quantity) -> bool:
    return _is_of(cell, value) and abs(cell.value) == abs(value.value)


def _is_of(cell: Quantity, value: Quantity) -> bool:
    """Of one unit; `12元` are a price of a column in 元/片."""
    priced = is_money(value.unit) and (cell.unit or "").startswith("元/")
    return priced or cell.unit == value.unit or joinable(cell, value)


def _holds(number: Quantity, values: Sequence[Decimal], match: re.Match[str], *, top: bool) -> bool:
    """Counted from either end where the words do not say from which; the fastest has least time."""
    own = abs(number.value)
    above, below = sum(v > own for v in values), sum(v < own for v in values)
    if number.unit == "s" and _SPEED.search(match[0]):
        above, below = below, above
    if match["top"]:
        return above == 0 or (match["top"] == "第一" and below == 0)
    if match["last"]:
        return below == 0
    nth = 2 if match["second"] else int(read_number(match["nth"]) or 0)
    return nth - 1 in ({above} if top else {above, below})
