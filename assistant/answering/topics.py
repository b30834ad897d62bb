"""Overviews over the prose: points, reasons, contrasts, a name across all its pages."""

from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.explained import tell_explained
from assistant.answering.frames import frame
from assistant.answering.named import tell_name
from assistant.answering.refuse import refuse
from assistant.answering.text import CITED, tell_facts
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.backing import back
from assistant.retrieval.lexicon import fold
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.need import (
    Need,
    content_terms,
    held,
    names_of,
    need_of,
    told_by,
    weight,
)
from assistant.retrieval.overview import (
    Key,
    best,
    called,
    causal,
    contrasting,
    essence,
    gives_reasons,
    heading_of,
    keys,
    results_first,
    section,
    sections_below,
    spans_of,
    summaries,
    tells,
)
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of, short

POINTS: Final = 5
"""Points of an overview for which no number was asked."""
MOST: Final = 6
PARTS: Final = 10
"""Headings below one that an overview of it has each a point of, where no number was asked."""
LIKELY: Final = 0.7
"""Share of what the best passage holds from which on another one may give the reasons."""
REASONED: Final = 0.4
"""The same for one that says that it gives reasons."""


def tell_topic(draft: Draft, view: View, plan: Plan) -> None:
    assert plan.topic
    form = plan.topic.form
    if form == "reasons":
        tell_reasons(draft, view, plan)
    elif form == "compare":
        tell_contrast(draft, view, plan)
    elif form == "customer":
        tell_name(draft, view, plan, plan.topic.topics)
    elif not plan.topic.topics:
        tell_report(draft, view, plan)
    else:
        tell_overview(draft, view, plan, plan.topic.topics[0])


def tell_overview(draft: Draft, view: View, plan: Plan, topic: str) -> None:
    """Key sentences of the section that the topic names, else of the passages about it."""
    passages = _passages(view, plan, topic)
    if not passages:
        if not all(view.holding(span) for span in spans_of(topic)):
            refuse(draft, plan)
        else:
            tell_facts(draft, view, plan)
        return
    asked = plan.topic.most if plan.topic else None
    most = min(asked, MOST) if asked else parts_of(passages if called(view, topic) else (), POINTS)
    tell_points(draft, view, passages, topic, most, asked=plan.text)


def parts_of(passages: tuple[Passage, ...], least: int) -> int:
    """Points that tell of each heading of a section, and no fewer than `least`."""
    return max(least, min(len({passage.sections for passage in passages}), PARTS))


def tell_points(
    draft: Draft, view: View, passages: tuple[Passage, ...], topic: str, most: int, *, asked: str
) -> None:
    """Their key sentences; short paragraphs whole where more than one is wanted."""
    found = keys(view, passages, _need(view, topic), whole=most > 1)
    for key in best(results_first(found, asked), most):
        draft.say(point(draft, key))


def tell_sections(draft: Draft, view: View, heading: str) -> None:
    """Every heading below one, with its first sentence."""
    for below in sections_below(view, heading):
        places = (place for place in view.headings() if below in place.sections)
        passage = next((p for p in view.passages_below(places) if sentences_of(p)), None)
        if passage is None:
            continue
        draft.names.add(below)
        draft.say(f"- **{escape(below)}**：{draft.quote(passage, sentences_of(passage)[0])}")


def tell_report(draft: Draft, view: View, plan: Plan) -> None:
    """The points of its summary if a number is asked; else each page with its key sentence."""
    documents = [d for d in view.documents() if d.kind == "report"] or list(view.documents())
    newest = documents[0].id if documents else None
    passages = tuple(view.passages(newest))
    if not passages:
        refuse(draft, plan)
        return
    if plan.topic and plan.topic.most:
        found = results_first(keys(view, summaries(passages), whole=True), plan.text)
        for key in best(found, min(plan.topic.most, MOST)):
            draft.say(point(draft, key))
        return
    draft.names.add(documents[0].title)
    draft.say(frame("report_holds", plan.language, title=escape(documents[0].title)))
    for heading in dict.fromkeys(p.sections[:1] for p in passages):
        below = tuple(p for p in passages if p.sections[:1] == heading)
        for key in best(keys(view, below), 1):
            draft.say(point(draft, key, heading="".join(heading)))


