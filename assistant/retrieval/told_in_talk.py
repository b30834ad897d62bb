"""The one value that a report has for what is asked in talk: a figure, or a number of a sentence.

Everything that is named has to be held by the names of the figure, or by the sentence before the
number and its headings; what the deed says has to agree with what the number is called, or nothing
but the name may stand before it. Two values are none. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.periods import PRESENT, find_periods, period_matches
from assistant.quantities import PERCENT, find_quantities
from assistant.quantities.units import is_money
from assistant.records import Figure, Passage
from assistant.retrieval.in_talk import Talk
from assistant.retrieval.lexicon import fold
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import own_period
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.talk_fits import (
    PRICE,
    fits,
    goes_on,
    holds,
    is_all_of,
    is_called,
    is_part_so,
    means,
)

READ: Final = 24
"""Passages that are looked through."""
_FEW: Final = 2
_ABOUT_ALL: Final = frozenset({"阶段", "所在表"})
"""Dimensions that tell no part."""
_NEUTRAL: Final = re.compile(
    r"(?:[约达共为是计超了的有]|达到|累计|合计|总额|金额|总共|实际|完成|平均|日均|其中|本月|当月|月末|期末|总?量|额"
    r"|由[^,，;；]{1,16}?[降升增缩拉提优延放][\u3400-\u9fff]{0,2}[至到])*"
)
_AHEAD: Final = re.compile(
    r"目标|计划|预[算计测期]|拟|将|力争|争取|设计|至少|以内|警戒|考核|[较比]|同比|环比|上[月年期]|去年"
    r"|占|其余|每|[人户店车]均|(?:增[长加]?|减少?|下降|上升|上涨|下滑|提升|提高|降低)$|[由从][^,，;；\d]{0,10}$"
)
"""Before a number that is of an aim, of another time, or of a change."""
_CLAUSE: Final = re.compile(r"[,，;；。、:：()（）]")
_SCOPE: Final = re.compile(r"[;；。]")
_PLACE: Final = re.compile(r"(?P<stem>[\u3400-\u9fff]{2,})(?P<kind>[港站店厂仓市省区县线路院校])")
"""`甲港`: 甲, where what stands before says that harbours are told."""


class Said(NamedTuple):
    """Where it stands: a figure, or a sentence of a passage."""

    figure: Figure | None = None
    passage: Passage | None = None
    sentence: str = ""


def told_in_talk(asked: Iterable[Talk], plan: Plan, view: View) -> Said | None:
    own = own_period(view) or ""
    other = any(key != PRESENT and not period_matches(key, own) for key in plan.periods)
    for talk in asked:
        whole = talk._replace(names=tuple(_whole_name(n, view) for n in talk.names))
        for each in dict.fromkeys((talk, whole)):
            held = _by_figure(each, plan, view)
            if held is None and not other:
                held = _by_sentence(each, plan, view, own)
            if held:
                return held
    return None


def _whole_name(name: str, view: View) -> str:
    """`松石` of the only customer or member that is called so: 松石印刷."""
    called = {*view.subjects(), *(n for names in view.members().values() for n in names)}
    held = {n for n in called if n.startswith(name) and len(name) >= _FEW}
    return held.pop() if len(held) == 1 else name


def _by_figure(talk: Talk, plan: Plan, view: View) -> Said | None:
    uses = (name for name, use in view.uses().items() if _in_kind(talk, use.units))
    held = [f for name in uses for f in view.figures(name, any_subject=True)]
    held = [f for f in held if f.nature == "actual" and f.quantity and _named(talk, f, plan.text)]
    held = [f for f in held if f.dimensions.get("阶段", "当前") == "当前"]
    for key in plan.periods:
        held = [f for f in held if key == PRESENT or period_matches(key, f.period or "")]
    newest = max((f.period or "" for f in held), default="")
    held = [f for f in held if f.period == (newest or None)]
    held = [f for f in held if _is_of(talk, f)] or held
    if len({(f.quantity.value, f.quantity.unit) for f in held if f.quantity}) != 1:
        return None
    return Said(held[0], *_with_unit(held[0], view)) if talk.kind == "price" else Said(held[0])


def _is_of(talk: Talk, figure: Figure) -> bool:
    """Rather of whoever is named than called with the name somewhere within."""
    own = [
        fold(n) for n in (figure.metric or "", figure.subject or "", *figure.dimensions.values())
    ]
    if not talk.names:
        return is_called(talk, own[0])
    return all(any(each.startswith(fold(name)) for each in own) for name in talk.names)


def _with_unit(figure: Figure, view: View) -> tuple[Passage | None, str]:
    """The sentence of a price, where that alone says for what it is."""
    source = figure.sources[0]
    passage = view.passage(source.passage)
    apart = "/" not in figure.text and f"{figure.text}/" in source.quote
    return (passage, source.quote) if passage and apart else (None, "")


def _in_kind(talk: Talk, units: frozenset[str]) -> bool:
    money = any(is_money(unit.partition("/")[0]) or "元" in unit for unit in units)
    return money if talk.kind in {"price", "money"} else talk.kind != PERCENT or PERCENT in units


def _named(talk: Talk, figure: Figure, text: str) -> bool:
    """Whether it is of the kind, its names hold what is asked, and it is called as is said."""
    name = fold(figure.metric or figure.label)
    whose = fold(" ".join((figure.subject or "", *figure.dimensions.values())))
    if not _of_kind(talk, figure) or not all(holds(n, f"{whose} {name}") for n in talk.names):
        return False
    if figure.subject and not any(holds(n, fold(figure.subject)) for n in talk.names):
        return False
    parts = [fold(v) for d, v in figure.dimensions.items() if d not in _ABOUT_ALL]
    if not all(any(holds(n, v) or v in fold(n) for n in talk.names) for v in parts):
        return False
    if not is_all_of(talk, name, text):
        return False
    if talk.kind == "price":
        return bool(PRICE.search(name)) or bool(talk.unit and "/" in figure.text)
    if talk.noun and talk.kind == "money" and talk.noun != "款":
        return name.endswith(fold(talk.noun))
    return means(talk, name)


def _of_kind(talk: Talk, figure: Figure) -> bool:
    assert figure.quantity
    told = " ".join(source.quote for source in figure.sources)
    at = told.find(figure.text)
    behind = told[at + len(figure.text) :][:8] if at >= 0 else ""
    return fits(talk, figure.quantity.unit, figure.text, behind)


def _by_sentence(talk: Talk, plan: Plan, view: View, own: str) -> Said | None:
    found: dict[str, Said] = {}
    whose = frozenset(map(fold, view.subjects() - {""}))
    query = " ".join((*talk.names, talk.deed, talk.noun, plan.text))
    for hit in view.keyword(query, READ):
        passage = view.passage(hit.id)
        if passage is None or passage.kind == "table" or _of_another(talk, passage):
            continue
        above = fold(" ".join((*passage.sections[-1:], passage.case or "")))
        for sentence in sentences_of(passage):
            for value in _values(talk, sentence, above, own, whose):
                found.setdefault(value, Said(None, passage, sentence))
    return next(iter(found.values())) if len(found) == 1 else None


def _of_another(talk: Talk, passage: Passage) -> bool:
    """A case is its customer's: who names nobody asks of all."""
    case = fold(passage.case or "")
    return bool(case) and not any(holds(n, case) or fold(n) in case for n in talk.names)


