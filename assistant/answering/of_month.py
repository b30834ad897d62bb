"""A month beside customers and cases is that of a report: `2月甲客户的情况`."""

import re
from datetime import date
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.trial import Planned, lacks, over
from assistant.periods import PeriodSpan, find_periods
from assistant.records import Case
from assistant.retrieval.case_facets import text_of
from assistant.retrieval.case_words import CLIENTS
from assistant.retrieval.editions import Edition, edition
from assistant.retrieval.language import normalise
from assistant.retrieval.occasions import Asked
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import day_of, reports_in, reports_of

READ: Final = 20
"""Passages of a customer that may tell of the month."""
_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d\d")


def asked_in_month(view: Edition, text: str, plan: Plan) -> Asked | None:
    """Of the report of the month; None where that has no case of the customer, and what holds now
    tells of the month itself.
    """
    text = normalise(text)
    span = _month(view, text)
    if span is None or plan.metrics or plan.operands or plan.intent not in {"case", "text"}:
        return None
    named = {case.customer: case for case in view.cases() if _is_named(case, text)}
    listed = plan.case and plan.case.form == "list" and not plan.case.facets
    if not (named or listed):
        return None
    held = reports_of(span.key, reports_in(view))[:1]
    own = {case.customer for case in edition(view, "only", held[0].id).cases()} if held else set()
    if not (named.keys() & own) and any(_tells(view, c, span.key) for c in named.values()):
        return None
    if held:
        bare = f"{text[: span.start]}{text[span.end :]}".lstrip(" ,，的")
        return Asked("of", bare, held)
    words = f"{text[span.start : span.end]}的汇报"
    return Asked("none", text, reports_in(view), words) if named else None


def written_of_month(
    view: Edition, text: str, draft: Draft | None, planned: Planned, now: tuple[Draft, Plan]
) -> tuple[Draft, Plan]:
    """`5月新签约的客户`: the sentence with the month, where only the report of that one has it."""
    made, plan = now
    span = _month(view, normalise(text))
    if span is None or plan.intent != "text" or plan.metrics or not CLIENTS.search(text):
        return now
    held = reports_of(span.key, reports_in(view))[:1]
    if not held or held[0] == reports_in(view)[0] or _has(view, made, draft, span.key):
        return now
    other = over(edition(view, "only", held[0].id), text, draft, planned)
    better = not lacks(other[0], draft) and _has(view, other[0], draft, span.key)
    return other if better else now


def _month(view: Edition, text: str) -> PeriodSpan | None:
    spans = find_periods(text, _day(view))
    return spans[0] if len(spans) == 1 and _MONTH.fullmatch(spans[0].key) else None


def _day(view: Edition) -> date:
    return day_of(reports_in(view))


def _is_named(case: Case, text: str) -> bool:
    return any(name in text for name in (case.customer, *case.aliases))


def _tells(view: Edition, case: Case, key: str) -> bool:
    hits = (view.passage(hit.id) for hit in view.keyword(case.customer, READ))
    texts = (p.text for p in hits if p and _is_named(case, p.text))
    return any(_holds(view, text, key) for text in (text_of(case), *texts))


def _holds(view: Edition, text: str, key: str) -> bool:
    spans = [span.key for span in find_periods(text, _day(view)) if _MONTH.fullmatch(span.key)]
    return any(key == own or (key[-3:] == own[-3:] and "*" in key + own) for own in spans)


def _has(view: Edition, made: Draft, before: Draft | None, key: str) -> bool:
    """Whether what is quoted first has the month."""
    since = len(before.citations) if before else 0
    quotes = [citation.quote for citation in made.citations[since : since + 1]]
    return any(_holds(view, quote, key) for quote in quotes)
