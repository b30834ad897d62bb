"""What a page of a report holds."""

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.text import tell_facts
from assistant.indexes.base import View
from assistant.retrieval.language import PAGE
from assistant.retrieval.need import content_terms
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.topics import topic_of


def tell_page(draft: Draft, view: View, plan: Plan) -> None:
    """What a page holds, by its first sentences; a page that is not there is refused."""
    pages = {page for document in view.documents() for page in document.pages}
    label = next((p for p in pages if "".join(c for c in p if c.isdigit()) == plan.page), None)
    places = [place for place in view.headings() if label and place.page == label]
    held = [p for p in view.passages_below(p for p in places if not p.case) if sentences_of(p)]
    if not held:
        draft.names.add(plan.page or "")
        draft.missing = True
        draft.say(frame("no_page", plan.language, asked=plan.page))
        exists = sorted(pages, key=lambda p: int("".join(c for c in p if c.isdigit()) or 0))
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
