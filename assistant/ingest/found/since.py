"""Since when something has changed: `较上月减少3家` is 环比, `较去年同期` is 同比."""

import re
from datetime import date
from typing import Final

from assistant.ingest.found.month_spans import since_january
from assistant.ingest.found.sentences import COMPARING, SAME, Clause, Sentence
from assistant.ingest.found.stated import Stated
from assistant.ingest.found.verbs import CHANGES
from assistant.periods import PeriodSpan, previous_period, year_before

_LAST: Final = re.compile(
    rf"{COMPARING}\s*[上前](?:[一1]?个)?[一1]?(?:月份?|周|季度?|期)(?!的?同期)"
)
_YEAR_AGO: Final = re.compile(rf"{COMPARING}\s*(?:[去上]年|上一年)?(?:度|的)?同期")
_DATED: Final = re.compile(r"[末底初]")
_CHANGED: Final = re.compile(
    rf"(?P<of>.*?)(?P<since>同比|环比)?(?P<verb>{'|'.join(dict.fromkeys(CHANGES.values()))})"
)


def since_base(change: str, now: Stated, base: Stated, today: date) -> str:
    """收入环比增长 of 收入增长, counted from the month before."""
    since = "同比" if base.period == SAME else _step(base.period or "", now.period, today)
    bare = change.removeprefix(now.name)
    same = change.startswith(now.name) and not bare.startswith(("同比", "环比"))
    return f"{now.name}{since}{bare}" if since and same else change


def since_said(made: Stated, sentence: Sentence, clause: Clause, text: str, today: date) -> str:
    """门店环比下降 of the 门店下降 that is `较上月`; what counts from another day stays."""
    before = max((n.end for n in clause.numbers if n.end <= made.start), default=clause.start)
    said = text[before : made.start]
    held = [p for p in sentence.compared if before <= p.start and p.end <= made.start]
    since = _worded(said) or (_of(held[-1], made, text, today) if held else "")
    match = _CHANGED.fullmatch(made.name)
    return (
        f"{match['of']}{since}{match['verb']}"
        if since and match and not match["since"]
        else made.name
    )


def _worded(said: str) -> str:
    return "同比" if _YEAR_AGO.search(said) else "环比" if _LAST.search(said) else ""


def _of(held: PeriodSpan, made: Stated, text: str, today: date) -> str:
    """8月 of what is told of September; 上年 of this year, and of no day of it."""
    key = held.key.replace("*", f"{today.year}")
    if re.fullmatch(r"\d{4}", key):
        day = _DATED.match(text, held.end)
        return "同比" if key == f"{today.year - 1}" and not day else ""
    return _step(key, made.period, today)


def _step(key: str, now: str | None, today: date) -> str:
    """How far a period is before the one that is told, or else before the month of `today`."""
    current = now if now and re.fullmatch(r"\d{4}-\w\w", now) else f"{today:%Y-%m}"
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    if key == year_before(since_january(current) or current):
        return "同比"
    for of in (current, *([] if now else [quarter])):
        if since := {previous_period(of): "环比", year_before(of): "同比"}.get(key):
            return since
    return ""
