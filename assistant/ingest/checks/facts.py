"""What a document measures, in prose and in tables, found again by what it is called elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.checks.changes import changes_of
from assistant.ingest.checks.changing import from_to
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.grid import Grid
from assistant.ingest.checks.intervals import COUNTED
from assistant.ingest.checks.naming import PLAN, named_numbers
from assistant.ingest.checks.sentences import MASK, alike
from assistant.ingest.checks.series import series_of
from assistant.ingest.checks.told import Told, told_in
from assistant.quantities import POINTS, TIMES, Quantity
from assistant.records import Passage

AGO: Final = re.compile(
    r"去年|上年|上[月期季周]|同期|同月|前[年月]|年初|期初|月初|季初|此前|原来|[一二两三四五六七八九十\d]年前"
)
_GENERIC: Final = re.compile(
    r"^(?:扣除[^，,]{1,6}后的?|税后|集团|公司|全行|本行|我行|我院|全院|全厂|全省|全市|全网|全集团|全公司|整体|全部|全体|各项|各类|主要|总体|综合|平均"
    r"|期末|年末|月末|季末|年底|月底|末|底|在岗|在职|在册|共有|共计|合计|累计|实现|完成|达到|本[年月季期]|当[年月季期]|上半年|下半年|全年|单季|前[二三]季度"
    r"|第?[一二三四]季度|\d+[-—–~～至到]?\d*月|\d{4}年|今年|当期|分别|依次"
    r"|报告期内?|其中|目前|现有|总|的|全|共|为|是|按|以|[\s▢])+"
)
_COUNTED: Final = re.compile(
    r"(?:总金额|总规模|总额|总数|总量|总人数|人数|数量|数目|合计|共计|总计|规模|余额|金额|数|额|量|的)+$"
)
_OWNERS: Final = re.compile(
    r"归属于?(?:上市公司|母公司|本公司)?(?:普通股)?(?:股东|所有者|拥有人)的净利润"
)
_KINDS: Final = re.compile(
    r"(?:类别|类型|项目|品种|名称|投向|分类|构成|科目|指标|种类|结构|条线|板块|线|渠道|区域|地区|部门|品类)+$"
)
_WHEN: Final = re.compile(r"^[\d年月季度QH.\-/第上下半零〇○一二三四五六七八九去今末底]+")
_GROUND: Final = re.compile(r"的?(?:基础|水平|基数)上?")
SHORTEST_KNOWN: Final = 3
_SINCE: Final = re.compile(r"\d{1,2}月?\s?[-—–~～至到]\s?$")
"""Before a month that others are added to: `1—9月`."""
_TITLE: Final = re.compile(
    r"表\s?\d+[\s：:]*(?:\d{4}年)?(?P<title>[\u4e00-\u9fff]{2,}?)(?=[（(*\n\s]|$)"
)
_SPLIT: Final = re.compile("分|按|及|与|情况|完成|构成|明细|统计|主要|进度")
_TAIL: Final = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=中|里|的|，|,|。|、|（|；|为|是|已|均|和|与|及|当中|$)"
)
_ALIAS: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,14})[（(](?P<alias>[A-Za-z0-9&\-]{2,12})[）)]$"
)
_SAYS: Final = re.compile(r"(?:[\s为是约达]|[回升降增减提][到至]?)+$")
_DATED: Final = re.compile(
    r"[\d\s的]+|[年月季]度?[初末底]?|[期年月]末|[上下]半年|其中|截至|现有|共有?|合计"
)
_NO_LEVEL: Final = frozenset({"change", "gap", "plan", "multiple"})


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


def facts_of(evidence: Evidence) -> dict[str, list[Fact]]:
    """By document."""
    return evidence.remembered(_facts_of)


def facts_about(evidence: Evidence, passage: Passage) -> list[Fact]:
    """All of its document."""
    return facts_of(evidence).get(passage.document, [])


def _facts_of(evidence: Evidence) -> dict[str, list[Fact]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for sentence in evidence.sentences:
        names = {n.number.start: n.label for n in named_numbers(sentence)}
        before = {change.old.start for change in changes_of(sentence)}
        for line in series_of(sentence):
            names |= {
                n.start: f"{who}{line.name}" for who, n in zip(line.who, line.values, strict=True)
            }
        for told in told_in(sentence):
            if told.role not in _NO_LEVEL:
                found[sentence.passage.document].append(
                    _of_prose(told, names[told.number.start], before)
                )
    for grid in evidence.grids:
        found[grid.passage.document] += _of_grid(grid)
    return {document: [*_as_named(facts)] for document, facts in found.items()}


def _as_named(facts: Sequence[Fact]) -> Iterator[Fact]:
    """`产量有望在5月3万吨的基础上再增一成`: what stands before it, of all that is known."""
    known = {bare(name) for fact in facts for name in fact.names}
    known = {name for name in known if len(name) >= SHORTEST_KNOWN}
    for fact in facts:
        told = fact.told
        if told and _GROUND.match(told.sentence.text, told.number.end):
            before = told.sentence.text[: told.number.start]
            named = [name for name in known if name in before]
            last = max(
                named, key=lambda name: (before.rfind(name) + len(name), len(name)), default=""
            )
            fact = fact._replace(names=(last,) if last else fact.names)
        yield fact


def _of_prose(told: Told, name: str, before: set[int]) -> Fact:
    sentence, number = told.sentence, told.number
    own = re.split(r"[，,。；：:（(]", sentence.text[: number.start])[-1]
    names = [name]
    if alias := _ALIAS.search(_SAYS.sub("", number.words)):
        names = [alias["name"], alias["alias"]]
    tail = _TAIL.match(sentence.text, number.end)
    noun = tail["noun"] if tail else ""
    if noun and (not name or not _DATED.sub("", own)):
        names.append(noun)
    periods = [s.key for s in sentence.periods if s.end <= number.start]
    ago = told.role == "base" or number.start in before or bool(AGO.search(own))
    shown, passage = tuple(n for n in names if n), sentence.passage
    period = periods[-1] if periods and not _turned(told) else ""
    if period and _SINCE.search(sentence.text[: sentence.periods[len(periods) - 1].start]):
        period = f"/{period}"
    counted = told.quantity.unit in COUNTED
    return Fact(shown, told.quantity, ago, period, passage, told, counts=noun if counted else "")


def _turned(told: Told) -> bool:
    """`从23年的29家提升至50家`: what it has become is of no period that was told before."""
    return MASK not in told.number.words and bool(from_to(told.number.words))


def _of_grid(grid: Grid) -> Iterator[Fact]:
    newest = max((p for at in range(len(grid.header)) if (p := grid.period(at))), default="")
    subject = subject_of(grid)
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            of_row = grid.period_of(grid.labels[row])
            dated = grid.period(column)
            period = of_row or (dated if dated and dated < newest else "")
            measure = _WHEN.sub("", grid.names[column]) if dated else grid.names[column]
            names = list(_cell_names(grid, row, measure or subject, subject, dated=bool(of_row)))
            ago = bool(dated and dated < newest) or bool(AGO.search(grid.names[column]))
            at = (grid, row, column)
            yield Fact(tuple(names), cell, ago, period, grid.passage, cell=at)


def _cell_names(grid: Grid, row: int, measure: str, subject: str, *, dated: bool) -> Iterator[str]:
    if row == grid.total_row or dated:
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


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """Without what says only that all of it, or that now, is meant."""
    name = re.sub(r"[（(][^（()）]*[）)]|[▢\s\"“”「」*]", "", name)
    name = _OWNERS.sub("归母净利润", name).replace("营业总收入", "营业收入")
    cut = _COUNTED.sub("", _GENERIC.sub("", name))
    return cut if len(cut) > 1 else name


def called(name: str, facts: Iterable[Fact], *, widely: bool = False) -> list[Fact]:
    """Those that have the name, whatever stands around its core; if there are none, or `widely`,
    those that have more words for all of it.
    """
    wanted = bare(name)
    if len(wanted) < 2:
        return []
    exact, ending = [], []
    for fact in facts:
        names = {bare(n) for n in fact.names}
        if wanted in names:
            exact.append(fact)
        elif any(_ends(n, wanted) or _opens(n, wanted) for n in names):
            ending.append(fact)
    return [*exact, *ending] if widely else exact or ending


def _ends(name: str, wanted: str) -> bool:
    """`营业收入` is a 收入; `客房收入` is another one, and so only told if none is nearer."""
    longer, shorter = (name, wanted) if len(name) > len(wanted) else (wanted, name)
    rest = longer.removesuffix(shorter)
    return len(shorter) > 1 and rest != longer and bool(_OF_ALL.fullmatch(rest))


def _opens(name: str, wanted: str) -> bool:
    """`支付成功单量` is of what `支付成功` counts."""
    return len(name) >= LONG and wanted.startswith(name)


LONG: Final = 4
_OF_ALL: Final = re.compile(
    r"(?:营业|主营业务|主营|业务|销售|经营|生产|运营|产品|全口径|总|全部|所有|门店)*"
)


def prime(facts: Sequence[Fact], own: str = "") -> list[Fact]:
    """Those of the document's own time, where they have one value."""
    now = [f for f in facts if not f.ago and (not f.period or _is_own(f.period, own))]
    return now if len({f.quantity.value for f in now}) == 1 else []


def _is_own(period: str, own: str) -> bool:
    return bool(own) and (period == own or own.endswith(period.lstrip("*")))


def wholes_called(name: str, part: Quantity, facts: Sequence[Fact]) -> list[Fact]:
    """What a share may be of: all that the name may mean."""
    fitting = [f for f in facts if alike(f.quantity, part) and not planned(f)]
    fitting = [f for f in fitting if f.quantity.value != part.value]
    return called(name, fitting, widely=True)


def levels(facts: Sequence[Fact]) -> list[Fact]:
    return [f for f in facts if f.quantity.unit not in {POINTS, TIMES}]


def planned(fact: Fact) -> bool:
    return fact.told is not None and bool(PLAN.search(fact.told.number.words))
