"""The figure whose texts hold all that a question says, where no name in it means one. Pure.

`比别家的方案快多少倍` names no metric; of what somebody has in this unit, one sentence alone may
say 方案 and 快. Every word has to be held, and most of them by the figure itself: a word that
stands nowhere, or only with another figure, still forbids.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.periods import period_matches
from assistant.quantities import PERCENT, TIMES
from assistant.records import Figure
from assistant.retrieval.bilingual import alike
from assistant.retrieval.coverage import covered
from assistant.retrieval.figures import find_figures
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs, words_of
from assistant.retrieval.vetoes import NEEDS
from assistant.retrieval.words import FUNCTION, FUNCTION_EN, PLAIN

_PERCENT: Final = re.compile(r"百分之[几多]|[几多少]+个?百分点|[几多少]+个点|[几多少]+%|\bpercent")
_TIMES: Final = re.compile(r"[几多少]+倍|\bhow many times\b")
_AHEAD: Final = frozenset({PERCENT, TIMES})
_COMPARED: Final = re.compile(r"[跟和与同较].{1,24}?相?比|比.{2,24}?(?:[高快低慢]|提升)|\bthan\b")
_HOW_FAR: Final = re.compile(r"(?:[高低快慢强]出?|提[升高]|降低|领先)了?(?:多少|几何|多大)")
_MOVES: Final = re.compile(
    r"[提升上下增减涨降跌高低快慢][高升涨长加幅低降少快出]?|改[善进]|优化|gain|beat|better|higher|lower"
)
"""How far something moved, which is said in many ways."""
_UP: Final = (
    r"[提上]升|提高|增|涨|快|(?<!最)高|(?<!最)多(?![少大长久高])|领先|优于|胜|"
    r"gain|beat|better|higher|faster|more"
)
_DOWN: Final = (
    r"降|减|跌|下滑|慢|(?<![高最])低|(?<![多至最])少|缩|省|落后|less|lower|slower|sav|reduc|cut"
)
_UNLIKE: Final = re.compile(r"[没未]|不(?!超|到|少|低|足)|之前|以前|准备|打算|\bnot?\b|\bbefore\b")
"""What was not, or not yet, done so."""
_LEAST: Final = 2
"""Words of the question that the figure itself holds at least."""
_SHARE: Final = 0.5
"""Of all its words."""
_ASKED: Final = re.compile(r"(?:平均)?(?:多少|多[大高长久]|[几每])")
_OF_SEVERAL: Final = frozenset({"check", "compound", "difference", "rank", "ratio", "total"})
_NOTHING: Final = (0, 0)
_CLAUSE: Final = re.compile(r"[,，;；。、:：（()）+]")
NEAREST: Final = 8
"""Passages whose figures are looked at where nobody is named."""


def by_evidence(plan: Plan, reading: Reading, view: View) -> Plan:
    """The plan for that figure; unchanged where there is none or more than one."""
    units = _asked_units(reading, view)
    unlike = _UNLIKE.search(reading.text) or NEEDS.search(reading.text)
    if not units or unlike or not _is_single(plan) or not _lacks(plan, view):
        return plan
    words = _words(plan, reading)
    fitting = {f.id: f for f in _candidates(plan, view) if _fits(f, plan, units)}
    quoted = Counter(source.quote for f in fitting.values() for source in f.sources)
    scores = {id: _held(f, words, quoted, plan.text, view) for id, f in fitting.items()}
    best = max(scores.values(), default=_NOTHING)
    first = [fitting[id] for id, score in scores.items() if score == best != _NOTHING]
    return _planned(plan, first[0]) if len({_slots(f) for f in first}) == 1 else plan


def _slots(figure: Figure) -> tuple[str | None, str]:
    return figure.metric, str(sorted(figure.dimensions.items()))


def _is_single(plan: Plan) -> bool:
    """One value is asked of at most one of somebody, and nothing is computed with it."""
    members = [name for names in plan.members.values() for name in names]
    several = max(map(len, (plan.metrics, plan.subjects, plan.periods, members))) > 1
    # `最多能降…` is no ranking
    computed = _OF_SEVERAL & {plan.operation, *(each for each in plan.also if each != "rank")}
    return plan.intent in {"figure", "text"} and not (
        several or computed or plan.confirms or plan.by or plan.excludes or plan.operands
        or plan.supposed or plan.top or plan.case or plan.nature or plan.stated
    )  # fmt: skip


def _lacks(plan: Plan, view: View) -> bool:
    """Whether what is named does not hold what is said."""
    miscounted = any(word.startswith(("多少", "几")) for word in plan.unknown)
    if miscounted or not any(len(word) > 1 for word in plan.unknown):
        return False
    if not plan.metrics or plan.implied:
        return True
    found = find_figures(view, plan, plan.metrics[0])
    return bool(plan.heads or uncovered(plan.unknown, found.figures, " ".join(plan.metrics)))


def _asked_units(reading: Reading, view: View) -> frozenset[str]:
    """How far one thing is ahead of another is told in percent or in times."""
    text = reading.text.lower()
    if _PERCENT.search(text):
        return frozenset({PERCENT})
    if _TIMES.search(text):
        return frozenset({TIMES})
    units = {metric.unit for metric in view.metrics() if metric.unit}
    asked = (each for unit in reading.units for each in (unit, unit[1:]))  # `多少张卡`
    unit = next(filter(None, (unit_of(each, units) for each in asked)), "")
    ahead = _AHEAD if _COMPARED.search(text) and _HOW_FAR.search(text) else frozenset()
    return frozenset({unit}) if unit else ahead


def _words(plan: Plan, reading: Reading) -> tuple[str, ...]:
    """What the question says beside whose it is and when."""
    chars = list(reading.text)
    spans = [(m.start, m.end) for m in reading.mentions if m.names("subject")]
    for start, end in (*spans, *((p.start, p.end) for p in reading.periods)):
        chars[start:end] = " " * (end - start)
    text = "".join(chars)
    unknown = [word for word in plan.unknown if word in text and not _ASKED.match(word)]
    pieces = [piece for run in content_runs(text) for piece in _pieces(run)]
    pieces += [piece for word in unknown for piece in _pieces(word) or [word]]
    return tuple(dict.fromkeys(map(fold, pieces)))


def _pieces(run: str) -> list[str]:
    """Its words but for those of the language, and for how something moved."""
    return [
        word
        for word in (words_of(run) if not run.isascii() else [run])
        if len(word) > 1 and word not in FUNCTION | PLAIN and word.lower() not in FUNCTION_EN
        if not (_MOVES.fullmatch(word) or _ASKED.match(word))
    ]


def _candidates(plan: Plan, view: View) -> Iterator[Figure]:
    for subject in plan.subjects:
        yield from view.figures_of_subject(subject)
    if not plan.subjects:
        for hit in view.keyword(plan.text, NEAREST):
            yield from view.figures_of_passage(hit.id)


def _fits(figure: Figure, plan: Plan, units: frozenset[str]) -> bool:
    if figure.quantity is None or figure.quantity.unit not in units or not figure.metric:
        return False
    if (figure.subject or "") != "".join(plan.subjects):
        return False
    return not plan.periods or period_matches(plan.periods[0], figure.period or "")


def _held(
    figure: Figure, words: tuple[str, ...], quoted: Counter[str], asked: str, view: View
) -> tuple[int, int]:
    """Words that its names and its sentence hold; none where the texts around them lack one."""
    metric = next(m for m in view.metrics() if m.name == figure.metric)
    names = fold(" ".join((figure.label, *metric.aliases, metric.description, figure.note)))
    own = names + fold(" ".join(_told(figure, quoted)))
    around = own + fold(" ".join(_around(figure, view)))
    if not all(_in(word, around) for word in words) or not moves_so(asked, own):
        return _NOTHING
    named, held = (sum(_in(word, text) for word in words) for text in (names, own))
    return (named, held) if held >= max(_LEAST, _SHARE * len(words)) else _NOTHING


def moves_so(asked: str, own: str) -> bool:
    """What is asked to have fallen is not told as having risen, nor the other way round."""
    up, down = (bool(re.search(words, asked)) for words in (_UP, _DOWN))
    risen, fallen = (bool(re.search(words, own)) for words in (_UP, _DOWN))
    return not (
        (up and not down and fallen and not risen) or (down and not up and risen and not fallen)
    )


def _in(word: str, text: str) -> bool:
    return any(covered(each, text) for each in (word, *alike(word)))


def _told(figure: Figure, quoted: Counter[str]) -> Iterator[str]:
    """Its sentences; the clause alone where another one in this unit stands in the same."""
    for source in figure.sources:
        clauses = _CLAUSE.split(source.quote) if quoted[source.quote] > 1 else [source.quote]
        yield from (clause for clause in clauses if figure.text in clause)


def _around(figure: Figure, view: View) -> Iterator[str]:
    """The passages of its sources with their headings, and the case of whose it is."""
    for source in figure.sources:
        if source.passage and (passage := view.passage(source.passage)):
            yield " ".join((*passage.sections, passage.text))
    for case in view.cases():
        if case.customer == figure.subject:
            yield " ".join(field.text for field in case.fields)


def _planned(plan: Plan, figure: Figure) -> Plan:
    assert figure.metric
    members = {d: (name,) for d, name in figure.dimensions.items()}
    return plan.model_copy(
        update={
            "intent": "figure", "metrics": (figure.metric,), "members": members, "implied": False,
            "choices": (), "unknown": (), "heads": (), "places": (), "operation": None, "also": (),
            "linked": {},
        }
    )  # fmt: skip
