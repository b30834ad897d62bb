"""Conversations in memory: bounded, each belongs to one asker."""

import secrets
import threading
from collections import OrderedDict, deque

from assistant.exchange import Asker, Turn

MOST_CONVERSATIONS = 10_000
MOST_TURNS = 50


class Conversations:
    """A `Recorder`; the conversation that was quiet longest is forgotten first."""

    def __init__(self, most: int = MOST_CONVERSATIONS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[str, deque[Turn]]] = OrderedDict()

    def open(self, conversation_id: str | None, asker: Asker) -> str:
        with self._lock:
            owner, _ = self._held.get(conversation_id or "", ("", None))
            if conversation_id and owner == _owner(asker):
                self._held.move_to_end(conversation_id)
                return conversation_id
            new = secrets.token_urlsafe(16)
            self._held[new] = (_owner(asker), deque(maxlen=MOST_TURNS))
            while len(self._held) > self._most:
                self._held.popitem(last=False)
            return new

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        with self._lock:
            _, turns = self._held.get(conversation_id, ("", ()))
            return tuple(turns)

    def record(self, conversation_id: str, turn: Turn) -> None:
        with self._lock:
            if conversation_id in self._held:
                self._held[conversation_id][1].append(turn)


def _owner(asker: Asker) -> str:
    """A conversation does not outlive a change of rights."""
    return f"{asker.id}\x1f{asker.audience}"
