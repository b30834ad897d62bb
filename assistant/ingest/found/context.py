"""What a document says around its sentences: when it counts from, what a heading is about, and
labels that tell whose the numbers behind them are.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.ingest.found.aims import without_aim
from assistant.ingest.found.dates import with_year
from assistant.ingest.found.headed import headed_period
from assistant.ingest.found.month_spans import flows, since_january
from assistant.ingest.found.owner import covers
from assistant.ingest.found.sentences import COMPARING, MONEY, RATE, SAME, WHOLE_YEAR
from assistant.ingest.found.stated import DEED
from assistant.ingest.found.telling import LISTED, Told
from assistant.ingest.found.wording import unchanged
from assistant.periods import find_periods, period_bounds, possible, year_before
from assistant.quantities import PERCENT
from assistant.records import Document, Nature

_REPORTED: Final = re.compile(r"报告期|本期|本报告|期内|期末")
_BY: Final = re.compile(
    r"(?:^|[\s:：、.\d）)分按各])(?P<by>(?:销售)?(?:区域|地区|大区|片区|省区)|产品线?|业务线|业务板块|板块|渠道|行业"
    r"|品类|机型|车型|部门|团队|条线|车间|航线|线路)(?:表现|情况|分析|经营|完成|业绩|收入|销售|概况|结构|分布)+$"
)
"""`区域表现`: a heading that says what the things below it are."""
_EVER: Final = re.compile(r"累计|以来|历史|成立|去年|上年|往年|当时|此前|年初")
_SUMMED: Final = re.compile(
    r"^(?!.*(?:成立|上线|开业|项目|合作|建成|投产|以来|年[内来间]|[两三四五六七八九十\d]年)).*累计"
)
_AGAINST: Final = re.compile(
    rf"(?:{COMPARING}|距离?)\s*(?:[去上往]年(?:度|的)?(?:同期|[年底末初])?|年初|当时|此前|历史(?:同期|平均)?)"
    r"|[（(][^（）()]*[）)]|[由从](?:原来?的?|[去上往]年(?:度|的)?(?:同期|[年底末初])?|年初|当时|此前)"
)
"""What it is compared with, what it comes from and what a bracket tells is no time of it."""
_ITS_OWN: Final = re.compile(r"(?:当[月季]|[期月季]末)\S{0,12}$")
"""Words that below a heading of a plan count from the time that is planned."""
_PLANS: Final = re.compile(
    r"^(?!.*(?:背景|回顾|[与和及]|[^一二三四五六七八九十]、)).*(?:计划|规划|目标|展望|工作重点|重点工作|工作安排"
    r"|(?:[下明来]半?年度?|下一?[月季阶步]\S{0,2}|后续|全年|[一二三四1-4]季度|\d{1,2}月份?)的?(?:主要|重点)?(?:安排|部署|打算|举措|重点))$"
)
"""Headings below which numbers are aims."""
_MEASURED: Final = re.compile(r"(?:[量数额]|情况|结构|构成|方面|指标|目标|计划|措施)$")
"""Labels that say what is measured, and not of whom."""
_LABEL: Final = re.compile(r"[^\W\d_][^\d：:，。]{1,9}")
_FEWEST: Final = 2
"""Labels that have the same metrics before each of them is a name."""


def anchor_of(document: Document, reported: str | None) -> date:
    """What 本月 counts from: the end of the month that is reported, if the report came later."""
    day = period_bounds(document.date)[1] if document.date else date.today()
    if reported and re.fullmatch(r"\d{4}-\S{2}", reported):
        return min(day, period_bounds(reported)[1])
    return day


def in_context(told: Sequence[Told], document: Document, reported: str | None) -> list[Told]:
    """Periods and natures that the sentence leaves to what stands around it."""
    told = [done for each in told if (done := _as_deed(each, reported))]
    made = [placed for each in told if (placed := _placed(each, document, reported))]
    return _labelled(_with_aims(made))


def _as_deed(each: Told, reported: str | None) -> Told | None:
    """`全年目标60万元，已完成31万元` of a month's report is of no year."""
    stated = each.stated
    if stated.note != DEED:
        return each
    period = (reported or "")[:4] if stated.period == WHOLE_YEAR else stated.period
    if period and reported and period[:4].isdigit() and reported[:4].isdigit():
        (first, last), (begin, end) = period_bounds(period), period_bounds(reported)
        if last - first > end - begin:
            return None
    return each._replace(stated=stated._replace(note=""))


def _with_aims(told: Sequence[Told]) -> list[Told]:
    """`产量30吨（目标32吨）`, `目标32吨，完成30吨`: what was aimed at is of the time of what was
    done.
    """
    done: dict[tuple[int, str], str | None] = {}
    """Periods by sentence and name."""
    for each in (t for t in told if t.stated.nature == "actual"):
        key = (id(each.sentence), each.name)
        if each.stated.kind == "end" or key not in done:
            done[key] = each.stated.period
    made: list[Told] = []
    for each in told:
        stated = each.stated
        if stated.nature == "target" and stated.period is None:
            period = done.get((id(each.sentence), without_aim(each.name, each.quantity)))
            each = each._replace(stated=stated._replace(period=period))
        made.append(each)
    return made


