"""What an answer has to say, and what it must not tell."""

from assistant.exchange import Answer
from eval.question_set import Item
from eval.scorers.score import Score


def terms(item: Item, answer: Answer) -> Score:
    text = answer.answer + "\n".join(answer.notes)
    missing = [term for term in item.terms if not any(t in text for t in term.split("|"))]
    return Score(not missing, f"does not say {', '.join(missing)}" if missing else "")


def absent(item: Item, answer: Answer) -> Score:
    """Nothing that must not be told stands anywhere in the reply."""
    text = answer.model_dump_json()
    told = [term for term in item.absent if term in text]
    return Score(not told, f"tells {', '.join(told)}" if told else "")
