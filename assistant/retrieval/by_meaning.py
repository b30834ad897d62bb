"""The metric that a question describes and that no name in it means: `约好了又不来的占几成`. Pure.

Likeness ranks the metrics that can answer, by unit and by whose they are; the words of the question
decide. What a metric is called and described as has to hold each of them, or a part of it.
"""

import re
from typing import Final

from assistant.indexes.base import MetricUse, View
from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Metric
from assistant.retrieval.bilingual import alike
from assistant.retrieval.coverage import covered
from assistant.retrieval.dictionary import synonyms
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.of_units import TIMES_OF, unit_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import FUNCTION, FUNCTION_EN, PLAIN

NEAREST: Final = 12
_RATE: Final = re.compile(
    r"百分之|几成|[几多少]个?点|比例|比率|占比|概率|多大比|percent|\bshare\b|proportion", re.IGNORECASE
)
_TIME: Final = re.compile(
    r"(?:多少|几)个?(?:天|日|分钟|秒|小时|月|周|年|钟头)|多久|多长时间|how long", re.IGNORECASE
)
_MONEY: Final = re.compile(
    r"多少钱|几块钱|多少元|花(?:了|掉|费)?多少|how much (?:money|did|do|does)|cost", re.IGNORECASE
)
_SPENDS: Final = re.compile(r"[花用出]?[费钱]|花[掉费钱销]?|开[销支]|砸")
_GROWS: Final = re.compile(r"[涨升增跌降减][^,，。占]{0,3}百分之|[多少]了?百分之")
_NUMBERED: Final = re.compile(r"[A-Za-z]+-?\d[\w.]*|\d[\d.]*[A-Za-z]{2,}")
"""`P99`: another number is another thing."""
MOST: Final = 20
"""Figures of a metric of which the sentences are read."""
WHOLE: Final = 3
PART: Final = 2
_GENERIC: Final = frozenset("率数额量比例值度费的人次个家平均总单户大小年月日")
"""Characters that many names have."""
_EITHER: Final = re.compile(r"([\u3400-\u9fff])[不没]\1")
"""`满不满`."""


def lacks(plan: Plan, reading: Reading) -> bool:
    """Whether what a question says is not held by what it was read to name."""
    if plan.intent not in {"figure", "text"} or plan.case or plan.page or plan.operands:
        return False
    if not (plan.asks_quantity or plan.operation in {"rank", "breakdown"}):
        return False
    guessed = plan.implied and any(len(run) > 1 for run in reading.residue)
    return bool(not plan.metrics or plan.choices or plan.unknown or plan.heads or guessed)


def by_meaning(reading: Reading, view: View, plan: Plan) -> Named | None:
    """That metric, in the place of one that was only guessed; None where none is."""
    exact = {name for mention in reading.mentions for name in mention.names("metric")}
    if exact & set(plan.metrics) and not plan.implied:
        return None
    text = _bare(reading)
    words = _words(text)
    if not words:
        return None
    uses, metrics = view.uses(), {metric.name: metric for metric in view.metrics()}
    for hit in view.similar_metrics(text, NEAREST):
        metric, use = metrics.get(hit.id), uses.get(hit.id)
        if metric is None or use is None or not _fits(metric, use, plan):
            continue
        figures = view.figures(metric.name, any_subject=True)[:MOST]
        if any(figure.nature == "definition" for figure in figures):
            continue
        told = _told(metric)
        around = fold(" ".join(source.quote for f in figures for source in f.sources))
        score = {word: _held(word, told, around) for word in words}
        if is_money(unit_named(metric.unit)[0] if metric.unit else ""):
            score |= {word: WHOLE for word in words if _SPENDS.fullmatch(word)}
        import os
        if os.environ.get("DBG"):
            print("   MEAN", hit.id, round(hit.score, 3), score)
        counted = _counted_alone(metric, reading)
        if all(score[word] for word in words if len(word) > 1) and (
            WHOLE in score.values() or (PART in score.values() and counted)
        ):
            guessed = plan.metrics == (hit.id,)
            return None if guessed else Named((hit.id,), (), {"".join(words): hit.id}, ())
    return None


def settles(plan: Plan, view: View) -> Plan | None:
    """The plan for what was meant, if its metric says all that is left and has what is asked."""
    told = " ".join(_told(m) for m in view.metrics() if m.name in plan.metrics)
    if not all(covered(fold(word), told) for word in plan.unknown):
        return None
    if not any(find_figures(view, plan, name).figures for name in plan.metrics):
        return None
    return plan.model_copy(update={"unknown": ()})


def _bare(reading: Reading) -> str:
    chars = list(reading.text)
    spans = [(m.start, m.end) for m in reading.mentions if m.names("subject") or m.names("member")]
    for start, end in (*spans, *((p.start, p.end) for p in reading.periods)):
        chars[start:end] = " " * (end - start)
    return _EITHER.sub(r"\1", " ".join("".join(chars).split()))


def _words(text: str) -> tuple[str, ...]:
    found = [fold(name) for name in _NUMBERED.findall(text)]
    for token, tag in tagged_words(text):
        token = fold(token)
        if token in FUNCTION or token in PLAIN or token in FUNCTION_EN or not token.strip():
            continue
        if token.isascii():
            if token.isalpha() and len(token) > 2:
                found.append(token)
        elif tag[0] in "nvsajilz" and not asks_nature(token):
            found.append(token)
    return tuple(dict.fromkeys(found))


def _fits(metric: Metric, use: MetricUse, plan: Plan) -> bool:
    """Whose it is, what it is taken apart by and what it is counted in."""
    members = {
        d
        for d, names in plan.members.items()
        if not all(n in FUNCTION or n in PLAIN or n in metric.name for n in names)
    }
    if not {*members, *filter(None, [plan.by])} <= use.dimensions:
        return False
    if plan.subjects and not set(plan.subjects) & use.subjects:
        return False
    if not plan.subjects and "" not in use.subjects:
        return False
    unit = unit_named(metric.unit)[0] if metric.unit else ""
    asked, text = re.findall(r"(?:多少|几)([^\s，,。？?的了]{1,4})", plan.text), plan.text
    if _GROWS.search(text):
        return unit != PERCENT
    if _RATE.search(text):
        return unit == PERCENT
    if _MONEY.search(text):
        return is_money(unit)
    if _TIME.search(text):
        return unit in TIMES_OF or not unit
    if unit and unit_of(asked[0] if asked else "", {unit}):
        return True
    counted = {each[0] for each in asked if each[0] in MEASURE_WORDS} - {"个"}
    return not counted and unit != PERCENT


def _counted_alone(metric: Metric, reading: Reading) -> bool:
    """`多少张`: a measure word of its own, and not money or a share."""
    unit = unit_named(metric.unit)[0] if metric.unit else ""
    return unit not in {"", PERCENT} and any(unit_of(each, {unit}) for each in reading.units)


def _told(metric: Metric) -> str:
    return fold(" ".join((metric.name, *metric.aliases, metric.description, metric.unit or "")))


def _held(word: str, told: str, around: str) -> int:
    if any(covered(each, told) if len(each) > 1 else each in told for each in (word, *alike(word))):
        return WHOLE
    if any(each in told for each in synonyms(word)):
        return WHOLE
    if not word.isascii() and any(char in told for char in word if char not in _GENERIC):
        return PART
    return int(len(word) > 1 and word in around)
