"""Who may ask: people, their keys, sign-in links and identities in chat channels."""

from datetime import datetime
from typing import Protocol

from assistant.browsing import Shown
from assistant.contract import Asker
from assistant.records import Audience


class Person(Shown):
    name: str
    audience: Audience
    operator: bool
    created: datetime
    disabled: datetime | None
    """Since when nothing of theirs lets in; None for those who may ask."""
    channels: tuple[str, ...]
    """Where they are known: `wecom:zhangsan`, or `wecom/other-corp:lisi`."""


class People(Protocol):
    """Persons of the journal. Those that name one raise `PersonError` where there is none."""

    def present(self) -> bool:
        """Whether there is anybody, disabled or not."""
        ...

    def holder(self, key: str) -> Asker | None:
        """None for a key that was never given or has ended, and for whoever is disabled."""
        ...

    def identity(self, channel: str, id: str, tenant: str = "") -> Asker | None:
        """Who it is that a chat channel calls so, in any case; `tenant` if not the bot's own."""
        ...

    def named(self, name: str, since: datetime) -> Asker | None:
        """Whom a session that began then stands for; None with another key, and when disabled."""
        ...

    def asker(self, name: str) -> Asker | None:
        """None for nobody, and for whoever is disabled."""
        ...

    def redeem(self, token: str) -> Asker:
        """Whom a sign-in token stands for, once. Raises `AccessError`."""
        ...

    def all(self) -> tuple[Person, ...]: ...

    def add(self, name: str, audience: Audience, *, operator: bool) -> str:
        """The key, which nobody can read again. Raises `PersonError` for a name that is taken."""
        ...

    def renew(self, name: str) -> str:
        """Another key; the one before ends."""
        ...

    def grant(self, name: str, audience: Audience) -> None:
        """Other rights from now on; sessions that began with those before end."""
        ...

    def disable(self, name: str) -> None: ...

    def enable(self, name: str) -> None: ...

    def link(self, name: str) -> str:
        """A token that signs in once, within `LINK_MINUTES`."""
        ...

    def bind(self, name: str, channel: str, id: str, tenant: str = "") -> None:
        """From now on they are whom the channel calls so; whoever was before no longer is."""
        ...
