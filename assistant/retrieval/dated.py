"""Which figures of a slot are of a period, and which hold now. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import (
    PRESENT,
    period_bounds,
    period_matches,
    period_within,
    period_years,
    previous_period,
)
from assistant.records import Figure
from assistant.retrieval.editions import as_of
from assistant.retrieval.over_time import at_end
from assistant.retrieval.plan import Plan

_AHEAD: Final = re.compile(r"未来|今后|往后|接下来|后面|后续|将来|\bnext\b", re.IGNORECASE)
"""Years ahead begin with the year of the report or the one after, as the report counts."""

_END_SAID: Final = re.compile(r"月[底末]|截[至止]|\bend of\b|\bas of\b", re.IGNORECASE)


def of_period(group: list[Figure], asked: str, plan: Plan, view: View) -> list[Figure]:
    """As it is asked, else as the report may write it: the whole span, its end, now."""
    if asked == PRESENT:
        return list(newest(group))
    hits = [f for f in group if f.period and period_matches(asked, f.period)]
    if asked == "*":
        hits = hits or [f for f in group if f.period is None]
    elif not hits:
        keys = _of_years(asked, group, plan) or _otherwise(asked, plan)
        hits = [f for f in group if f.period in keys] or _closed_on(asked, group)
        hits = hits or _at_month_end(asked, group, plan, view)
    if not hits and (_is_now(asked, view) or (plan.year_end and _just_ended(asked, view))):
        hits = [f for f in group if f.period is None]
    hits = hits or as_of(view, group, asked)
    if not plan.nature:  # an aim of no time is none of the month that is asked
        hits = [f for f in hits if f.period or f.nature != "target"]
    if plan.nature is None:  # what was aimed at is told where it is asked, or alone
        hits = [f for f in hits if f.nature != "target"] or hits
    return list(newest(hits)) if asked.startswith("*") else hits


def in_one_year(periods: tuple[str, ...], group: list[Figure]) -> tuple[str, ...]:
    """`一季度和二季度` are of one year, the newest that has both, and not each the newest."""
    open_ = len(periods) > 1 and all(period.startswith("*-") for period in periods)
    if not open_ or list(periods) != sorted(periods):
        return periods
    held = [
        {f.period[:4] for f in group if f.period and period_matches(p, f.period)} for p in periods
    ]
    shared = set.intersection(*held)
    return tuple(max(shared) + period[1:] for period in periods) if shared else periods


def _otherwise(asked: str, plan: Plan) -> tuple[str, ...]:
    if "/" in asked:
        ahead = (_a_year_on(asked),) if _AHEAD.search(plan.text) else ()
        return (*period_years(asked), asked, *ahead)
    if asked.endswith("-12-31"):
        return (asked[:4],)
    if plan.year_end and asked.endswith("-12"):
        return (asked[:4], f"{asked[:4]}-Q4")
    if re.fullmatch(r"\d{4}-\d\d", asked):  # what stood when it ended: 9月末 is September 30
        return (period_bounds(asked)[1].isoformat(),)
    return ()


def _of_years(asked: str, group: list[Figure], plan: Plan) -> tuple[str, ...]:
    """`年底打算做到多少`, of no year: what is told of whole years."""
    if asked != "*-12" or not plan.year_end:
        return ()
    return tuple(f.period for f in group if f.period and re.fullmatch(r"\d{4}", f.period))


def _closed_on(day: str, group: list[Figure]) -> list[Figure]:
    """What stood on the last day of a month or quarter: its value, where it has one alone."""
    if len(day) != 10 or "*" in day:
        return []
    hits = [f for f in group if f.period and len(f.period) == 7 and "*" not in f.period]
    hits = [f for f in hits if period_bounds(f.period or "")[1].isoformat() == day]
    return hits if len({f.period for f in hits}) == 1 else []


def _at_month_end(month: str, group: list[Figure], plan: Plan, view: View) -> list[Figure]:
    """`3月底在营多少`: what stood when the quarter or half ended that ends with the month."""
    said = re.fullmatch(r"\d{4}-\d\d", month) and _END_SAID.search(plan.text)
    names = {f.metric for f in group}
    metric = next((m for m in view.metrics() if names == {m.name}), None)
    if not said or metric is None or not at_end(metric.name, metric.description):
        return []
    return _closed_on(period_bounds(month)[1].isoformat(), group)


def _a_year_on(span: str) -> str:
    return "/".join(str(int(year) + 1) for year in span.split("/"))


def current(figures: list[Figure], view: View) -> tuple[Figure, ...]:
    """What holds now; of a period that the one of its report is within, that of this very one: of
    the month, and not of its quarter.
    """
    held = newest(figures)
    if not held or not held[0].period:
        return held
    own = {document.id: document.period for document in view.documents()}
    whole = held[0].period
    alike = [f for f in figures if f.period and f.period == own.get(f.document)]
    alike = [
        f for f in alike if f.nature == held[0].nature and period_within(f.period or "", whole)
    ]
    return tuple(alike) or held


def newest(figures: list[Figure]) -> tuple[Figure, ...]:
    """What holds now: figures whose period is open, else those of the newest period.

    A value whose period is open is as old as its report: a later report's value with a period
    is newer.
    """
    actual = [f for f in figures if f.nature == "actual"] or figures
    if open_ := tuple(f for f in actual if f.period is None):
        reports, date = {f.document for f in open_}, max(map(_told_on, open_))
        later = (f for f in actual if f.period and f.document not in reports)
        if not any(_told_on(f) > date for f in later):
            return open_
    last = max((f.period or "" for f in actual), default="", key=_end)
    return tuple(f for f in actual if f.period == last)


def _told_on(figure: Figure) -> str:
    return figure.sources[0].date if figure.sources else ""


def _end(period: str) -> tuple[str, str]:
    """Where a period ends and then, the later the longer, where it begins: of a year and its last
    quarter the year comes last.
    """
    if not period or "*" in period:
        return "", ""
    start, end = (day.isoformat() for day in period_bounds(period))
    return end, "".join(chr(ord("9") - ord(digit)) if digit.isdigit() else "" for digit in start)


def _is_now(asked: str, view: View) -> bool:
    """The month or year in which the newest report was given."""
    newest_date = next((d.date for d in view.documents() if d.date), "")
    return bool(newest_date) and asked in {newest_date, newest_date[:7], newest_date[:4]}


def _just_ended(asked: str, view: View) -> bool:
    """`去年年底` asked of a report of January: what it says without a period stood then."""
    newest_date = next((d.date for d in view.documents() if d.date), "")
    return newest_date[5:7] == "01" and period_matches(asked, previous_period(newest_date[:7]))


def of_other_times(rows: list[Figure], asked: tuple[str, ...]) -> bool:
    """Whether each value has a time such as is asked, and none is of that one."""
    grains = {re.sub(r"[\d*]+", "0", period) for period in asked}
    held = {re.sub(r"\d+", "0", f.period or "") for f in rows}
    return bool(rows and grains) and held <= grains