def _values(
    talk: Talk, sentence: str, above: str, own: str, whose: frozenset[str]
) -> Iterator[str]:
    before: list[int] = []
    for span in find_quantities(sentence):
        behind = sentence[span.end : span.end + 10]
        if not fits(talk, span.quantity.unit, span.quantity.text, behind):
            continue
        scope = _SCOPE.split(sentence[: span.start])[-1]
        if talk.kind == "price" and _is_whole(span.quantity.text + behind[:1], scope):
            continue
        others = [span.start - end for end in before]
        before.append(span.end)
        if not talk.names and any(name in fold(scope) for name in whose):
            continue
        if _stands(talk, fold(scope), above, own, others):
            yield span.quantity.text


def _is_whole(told: str, before: str) -> bool:
    """`折旧5,580万元` is no price of one, unless it is called so."""
    amount = re.search("[万亿]", told) and "/" not in told
    return bool(amount) and not PRICE.search(re.sub(r"[约达共为是了超]*$", "", before))


def _stands(talk: Talk, scope: str, above: str, own: str, others: list[int]) -> bool:
    """Whether the number is of what is named, and of what is done; `others` are how far before it
    those of its kind stand.
    """
    clause = _CLAUSE.split(scope)[-1]
    if _AHEAD.search(clause) or _of_other_time(clause, own):
        return False
    if not all(holds(name, f"{above} {scope}") or _placed(name, scope) for name in talk.names):
        return False
    if talk.noun and talk.kind == "money" and fold(talk.noun) not in f"{above} {scope}":
        return False
    ends = [scope.rfind(fold(name)) + len(name) for name in talk.names if fold(name) in scope]
    ends += [clause_end for name in talk.names if (clause_end := _placed(name, scope))]
    between = scope[max(ends, default=0) :]
    if ends and re.search("[、等和及与]", between):
        return False  # of several together
    passed = sum(far < len(between) for far in others) if ends else 0
    if passed > clause.startswith("其中") and "由" not in between:
        return False
    return _called(talk, clause, between if ends else scope, scope)


def _placed(name: str, scope: str) -> int:
    """Where the stem of a place ends that nothing but its number follows."""
    place = _PLACE.fullmatch(name)
    if place is None or place["kind"] not in scope or not scope.endswith(fold(place["stem"])):
        return 0
    return len(scope)


def _called(talk: Talk, clause: str, between: str, scope: str) -> bool:
    """By the deed; else by nothing but the name, of what is done again and again."""
    bare = re.sub(r"[约达共为是了超]*$", "", clause)
    if talk.kind == "price":
        return bool(PRICE.search(bare)) or bool(talk.unit and not between)
    if means(talk, bare):
        return True
    direct = bool(_NEUTRAL.fullmatch(between)) and bool(talk.names)
    if talk.kind == "any":
        return direct and not talk.noun
    stems = [m["stem"] for n in talk.names if (m := _PLACE.fullmatch(n))]
    begun = "|".join(re.escape(fold(name)) for name in (*talk.names, *stems))
    led = rf"(?:其中|本月|当月|{re.escape(fold(talk.noun)) or '其中'}[中里内]?)*"
    first = bool(begun) and bool(re.match(f"{led}(?:{begun})", clause))
    told = talk.kind == "money" and bool(talk.noun)
    return direct and first and (told or goes_on(talk) or is_part_so(talk, scope))


def _of_other_time(clause: str, own: str) -> bool:
    """A time in the clause that is no part of what the report is of."""
    spans = find_periods(clause, date.today())
    return any(own[-2:] not in re.split("[-/]", span.key)[1:] for span in spans)
