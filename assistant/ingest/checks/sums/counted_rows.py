"""How many of a kind a sentence counts, against the rows of the table that lists them, and against
the values that it gives them in turn: `五条线路的客流依次为甲3万、乙2万…`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.tables.row_spans import day_of
from assistant.quantities import read_number
from assistant.records import Finding

_COUNT: Final = re.compile(
    r"(?P<before>[^，,。；：:]{0,4})(?<![第\d一二三四五六七八九十后余近几多过这])"
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})(?P<unit>[个项条类家座大种款])(?P<what>[\u4e00-\u9fff]{2,8})"
)
_ALL: Final = re.compile(r"(?:由|分为?|在|居|共|来自|全部|所有|各|对)$")
_OF_ALL: Final = re.compile(
    r"(?:业务)?(?:当?中|里|之中|之间|全部|均|都|组成|构成|如下|的?[^，。]{0,10}(?:见下|下表|列示|依次|分别))"
)
_HEAD: Final = re.compile(r"^[\u4e00-\u9fff]{2,6}")
_PARTIAL: Final = re.compile(r"TOP|top|前[\d一二三四五六七八九十]|主要|部分|重点")
_IN_TURN: Final = re.compile(r"依次|分别")
_JOINT: Final = re.compile(r"\s*(?:[（(][^（()）]*[）)])?\s*[、和及与]\s*[^，,。；：:、\d]{1,16}")
_PROJECTS: Final = "项目"
"""Of which a report may have many more than it lists."""
_LISTS: Final = re.compile("重点|推进|实施|启动|安排|开工|规划|计划|如下|以下|列出|抓好?|做好?")
LEAD: Final = 8
FEWEST_ROWS: Final = 3
FARTHEST: Final = 2
MOST_TIMES: Final = 3
"""As many rows as there are; a table of cases has far fewer than there are in all."""


class Counted(NamedTuple):
    sentence: Sentence
    text: str
    number: int
    of_all: bool


def counted_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Silent where another table of the kind, or another sentence, counts as many."""
    for document, grids in _by_kind(evidence).items():
        sentences = [s for s in evidence.sentences if s.passage.document == document]
        for kind, tables in grids.items():
            told = [each for s in sentences for each in _counts_of(kind, s)]
            rows, times = {len(grid.parts) for grid in tables}, Counter(c.number for c in told)
            for each in told if len(rows) == 1 else ():
                here = each.sentence.passage.sections == tables[0].passage.sections
                near = kind != _PROJECTS or each.number - max(rows) == 1
                more = max(rows) < each.number <= MOST_TIMES * max(rows)
                wrong = (more and near) or (each.of_all and here)
                if each.number not in rows and wrong and times[each.number] == 1:
                    what = f"报告写「{each.text}」，而表里的{kind}有 {max(rows)} 行。"
                    places = (each.sentence.passage, tables[0].passage)
                    yield of_passages("contradiction", what, places)


def _by_kind(evidence: Evidence) -> dict[str, dict[str, list[Grid]]]:
    """By document and by what the first column lists."""
    found: defaultdict[str, defaultdict[str, list[Grid]]] = defaultdict(lambda: defaultdict(list))
    for grid in evidence.grids:
        head = _HEAD.match(grid.names[0]) if grid.names else None
        whole = not any(map(_PARTIAL.search, (grid.title, *grid.labels, grid.names[0])))
        if head and whole and len(grid.parts) >= FEWEST_ROWS and _is_of_kind(grid, head[0]):
            found[grid.passage.document][head[0]].append(grid)
    return {document: dict(grids) for document, grids in found.items()}


def _is_of_kind(grid: Grid, kind: str) -> bool:
    """`项目` heads any column of names; those that are projects have days beside them."""
    cells = [cell for row in grid.parts for cell in grid.rows[row][1:]]
    return kind != _PROJECTS or any(day_of(cell, grid.today) for cell in cells)


def _counts_of(kind: str, sentence: Sentence) -> Iterator[Counted]:
    for match in _COUNT.finditer(sentence.text):
        count = read_number(match["n"])
        first = match["before"].endswith("前")
        said = sentence.text[max(match.start("n") - LEAD, 0) : match.start("n")]
        lists = kind != _PROJECTS or _LISTS.search(said)
        if count and not first and lists and match["what"].startswith(kind):
            rest = sentence.text[match.start("what") + len(kind) :]
            of_all = bool(_ALL.search(match["before"]) or _OF_ALL.match(rest))
            yield Counted(sentence, f"{match['n']}{match['unit']}{kind}", int(count), of_all)


def counted_values(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; off by one or two, as values that are farther off are of something else."""
    for sentence in evidence.sentences:
        for match in _COUNT.finditer(sentence.text):
            count, turn = (
                read_number(match["n"]),
                _IN_TURN.search(sentence.text, match.start("what")),
            )
            values = _values(sentence, turn.end()) if turn else []
            clause = sentence.text[match.start("what") : turn.start()] if turn else "，"
            if not count or len(values) < FEWEST_ROWS - 1 or re.search("[，,。；：:\\d]", clause):
                continue
            if 0 < abs(count - len(values)) <= FARTHEST:
                shown = "、".join(number.text for number in values)
                what = f"报告写「{match['n']}{match['unit']}{match['what']}」，"
                what += f"其后列出 {len(values)} 个：{shown}。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _values(sentence: Sentence, at: int) -> list[Number]:
    """Each behind a name of its own."""
    numbers = [n for n in sentence.numbers if n.start >= at and n.depth == 0]
    if not numbers or not re.search(
        "[\u4e00-\u9fffA-Za-z]", sentence.text[at + 1 : numbers[0].start]
    ):
        return []
    run = numbers[:1]
    for number in numbers[1:]:
        between = sentence.text[run[-1].end : number.start]
        if number.quantity.unit != run[0].quantity.unit or not _JOINT.fullmatch(between):
            break
        run.append(number)
    return run