def _placed(each: Told, document: Document, reported: str | None) -> Told | None:
    stated, text = each.stated, each.passage.text
    heading = each.passage.sections[-1] if each.passage.sections else ""
    if heading == document.title:
        heading = ""
    period, reasons = stated.period, each.reasons
    today = anchor_of(document, reported)
    if stated.nature == "actual" and _PLANS.search(heading):
        stated = stated._replace(nature="target")
        period = _ahead(period, text, today)
    planned = _planned(heading, today) if stated.nature == "target" else None
    if planned and (period is None or _ITS_OWN.search(text[: stated.start])):
        period = planned
    elif period == SAME:
        if reported is None:
            return None
        period = year_before(reported)
    elif period == WHOLE_YEAR:
        period = (reported or str(anchor_of(document, reported)))[:4]
    elif period and period.endswith("-12-31"):
        period = period[:4]
    elif period is None and _REPORTED.search(text[: stated.start]):
        period = reported
    if period is None:
        period, reason = _left_open(each, stated.nature, document, reported, today)
        reasons = (*reasons, *reason)
    period = period and possible(period)
    return each._replace(stated=stated._replace(period=period), reasons=reasons)


def _left_open(
    each: Told, nature: Nature, document: Document, reported: str | None, today: date
) -> tuple[str | None, tuple[str, ...]]:
    if _sums_up(each, document):
        return since_january(reported), ("期间取自「累计」",)
    return _around(each, document, reported, today) if _leaves_open(each, nature) else (None, ())


def _around(
    each: Told, document: Document, reported: str | None, today: date
) -> tuple[str | None, tuple[str, ...]]:
    """The period of its heading, else of the report, and where it comes from."""
    sections, title = each.passage.sections, document.title
    if period := headed_period(sections, title, today, reported or ""):
        return period, ("期间取自标题",)
    return (reported, ("期间取自报告",)) if covers(document) else (None, ())


def _sums_up(each: Told, document: Document) -> bool:
    """`累计利润` of a report is that of the year until then; 累计用户 are all there were."""
    stated, name = each.stated, unchanged(each.name)
    said = each.passage.text[each.sentence.start : stated.start]
    if stated.kind != "change":
        said = re.split("[，,；;。]", said)[-1]
    plain = stated.nature == "actual" and not stated.stage and each.subject is None
    return plain and covers(document) and flows(name) and bool(_SUMMED.search(said))


def _leaves_open(each: Told, nature: Nature) -> bool:
    """Tells of no other time, nor of all time; a rate is of none that another clause tells."""
    start = each.sentence.start
    if each.quantity.unit == PERCENT and each.stated.kind == "value":
        inside = (c.start for c in each.sentence.clauses if c.start <= each.stated.start < c.end)
        start = next(inside, start)
    said = _AGAINST.sub("", each.passage.text[start : each.stated.start])
    return nature == "actual" and not each.stated.stage and not _EVER.search(said)


def _ahead(period: str | None, text: str, today: date) -> str | None:
    """年末 of a plan is still to come, where its sentence names no year."""
    own = period and re.match(r"\d{4}", period) and period[:4] not in text
    return with_year(f"*{period[4:]}", "target", today) if own and period else period


def _planned(heading: str, today: date) -> str | None:
    """The one period that a heading such as 下月计划 is about."""
    keys = [span.key for span in find_periods(heading, today)]
    return with_year(keys[0], "target", today) if len(keys) == 1 else None


def _labelled(told: list[Told]) -> list[Told]:
    """`华山店：收入860万元，员工40人`, a line for each shop: the label is whose they are."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for each in told:
        if _names_another(each):
            labels[each.name].add(each.sentence.label)
    shared = {name for name, held in labels.items() if len(held) >= _FEWEST}
    names = {t.sentence.label for t in told if t.name in shared and _names_another(t)}
    return [
        _owned(each) if _names_another(each) and each.sentence.label in names else each
        for each in told
    ]


def _owned(each: Told) -> Told:
    """Of whom its label names; of a member below `区域表现`, which says what its labels are."""
    heading = each.passage.sections[-1] if each.passage.sections else ""
    label, by = each.sentence.label, _BY.search(heading)
    if by and not each.dimensions:
        reasons = (*each.reasons, "成员取自行首，维度取自标题")
        return each._replace(dimensions=((by["by"], label),), reasons=reasons)
    return each._replace(subject=label, reasons=(*each.reasons, "主体取自行首"))


def _names_another(each: Told) -> bool:
    label = each.sentence.label
    plain = each.stated.kind in {"value", "end", "change", "share"} and each.subject is None
    measured = any(kind.search(label) for kind in (MONEY, RATE, _MEASURED))
    named = plain and label and not measured and label not in each.name
    return bool(named and _LABEL.fullmatch(label))


def labelled_names(told: Sequence[Told]) -> list[str]:
    return list(
        dict.fromkeys(
            t.subject
            for t in told
            if t.subject and (t.subject == t.sentence.label or LISTED in t.reasons)
        )
    )
