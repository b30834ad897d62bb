"""What a document measures, in prose and in tables, found again by what it is called elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.chains import heads_of
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import from_to
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import bare, named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.series import series_of
from assistant.ingest.checks.reading.told import GROUND, Told, told_in
from assistant.ingest.found.headed import headed_period
from assistant.quantities import Quantity
from assistant.records import Passage

AGO: Final = re.compile(
    r"去年|上年|上[月期季周]|同期|同月|前[年月]|年初|期初|月初|季初|此前|原来|[一二两三四五六七八九十\d]年前"
)
_KINDS: Final = re.compile(
    r"(?:类别|类型|项目|品种|名称|投向|分类|构成|科目|指标|种类|结构|条线|板块|线|渠道|区域|地区|部门|品类)+$"
)
_WHEN: Final = re.compile(r"^[\d年月季度QH.\-/第上下半零〇○一二三四五六七八九去今末底]+")
SHORTEST_KNOWN: Final = 3
_SINCE: Final = re.compile(r"\d{1,2}月?\s?[-—–~～至到]\s?$")
"""Before a month that others are added to: `1—9月`."""
_TITLE: Final = re.compile(
    r"表\s?\d+[\s：:]*(?:\d{4}年)?(?P<title>[\u4e00-\u9fff]{2,}?)(?=[（(*\n\s]|$)"
)
_SPLIT: Final = re.compile("分|按|及|与|情况|完成|构成|明细|统计|主要|进度")
_TAIL: Final = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=中|里|的|，|,|。|、|（|；|为|是|已|均|和|与|及|当中|推算|测算|计算|$)"
)
_ALIAS: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,14})[（(](?P<alias>[A-Za-z0-9&\-]{2,12})[）)]$"
)
_SAYS: Final = re.compile(r"(?:[\s为是约达]|[回升降增减提][到至]?)+$")
_DATED: Final = re.compile(
    r"[\d\s的]+|第?[一二三四]季度|[年月季]度?[初末底]?|[期年月]末|[上下]半年|其中|截至|现有|共有?|合计|^[按以从在将把]"
)
_NO_LEVEL: Final = frozenset({"change", "gap", "plan", "multiple"})


SHORTEST: Final = 2
_FIRST_FEW: Final = re.compile(r"(?:TOP|前)\s?[\d一二三两四五六七八九十]+(?!季|[\w]{0,2}月)")
"""A total of the first of a ranking, and not of all."""


class Fact(NamedTuple):
    names: tuple[str, ...]
    quantity: Quantity
    ago: bool
    """Of an earlier period than the document's."""
    period: str
    passage: Passage
    told: Told | None = None
    cell: tuple[Grid, int, int] | None = None
    counts: str = ""
    """The noun behind a count: `12家门店`."""

    @property
    def text(self) -> str:
        return self.quantity.text


class Facts(list[Fact]):
    """Of one document, found by their bare names, by the ends of these, and by their passage."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        super().__init__(facts)
        self.by_name: defaultdict[str, list[Fact]] = defaultdict(list)
        self.by_ending: defaultdict[str, list[tuple[str, Fact]]] = defaultdict(list)
        self.by_passage: defaultdict[str, list[Fact]] = defaultdict(list)
        self.cells_of: defaultdict[Decimal, list[Fact]] = defaultdict(list)
        for fact in self:
            for name in dict.fromkeys(bare(n) for n in fact.names):
                self.by_name[name].append(fact)
                self.by_ending[name[-2:]].append((name, fact))
            self.by_passage[fact.passage.id].append(fact)
            if fact.cell:
                self.cells_of[fact.quantity.value].append(fact)


def facts_of(evidence: Evidence) -> dict[str, Facts]:
    """By document."""
    return evidence.remembered(_facts_of)


def facts_about(evidence: Evidence, passage: Passage) -> Facts:
    """All of its document."""
    return facts_of(evidence).get(passage.document) or Facts(())


def _facts_of(evidence: Evidence) -> dict[str, Facts]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for sentence in evidence.sentences:
        headed = _headed(evidence, sentence)
        names = {n.number.start: n.label for n in named_numbers(sentence)}
        names |= {start: names.get(start) or head for start, head in heads_of(sentence).items()}
        before = {change.old.start for change in changes_of(sentence)}
        for line in series_of(sentence):
            names |= {
                n.start: f"{who}{line.name}" for who, n in zip(line.who, line.values, strict=True)
            }
        for told in told_in(sentence):
            if told.role not in _NO_LEVEL:
                found[sentence.passage.document].append(
                    _of_prose(told, names[told.number.start], before, headed)
                )
    for grid in evidence.grids:
        found[grid.passage.document] += _of_grid(grid)
    return {document: Facts(_as_named(facts)) for document, facts in found.items()}


def _headed(evidence: Evidence, sentence: Sentence) -> str:
    """The period of its heading, where that is another one than the document's."""
    document = evidence.documents.get(sentence.passage.document)
    title, own = (document.title, document.period) if document else ("", "")
    period = headed_period(sentence.passage.sections, title, sentence.today, own) or ""
    return period if period != own else ""


