"""Figures that prose mentions in passing: they answer what their own sentence is about.

In a report such a figure is one of its subject. Over many documents its name is any run of words
beside a number, and a question of something else may hold it: there the sentences answer, as if
nobody had looked for figures.
"""

import re
from typing import Final

from assistant.answering.understanding import lexicon_of, today
from assistant.indexes.base import MetricUse, View
from assistant.indexes.derived import derived
from assistant.indexes.through import Through
from assistant.records import Figure, Metric
from assistant.retrieval.alone import swapped
from assistant.retrieval.conversation import Memory
from assistant.retrieval.language import Reading, read
from assistant.retrieval.need import content_terms, held, names_held, need_of, told_by, weight
from assistant.retrieval.plan import Plan
from assistant.retrieval.planning import make_plan
from assistant.retrieval.reports import series_in
from assistant.retrieval.words import ASKS_NAME, PRONOUN

ABOUT: Final = 0.5
"""Share of a question's content that the sentence of a figure holds, with its headings, from which
on the figure may answer it."""

MANY: Final = 12
"""Reports that do not follow each other, from which on a figure is one of many subjects."""


class Proven(Through):
    """A view without the metrics that only prose mentions."""

    def metrics(self) -> tuple[Metric, ...]:
        return tuple(m for m in self.base.metrics() if m.declared or not passing(self.base, m.name))

    def uses(self) -> dict[str, MetricUse]:
        kept = {metric.name for metric in self.metrics()}
        return {name: use for name, use in self.base.uses().items() if name in kept}


def plan_over(view: View, reading: Reading, memory: Memory) -> Plan:
    """The plan of a question; read again without figures in passing, where it is beside these."""
    plan = make_plan(reading, view, lexicon_of(view), memory)
    if not beside(view, plan, memory):
        return plan
    narrower = proven(view)
    lexicon = lexicon_of(narrower)
    again = read(reading.text, lexicon, today(view), reading.language)
    if meant := swapped(again, memory, narrower, lexicon):
        again = read(meant, lexicon, today(view), reading.language)
    return make_plan(again, narrower, lexicon, memory)


@derived()
def proven(view: View) -> Proven:
    return Proven(view)


@derived()
def passing(view: View, metric: str) -> bool:
    """Whether every figure of a metric was found in a sentence."""
    figures = view.figures(metric, any_subject=True)
    return bool(figures) and all(_of_sentence(view, figure) for figure in figures)


def beside(view: View, plan: Plan, memory: Memory) -> bool:
    """Whether a question is of something else than the sentences of the figures it would get."""
    names = plan.metrics or plan.choices
    if (
        not _of_many(view)
        or not names
        or plan.operands
        or not all(_passing(view, name) for name in names)
    ):
        return False
    if _asks_words(plan) or any(word.startswith("多少") for word in plan.unknown):
        return True  # neither a value nor another unit than it has
    figures = [figure for name in names for figure in view.figures(name, any_subject=True)]
    texts = [_told(view, figure) for figure in figures]
    if len(names) > 1:
        texts = [" ".join(texts)]
    return not any(_is_about(view, plan, text, memory) for text in texts)


@derived()
def _of_many(view: View) -> bool:
    """A few reports are of one subject, and their figures are asked for in many words."""
    reports = sum(document.kind == "report" for document in view.documents())
    return reports - sum(len(held) - 1 for held in series_in(view)) >= MANY


def _asks_words(plan: Plan) -> bool:
    """`X是什么`, `X在哪里`: no number is asked for, and nothing to do with one."""
    plain = plan.operation in {None, "define"} and not plan.asks_quantity and not plan.stated
    return plain and not (plan.by or plan.members) and bool(ASKS_NAME.search(plan.text))


def _passing(view: View, name: str) -> bool:
    declared = any(metric.name == name and metric.declared for metric in view.metrics())
    return not declared and passing(view, name)


def _of_sentence(view: View, figure: Figure) -> bool:
    passage = view.passage(figure.sources[0].passage) if figure.confidence is not None else None
    return passage is not None and passage.kind != "table"


def _told(view: View, figure: Figure) -> str:
    """What a figure's sentence says, with the words that name the figure and its headings."""
    metric = next((m for m in view.metrics() if m.name == figure.metric), None)
    words = [figure.label, figure.subject or "", *(metric.aliases if metric else ())]
    words += [word for pair in figure.dimensions.items() for word in pair]
    for source in figure.sources:
        passage = view.passage(source.passage)
        words.append(told_by(view, passage, source.quote) if passage else source.quote)
    return " ".join(words)


def _is_about(view: View, plan: Plan, told: str, memory: Memory) -> bool:
    need = need_of(view, plan)
    topic = _topic(plan, memory)
    weights = {**need.weights, **{term: weight(view, term) for term in topic}}
    terms = held(told)
    if topic and not set(topic) & terms:
        return False
    return names_held(need, told) and need._replace(weights=weights).share(terms) >= ABOUT


def _topic(plan: Plan, memory: Memory) -> tuple[str, ...]:
    """What a pronoun stands for: the words that the question before was about."""
    before = memory[-1].plans[-1] if memory else None
    if before is None or before.metrics or not re.search(PRONOUN, plan.text):
        return ()
    return content_terms(" ".join(before.unknown))
