"""What chat channels bring and take: the durable queue, who and where, and what was promised.

The journal keeps it (`Post`), `channels` works through it; neither knows the other.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

from pydantic import Field, model_validator

from assistant.contract import Message
from assistant.records import Audience

Outcome = Literal["answered", "told", "failed", "stopped"]
"""How a message ended: answered, told why not, failed (and told so), or stopped by its sender."""


class Inbound(Message):
    """A message to the bot, as the adapter of its vendor read it; kept until it is answered."""

    channel: str
    """Name of the `Channel` it came through, which also answers it."""
    vendor: str
    """Whose ids these are: the bot and the app of one vendor know a person by the same."""
    id: str
    """By the vendor; a second delivery has the same."""
    sender: str
    """External id; compared without case, never a display name."""
    tenant: str = ""
    """Of the sender, where it is not the bot's own."""
    chat: str = ""
    """Of the group; empty in a conversation of two."""
    thread: str = ""
    text: str = ""
    quote: str = ""
    """What the message answers, written by anybody: shown as context, never asked."""
    kind: Literal["text", "press", "other"] = "text"
    """`press`: a button of ours, `text` is its key. `other`: nothing that can be read."""
    reply: dict[str, str] = Field(default_factory=dict)
    """What the adapter needs to answer it, after a restart too: a stream id, an address."""

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, told: Any) -> Any:  # noqa: ANN401 - as pydantic has it
        """Halves of characters, which JSON can carry, can be neither kept nor sent."""
        if not isinstance(told, dict):
            return told
        return {
            name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
            for name, value in told.items()
        }

    @property
    def group(self) -> bool:
        return bool(self.chat)

    @property
    def key(self) -> str:
        """The same for every delivery of the message."""
        return key_of(self.channel, self.tenant, self.id)

    @property
    def answer_id(self) -> str:
        """Under which its answer is recorded, however often it has to be made."""
        return self.key[:32]

    @property
    def place(self) -> str:
        """Whose conversation, and where: what is said to one is never heard by another."""
        return key_of(self.channel, self.tenant, self.chat, self.thread, self.sender.casefold())


def key_of(*parts: str) -> str:
    """64 characters; parts cannot run into each other."""
    told = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


class Held(Message):
    """An accepted message; in flight until it is ended."""

    message: Inbound
    received: datetime
    again: bool = False
    """It was in flight when a process ended: its answer may be recorded already."""


class Target(Message):
    """Where something can be sent that nobody asked for right now."""

    channel: str
    vendor: str
    tenant: str = ""
    sender: str = ""
    chat: str = ""

    @property
    def place(self) -> str:
        return key_of(self.channel, self.tenant, self.chat, "" if self.chat else self.sender)


class Subscription(Message):
    person: str
    """Whose rights count, at the time of sending."""
    target: Target
    rhythm: Literal["daily", "weekly"]
    question: str = ""
    """Asked each time; its answer is part of the digest."""


class Group(Message):
    vendor: str
    tenant: str
    chat: str
    audience: Audience


class Inbox(Protocol):
    """Messages by the hash of channel, tenant and id: each is accepted once.

    What is in flight never expires; what has ended is remembered for longer than any vendor
    delivers again.
    """

    def accept(self, messages: Sequence[Inbound]) -> tuple[Held | None, ...]:
        """All of them or, raising, none; None for one that was accepted before."""
        ...

    def unfinished(self) -> tuple[Held, ...]:
        """Oldest first."""
        ...

    def end(self, ended: Sequence[tuple[str, Outcome]]) -> tuple[None, ...]:
        """By key of the message."""
        ...


class Chats(Protocol):
    """Of people and groups: which conversation goes on where, and what a group may hear."""

    def conversation(self, place: str) -> str | None: ...

    def keep(self, place: str, conversation_id: str, offers: Mapping[str, tuple[str, ...]]) -> None:
        """`offers`: questions that a number at a place, or a button under an answer, asks."""
        ...

    def forget(self, place: str) -> None:
        """The conversation, and what was offered there."""
        ...

    def scope(self, vendor: str, tenant: str, chat: str) -> Audience:
        """Public, unless an administrator registered another."""
        ...

    def register(self, group: Group) -> None: ...

    def groups(self) -> tuple[Group, ...]: ...

    def offered(self, id: str) -> tuple[str, ...]:
        """By place or answer; empty once it is too old, or never was."""
        ...


class Strangers(Protocol):
    """External ids that nobody is bound to: each may get a code to show to an administrator."""

    def code(self, vendor: str, tenant: str, sender: str) -> str:
        """Valid for a day; the one before ends."""
        ...

    def claim(self, code: str, name: str) -> tuple[str, str]:
        """Binds whom the code was given to; vendor and id. Once. Raises `PersonError`."""
        ...


class Subscriptions(Protocol):
    """One for each target; and which digests were sent."""

    def add(self, wanted: Subscription) -> None:
        """Instead of the one before. Raises `PersonError`."""
        ...

    def remove(self, place: str) -> bool: ...

    def all(self) -> tuple[Subscription, ...]: ...

    def begin(self, key: str) -> bool:
        """False if it was begun before: it is sent once."""
        ...

    def sent(self, key: str) -> None: ...

    def release(self, key: str) -> None:
        """It was not sent, and may be begun again."""
        ...


class Post(Protocol):
    @property
    def inbox(self) -> Inbox: ...

    @property
    def chats(self) -> Chats: ...

    @property
    def strangers(self) -> Strangers: ...

    @property
    def subscriptions(self) -> Subscriptions: ...
