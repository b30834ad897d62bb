"""The webhook of a group: sends what nobody asked, hears nothing."""

import time
from collections.abc import Iterable, Mapping

import httpx

from assistant.channels.base import (
    Call,
    ChannelHealth,
    Dialect,
    Fault,
    Outlet,
    Receive,
    Reply,
    Told,
)
from assistant.channels.health import health_of
from assistant.channels.hooks import Hook
from assistant.channels.outgoing import Json
from assistant.channels.rates import Rate
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target


class GroupHook:
    """`Channel` that only pushes; a target's chat is the name of a webhook.

    A vendor says which messages a reply makes, and how one is posted.
    """

    name: str
    vendor: str
    dialect: Dialect
    form: str
    """How its setting is written."""
    hears, pushes = False, True

    def __init__(
        self, client: httpx.AsyncClient, url: str, hooks: Mapping[str, Hook], rate: Rate
    ) -> None:
        self._client, self._url, self._hooks, self._rate = client, url, hooks, rate
        self._sent: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected("It takes no callbacks.", remedy="Use a bot.", status=404)

    async def serve(self, receive: Receive) -> None:
        """Nothing to hear."""

    async def close(self) -> None:
        await self._client.aclose()

    def outlet(self, message: Inbound) -> Outlet:
        raise DeliveryFailed("A group webhook answers nobody.", remedy="Use a bot.")

    async def push(self, target: Target, reply: Reply) -> None:
        hook = self._hooks.get(target.chat)
        if hook is None:
            raise DeliveryFailed(
                f"There is no webhook of the name {target.chat}.", remedy=self.form
            )
        for body in self._bodies(reply):
            await self._turn(target.chat)
            try:
                await self._post(target.chat, hook, body)
            except DeliveryFailed as error:
                self._problem = error.problem
                raise
            self._problem, self._sent = "", time.monotonic()

    async def check(self) -> tuple[Fault, ...]:
        """Nothing can be asked without sending something."""
        return ()

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._sent, self._problem)

    async def _turn(self, name: str) -> None:
        """Waits until one more may be sent there."""
        await self._rate.take(name)

    def _bodies(self, reply: Reply) -> Iterable[Json]:
        """A message each, in order."""
        raise NotImplementedError  # each vendor's own

    async def _post(self, name: str, hook: Hook, body: Json) -> None:
        """Raises `DeliveryFailed`."""
        raise NotImplementedError  # each vendor's own
