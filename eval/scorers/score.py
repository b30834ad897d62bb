"""What every scorer gives: a value between 0 and 1, and the reason where it is not 1."""

from collections.abc import Callable
from typing import NamedTuple

from assistant.exchange import Answer
from eval.question_set import Item


class Score(NamedTuple):
    value: float
    reason: str = ""


Scorer = Callable[[Item, Answer], Score]
