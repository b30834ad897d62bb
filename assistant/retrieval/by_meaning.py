"""The metric that a question describes and that no name in it means: `借了不还的占几成`. Pure.

Likeness ranks the metrics that can answer, by unit and by whose they are; the words of the question
decide. What a metric is called and described as has to hold each of them, or a part of it.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import FigureQuery, MetricUse, View
from assistant.records import Metric
from assistant.retrieval.counted_noun import taken_away
from assistant.retrieval.coverage import covered
from assistant.retrieval.described import WHOLE, counted_so, held_by, says, told_of
from assistant.retrieval.dictionary import is_word
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import FUNCTION, FUNCTION_EN, LIGHT_VERBS, PLAIN

NEAREST: Final = 12
"""Metrics that are looked at."""
_COMPUTED: Final = frozenset({"rank", "breakdown", "growth", "difference", "ratio", "mean"})
"""Operations that ask for values without saying so."""
_CONTENT: Final = frozenset("nvsajilz")
"""First letters of word classes that name something or say what is done."""
_OF_LANGUAGE: Final = FUNCTION | PLAIN | FUNCTION_EN | {"还有", "一般", "通常", "平时"}
_SAYS_LITTLE: Final = LIGHT_VERBS | frozenset("离距差比到占剩加减乘除")
"""Single characters that ask, or that any deed is said by."""
_EITHER: Final = re.compile(r"([\u3400-\u9fff])[不没]\1")
"""`满不满`."""
_SET: Final = re.compile(
    r"^[^,，。?？]{0,12}?(?:我们|咱们)[^,，。?？]{0,8}?(?:以后|之后|后)(?=[,，])"
)
"""`换成我们以后，…`: when it is so; what is asked follows."""
_PLACE: Final = re.compile(r"在(?:我们|咱们|公司)的?(平台|系统)[上里]")
_NUMBERED: Final = re.compile(r"[A-Za-z]+-?\d[A-Za-z\d.]*|\d[\d.]*[A-Za-z]{2,}")
"""`P99`: another number is another thing."""


def lacks(plan: Plan, reading: Reading) -> bool:
    """Whether what a question says is not held by what it was read to name."""
    if plan.intent not in {"figure", "text"} or plan.operands:
        return False
    if not (plan.asks_quantity or plan.operation in _COMPUTED):
        return False
    guessed = (plan.implied or plan.choices) and any(len(run) > 1 for run in reading.residue)
    return bool(not (plan.metrics or plan.choices) or plan.unknown or plan.heads or guessed)


def meant_by(plan: Plan, reading: Reading, view: View) -> tuple[Plan, Named | None, Reading]:
    """That metric, and the question as it is read with it; where there is none, what is said has
    to be held, if only a part of a member's name meant a metric.
    """
    read, guessed = _as_words(reading, plan, view)
    meant = by_meaning(read, view, guessed)
    if plan.implied and plan.members and not guessed.members:
        said = [run for run in reading.residue if len(run) > 1]
        unknown = tuple(dict.fromkeys((*plan.unknown, *said)))
        plan = plan.model_copy(update={"unknown": unknown})
    return plan, meant, read if meant else reading


def _as_words(reading: Reading, plan: Plan, view: View) -> tuple[Reading, Plan]:
    """With a part of a member's name as the word that it is, where nothing else means a metric:
    `在平台上` is no 平台搭建费.
    """
    called = {fold(name) for entity in view.entities() for name in entity.aliases}
    short = {
        mention: names
        for mention in reading.mentions
        if (names := mention.names("member")) and len(names) == len(mention.targets)
        and (said := fold(reading.text[mention.start : mention.end])) not in called
        and all(said != fold(name) and _cuts(said, fold(name)) for name in names)
    }  # fmt: skip
    if not short or (plan.metrics and not plan.implied):
        return reading, plan
    kept = tuple(mention for mention in reading.mentions if mention not in short)
    taken = {name for names in short.values() for name in names}
    members = {d: left for d, names in plan.members.items() if (left := _without(names, taken))}
    return reading.model_copy(update={"mentions": kept}), plan.model_copy(
        update={"members": members}
    )


def _cuts(said: str, name: str) -> bool:
    """Of 平台搭建费 more is left out than what kind of thing it is, as of 东城店."""
    return name.startswith(said) and is_word(said) and len(name) > len(said) + 1


def _without(names: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in taken)


def by_meaning(reading: Reading, view: View, plan: Plan) -> Named | None:
    """That metric, in the place of one that was only guessed; None where none is."""
    exact = {name for mention in reading.mentions for name in mention.names("metric")}
    text = _bare(reading)
    words = _words(text)
    set_ = _SET.match(text)
    words |= {w: False for w in words if set_ and w in set_[0] and w not in text[set_.end() :]}
    if not words or (exact & set(plan.metrics) and not plan.implied):
        return None
    own = frozenset(n for n, use in view.uses().items() if "" not in use.subjects)
    near = _candidates(text, plan, view)
    fitting = (m for m in near if says(m, words, text, own=m.name in own))
    fitting = (m for m in fitting if not taken_away(reading.text, m.name, view))
    if plan.choices and not plan.unknown:
        fitting = (m for m in fitting if _stands_out(m, plan.choices, words, view))
    first = next(fitting, None)
    same = first is not None and plan.metrics == (first.name,)
    if first is None or (same and not (plan.unknown or plan.heads)):
        return None
    _, one = view.select_figures(FigureQuery(metric=first.name), 1, 0)
    if any(figure.nature == "definition" for figure in one):  # asked for in words of its own
        return None
    said = "".join(word for word, needed in words.items() if needed) or "".join(words)
    return Named((first.name,), (), {said: first.name}, ())


def _stands_out(
    metric: Metric, choices: tuple[str, ...], words: dict[str, bool], view: View
) -> bool:
    """Whether a word is held by one of the choices and by none of the others."""
    others = [told_of(m) for m in view.metrics() if m.name in choices and m.name != metric.name]
    return metric.name in choices and any(
        held_by(word, told_of(metric)) == WHOLE and not any(held_by(word, o) for o in others)
        for word in words
    )


def settles(plan: Plan, view: View) -> Plan | None:
    """The plan for what was meant, if its metric says all that is left and has what is asked."""
    told = " ".join(told_of(m) for m in view.metrics() if m.name in plan.metrics)
    said = [fold(word) for word in plan.unknown if word not in FUNCTION | PLAIN]
    if not all(covered(word, told) or held_by(word, told) == WHOLE for word in said):
        return None
    if not any(find_figures(view, plan, name).figures for name in plan.metrics):
        return None
    return plan.model_copy(update={"unknown": ()})


def words_said(reading: Reading) -> dict[str, bool]:
    """What a question says beside periods and whose it is, and whether a metric has to hold it."""
    return _words(_bare(reading))


def _bare(reading: Reading) -> str:
    """Without periods, and without those whose it is."""
    chars = list(reading.text)
    spans = [(m.start, m.end) for m in reading.mentions if m.names("subject") or m.names("member")]
    for start, end in (*spans, *((p.start, p.end) for p in reading.periods)):
        chars[start:end] = " " * (end - start)
    return _EITHER.sub(r"\1", " ".join("".join(chars).split()))


def _words(text: str) -> dict[str, bool]:
    """What it says, and whether that has to be held: of single characters nouns and deeds."""
    found = dict.fromkeys((fold(name) for name in _NUMBERED.findall(text)), True)
    placed = set(_PLACE.findall(text))
    for token, tag in ((fold(token), tag) for token, tag in tagged_words(text)):
        if not token.strip() or token in _OF_LANGUAGE or asks_nature(token):
            continue
        if (token.isalpha() and len(token) > 2) if token.isascii() else tag[0] in _CONTENT:
            alone = tag[0] in "nv" and token not in _SAYS_LITTLE
            found[token] = token not in placed if len(token) > 1 else alone
    return found


def _candidates(text: str, plan: Plan, view: View) -> Iterator[Metric]:
    """Likest first."""
    uses, metrics = view.uses(), {metric.name: metric for metric in view.metrics()}
    for hit in view.similar_metrics(text, NEAREST):
        metric, use = metrics.get(hit.id), uses.get(hit.id)
        if metric and use and _of_those(metric, use, plan) and counted_so(metric, plan.text):
            yield metric


def _of_those(metric: Metric, use: MetricUse, plan: Plan) -> bool:
    """Whether it has whom and what the question names; `之后` and the like are words of talk."""
    members = (
        d for d, names in plan.members.items() if not all(_is_told(n, metric) for n in names)
    )
    asked = {*members, *filter(None, [plan.by])}
    subjects = set(plan.subjects) or {""}
    return asked <= use.dimensions and bool(subjects & use.subjects)


def _is_told(member: str, metric: Metric) -> bool:
    return member in FUNCTION or member in PLAIN or member in metric.name
