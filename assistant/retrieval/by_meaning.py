"""The metric that a question describes and that no name in it means: `借了不还的占几成`. Pure.

Likeness ranks the metrics that can answer, by unit and by whose they are; the words of the question
decide. What a metric is called and described as has to hold each of them, or a part of it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from assistant.indexes.base import FigureQuery, MetricUse, View
from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Metric
from assistant.retrieval.bilingual import alike, translations
from assistant.retrieval.by_evidence import moves_so
from assistant.retrieval.coverage import covered
from assistant.retrieval.dictionary import is_word, synonyms
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.of_units import TIMES_OF, time_of, unit_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import tagged_words, words_of
from assistant.retrieval.words import FUNCTION, FUNCTION_EN, LIGHT_VERBS, PLAIN

NEAREST: Final = 12
_COMPUTED: Final = frozenset({"rank", "breakdown", "growth", "difference", "ratio", "mean"})
"""Operations that ask for values without saying so."""
"""Metrics that are looked at."""
_WHOLE, _PART, _NONE = 2, 1, 0
"""How much of a word a metric holds."""
_GENERIC: Final = frozenset("率数额量比例值度费的人次个家平均总单户大小年月日")
"""Characters that many names have."""
_CONTENT: Final = frozenset("nvsajilz")
"""First letters of word classes that name something or say what is done."""
_RATE: Final = re.compile(
    r"百分之|几成|[几多少]个?点|比例|比率|占比|概率|多大比|percent|\bshare\b|proportion",
    re.IGNORECASE,
)
_GROWS: Final = re.compile(
    r"[涨升增跌降减][^,，。占]{0,3}百分之|[多少]了?百分之|"
    r"percent\w* (?:did|has|have|does)\b.*"
    r"\b(?:rise|rose|gr[eo]w|increas|fall|fell|drop|decreas|declin)",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"多久|多长时间|几个?钟头|how long", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"多少钱|几块钱|多少元|花(?:了|掉|费)?多少|how much (?:money|did|do|does)|cost", re.IGNORECASE
)
_SPENDS: Final = re.compile(r"[花用出]?[费钱]|花[掉费钱销]?|开[销支]|砸")
_DENIES: Final = re.compile(r"[没未非]|不(?!超|到|少|低|足)|\bnot?\b|\bwithout\b")
_COUNTED: Final = re.compile(
    rf"(?:多少|几)(?:个|{'|'.join(MEASURE_WORDS)})?(?P<noun>[\u3400-\u9fff]{{2,8}})"
)
_OF_LANGUAGE: Final = FUNCTION | PLAIN | FUNCTION_EN | {"还有", "一般", "通常", "平时"}
_SAYS_LITTLE: Final = LIGHT_VERBS | frozenset("离距差比到占剩加减乘除")
"""Single characters that ask, or that any deed is said by."""
_EXAMPLES: Final = re.compile(r"[,，(（](?:例?如|比如|包[括含])[^,，。；;)）]*、[^,，。；;)）]*")
"""`…的收入，如安装、保养等`."""
_EITHER: Final = re.compile(r"([\u3400-\u9fff])[不没]\1")
"""`满不满`."""
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


def by_meaning(reading: Reading, view: View, plan: Plan) -> Named | None:
    """That metric, in the place of one that was only guessed; None where none is."""
    exact = {name for mention in reading.mentions for name in mention.names("metric")}
    text = _bare(reading)
    words = _words(text)
    if not words or (exact & set(plan.metrics) and not plan.implied):
        return None
    said = (m for m in _candidates(text, plan, view) if _says(m, words, text))
    if plan.choices:
        said = (m for m in said if m.name in plan.choices)
    found = list(islice(said, 2 if plan.choices else 1))
    first = found[0] if len(found) == 1 else None
    same = first is not None and plan.metrics == (first.name,)
    if first is None or (same and not (plan.unknown or plan.heads)):
        return None
    _, one = view.select_figures(FigureQuery(metric=first.name), 1, 0)
    if any(figure.nature == "definition" for figure in one):  # asked for in words of its own
        return None
    return Named((first.name,), (), {"".join(words): first.name}, ())


def settles(plan: Plan, view: View) -> Plan | None:
    """The plan for what was meant, if its metric says all that is left and has what is asked."""
    told = " ".join(told_of(m) for m in view.metrics() if m.name in plan.metrics)
    if not all(covered(fold(word), told) for word in plan.unknown):
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
    for token, tag in ((fold(token), tag) for token, tag in tagged_words(text)):
        if not token.strip() or token in _OF_LANGUAGE or asks_nature(token):
            continue
        if (token.isalpha() and len(token) > 2) if token.isascii() else tag[0] in _CONTENT:
            found[token] = len(token) > 1 or (tag[0] in "nv" and token not in _SAYS_LITTLE)
    return found


def _candidates(text: str, plan: Plan, view: View) -> Iterator[Metric]:
    """Likest first."""
    uses, metrics = view.uses(), {metric.name: metric for metric in view.metrics()}
    for hit in view.similar_metrics(text, NEAREST):
        metric, use = metrics.get(hit.id), uses.get(hit.id)
        if metric and use and _of_those(metric, use, plan) and _counted_so(metric, plan.text):
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


def _counted_so(metric: Metric, text: str) -> bool:
    unit = unit_named(metric.unit)[0] if metric.unit else ""
    asked = re.findall(r"(?:多少|几)([^\s，,。？?的了]{1,4})", text)
    if _GROWS.search(text):
        return unit != PERCENT
    if _RATE.search(text):
        return unit == PERCENT
    if _MONEY.search(text):
        per = unit.partition("/")[2]
        return _in_money(unit) and (not per or bool(re.search(rf"[一每]{re.escape(per)}", text)))
    if _TIME.search(text) or any(map(time_of, asked)):
        return unit in TIMES_OF or not unit
    if unit and unit_of(asked[0] if asked else "", {unit}):
        return True
    counted = {each[0] for each in asked if each[0] in MEASURE_WORDS} - {"个"}
    return not counted and unit not in TIMES_OF | {PERCENT}


def _in_money(unit: str) -> bool:
    """`元`, and `元/吨`."""
    return is_money(unit_named(unit.partition("/")[0])[0] if "/" in unit else unit)


def _says(metric: Metric, words: dict[str, bool], text: str) -> bool:
    """Whether each word is held, and one of them whole, or what is counted in this unit alone."""
    told, unit = told_of(metric), unit_named(metric.unit)[0] if metric.unit else ""
    if _turned(words, text, told) or not moves_so(text, told):
        return False
    counted = _COUNTED.search(text)
    names = fold(" ".join((metric.name, *metric.aliases)))
    if counted and any(held_by(w, names) != _WHOLE for w in words if counted["noun"].startswith(w)):
        return False  # what is counted is what the metric is called by
    held = {word: held_by(word, told) for word in words}
    if _in_money(unit):
        held |= {word: _WHOLE for word in words if _SPENDS.fullmatch(word)}
    if not all(held[word] for word, needed in words.items() if needed):
        return False
    alone = unit not in {"", PERCENT} and bool(re.search(rf"(?:多少|几){re.escape(unit)}", text))
    whole = any(much == _WHOLE and len(word) > 1 for word, much in held.items())
    return whole or (alone and _PART in held.values())


def _turned(words: dict[str, bool], text: str, told: str) -> bool:
    """Whether one of both denies what the other says: 归还的 of what was 没还."""
    if _DENIES.search(text):
        return not _DENIES.search(told)
    return any(re.search(f"[没未不非]{re.escape(char)}", told) for word in words for char in word)


def told_of(metric: Metric) -> str:
    """All that it is called and described as, without what is only an example of it."""
    described = _EXAMPLES.sub("", metric.description)
    return fold(" ".join((metric.name, *metric.aliases, described, metric.unit or "")))


def held_by(word: str, told: str) -> int:
    """How much of a word stands in what is told of a metric."""
    alike_words = (word, *alike(word), *translations(word))
    if any(covered(each, told) if len(each) > 1 else each in told for each in alike_words):
        return _WHOLE
    if any(each in told for each in synonyms(word)):
        return _WHOLE
    parts = not word.isascii() and any(_is_part(word, other) for other in words_of(told))
    return _PART if parts else _NONE


def _is_part(word: str, other: str) -> bool:
    """`灯` of 路灯; 存款 is no part of 贷款, which is a kind beside it."""
    shared = any(char in other for char in word if char not in _GENERIC)
    beside = len(word) == len(other) and word[-1] == other[-1]
    return shared and not beside and not (is_word(word) and is_word(other))
