"""`去年入住率81.5%，今年提高2.5个百分点`, `84.0%，距85.0%的目标还差1.0个百分点`: two rates of one
name and the points between them, of which one or both may stand elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.by_name import planned
from assistant.ingest.checks.reading.changing import DOWN, UP
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.sentences import MASK, Number
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_FILLERS: Final = (
    rf"{MASK}|同比|[为是约近仅只了出达到又也仍还再均已共将的，,、：:（(\s+＋]|大幅|小幅|整整|足足|累计|合计"
    r"|上年|去年|今年|同期|本[期月年季]|其|我们|我司|公司|幅度?"
)
_MOVED: Final = (
    rf"{UP}|{DOWN}|改善|优化|省|压|变[动化]|差距?|[相落]差|[高低优好]|领先|落后|缺口?|距"
)
_OTHER: Final = re.compile(
    r"环比|(?<![占同])[比较距与](?![重例])|上[月季周期]|[年期月季]初|目标|计划|预算|预计|力争|累计"
)
_BARE: Final = re.compile(rf"(?:{_MOVED}|{_FILLERS})*$")
_GOAL: Final = re.compile(r"目标|计划|预算|要求|标准|红线|上限|下限|警戒线|均值|平均|水平")
_SHORT_OF: Final = re.compile(r"[高低差缺少多]|超出|落后|领先")
_RATE: Final = re.compile(r"[率比重度额]$")
_COMPARED: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}?)[比较][^，,。；\d]*$")
_WHEN: Final = r"(?:同期|上年|去年|今年|本[期年月季]|报告期内?|的)+"
_TIME: Final = re.compile(f"^{_WHEN}|{_WHEN}$")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SINCE: Final = re.compile(rf"同比|环比|[去上]年|[年期月季]初|{MASK}")
SHORTEST: Final = 3
"""Characters of a name that is looked for elsewhere."""


def points_apart(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three; what is off is off by a digit, a swap or a scale. Silent
    where other values of the name confirm it.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for at, gap in enumerate(told):
            if gap.quantity.unit == POINTS and gap.quantity.bound == "exact":
                beside = [t for t in told[max(at - 2, 0) : at] if t.quantity.unit == PERCENT]
                yield from _of_goal(gap, beside)
                yield from _of_years(evidence, gap, beside)


def _of_goal(gap: Told, beside: Sequence[Told]) -> Iterator[Finding]:
    """`84.0%，低于85.0%的目标，差1.0个百分点`: of two right before it one is to be held to."""
    if len(beside) < 2:
        return
    old, new = beside
    around = _around(old.number, new.number, new)
    held = _GOAL.search(around) and _SHORT_OF.search(_own(gap)) and not old.since and not new.since
    if held and _BARE.fullmatch(_own(gap)) and not _SINCE.search(_own(gap)):
        yield from _told(gap, old.quantity, new.quantity)


def _around(old: Number, new: Number, told: Told) -> str:
    text = told.sentence.text
    return text[old.end : new.end + 6].split("，差")[0]


def _own(told: Told) -> str:
    return re.split(r"[，,；;。：:（(]", told.number.words.rstrip("（("))[-1]


def _of_years(evidence: Evidence, gap: Told, beside: Sequence[Told]) -> Iterator[Finding]:
    """Of now and of the year before, by the name that stands in front of the points."""
    own = _own(gap)
    head = re.split(rf"{UP}|{DOWN}|改善|优化|[高低]", own)[0]
    if _OTHER.search(own) or not (name := _name_of(head, beside)):
        return
    same = _called(evidence, gap, name) if _BARE.fullmatch(own.replace(name, "")) else []
    passage = gap.sentence.passage
    document = evidence.documents.get(passage.document)
    period = document.period if document and document.period else ""
    year = int(period[:4]) if period[:4].isdigit() else evidence.today(passage).year
    news = {f.quantity.value: f.quantity for f in same if _is_of(f, year, period)}
    olds = {f.quantity.value: f.quantity for f in same if _is_then(f, year - 1)}
    if len(news) == len(olds) == 1:
        yield from _told(gap, next(iter(olds.values())), next(iter(news.values())))


def _called(evidence: Evidence, gap: Told, name: str) -> list[Fact]:
    """All rates of that name, whatever says when; and the base that the points are told of."""
    facts = facts_about(evidence, gap.sentence.passage)
    rates = (f for f in facts if f.quantity.unit == PERCENT and f.told is not gap)
    return [
        fact
        for fact in rates
        if not planned(fact)
        and (_is_base(fact, gap) or any(_TIME.sub("", label) == name for label in fact.names))
    ]


def _is_base(fact: Fact, gap: Told) -> bool:
    told = fact.told
    beside = told is not None and told.sentence is gap.sentence and told.at == gap.at - 1
    return beside and told is not None and told.role == "base"


def _name_of(head: str, beside: Sequence[Told]) -> str:
    """Its own, or that of the value told before it, also of `毛利率较上年同期的`."""
    name = re.sub(_FILLERS, "", head)
    if not name and beside:
        compared = _COMPARED.search(beside[-1].number.words)
        name = compared["name"] if compared else _TIME.sub("", beside[-1].name)
        name = re.sub(_FILLERS, "", name)
    return name if len(name) >= SHORTEST and _RATE.search(name) else ""


def _is_of(fact: Fact, year: int, period: str) -> bool:
    own = _period(fact)
    named = own.split("/")[-1].lstrip("*-")
    return own == str(year) or (period.endswith(named) if own else not fact.ago)


def _is_then(fact: Fact, year: int) -> bool:
    own = _period(fact)
    return own == str(year) or (not own and fact.ago and fact.cell is not None)


def _period(fact: Fact) -> str:
    """The year of its column, also where that is the last one of them."""
    if fact.period or fact.cell is None:
        return fact.period
    grid, _, column = fact.cell
    year = _YEAR.search(grid.header[column])
    return year[0] if year else ""


def _told(gap: Told, old: Quantity, new: Quantity) -> Iterator[Finding]:
    made = size(minus(reach(new), reach(old)))
    off = deviation(gap.quantity, made) == "warning"
    if off and slip_of(gap.quantity, made.value):
        printed = written(rounded(made.value, 2), POINTS)
        what = f"{old.text} 与 {new.text} 相差 {printed}，报告写 {gap.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (gap.sentence.passage,))