def tell_reasons(draft: Draft, view: View, plan: Plan) -> None:
    """The whole passage that gives them, with its neighbours under the same heading that are near
    the question as well."""
    need = need_of(view, plan)
    if tell_explained(draft, view, plan, need):
        return
    backed = back(view, plan, need)
    if not (need.names or need.weights) or backed.lacking:
        tell_facts(draft, view, plan)
        return
    top = backed.backings[0].share
    near = [
        b
        for b in backed.backings[:CITED]
        if b.share >= (REASONED if gives_reasons(b.passage) else LIKELY) * top
    ]
    lead = max(near, key=lambda b: b.share + causal(b.passage, need)).passage
    if unmeasured(plan.text, told_by(view, lead)):
        tell_facts(draft, view, plan)
        return
    following = [
        passage
        for passage in (*(b.passage for b in backed.backings), *backed.beside)
        if passage.document == lead.document
        and abs(passage.order - lead.order) == 1
        and passage.sections[:-1] == lead.sections[:-1] != ()
    ]
    for passage in sorted((lead, *following), key=lambda p: p.order):
        for sentence in sentences_of(passage)[:MOST]:
            draft.say(draft.quote(passage, sentence))
    _others(
        draft, view, plan, need, [b.passage for b in near if b.passage not in (lead, *following)]
    )


def tell_contrast(draft: Draft, view: View, plan: Plan) -> None:
    """What is said of each side, sentences that compare first."""
    assert plan.topic
    sides: list[tuple[str, list[Key]]] = []
    for topic in plan.topic.topics:
        passages = _passages(view, plan, topic)
        rivals = [fold(other) for other in plan.topic.topics if other != topic]
        found = [
            key._replace(score=key.score + _compares(key.text, rivals))
            for key in keys(view, passages, _need(view, topic))
        ]
        sides.append((topic, best(found, 3)))
    if not all(found for _, found in sides):
        draft.names.update(topic for topic, found in sides if not found)
        missing = [topic for topic, found in sides if not found]
        refuse(draft, plan)
        if len(missing) == len(sides):
            return
    for topic, found in sides:
        if found:
            draft.names.add(topic)
            draft.say(f"**{escape(topic)}**")
        for key in found:
            draft.say(f"- {draft.quote(key.passage, key.text)}")


def _passages(view: View, plan: Plan, topic: str) -> tuple[Passage, ...]:
    """By heading, under any name of the topic; else by what the passages say."""
    names = sorted(names_of(view).get(fold(topic), ()), key=lambda name: name != fold(topic))
    found = (section(view, name) for name in (topic, *names))
    if passages := next((passages for passages in found if passages), ()):
        return passages
    bare = essence(topic)
    return tuple(p for p in about(view, plan, bare) if tells(bare, told_by(view, p)))


def about(view: View, plan: Plan, topic: str) -> tuple[Passage, ...]:
    """Passages that hold the topic's words, nearest first; none where the corpus lacks it."""
    asked = plan.model_copy(
        update={"text": topic, "unknown": (topic,), "subjects": (), "members": {}}
    )
    need = need_of(view, asked)
    backed = back(view, asked, need)
    if not (need.weights or need.names) or not backed.backings or backed.lacking:
        return ()
    top = max(b.share for b in backed.backings)
    return tuple(b.passage for b in backed.backings[:CITED] if b.share >= 0.7 * top)


def _need(view: View, topic: str) -> Need:
    return Need((), {term: weight(view, term) for term in content_terms(topic)})


def _compares(text: str, rivals: list[str]) -> float:
    return 1.0 * contrasting(text) + 1.5 * any(rival in fold(text) for rival in rivals)


def point(draft: Draft, key: Key, heading: str = "") -> str:
    name = heading or heading_of(key.passage)
    draft.names.add(name)
    return (
        f"- {escape(name)}：{draft.quote(key.passage, key.text)}"
        if name
        else (f"- {draft.quote(key.passage, key.text)}")
    )


def _others(draft: Draft, view: View, plan: Plan, need: Need, passages: list[Passage]) -> None:
    lines = []
    for passage in passages[: CITED - 1]:
        key = max(sentences_of(passage), key=lambda s: need.share(held(s)), default="")
        if key:
            lines.append(f"- {draft.quote(passage, short(key))}")
    for line in ([frame("see_also", plan.language)] if lines else []) + lines:
        draft.say(line)
