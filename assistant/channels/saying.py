"""What is said to a message, and where."""

from dataclasses import dataclass

from assistant.channels.base import Dialect, Outlet, Reply
from assistant.channels.rendering import notice
from assistant.channels.words import Language, say
from assistant.post import Held, Outcome


@dataclass(frozen=True)
class Said:
    reply: Reply
    outcome: Outcome = "told"
    late: bool = False
    """What was shown has ended: the reply follows."""


@dataclass(frozen=True)
class Shown:
    """Where a message is answered, and how its words are."""

    held: Held
    outlet: Outlet
    dialect: Dialect
    language: Language

    def told(self, key: str, *values: object, outcome: Outcome = "told") -> Said:
        return Said(notice(say(self.language, key, *values), self.dialect), outcome)
