"""Answered, refused or asked back: per question, and as precision and recall of refusals."""

from collections import Counter
from collections.abc import Iterable

from assistant.exchange import Answer
from eval.question_set import Item
from eval.scorers.score import Score

Pair = tuple[Item, Answer]


def status(item: Item, answer: Answer) -> Score:
    right = item.status == answer.status
    return Score(right, "" if right else f"status {answer.status} instead of {item.status}")


def refusal_precision(pairs: Iterable[Pair]) -> list[float]:
    """For each refusal, whether it was expected."""
    return [item.status == "not_found" for item, answer in pairs if answer.status == "not_found"]


def refusal_recall(pairs: Iterable[Pair]) -> list[float]:
    """For each question that has to be refused, whether it was."""
    return [answer.status == "not_found" for item, answer in pairs if item.status == "not_found"]


def confusion(pairs: Iterable[Pair]) -> Counter[tuple[str, str]]:
    """How often each expected status met each given one."""
    return Counter((item.status, answer.status) for item, answer in pairs)