def _as_named(facts: Sequence[Fact]) -> Iterator[Fact]:
    """`产量有望在5月3万吨的基础上再增一成`: what stands before it, of all that is known."""
    known = {bare(name) for fact in facts for name in fact.names}
    known = {name for name in known if len(name) >= SHORTEST_KNOWN}
    for fact in facts:
        told = fact.told
        if told and GROUND.match(told.sentence.text, told.number.end):
            before = told.sentence.text[: told.number.start]
            named = [name for name in known if name in before]
            last = max(
                named, key=lambda name: (before.rfind(name) + len(name), len(name)), default=""
            )
            fact = fact._replace(names=(last,) if last else fact.names)
        yield fact


def _of_prose(told: Told, name: str, before: set[int], headed: str) -> Fact:
    sentence, number = told.sentence, told.number
    own = re.split(r"[，,。；：:（(]", sentence.text[: number.start])[-1]
    said = re.split(
        r"[，,。；：:（(]", sentence.text[number.start - len(number.words) : number.start]
    )[-1]
    names = [name]
    if alias := _ALIAS.search(_SAYS.sub("", number.words)):
        names = [alias["name"], alias["alias"]]
    tail = _TAIL.match(sentence.text, number.end)
    noun = tail["noun"] if tail else ""
    if noun and (not name or not _DATED.sub("", own)):
        names.append(noun)
    periods = [s.key for s in sentence.periods if s.end <= number.start]
    ago = told.role == "base" or number.start in before or bool(AGO.search(said))
    shown, passage = tuple(n for n in names if n), sentence.passage
    period = periods[-1] if periods and not _turned(told) else headed
    if (
        periods
        and period
        and _SINCE.search(sentence.text[: sentence.periods[len(periods) - 1].start])
    ):
        period = f"/{period}"
    counted = told.quantity.unit in COUNTED
    return Fact(shown, told.quantity, ago, period, passage, told, counts=noun if counted else "")


def _turned(told: Told) -> bool:
    """`从21年的8家增至15家`: what it has become is of no period that was told before."""
    return MASK not in told.number.words and bool(from_to(told.number.words))


def _of_grid(grid: Grid) -> Iterator[Fact]:
    newest = max((p for at in range(len(grid.header)) if (p := grid.period(at))), default="")
    subject = subject_of(grid)
    told_ago = [bool(AGO.search(name)) for name in grid.names]
    for row, cells in enumerate(grid.cells):
        of_row = grid.period_of(grid.labels[row])
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            dated = grid.period(column)
            period = of_row or (dated if dated and dated < newest else "")
            measure = _WHEN.sub("", grid.names[column]) if dated else grid.names[column]
            names = _cell_names(grid, row, measure or subject, subject, dated=bool(of_row))
            ago = bool(dated and dated < newest) or told_ago[column]
            at = (grid, row, column)
            yield Fact(tuple(names), cell, ago, period, grid.passage, cell=at)


def _cell_names(grid: Grid, row: int, measure: str, subject: str, *, dated: bool) -> Iterator[str]:
    few = _FIRST_FEW.match(grid.labels[row])
    if (row == grid.total_row or dated) and not few:
        yield measure
        if subject and measure != subject:
            yield f"{subject}{measure}"
        return
    label = grid.labels[row]
    yield f"{label}{measure}"
    if measure == subject:
        yield label


def subject_of(grid: Grid) -> str:
    """What a table is of, by the head of its first column: `收入类别` -> 收入."""
    own = _KINDS.sub("", grid.names[0]) if grid.names else ""
    titled = _TITLE.search(grid.title)
    return own or (re.split(_SPLIT, titled["title"])[0] if titled else "")
