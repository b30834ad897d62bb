"""The metric that counts a noun: 加热炉数, in 台, of `多少台炉`; 销量 of `多少销`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import CNY, PERCENT, unit_named
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.described import WHOLE, held_by, told_of
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.vetoes import NEEDS

_NOUN: Final = re.compile(r"[\u3400-\u9fff]{1,4}")
_ENDS: Final = ("数", "数量", "总数", "人数", "总量", "量")
"""Behind the noun in the name of its count."""
_ANY: Final = "个"
"""Said of whatever is counted."""
_PLACED: Final = re.compile(
    r"(?<![占同环对])比[^,，。?？]{1,12}?[多少](?P<deed>[有装建铺布设开摆放配招])了?(?=多少|几)"
)
"""`东厂比西厂多装了多少台炉`: how those that there are came there."""


_DEED: Final = re.compile(
    r"(?P<deed>[\u3400-\u9fff])(?:[了过掉完]+)(?:大概|大约|约|差不多)?(?:多少|几)"
)
_STAYS: Final = frozenset("有是到达成为共剩留占存计多少增减涨跌升降")
"""What there is, and how far it moved: no deed that makes it another thing."""
_GONE: Final = frozenset("坏修拆退丢停关换撤废毁裁辞中")
"""What is done to things that were there, or comes of them: `投标中了几个`."""


def with_counted(found: Named, reading: Reading, view: View) -> Named:
    """Where no metric is named, or of several choices."""
    if found.metrics:
        return found
    for asked in reading.units:
        name, said = _counted(asked, view)
        if not name or (found.choices and name not in found.choices):
            continue
        placed = _PLACED.search(reading.text)
        deed = placed["deed"] if placed else ""
        rest = [run for run in found.rest if run not in said and run != deed]
        if tells_otherwise(reading.text, name, view):
            continue
        if not any(_is_another(run, name, view) for run in rest):
            return Named((name,), (), {said: name}, ())
    return found


def unless_done(found: Named, reading: Reading, view: View) -> Named:
    """Without what is only like `修机` of `修了多少台机`, which no number of 机 tells of."""
    linked = set(found.linked.values())
    counts = any(text[0] in MEASURE_WORDS for text in reading.units)
    if not counts or not any(tells_otherwise(reading.text, name, view) for name in linked):
        return found
    return Named(rest=reading.residue)


def unless_gone(found: Named, reading: Reading, view: View) -> Named:
    """Without the one metric of `坏了多少台洗衣机`, however it was found, if it does not say so."""
    if len(found.metrics) != 1 or not taken_away(reading.text, found.metrics[0], view):
        return found
    return Named(rest=reading.residue)


def taken_away(text: str, name: str, view: View) -> bool:
    """`坏了多少台炉` of a number of 炉 that only its place and unit mean."""
    said = _DEED.search(text)
    needs = bool(said is None and NEEDS.search(text) and _counts(name, view))
    less = said is not None and text[said.start() - 1 : said.start()] in {"少", "省"}
    gone = bool(said and said["deed"] in _GONE and not less)
    return needs or (gone and _is_another(said["deed"] if said else "", name, view))


def _counts(name: str, view: View) -> bool:
    """`还需要多少台`: what there is, is no need."""
    return any(m.name == name and m.unit in MEASURE_WORDS for m in view.metrics())


def tells_otherwise(text: str, name: str, view: View) -> bool:
    """`修了多少台炉`, `还需要多少台炉` count what no number of 炉 tells of."""
    said = None if _PLACED.search(text) else _DEED.search(text)
    deed = said["deed"] if said and said["deed"] not in _STAYS else ""
    return bool(NEEDS.search(text) or (deed and _is_another(deed, name, view)))


def _is_another(run: str, name: str, view: View) -> bool:
    told = " ".join(told_of(metric) for metric in view.metrics() if metric.name == name)
    return held_by(fold(run), told) != WHOLE


def _counted(asked: str, view: View) -> tuple[str, str]:
    """The only metric that counts what follows `多少`, and the words that say so; else nothing."""
    uses = view.uses()
    counts = {
        m.name: [fold(name) for name in (m.name, *m.aliases)]
        for m in view.metrics()
        if m.unit and m.name in uses and "" in uses[m.name].subjects
    }
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.name in counts and m.unit}
    measure = unit_of(asked, {*units.values(), *MEASURE_WORDS, _ANY} - {CNY, PERCENT})
    noun = _NOUN.match(asked, len(measure))
    of_any = {*MEASURE_WORDS} if measure == _ANY else {measure}
    alike = [name for name, unit in units.items() if unit in of_any]
    for size in range(len(noun[0]) if noun else 0, 0, -1):
        said = fold(asked[len(measure) :][:size])
        among = alike if measure else list(counts)
        held = [n for n in among if any(name in _names(said) for name in counts[n])]
        if not held and measure:
            held = [n for n in among if any(name.endswith(_names(said)) for name in counts[n])]
        if held:
            return (held[0], asked[: len(measure) + size]) if len(held) == 1 else ("", "")
    return "", ""


def _names(noun: str) -> tuple[str, ...]:
    return tuple(f"{noun}{end}" for end in _ENDS)
