"""Where Slack shows an answer: its stage as a status, its text as it grows, then all of it.

A stream of Slack only grows, so of what would change later nothing is shown: what differs at the
end from what was shown is put in its place.
"""

import logging
from typing import Any, Final

from assistant.channels.base import Reply
from assistant.channels.slack.api import Api, Refused
from assistant.channels.slack.blocks import below, fallback, markdown
from assistant.channels.words import STAGES
from assistant.errors import DeliveryFailed
from assistant.post import Inbound

_LOGGER = logging.getLogger(__name__)
_LEAST_CHARS: Final = 40
"""Of growth that is worth a call."""


class ThreadOutlet:
    """`Outlet`. Outside of a thread, in a talk of two, nothing can be streamed."""

    def __init__(self, api: Api, message: Inbound) -> None:
        self._api, self._message = api, message
        self._channel, self._thread = message.reply["channel"], message.reply["thread"]
        self._ts, self._streamed = "", ""
        """The message that is streamed, and its text so far."""
        self._stopped = False
        self._sent = 0
        """Parts of the reply that were taken."""
        self._statuses = bool(self._thread)

    async def update(self, text: str) -> None:
        if self._thread and text in STAGES:
            await self._status(text)
            return
        grown = text[len(self._streamed) :]
        if self._stopped or not self._thread or not text.startswith(self._streamed):
            return
        method = "chat.appendStream" if self._ts else "chat.startStream"
        if len(grown) < _LEAST_CHARS or self._api.blocked(method, self._channel):
            return
        if self._ts:
            await self._api.call(method, channel=self._channel, ts=self._ts, markdown_text=grown)
        else:
            told = await self._api.call(method, **self._place(), **self._reader(),
                                        markdown_text=grown)  # fmt: skip
            self._ts = str(told["ts"])
        self._streamed = text

    async def finish(self, reply: Reply) -> None:
        last = len(reply.parts) - 1
        for place, part in enumerate(reply.parts):
            if place < self._sent:
                continue
            under = below(reply) if place == last else []
            if place == 0 and self._ts:
                await self._ended(part, under)
            else:
                await self._post(part, under)
            self._sent = place + 1
        self._sent, self._ts, self._streamed = 0, "", ""
        await self._pictures(reply)

    async def follow(self, reply: Reply) -> None:
        """A message of its own, whatever is shown."""
        self._ts = ""
        await self.finish(reply)

    async def _pictures(self, reply: Reply) -> None:
        """The answer stands without them: they need a scope of their own."""
        try:
            for each in reply.images:
                await self._api.upload(each, channel=self._channel, thread=self._thread)
        except DeliveryFailed as error:
            _LOGGER.warning("slack: a picture was not sent: %s", error.problem)

    async def _status(self, text: str) -> None:
        """Only threads with an app that is an agent show one: who may not is asked no more."""
        if not self._statuses:
            return
        try:
            await self._api.call("assistant.threads.setStatus", channel_id=self._channel,
                                 thread_ts=self._thread, status=text)  # fmt: skip
        except DeliveryFailed as error:
            self._statuses = error.again
            raise

    async def _ended(self, text: str, under: list[dict[str, Any]]) -> None:
        """The stream ends with what is left; of one that ended by itself, or showed something
        else, the whole text is put in its place."""
        left = text.removeprefix(self._streamed) if text.startswith(self._streamed) else None
        if not self._stopped:
            told = {"markdown_text": left} if left else {}
            try:
                await self._api.call("chat.stopStream", channel=self._channel, ts=self._ts,
                                     **told, **({"blocks": under} if under else {}))  # fmt: skip
            except Refused as error:
                if error.again:
                    raise
                left = None
            self._stopped = True
        if left is None:
            await self._api.call("chat.update", channel=self._channel, ts=self._ts,
                                 text=fallback(text), blocks=[markdown(text), *under])  # fmt: skip

    async def _post(self, text: str, under: list[dict[str, Any]]) -> None:
        await self._api.call("chat.postMessage", **self._place(), text=fallback(text),
                             blocks=[markdown(text), *under], unfurl_links=False)  # fmt: skip

    def _place(self) -> dict[str, str]:
        thread = {"thread_ts": self._thread} if self._thread else {}
        return {"channel": self._channel, **thread}

    def _reader(self) -> dict[str, str]:
        """Whom it is streamed to: needed in channels."""
        team = self._message.tenant or self._message.reply["team"]
        return {"recipient_user_id": self._message.sender, "recipient_team_id": team}
