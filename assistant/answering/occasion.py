"""When and where a report was given: of the meeting itself, not of what it tells."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.periods import period_matches
from assistant.retrieval.asked import Asked
from assistant.retrieval.need import about_itself
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.words import EARLIER, WHERE

READ: Final = 5
"""Passages in which the date may stand."""
_DAY: Final = re.compile(
    r"(?:\d{2,4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_PRESENTS: Final = re.compile(
    r"(?:谁|哪[一]?位|什么人)(?:上?[来去]|做|负责)?(?:主?讲|汇报|作报告|做报告|介绍|宣讲)(?:的|了)?|主讲人?(?:是谁)?|"
    r"who (?:presented|gave|delivered|presents)\b",
    re.IGNORECASE,
)


def told_occasion(draft: Draft, view: View, plan: Plan, asked: Asked) -> bool:
    """Tells the sentence with the date that the document has; a date that is put for confirmation
    is held against it.
    """
    day = _DAY.search(plan.text) if plan.confirms else None
    if not (asked.when or day or WHERE.search(plan.text)) or EARLIER.search(plan.text):
        return False
    document = next((d for d in view.documents() if len(d.date) == 10), None)
    text = _DAY.sub(" ", plan.text)
    if document is None or not about_itself(text, document.title):
        return False
    first = len(draft.lines)
    if not _tell_date(draft, view, document.date):
        return False
    if day:
        right = any(period_matches(key, document.date) for key in plan.periods)
        draft.lines.insert(first, frame("confirmed" if right else "corrected", plan.language))
    return True


def presenter_asked(view: View, plan: Plan) -> Plan | None:
    """`这次谁来讲的` asks who presented the report: the plan in the words of reports."""
    if not _PRESENTS.search(plan.text) or plan.metrics or EARLIER.search(plan.text):
        return None
    title = next((document.title for document in view.documents() if document.date), "")
    if not about_itself(_PRESENTS.sub(" ", plan.text), title):
        return None
    return plan.model_copy(update={"text": "汇报人是谁", "unknown": ("汇报人",)})


def _tell_date(draft: Draft, view: View, date: str) -> bool:
    """The sentence with the date, the one with the hour first."""
    year, month, day = (int(part) for part in date.split("-"))
    written = re.compile(rf"{year}\s?[年./-]\s?0?{month}\s?[月./-]\s?0?{day}(?!\d)")
    hits = view.keyword(f"{year}年{month}月{day}日", READ)
    passages = [p for p in (view.passage(hit.id) for hit in hits) if p]
    told = [(p, s) for p in passages for s in sentences_of(p) if written.search(s)]
    if told:
        passage, sentence = max(told, key=lambda t: bool(re.search(r"\d:\d\d", t[1])))
        draft.say(draft.quote(passage, sentence))
    return bool(told)
