"""Of which period a number is, and whether it is an actual, a forecast, a target, a definition."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from assistant.ingest.found.aims import is_target
from assistant.ingest.found.month_spans import SPAN_OF_MONTHS, flows
from assistant.ingest.found.sentences import (
    SAME,
    UNTOLD,
    WHOLE_YEAR,
    Clause,
    Sentence,
    out_of_bracket,
)
from assistant.ingest.found.stated import Stated
from assistant.periods import PeriodSpan, period_bounds, year_before
from assistant.records import Nature

_FORECAST: Final = re.compile(r"预测|预计|预期|有望|料将|或将|可能|将(?=达|增|超|突破|升|降|为)")
_DEFINES: Final = re.compile(r"(?:定义|口径|标准|门槛)(?:是|为|指)")
_PAST: Final = timedelta(days=183)
"""What was expected of a time that is over is told for so long."""
_AHEAD: Final = timedelta(days=123)
_SINCE: Final = re.compile(r"累计|以来")
"""What has been counted since some day is not of the period before it."""
_PLAN: Final = re.compile(r"(?:目标|计划|规划|预算)$")
_AIM: Final = re.compile(
    r"[，,、；;（(为达成占](?:[全本当上下][年月季半年度]*)?的?目标(?:值|额|数)?(?:为|是)?$"
)
"""`预计收入5亿元，为目标6亿元的83%`."""
_YEARLY: Final = re.compile(
    r"(?:全年|年度)(?P<name>.{2,}?(?:目标|计划|预算|任务|指标)(?:值|额|数)?)"
)
_DAY: Final = re.compile(r"-\d\d-\d\d$")
_EVENT: Final = re.compile(
    r"\s*(?:起|正式|已|将)*(?:上市|上线|发布|推出|开售|开业|开仓|开工|投产|投用|启用|竣工|揭牌|成立)"
)
_COLON: Final = re.compile(r"\s*(?:为|是|达到?)?[\d.,]+\D{0,8}[：:=＝]")
_FROM: Final = re.compile(r"[由从](?:原来?的?)?$")
_SEVERAL: Final = re.compile("/|-[QH]")
_HALF: Final = re.compile(r"-(?:H1|Q1)$")
BASE: Final = "base"
"""Marks what a change counts from."""
DEFINED: Final = re.compile(r"(?:定义|口径|标准|门槛)$")


def dated(
    made: Stated,
    sentence: Sentence,
    clause: Clause,
    last: Stated | None,
    text: str,
    today: date,
    since: Stated | None = None,
) -> Stated | None:
    """With the period that stands before it: of a change, only one behind its start.

    去年同期 is a year before `since`, which is `last` where nothing else is told.
    """
    if made.kind == "base":
        return _held_against(made, sentence, today)
    if made.period:
        return made._replace(nature=_nature(made, sentence, clause, text))
    first = last.end if last and made.kind == "end" else sentence.start
    before = [p for p in sentence.periods if first <= p.start < made.start]
    if last and made.kind == "end" and not before:
        before = _of_change(sentence, clause, last, text)
    if last and last.kind == "end" and made.kind == "value" and made.name == last.name:
        before = [p for p in before if p.start >= last.end]  # of what it has come to
    before = [
        p
        for p in before
        if not _told_aside(text[p.end : made.start]) and not _is_source(p, made, text)
    ]
    if made.kind == "change":  # it is of what was reported, not of what that is compared with
        before = [p for p in before if p.key != SAME]
    own = [p for p in before if p.start >= clause.start]
    if not own and since and _is_its_change(made, since):
        return made._replace(period=since.period, nature=_nature(made, sentence, clause, text))
    own = own or [p for p in before if not _is_of_event(p, text, today)]
    nature = _nature(made, sentence, clause, text)
    if own and _SINCE.search(text[_behind(own[-1], text) : made.start]):
        return _summed(made, own[-1], text)._replace(nature=nature)
    key = own[-1].key if own else None
    if not key and nature == "target" and (yearly := _YEARLY.fullmatch(made.name)):
        return made._replace(name=yearly["name"], period=WHOLE_YEAR, nature=nature)
    if key == SAME and any(p.end <= made.start and text.startswith("上", p.start) for p in before):
        return made._replace(period=SAME, nature=nature)  # 上月…，去年同期…: of what is reported
    return _of_period(made, key, nature, sentence, since or last, today)


def newest(last: Stated | None, told: Sequence[Stated]) -> Stated | None:
    """`5.1亿元，二季度4.6亿元，去年同期3.9亿元`: of times that are told in turn the newest; what
    has none is of the time that is reported.
    """
    same = [t for t in told if last and t.name == last.name and t.nature == "actual"]
    if not last or any(t.period is None for t in same):
        return next((t for t in same if t.period is None), last)
    length = len(last.period or "")
    return max(
        (t for t in same if t.period and len(t.period) == length),
        key=lambda t: str(t.period),
        default=last,
    )


def _is_its_change(made: Stated, newest: Stated) -> bool:
    """`9月收入3亿元，8月为2亿元，环比+50%`: of September."""
    timed = re.match(r"\d{4}", newest.period or "")
    return made.kind == "change" and bool(timed) and made.name.startswith(newest.name)


def _is_of_event(span: PeriodSpan, text: str, today: date) -> bool:
    """`4月8日上市，售价99元`: the day that something came is not that of what it costs now."""
    if not (_DAY.search(span.key) and _EVENT.match(text, span.end)):
        return False
    key = with_year(span.key, "actual", today)
    return key is not None and period_bounds(key)[0] <= today


def _behind(span: PeriodSpan, text: str) -> int:
    """`截至7月累计` says itself that it sums up."""
    return span.start if SPAN_OF_MONTHS.match(text, span.start) else span.end


def _summed(made: Stated, span: PeriodSpan, text: str) -> Stated:
    """`1-7月累计收入` is the revenue of these months, and so what a line that begins with them goes
    on to sum up; what has been counted up to an end keeps its name.
    """
    said, bare = SPAN_OF_MONTHS.match(text, span.start), made.name.removeprefix("累计")
    goes_on = span.start == span.end and (span.key == UNTOLD or _SEVERAL.search(span.key))
    half = flows(bare) and _HALF.search(span.key)
    if not (said or goes_on or half):
        return made
    if span.key == UNTOLD or (said and said["until"] and not flows(bare)):
        return made._replace(name=f"累计{bare}")
    return made._replace(name=bare, period=span.key)


def _is_source(span: PeriodSpan, made: Stated, text: str) -> bool:
    """`由6月的8天降至6天，目标5天`: behind the number that it was then, nothing is of June."""
    from_then = _FROM.search(text[max(span.start - 4, 0) : span.start])
    return bool(from_then) and bool(re.search(r"\d", text[span.end : made.start]))


def _of_change(sentence: Sentence, clause: Clause, last: Stated, text: str) -> list[PeriodSpan]:
    """`6月的用工从5月的31人降到12人`: where it comes from has its own month behind 从."""
    start = max(text.rfind(word, clause.start, last.start) for word in "从由")
    if start < 0:
        return []
    times = [p for p in sentence.periods if clause.start <= p.start < last.start]
    inside = [p for p in times if p.start > start]
    return [p for p in times if p.end <= start] if inside else []


def _held_against(made: Stated, sentence: Sentence, today: date) -> Stated | None:
    then = [p for p in sentence.compared if p.end <= made.start]
    key = then[-1].key if then else None
    if key and key != SAME:
        key = with_year(key, "actual", today)
    if not key or "*" in key:
        return None
    return made._replace(kind="value", period=key, note=BASE)


def _of_period(
    made: Stated,
    key: str | None,
    nature: Nature,
    sentence: Sentence,
    last: Stated | None,
    today: date,
) -> Stated | None:
    if key == UNTOLD:
        return None
    if key == SAME and last and last.period not in {None, SAME, WHOLE_YEAR}:
        key = year_before(str(last.period))
    elif key and key not in {SAME, WHOLE_YEAR}:
        aimed = sentence.planned and nature == "actual" and with_year(key, nature, today) is None
        nature = "target" if aimed else nature
        key = with_year(key, nature, today)
        if key is None:
            return None
    return made._replace(period=key, nature=nature)


def _told_aside(between: str) -> bool:
    """Behind a period: whether its bracket is closed, or its own number has a colon behind it."""
    return out_of_bracket(between) or bool(_COLON.match(between))


def _nature(made: Stated, sentence: Sentence, clause: Clause, text: str) -> Nature:
    if _PLAN.search(sentence.label):
        return "target"
    said = text[sentence.start : made.start]
    if DEFINED.search(sentence.label) or _DEFINES.search(said):
        return "definition"
    if _FORECAST.search(said):
        return "target" if _AIM.search(said) and made.kind == "value" else "forecast"
    after = min((n.start for n in clause.numbers if n.start >= made.end), default=clause.end)
    before = text[clause.start : made.start]
    alone = len(clause.numbers) == 1
    return "target" if is_target(before, text[made.end : after], alone=alone) else "actual"


def with_year(key: str, nature: Nature, today: date) -> str | None:
    """A month or quarter without a year: of an actual the last one, of a plan the next, if that is
    not far away. None for what is told as done of a time that is near, and has not come.
    """
    if not key.startswith("*"):
        return key
    this = f"{today.year}{key[1:]}"
    first, last = period_bounds(this)
    if nature in {"forecast", "target"}:
        return this if last + _PAST >= today else f"{today.year + 1}{key[1:]}"
    if today < first <= today + _AHEAD:
        return None
    return this if first <= today else f"{today.year - 1}{key[1:]}"
