"""An answer made once more: the conversation as it stood, and what has changed since."""

from collections.abc import Callable
from typing import Final

from assistant.exchange import Answer, Asker, Turn
from assistant.talks import AnswerRecord, Replay

_PARTS: Final[dict[str, Callable[[Answer], object]]] = {
    "status": lambda answer: answer.status,
    "text": lambda answer: answer.answer,
    "figures": lambda answer: answer.figures,
    "computations": lambda answer: answer.computations,
    "citations": lambda answer: answer.citations,
}


class Recalled:
    """A `Recorder` of one conversation as it stood; keeps nothing but the newest turn."""

    def __init__(self, before: tuple[Turn, ...]) -> None:
        self._before = before
        self.made: Turn | None = None

    def open(self, conversation_id: str | None, asker: Asker) -> str:
        return conversation_id or "replay"

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        return self._before

    def record(self, conversation_id: str, turn: Turn) -> None:
        self.made = turn


def was_confirmed(recorded: AnswerRecord) -> bool:
    """Whether a person's text was told, which has to be told again."""
    return isinstance(recorded.plan, dict) and bool(recorded.plan.get("confirmed"))


def went_on_from(recorded: AnswerRecord) -> str | None:
    """The answer that its question quoted."""
    return (
        str(recorded.plan.get("after") or "") or None if isinstance(recorded.plan, dict) else None
    )


def compared(recorded: AnswerRecord, made: Turn) -> Replay:
    return Replay(
        question=recorded.question,
        recorded=recorded.answer,
        answer=made.answer,
        same={name: part(recorded.answer) == part(made.answer) for name, part in _PARTS.items()},
        generation=made.generation,
        recorded_generation=recorded.generation,
        model=recorded.model,
    )
