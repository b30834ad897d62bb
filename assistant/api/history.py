"""Earlier messages of an asker -> the conversation that they make.

Programs that speak OpenAI's protocol keep the conversation and send all of it each time.
"""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

from assistant.errors import QuestionError, Stopped
from assistant.exchange import (
    Answer,
    Ask,
    Asker,
    Event,
    Observe,
    Progress,
    Question,
    ignore,
    never,
)

MOST_HELD = 1_000
MOST_EARLIER = 50
"""Messages asked again, the newest: as many turns as a conversation keeps."""


class Histories:
    """Knows which conversation holds just these messages; asks them again where none does.

    A conversation goes on with one question only: whoever asks another after the same messages
    gets one of their own.
    """

    def __init__(self, ask: Ask, most: int = MOST_HELD) -> None:
        self._ask, self._most = ask, most
        self._lock = threading.Lock()
        self._held: OrderedDict[bytes, str] = OrderedDict()

    def ask(
        self,
        question: Question,
        earlier: tuple[str, ...],
        *,
        observe: Observe = ignore,
        stop: Callable[[], bool] = never,
    ) -> Answer:
        """As if the earlier messages had been asked before, in this order, by this asker."""
        answer = self._go_on(question, earlier, observe, stop)
        if answer is None:
            told = self._ask_again(question.asker, earlier, stop)
            answer = self._ask(
                question.model_copy(update={"conversation_id": told}), observe=observe, stop=stop
            )
        with self._lock:
            self._held[_key(question.asker, (*earlier, question.text))] = answer.conversation_id
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return answer

    def _go_on(
        self,
        question: Question,
        earlier: tuple[str, ...],
        observe: Observe,
        stop: Callable[[], bool],
    ) -> Answer | None:
        """None if no conversation is held, or if it was forgotten or deleted meanwhile."""
        with self._lock:
            held = self._held.pop(_key(question.asker, earlier), None)
        if held is None:
            return None
        lost = False

        def watch(progress: Progress) -> None:
            """The first step tells the conversation: before any text, and before it is kept."""
            nonlocal lost
            lost = lost or (
                isinstance(progress, Event) and progress.conversation_id not in ("", held)
            )
            if not lost:
                observe(progress)

        with suppress(Stopped):
            answer = self._ask(
                question.model_copy(update={"conversation_id": held}),
                observe=watch,
                stop=lambda: lost or stop(),
            )
            return answer if answer.conversation_id == held else None
        if not lost:
            raise Stopped
        return None

    def _ask_again(
        self, asker: Asker, earlier: tuple[str, ...], stop: Callable[[], bool]
    ) -> str | None:
        conversation: str | None = None
        for text in earlier[-MOST_EARLIER:]:
            with suppress(QuestionError):  # refused then as it is now
                answer = self._ask(
                    Question(text=text, asker=asker, conversation_id=conversation), stop=stop
                )
                conversation = answer.conversation_id
        return conversation


def _key(asker: Asker, texts: tuple[str, ...]) -> bytes:
    """A conversation does not outlive a change of rights."""
    return hashlib.sha256(json.dumps([asker.id, asker.audience, *texts]).encode()).digest()
