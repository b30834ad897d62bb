"""Reports of several shops, plants or branches on one period: what each tells is of its own unit.

The unit is named by the title of its report, without the period and the words for a report.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

import rjieba

from assistant.ingest.slots import slot_id, slot_label
from assistant.records import Document, Entity, Figure
from assistant.series import without_periods

_UNIT: Final = re.compile(
    r"[\u4e00-\u9fff](?:[门分网]?店|(?:分|子)?公司|工?厂|车间|大?区|区域|分部|事业部|[分支]行|网点|站|基地|园区"
    r"|项目部?|医?院|校|矿|仓|营业部|办事处|酒店|餐厅)$"
)
_REPORT: Final = re.compile(
    r"(?:[\s\W]|经营|运营|业务|工作|销售|生产|财务|管理|月度?|季度?|年度?|周|旬|半年|情况|分析|数据|总结|汇报"
    r"|报告|通报|简报|快报|报表|报|回顾|简讯|版|稿|终)*$"
)
_FEWEST: Final = 2
SHORTEST: Final = 2
"""Characters of a short name: `东区`."""


class Unit(NamedTuple):
    name: str
    aliases: tuple[str, ...] = ()


def by_units(
    figures: Iterable[Figure], documents: Collection[Document], known: Iterable[Entity]
) -> tuple[list[Figure], list[Entity]]:
    """Figures of nobody as those of the unit whose report tells them, and the units that are not
    `known`.
    """
    units = _units_of(documents)
    names = {name for entity in known for name in (entity.name, *entity.aliases)}
    new = [u for u in dict.fromkeys(units.values()) if u.name not in names]
    entities = [
        Entity(name=u.name, kind="company", aliases=tuple(a for a in u.aliases if a not in names))
        for u in new
    ]
    made = [
        _of(figure, units[figure.document].name)
        if figure.subject is None and figure.document in units
        else figure
        for figure in figures
    ]
    return made, entities


def _units_of(documents: Collection[Document]) -> dict[str, Unit]:
    """By document; none where only one unit reports on a period."""
    named = {d.id: _named(d) for d in documents if d.kind == "report" and d.period}
    by_period: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        if name := named.get(document.id):
            by_period[document.period].add(name)
    several = {n for names in by_period.values() if len(names) >= _FEWEST for n in names}
    several -= {n for n in several if any(o != n and o.startswith(n) for o in several)}  # of all
    short = _short(sorted(several))
    return {id: Unit(name, short[name]) for id, name in named.items() if name in several}


def _of(figure: Figure, unit: str) -> Figure:
    slot = (figure.metric or figure.label, unit, figure.dimensions)
    value = figure.value_text or ""  # of which a slot may hold several
    id = slot_id(figure.document, *slot, figure.period, figure.nature, value)
    label = slot_label(*slot)
    return figure.model_copy(update={"id": id, "subject": unit, "label": label})


def _named(document: Document) -> str:
    name = _REPORT.sub("", without_periods(document.title)).strip()
    return name if _UNIT.search(name) else ""


def _short(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Without the words that all of them begin with: 城东店 of 青瓦陶艺城东店."""
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*names, strict=False))
    shared = len(list(alike))
    made: dict[str, tuple[str, ...]] = {}
    for name in names:
        starts = [0]
        for word in rjieba.cut(name):
            starts.append(starts[-1] + len(word))
        cut = max(at for at in starts if at <= shared)
        short = name[cut:]
        made[name] = (short,) if cut and len(short) >= SHORTEST else ()
    taken = [alias for aliases in made.values() for alias in aliases]
    return {n: tuple(a for a in aliases if taken.count(a) == 1) for n, aliases in made.items()}
