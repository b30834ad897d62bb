"""Facts by the sentences that say them, and what a page holds."""

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.retrieval.passages import find_passages
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import pick


def tell_facts(draft: Draft, view: View, plan: Plan) -> None:
    names = (*plan.subjects, *(n for names in plan.members.values() for n in names))
    words = tuple(dict.fromkeys((*plan.unknown, *names)))
    if not words:
        refuse(draft, plan)
        return
    whole = plan.operation in {"members", "why", "breakdown"}
    sentences = pick(
        find_passages(view, plan.text), words, plan.text, whole=whole, number=plan.asks_quantity
    )
    if not sentences:
        refuse(draft, plan)
    for sentence in sentences:
        draft.say(draft.quote(sentence.passage, sentence.text))


def tell_page(draft: Draft, view: View, plan: Plan) -> None:
    """What a page holds, by its first sentences; a page that is not there is refused."""
    pages = {page for document in view.documents() for page in document.pages}
    label = next((p for p in pages if "".join(c for c in p if c.isdigit()) == plan.page), None)
    held = [p for p in view.passages() if p.page == label and not p.case] if label else []
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
    draft.names.add(label or "")
    draft.say(frame("page_holds", plan.language, page=label))
    for passage in held[:8]:
        draft.say(f"- {draft.quote(passage, passage.text)}")
