"""Whether an answer has the expected figures, and each of its numerals comes from somewhere."""

import re
from decimal import Decimal

from assistant.exchange import Answer
from eval.question_set import Expected, Item
from eval.scorers.score import Score

_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_MARKS = re.compile(r"\[\d+\]|^\s*\d+\. ", re.MULTILINE)
"""Marks of citations and of list items."""
_TIMES_AND_PAGES = re.compile(
    r"Page\s*\d+|(?<![\d.])\d+\s*(?:年|月|日|季度|页)|第\s*\d+|20\d\d(?:-\d\d)*"
)
_EXISTING = re.compile(r"(?:现有|What exists)[：:].*")
"""Names of members and periods that a refusal offers instead."""


def figures(item: Item, answer: Answer) -> Score:
    """Share of the expected figures among those used and computed."""
    missing = [_written(e) for e in item.figures if not holds(e, answer)]
    share = 1 - len(missing) / len(item.figures) if item.figures else 1.0
    return Score(share, f"no figure {', '.join(missing)}" if missing else "")


def invented(item: Item, answer: Answer) -> Score:
    """Every numeral of the answer stands, as a whole, in a quote, a figure or a computation.

    What the asker said may be said back. A refusal may also name periods, pages and the names
    that exist, for it has no figures that could carry them.
    """
    text = _MARKS.sub(" ", answer.answer)
    if answer.status != "answered":
        text = _EXISTING.sub(" ", _TIMES_AND_PAGES.sub(" ", text))
    known = numerals(
        "\n".join(
            [f"{c.quote} {c.title} {c.section} {c.page}" for c in answer.citations]
            + [f"{f.text} {f.label} {f.period}" for f in answer.figures]
            + [f"{c.text} {c.label} {c.formula}" for c in answer.computations]
            + item.turns
        )
    )
    loose = sorted(numerals(text) - known)
    return Score(not loose, f"invented {', '.join(loose)}" if loose else "")


def numerals(text: str) -> set[str]:
    """Numbers in Arabic digits, each as a whole: `2.8万` holds 2.8 and neither 2 nor 8.

    Grouping commas and leading zeros make no difference.
    """
    plain = (number.replace(",", "") for number in _NUMERAL.findall(text))
    return {re.sub(r"^0+(?=\d)", "", number) for number in plain}


def holds(expected: Expected, answer: Answer) -> bool:
    """Whether a figure used or computed has the value, and the unit and bound where given."""
    shown = [(f.value, f.unit, f.bound, f.text) for f in answer.figures]
    shown += [(c.value, c.unit, c.bound, c.text) for c in answer.computations]
    return any(_same(expected, *each) for each in shown)


def _same(expected: Expected, value: float | str, unit: str | None, bound: str, text: str) -> bool:
    if isinstance(expected.value, str) or isinstance(value, str):
        return str(expected.value) in {str(value), text}
    if expected.unit is not None and expected.unit != unit:
        return False
    if expected.bound is not None and expected.bound != bound:
        return False
    return abs(Decimal(str(value)) - expected.value) <= _tolerance(expected, expected.value)


def _tolerance(expected: Expected, value: Decimal) -> Decimal:
    """`17.65` stands for anything from 17.645 to 17.655, a whole number for itself alone."""
    if expected.tolerance is not None:
        return expected.tolerance
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else \
        Decimal(0)  # fmt: skip


def _written(expected: Expected) -> str:
    limits = " ".join(filter(None, (expected.unit, expected.bound)))
    return f"{expected.value} {limits}".strip()
