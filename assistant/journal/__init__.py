"""Conversations, answer records and people: in memory, or in a database across restarts."""

from assistant.journal.memory import MOST_TURNS, Conversations
from assistant.journal.opening import Journal, open_journal
from assistant.journal.replaying import Recalled, compared, was_confirmed, went_on_from

__all__ = [
    "MOST_TURNS",
    "Conversations",
    "Journal",
    "Recalled",
    "compared",
    "open_journal",
    "was_confirmed",
    "went_on_from",
]
