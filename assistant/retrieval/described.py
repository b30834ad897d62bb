"""Whether a metric is what a question describes: counted so, and holding its words. Pure."""

import re
from typing import Final

from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Metric
from assistant.retrieval.bilingual import alike, translations
from assistant.retrieval.by_evidence import moves_so
from assistant.retrieval.coverage import covered
from assistant.retrieval.dictionary import is_word, synonyms
from assistant.retrieval.lexicon import fold
from assistant.retrieval.of_units import TIMES_OF, time_of, unit_of
from assistant.retrieval.residue import words_of

WHOLE, _PART, _NONE = 2, 1, 0
"""How much of a word a metric holds."""
_GENERIC: Final = frozenset("率数额量比例值度费的人次个家平均总单户大小年月日")
"""Characters that many names have."""
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
_EXAMPLES: Final = re.compile(r"[,，(（](?:例?如|比如|包[括含])[^,，。；;)）]*、[^,，。；;)）]*")
"""`…的收入，如安装、保养等`."""
_AND_SUCH: Final = re.compile(r"别的|其[他它]|等等?(?!待|于|到)|这些")
_LESS: Final = re.compile(r"[少省](?P<deed>[\u3400-\u9fff])了?(?=多少|几)")
_FALL: Final = re.compile(r"[降减]")
"""`纸少印了多少` asks how far it fell."""


def counted_so(metric: Metric, text: str) -> bool:
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
    if unit == PERCENT and _FALL.search(metric.name) and _LESS.search(text):
        return True
    counted = {each[0] for each in asked if each[0] in MEASURE_WORDS} - {"个"}
    return not counted and unit not in TIMES_OF | {PERCENT}


def _in_money(unit: str) -> bool:
    """`元`, and `元/吨`."""
    return is_money(unit_named(unit.partition("/")[0])[0] if "/" in unit else unit)


def says(metric: Metric, words: dict[str, bool], text: str, *, own: bool) -> bool:
    """Whether each word is held, and one of them whole, or what is counted in this unit alone.

    Of what only somebody has (`own`) there is little: a single character says what is meant.
    """
    told = told_of(metric, examples=bool(_AND_SUCH.search(text)))
    unit = unit_named(metric.unit)[0] if metric.unit else ""
    if _turned(words, text, told) or not moves_so(text, told):
        return False
    if _counts_another(metric, words, text):
        return False
    held = {word: held_by(word, told) for word in words}
    if _in_money(unit):
        held |= {word: WHOLE for word in words if _SPENDS.fullmatch(word)}
    less = _LESS.search(text) if _FALL.search(metric.name) else None
    deed = less["deed"] if less else ""
    if not all(held[word] for word, needed in words.items() if needed and word != deed):
        return False
    whole = any(much == WHOLE and (own or len(word) > 1) for word, much in held.items())
    return whole or (_in_unit(unit, text) and any(held.values()))


def _counts_another(metric: Metric, words: dict[str, bool], text: str) -> bool:
    """What is counted is what the metric is called by; a span of time counts nothing."""
    counted = _COUNTED.search(text)
    if counted is None or time_of(counted["noun"]):
        return False
    names = fold(" ".join((metric.name, *metric.aliases)))
    return any(held_by(w, names) != WHOLE for w in words if counted["noun"].startswith(w))


def _in_unit(unit: str, text: str) -> bool:
    """Whether just what is counted so is asked; a share may be one of anything."""
    if unit in TIMES_OF and any(map(time_of, re.findall(r"(?:多少|几)(.{1,3})", text))):
        return True
    return unit not in {"", PERCENT} and bool(re.search(rf"(?:多少|几){re.escape(unit)}", text))


def _turned(words: dict[str, bool], text: str, told: str) -> bool:
    """Whether one of both denies what the other says: 归还的 of what was 没还."""
    if _DENIES.search(text):
        return not _DENIES.search(told)
    return any(re.search(f"[没未不非]{re.escape(char)}", told) for word in words for char in word)


def told_of(metric: Metric, *, examples: bool = False) -> str:
    """All that it is called and described as; what is only an example of it, where that is said."""
    described = metric.description if examples else _EXAMPLES.sub("", metric.description)
    return fold(" ".join((metric.name, *metric.aliases, described, metric.unit or "")))


def held_by(word: str, told: str) -> int:
    """How much of a word stands in what is told of a metric."""
    alike_words = (word, *alike(word), *translations(word))
    if any(covered(each, told) if len(each) > 1 else each in told for each in alike_words):
        return WHOLE
    if any(each in told for each in synonyms(word)):
        return WHOLE
    parts = not word.isascii() and any(_is_part(word, other) for other in words_of(told))
    return _PART if parts else _NONE


def _is_part(word: str, other: str) -> bool:
    """`灯` of 路灯; 存款 is no part of 贷款, which is a kind beside it."""
    shared = any(char in other for char in word if char not in _GENERIC)
    beside = len(word) == len(other) and word[-1] == other[-1]
    return shared and not beside and not (is_word(word) and is_word(other))
