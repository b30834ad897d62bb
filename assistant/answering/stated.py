"""What follows from a supposition with numbers of its own: an amount spread evenly, a part and its
share of a whole. At least one of the numbers is a value of the source, which the answer cites.
"""

import re
from collections.abc import Sequence
from typing import Final

from assistant import quantities as q
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.plan import Plan

SUPPOSED: Final = re.compile(
    r"如果|假如|假设|假定|要是|倘若|若(?!干)|万一|的话|\bif\b|suppos|assum", re.IGNORECASE
)
SPREAD: Final = re.compile(
    r"[平均][均分摊]+(?:给|到)?|分摊(?:给|到)?|\b(?:split|share[ds]?|divided?|spread)\b|\bevenly\b|"
    r"\bequally\b",
    re.IGNORECASE,
)
_TAKEN_AS: Final = re.compile(
    r"[按当算以][照作]?[^,，。?？\d]{0,4}\d+[家个位名户][^,，。?？]{0,6}?(?:[均分摊]|[算计])|"
    r"当[^,，。?？]{1,12}是\d+[家个位名户]"
)
"""`按60家平摊`, `就当客户是60家`."""
_OF_WHOLE: Final = re.compile(
    r"(?:等于|相当于|占到?|是|为|equals?|is|are|represents?|makes? up|accounts? for)"
    r"(?P<whole>[^,，。;；?？\d]{0,24}?)\s?(?P<share>\d[\d.]*\s?[%％])",
    re.IGNORECASE,
)


def tell_stated(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the supposition says all that is needed beside the figures."""
    supposed, taken_as = SUPPOSED.search(plan.text), _TAKEN_AS.search(plan.text)
    if not (supposed or taken_as) or not plan.stated or plan.confirms:
        return False
    if any(quantity.bound != "exact" for quantity in plan.stated):
        return False
    free = plan.model_copy(update={"operation": None, "also": (), "unknown": (), "by": None})
    figures = [f for name in plan.metrics for f in find_figures(view, free, name).figures]
    known = [f for f in figures if f.quantity]
    if not supposed and any(_says(f, quantity) for f in known for quantity in plan.stated):
        return False  # a number of the source again, which has its bound there
    return _tell_spread(draft, plan, known) or _tell_whole(draft, plan, known)


def _tell_spread(draft: Draft, plan: Plan, known: Sequence[Figure]) -> bool:
    """`40家平分800吨`: among as many as the question says."""
    counts = [quantity for quantity in plan.stated if _counts(quantity, plan.text)]
    if not SPREAD.search(plan.text) or len(counts) != 1:
        return False
    (count,) = counts
    rest = [quantity for quantity in plan.stated if quantity is not count]
    amounts = [f for f in known if _unit_of(f) not in {count.unit, PERCENT}]
    amounts = [f for f in amounts if not rest or _says(f, rest[0])]
    if len(amounts) != 1 or len(rest) > 1 or _strange(plan, amounts):
        return False
    (amount,) = amounts
    even = q.ratio(_exact(amount), count.model_copy(update={"unit": _unit_of(amount)}))
    result = even.model_copy(update={"unit": _unit_of(amount), "bound": _exact(amount).bound})
    _say(draft, plan, Computed(f"{amount.text} / {count.text}", result, (amount,)))
    return True


def _counts(quantity: Quantity, text: str) -> bool:
    """A whole number of those among whom it is spread: `40家`, `20 customers`."""
    if quantity.value < 1 or quantity.value != quantity.value.to_integral_value():
        return False
    if quantity.unit in MEASURE_WORDS:
        return quantity.unit in {"家", "个", "位", "名", "人", "户"} or bool(
            re.search(f"[每一]{quantity.unit}", text)
        )
    return quantity.unit is None and bool(
        re.search(rf"(?<![\d.]){re.escape(quantity.text)}(?:个|\s[a-z]+\b)", text)
    )


def _tell_whole(draft: Draft, plan: Plan, known: Sequence[Figure]) -> bool:
    """`200吨等于全年的5%`: the whole that an amount and its share lead to."""
    match = _OF_WHOLE.search(plan.text)
    shares = [quantity for quantity in plan.stated if quantity.unit == PERCENT]
    parts = [quantity for quantity in plan.stated if quantity.unit != PERCENT]
    if match is None or len(shares) != 1 or len(parts) != 1 or shares[0].value <= 0:
        return False
    (share,), (part,) = shares, parts
    before = plan.text[: match.start()].find(part.text)
    whole = re.sub(r"[的of\s]+", "", match["whole"])
    asked = re.sub(r"\s+", "", plan.text[match.end() :])
    of = [f for f in known if _says(f, part) or _says(f, share)]
    if before < 0 or not of or not (whole and whole[-2:] in asked):
        return False
    unit = next((_unit_of(f) for f in of if _says(f, part)), part.unit)
    value = part.value / share.value * 100
    result = Quantity(value=value, unit=unit)
    _say(draft, plan, Computed(f"{part.text} / {share.text}", result, tuple(of)))
    return True


def _says(figure: Figure, stated: Quantity) -> bool:
    """Whether a number of the question is this value; a unit may be left out, or said otherwise."""
    assert figure.quantity
    relative = {figure.quantity.unit == PERCENT, stated.unit == PERCENT}
    return figure.quantity.value == stated.value and len(relative) == 1


def _unit_of(figure: Figure) -> str | None:
    return figure.quantity.unit if figure.quantity else None


def _exact(figure: Figure) -> Quantity:
    assert figure.quantity
    return figure.quantity


def _strange(plan: Plan, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Words that belong neither to the figures nor to those among whom it is spread."""
    words = [SPREAD.sub("", word) for word in (*plan.unknown, *plan.supposed)]
    among = [
        word
        for word in words
        if not word or re.search(rf"[\d每一][家个位名人户]?\s?{re.escape(word)}", plan.text)
    ]
    left = tuple(word for word in words if word not in among)
    return uncovered(left, tuple(figures), "客户 公司 企业 each customer")


def _say(draft: Draft, plan: Plan, computed: Computed) -> None:
    tell(draft, plan, computed.operands)
    label = computed.operands[0].label
    draft.say(frame("supposed", plan.language, value=shown(draft, plan, label, computed)))
    draft.note(frame("assumed_numbers", plan.language))
