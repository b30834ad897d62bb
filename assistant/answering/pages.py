"""What a page of a report holds, and on which page something stands."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.text import tell_facts
from assistant.indexes.base import View
from assistant.records import page_number
from assistant.retrieval.language import PAGE
from assistant.retrieval.need import content_terms
from assistant.retrieval.overview import section
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.topics import topic_of

_WHICH: Final = re.compile(
    r"[，,]?(?:是|在|写|讲|说|出现|位于|出自|放)*(?:报告|汇报|资料)?[的里中]?"
    r"(?:第几|哪一?|几)页(?:讲|写|说|提|出现|介绍|里|上|有|呢)*[到过了的]*|"
    r"\b(?:on )?(?:which|what) page\b(?: is| are| does)?",
    re.IGNORECASE,
)


def asks_where(plan: Plan) -> bool:
    """`在第几页`."""
    return plan.page is None and bool(_WHICH.search(plan.text))


def without_where(plan: Plan) -> Plan:
    """What is looked for: the plan without the words that ask for its page."""
    text = _WHICH.sub(" ", plan.text).strip()
    unknown = tuple(word for word in plan.unknown if word in text)
    return plan.model_copy(update={"text": text, "unknown": unknown})


def tell_heading(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a heading of the report is what is looked for: its page and its first sentence."""
    held = [p for p in section(view, topic_of(plan.text)) if p.page]
    if not held:
        return False
    quoted = draft.quote(held[0], next(iter(sentences_of(held[0])), held[0].text))
    _say_pages(draft, plan, tuple(dict.fromkeys(p.page for p in held)), len(draft.lines))
    draft.say(quoted)
    return True


def tell_where(draft: Draft, plan: Plan, *, lines: int, citations: int) -> None:
    """Puts the page of the first source before the lines of this plan."""
    pages = [citation.page for citation in draft.citations[citations:] if citation.page]
    if pages and len(draft.lines) > lines:
        _say_pages(draft, plan, tuple(pages[:1]), lines)


def _say_pages(draft: Draft, plan: Plan, pages: tuple[str, ...], at: int) -> None:
    draft.names.update(pages)
    named = frame("join", plan.language).join(pages)
    draft.lines.insert(at, frame("on_page", plan.language, page=named))


def tell_page(draft: Draft, view: View, plan: Plan) -> None:
    """What a page holds, by its first sentences; a page that is not there is refused."""
    pages = {page for document in view.documents() for page in document.pages}
    pages |= {place.page for place in view.headings() if place.case and place.page}
    label = next((p for p in pages if page_number(p) == plan.page), None)
    places = [place for place in view.headings() if label and place.page == label]
    files = {document.id for document in view.documents() if document.kind == "case"}
    # Cases with files of their own stand on a page of the report, too, if it has no other words.
    own = [place for place in places if place.document not in files] or places
    held = [p for p in view.passages_below(own) if sentences_of(p)]
    if not held:
        draft.names.add(plan.page or "")
        draft.missing = True
        draft.say(frame("no_page", plan.language, asked=plan.page))
        exists = sorted(pages, key=lambda p: int(page_number(p) or 0))
        draft.names.update(exists)
        if exists:
            draft.say(
                frame("exists", plan.language, names=frame("join", plan.language).join(exists))
            )
        return
    topic = topic_of(PAGE.sub(" ", plan.text))
    if content_terms(topic):
        tell_facts(draft, view, plan.model_copy(update={"text": topic}))
        return
    draft.names.add(label or "")
    draft.say(frame("page_holds", plan.language, page=label))
    for passage in held[:8]:
        draft.say(f"- {draft.quote(passage, passage.text)}")
