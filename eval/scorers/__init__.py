"""Scorers: pure functions of an expectation and an answer; each gives a value and a reason."""

from eval.scorers.faithful import faithful
from eval.scorers.hidden import hidden
from eval.scorers.score import Score, Scorer
from eval.scorers.sources import cited, precision, verbatim
from eval.scorers.statuses import status
from eval.scorers.values import figures, invented, numerals
from eval.scorers.wording import absent, terms

ALL: dict[str, Scorer] = {
    "status": status,
    "figures": figures,
    "terms": terms,
    "absent": absent,
    "cited": cited,
    "precision": precision,
    "invented": invented,
}
"""What can be judged from the answer alone."""

__all__ = [
    "ALL",
    "Score",
    "Scorer",
    "absent",
    "cited",
    "faithful",
    "figures",
    "hidden",
    "invented",
    "numerals",
    "precision",
    "status",
    "terms",
    "verbatim",
]  # fmt: skip
