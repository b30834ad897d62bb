"""The gate: every numeral of an answer is a figure, a computation or part of a cited quote."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assistant.answering.draft import Draft
from assistant.errors import GroundingError
from assistant.quantities import Bound, Quantity, find_quantities

_MARK: Final = re.compile(r"\[\d+\]")
_LIST_MARK: Final = re.compile(r"^\s*(?:\d+[.、)]|[-*])\s", re.MULTILINE)
_DATE: Final = re.compile(
    r"(?<![\d.])(?:19|20)\d{2}(?:年|-\d{2}-\d{2}(?!\d)|[–/-](?:19|20)?\d{2}年?|-\d{2}|-[QH]\d"
    r"|(?!\s?(?:[\d.,万亿千百%％元家台卡个人倍]|[kKwW](?![A-Za-z]))))(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|第\s?\d+\s?页|Page ?\d+|(?<=按此推算 )\d+(?= 年[后後])|\d+(?= 年累[计計])"
    r"|(?<=after )\d+(?= years)|(?<=over )\d+(?= years)|\d{1,2}月"
)


def check(draft: Draft) -> None:
    """Raises `GroundingError` naming the first numeral that nothing supports."""
    text = "\n".join(draft.lines)
    if loose := unsupported(text, draft):
        raise GroundingError(
            f"Nothing supports {loose[0]!r} in the composed answer.",
            remedy="Report this question; the answer was withheld.",
        )


def unsupported(text: str, draft: Draft) -> list[str]:
    """Numerals of the text that are no figure, computation, quote or name of the draft."""
    printed = [span.quantity for span in find_quantities(_masked(_unescape(text), draft))]
    held = {f.text for f in draft.figures.values() if not isinstance(f.value, str)}
    held.update(computation.text for computation in draft.computations)
    if not (other := [quantity for quantity in printed if quantity.text not in held]):
        return []
    supports = list(_supports(draft))
    return [q.text for q in other if not any(_fits(q, support) for support in supports)]


def _masked(text: str, draft: Draft) -> str:
    for citation in sorted(draft.citations, key=lambda c: -len(c.quote)):
        text = text.replace(citation.quote, " ")
    for shown in sorted((c.formula for c in draft.computations), key=len, reverse=True):
        text = text.replace(shown + " =", " ")
    text = _MARK.sub(" ", text)
    text = _LIST_MARK.sub(" ", text)
    texts = {f.text for f in draft.figures.values() if isinstance(f.value, str)}
    for name in sorted(filter(_has_digit, draft.names | texts), key=len, reverse=True):
        apart = r"(?<![\d.])" if name[0].isdigit() else ""  # `3年` is no part of 3.43年
        text = re.sub(apart + re.escape(name), " ", text)
    return _DATE.sub(" ", text)


def _supports(draft: Draft) -> Iterable[Quantity]:
    """What an answer may print, with the bound that has to stay with it."""
    for figure in draft.figures.values():
        quantity = next((s.quantity for s in find_quantities(figure.text)), None)
        if quantity is None and not isinstance(figure.value, str):
            quantity = Quantity(value=Decimal(str(figure.value)), unit=figure.unit)
        if quantity is not None:
            held = {"bound": figure.bound, "upper": None} if figure.bound != "range" else {}
            yield quantity.model_copy(update=held)
    for computation in draft.computations:
        yield from (span.quantity for span in find_quantities(computation.text))


def _fits(printed: Quantity, known: Quantity) -> bool:
    """Value, unit and bound agree; an approximate reading in 万 or 亿 of the value does, too."""
    units = {printed.unit, known.unit}
    if len(units) > 1 and None not in units:
        return False
    if printed.value == known.value:
        return _bounds_agree(printed.bound, known.bound)
    return (
        printed.bound == "about"
        and printed.place is not None
        and abs(printed.value - known.value) <= printed.place / 2
    )


def _bounds_agree(printed: Bound, known: Bound) -> bool:
    return printed == known or {printed, known} <= {"at_least", "over"}


def _has_digit(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _unescape(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>])", r"\1", text).replace("**", "")
