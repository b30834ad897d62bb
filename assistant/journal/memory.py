"""Conversations in memory: bounded, each belongs to one asker."""

import secrets
import threading
import zlib
from collections import OrderedDict, deque
from dataclasses import dataclass, field

from assistant.exchange import Asker, Turn

MOST_CONVERSATIONS = 10_000
MOST_TURNS = 50
"""Of one conversation; the oldest is forgotten first."""
MOST_TURNS_TOGETHER = 20_000
"""Of all conversations, about 2 kB each; as objects, fifteen times that."""


@dataclass(frozen=True)
class _Talk:
    owner: str
    turns: deque[bytes] = field(default_factory=lambda: deque(maxlen=MOST_TURNS))


class Conversations:
    """A `Recorder`; the conversation that was quiet longest is forgotten first."""

    def __init__(
        self, most: int = MOST_CONVERSATIONS, *, most_turns: int = MOST_TURNS_TOGETHER
    ) -> None:
        self._most, self._most_turns = most, most_turns
        self._lock = threading.Lock()
        self._held: OrderedDict[str, _Talk] = OrderedDict()
        self._turns = 0

    def open(self, conversation_id: str | None, asker: Asker) -> str:
        with self._lock:
            talk = self._held.get(conversation_id or "")
            if conversation_id and talk and talk.owner == _owner(asker):
                self._held.move_to_end(conversation_id)
                return conversation_id
            new = secrets.token_urlsafe(16)
            self._held[new] = _Talk(_owner(asker))
            self._forget()
            return new

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        with self._lock:
            talk = self._held.get(conversation_id)
            packed = tuple(talk.turns) if talk else ()
        return tuple(Turn.model_validate_json(zlib.decompress(turn)) for turn in packed)

    def record(self, conversation_id: str, turn: Turn) -> None:
        packed = zlib.compress(turn.model_dump_json().encode(), level=1)
        with self._lock:
            talk = self._held.get(conversation_id)
            if talk is None:
                return
            before = len(talk.turns)
            talk.turns.append(packed)
            self._turns += len(talk.turns) - before
            self._held.move_to_end(conversation_id)
            self._forget()

    def _forget(self) -> None:
        """The one in use stands last and is never forgotten."""
        while len(self._held) > 1 and (
            len(self._held) > self._most or self._turns > self._most_turns
        ):
            _, quiet = self._held.popitem(last=False)
            self._turns -= len(quiet.turns)


def _owner(asker: Asker) -> str:
    """A conversation does not outlive a change of rights."""
    return f"{asker.id}\x1f{asker.audience}"
