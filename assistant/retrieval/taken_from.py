"""`票的售价减掉成本还剩多少`: the two metrics that a question takes one from the other. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.by_meaning import by_meaning
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, Mention, fold
from assistant.retrieval.naming import Named
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs

_TAKEN: Final = re.compile(
    r"(?P<of>[^,，。;；?？]{2,24}?)(?:减|扣|刨|除)(?:掉|去|除|开)了?(?P<off>[^,，。;；?？]{2,16}?)"
    r"(?:以后|之后|后)?[,，]?(?=[^,，。?？]*(?:剩|差|多少|几))"
)

_PARTS: Final = re.compile(r"[已列写标各几那这]|所有|全部|其[他它余]")
"""`扣除已列出的各品种`: parts of the one that is named."""


def taken_from(
    plan: Plan, reading: Reading, lexicon: Lexicon, view: View
) -> tuple[Plan, Named | None]:
    """Both by name or by what they are described as; one alone is no difference, and where only
    that is found, the plan lacks what the other side says.
    """
    said = _TAKEN.search(reading.text)
    one = len(plan.metrics) < _TWO and not plan.subjects and len(plan.periods) < _TWO
    several = any(len(names) > 1 for names in plan.members.values()) or plan.operands
    if said is None or not one or several or "remainder" not in {plan.operation, *plan.also}:
        return plan, None
    sides = [_side(said.span(side), plan, reading, lexicon, view) for side in ("of", "off")]
    units = {m.unit for m in view.metrics() if m.name in sides}
    if all(sides) and sides[0] != sides[1] and len(units) == 1:
        words = {said[side]: name for side, name in zip(("of", "off"), sides, strict=True)}
        return plan, Named(tuple(filter(None, sides)), (), words, ())
    stated = bool(reading.stated or _PARTS.search(said["off"])) or any(
        m.names("member") for m in _within(reading, said.span("off"))
    )
    lacking = tuple(said[side] for side, name in zip(("of", "off"), sides, strict=True) if not name)
    if stated or not lacking:
        return plan, None
    unknown = dict.fromkeys((*plan.unknown, *lacking))
    return plan.model_copy(update={"unknown": tuple(unknown)}), None


_TWO: Final = 2


def _within(reading: Reading, span: tuple[int, int]) -> list[Mention]:
    return [m for m in reading.mentions if span[0] <= m.start and m.end <= span[1]]


def _side(span: tuple[int, int], plan: Plan, reading: Reading, lexicon: Lexicon, view: View) -> str:
    """The only metric that one side means; the other side's member may be meant with it."""
    start, end = span
    spans = [(p.start, p.end) for p in reading.periods]
    chars = list(reading.text)
    for first, last in spans:
        chars[first:last] = " " * (last - first)
    text = "".join(chars[start:end]).strip()
    heads = [reading.text[m.start : m.end] for m in reading.mentions if m.names("member")]
    for said in (text, *(f"{head}{text}" for head in heads if head not in text)):
        bare = {"text": said, "mentions": tuple(lexicon.find(fold(said))), "periods": ()}
        side = reading.model_copy(update={**bare, "residue": content_runs(said), "operations": ()})
        named = {name for m in side.mentions for name in m.names("metric")}
        if len(named) == 1:
            return named.pop()
        free = plan.model_copy(update={"metrics": (), "members": {}, "text": f"{said}多少"})
        words = side.model_copy(update={"mentions": ()})
        if not named and (meant := by_meaning(words, view, free)):
            return meant.metrics[0]
    return ""
