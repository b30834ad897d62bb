"""When and where a report was given: of the meeting itself, not of what it tells."""

import re
from datetime import date
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.periods import find_periods, period_within
from assistant.records import Document, Passage
from assistant.retrieval.asked import Asked
from assistant.retrieval.need import about_itself, content_terms
from assistant.retrieval.people import people_in
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.words import EARLIER, WHERE

READ: Final = 5
"""Passages in which the date may stand."""
_DAY: Final = re.compile(
    r"(?:\d{2,4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_WEEKDAY: Final = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_YES_NO: Final = re.compile(r"^(?:was|were|is|did)\b", re.IGNORECASE)
_PART: Final = re.compile(r"月?份|(?:年|月)?[初底]|(?:做|开|讲|召开|举行|进行)的|的时候|当时")
"""What stands at a period that is put for confirmation."""
_MEETING: Final = re.compile(
    r"会|汇报|报告|讲|举行|开|\b(?:meeting|report|presented|held|given)\b", re.I
)
"""A year beside something else is that of what is said of it: `2023年不是缺货吗`."""
_PRESENTS: Final = re.compile(
    r"(?:谁|哪一?位(?:同事|老师|领导)?|什么人)(?:在?会上)?(?:[给向跟对][^,，。?？]{1,6}?)?(?:上?[来去]|做|负责)*的?(?:主?讲|汇报|作报告|做报告|介绍|宣讲|演讲|分享)(?:的|了)?|主讲人?(?:是谁)?|"
    r"(?:上?[来去]|做)*(?:主?讲|汇报|作报告|做报告|宣讲|介绍|分享)的?[人者]?是(?:谁|哪一?位)|"
    r"(?:会上|上会)?(?:[来去]|做|负责)*(?:主?讲|汇报|宣讲|介绍)(?P<what>[^,，。?？的]{1,8})的(?:人|同事)?是(?:谁|哪一?位)|"
    r"who (?:presented|gave|delivered|presents)\b",
    re.IGNORECASE,
)


_PRESENTER_WORDS: Final = "汇报人 主讲人 报告人 演讲人 主讲 presenter speaker"
_PRESENTER: Final = re.compile(
    r"(?:汇报|主讲|报告|演讲|宣讲|讲解)(?:人|者)|由[^,，。]{2,16}(?:主讲|汇报|讲解)|"
    r"presenter|presented by|speaker",
    re.IGNORECASE,
)


def told_occasion(draft: Draft, view: View, plan: Plan, asked: Asked) -> bool:
    """Tells the sentence with the date that the document has; a date that is put for confirmation
    is held against it.
    """
    put = bool(plan.confirms or _YES_NO.search(plan.text))
    put = put and bool(plan.periods or _WEEKDAY.search(plan.text))
    put = put and bool(_MEETING.search(plan.text))
    text = _untimed(plan.text) if put else _DAY.sub(" ", plan.text)
    if not (asked.when or put or WHERE.search(plan.text)) or EARLIER.search(text):
        return False
    document = _dated(view)
    if document is None or not about_itself(text, _known(view)):
        return False
    told = _told_date(view, document.date)
    if told is None:
        return False
    if put:
        draft.say(frame(_verdict(plan, document.date, told[1]), plan.language))
    draft.say(draft.quote(*told))
    return True


def told_presenter(draft: Draft, view: View, plan: Plan) -> bool:
    """Tells the sentence that says who presents, and not of an earlier time."""
    if presenter_asked(view, plan) is None:
        return False
    found = (view.passage(hit.id) for hit in view.keyword(_PRESENTER_WORDS, READ))
    for passage in filter(None, found):
        for sentence in sentences_of(passage):
            match = _PRESENTER.search(sentence)
            if match is None or EARLIER.search(sentence[: match.start()]):
                continue
            if people_in(view, sentence):
                draft.say(draft.quote(passage, sentence))
                return True
    return False


def presenter_asked(view: View, plan: Plan) -> Plan | None:
    """`这次谁来讲的` asks who presented the report: the plan in the words of reports."""
    if not _PRESENTS.search(plan.text) or plan.metrics or EARLIER.search(plan.text):
        return None
    rest = _PRESENTS.sub(lambda match: match["what"] or " ", plan.text)
    loose = (word for word in plan.unknown if len(word) > 2 and not content_terms(word))
    if not about_itself(rest, _known(view)) or any(word not in _known(view) for word in loose):
        return None
    return plan.model_copy(update={"text": "汇报人是谁", "unknown": ("汇报人",)})


@derived()
def _known(view: View) -> str:
    """What the meeting is called: the title, and the sentence that tells when it was."""
    title = next((document.title for document in view.documents() if document.date), "")
    document = _dated(view)
    told = _told_date(view, document.date) if document else None
    return f"{title} {told[1] if told else ''}"


def _dated(view: View) -> Document | None:
    return next((d for d in view.documents() if len(d.date) == 10), None)


def _told_date(view: View, day_of: str) -> tuple[Passage, str] | None:
    """The sentence with the date, the one with the hour first."""
    year, month, day = (int(part) for part in day_of.split("-"))
    written = re.compile(rf"{year}\s?[年./-]\s?0?{month}\s?[月./-]\s?0?{day}(?!\d)")
    hits = view.keyword(f"{year}年{month}月{day}日", READ)
    passages = [p for p in (view.passage(hit.id) for hit in hits) if p]
    told = [(p, s) for p in passages for s in sentences_of(p) if written.search(s)]
    return max(told, key=lambda t: bool(re.search(r"\d:\d\d", t[1])), default=None)


def _untimed(text: str) -> str:
    """Without the periods, days and what stands at them."""
    for span in reversed(find_periods(text, date.min)):  # only where they stand is asked
        text = f"{text[: span.start]} {text[span.end :]}"
    return _PART.sub(" ", _WEEKDAY.sub(" ", _DAY.sub(" ", text)))


def _holds(key: str, day: str) -> bool:
    """`*-01` and `2031` hold `2031-01-09`."""
    return day[4:].startswith(key[1:]) if key.startswith("*") else period_within(day, key)


def _verdict(plan: Plan, day: str, sentence: str) -> str:
    """A weekday that the sentence leaves out is not judged."""
    if not all(_holds(key, day) for key in plan.periods):
        return "corrected"
    put, told = _WEEKDAY.search(plan.text), _WEEKDAY.search(sentence)
    if put and not told:
        return "said"
    return "confirmed" if not (put and told) or put[1] == told[1] else "corrected"
