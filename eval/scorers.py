"""Scorers: pure functions of an expectation and an answer; each gives a value and a reason."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from assistant.exchange import Answer, Citation
from eval.question_set import Expected, Item

TOLERANCE = Decimal("0.005")
"""Relative; a computed value is printed with two decimals."""
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_MARKS = re.compile(r"\[\d+\]|^\s*\d+\. ", re.MULTILINE)
"""Marks of citations and of list items."""
_TIMES_AND_PAGES = re.compile(r"Page\s*\d+|\d+\s*(?:年|月|日|季度|页)|第\s*\d+|20\d\d(?:-\d\d)*")
_EXISTING = re.compile(r"(?:现有|What exists)[：:].*")
"""Names of members and periods that a refusal offers instead."""


class Score(NamedTuple):
    value: float
    reason: str = ""


Scorer = Callable[[Item, Answer], Score]


def status(item: Item, answer: Answer) -> Score:
    right = item.status == answer.status
    return Score(right, "" if right else f"status {answer.status} instead of {item.status}")


def figures(item: Item, answer: Answer) -> Score:
    """Share of the expected figures among those used and computed."""
    missing = [str(e.value) for e in item.figures if not _held(e, answer)]
    share = 1 - len(missing) / len(item.figures) if item.figures else 1.0
    return Score(share, f"no figure {', '.join(missing)}" if missing else "")


def terms(item: Item, answer: Answer) -> Score:
    text = answer.answer + "\n".join(answer.notes)
    missing = [term for term in item.terms if not any(t in text for t in term.split("|"))]
    return Score(not missing, f"does not say {', '.join(missing)}" if missing else "")


def absent(item: Item, answer: Answer) -> Score:
    """Nothing that must not be told stands anywhere in the reply."""
    text = answer.model_dump_json()
    told = [term for term in item.absent if term in text]
    return Score(not told, f"tells {', '.join(told)}" if told else "")


def cited(item: Item, answer: Answer) -> Score:
    places = {place for c in answer.citations for place in (c.page, c.document_id)}
    missing = [place for place in item.cite if place not in places]
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)}
    dangling = marks - {citation.n for citation in answer.citations}
    faults = [f"does not cite {', '.join(missing)}"] if missing else []
    faults += [f"marks without citation {sorted(dangling)}"] if dangling else []
    return Score(not faults, "; ".join(faults))


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


def verbatim(texts: Mapping[str, str | None]) -> Scorer:
    """Every quote stands in its document, at the span that the citation names.

    `texts` are the files of the corpus by their path without its ending; None is a file that
    holds no plain text, whose quotes cannot be looked up.
    """

    def quoted(item: Item, answer: Answer) -> Score:
        loose = [c.n for c in answer.citations if not _stands(c, texts.get(c.document_id, ""))]
        return Score(not loose, f"misquotes in {loose}" if loose else "")

    return quoted


ALL: dict[str, Scorer] = {
    "status": status,
    "figures": figures,
    "terms": terms,
    "absent": absent,
    "cited": cited,
    "invented": invented,
}
"""What can be judged from the answer alone."""


def _stands(citation: Citation, text: str | None) -> bool:
    if text is None or not citation.end:
        return text is None or citation.quote in text
    return text[citation.start : citation.end] == citation.quote


def _held(expected: Expected, answer: Answer) -> bool:
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
    return abs(Decimal(str(value)) - expected.value) <= abs(expected.value) * TOLERANCE
