"""The door of Slack's client: our errors, one message a second and channel, and its own waits."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from assistant.channels.outgoing import Json
from assistant.channels.rates import Rate
from assistant.errors import DeliveryFailed

NOT_STREAMING: Final = "message_not_in_streaming_state"
WRITES: Final = {"chat.postMessage", "chat.startStream", "chat.stopStream", "chat.update"}
"""Methods that Slack takes once a second in a channel."""
SECOND_S: Final = 1.1
"""Between two of them: requests do not take equally long to arrive."""
_FORMS: Final = {"files.getUploadURLExternal", "files.completeUploadExternal"}
"""Methods that take no JSON."""
TIMEOUT_S: Final = 10
_AGAIN: Final = {"ratelimited", "rate_limited", "internal_error", "fatal_error",
                 "service_unavailable", "request_timeout", "team_added_to_org"}  # fmt: skip
_TOKEN: Final = "Copy the Bot User OAuth Token (xoxb-…) to ASSISTANT_SLACK_BOT_TOKEN."
_REMEDIES: Final = {
    "invalid_auth": _TOKEN, "not_authed": _TOKEN, "token_revoked": _TOKEN,
    "token_expired": _TOKEN, "account_inactive": _TOKEN,
    "missing_scope": "Add the scope under OAuth & Permissions, then reinstall the app.",
    "not_in_channel": "Invite the bot: /invite @NAME.",
    "channel_not_found": "Invite the bot: /invite @NAME.",
    "is_archived": "The channel is archived.",
}  # fmt: skip


class Refused(DeliveryFailed):
    """`reason` is Slack's word for why."""

    def __init__(self, method: str, reason: str) -> None:
        super().__init__(
            f"Slack refused {method} ({reason}).",
            remedy=_REMEDIES.get(reason, "Look the word up in Slack's documentation."),
            again=reason in _AGAIN,
        )
        self.reason = reason


class Api:
    def __init__(
        self, url: str, token: str, *, rate: Rate | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._url, self._token, self._clock = url, token, clock
        self._rate = rate or Rate((1, SECOND_S), clock=clock)
        self._not_before: dict[str, float] = {}
        """By method: until when Slack asked us to wait."""
        self._session: aiohttp.ClientSession | None = None

    def blocked(self, method: str, channel: str) -> bool:
        """Whether a call would have to wait."""
        waits = method in WRITES and self._rate.wait_s(channel) > 0
        return waits or self._not_before.get(method, 0.0) > self._clock()

    async def upload(self, png: bytes, *, channel: str, thread: str) -> None:
        """Shows a picture there, in the three steps that Slack wants. Raises `DeliveryFailed`."""
        place = await self.call("files.getUploadURLExternal", filename="chart.png", length=len(png))
        url = str(place["upload_url"])
        if not url.startswith(("https://", self._url)):
            raise Refused("files.getUploadURLExternal", "unsafe_address")
        client = self._client()
        assert self._session
        try:
            async with self._session.post(url, data=png, proxy=client.proxy) as response:
                status = response.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _unreachable("an upload", error) from None
        if status != 200:
            raise Refused("an upload", str(status))
        files = json.dumps([{"id": place["file_id"], "title": "chart.png"}])
        where = {"channel_id": channel} | ({"thread_ts": thread} if thread else {})
        await self.call("files.completeUploadExternal", files=files, **where)

    async def call(self, method: str, **told: object) -> Json:
        """The reply, once it may be called. Raises `DeliveryFailed`."""
        pause = self._not_before.get(method, 0.0) - self._clock()
        if pause > 0:
            await asyncio.sleep(pause)
        if method in WRITES:
            await self._rate.take(str(told.get("channel", "")))
        try:
            if method in _FORMS:
                reply = await self._client().api_call(method, data=told)
            else:
                reply = await self._client().api_call(method, json=told)
        except SlackApiError as error:
            raise self._refused(method, error) from None
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _unreachable(method, error) from None
        found = dict(reply.data) if isinstance(reply.data, dict) else {}
        return found | {"scopes": _header(reply.headers, "x-oauth-scopes")}

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    def _refused(self, method: str, error: SlackApiError) -> DeliveryFailed:
        response = error.response
        if not isinstance(response, AsyncSlackResponse):  # what came was no JSON
            return Refused(method, "service_unavailable")
        if response.status_code == 429:
            wait = _header(response.headers, "retry-after")
            self._not_before[method] = self._clock() + (float(wait) if wait.isdigit() else 1.0)
            return Refused(method, "ratelimited")
        if response.status_code >= 500:
            return Refused(method, "service_unavailable")
        data = response.data if isinstance(response.data, dict) else {}
        return Refused(method, str(data.get("error") or response.status_code))

    def _client(self) -> AsyncWebClient:
        """Made in the loop that uses it; one session for all calls."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_S))
        client = AsyncWebClient(
            self._token, base_url=f"{self._url}/", timeout=TIMEOUT_S, session=self._session
        )
        if self._url.startswith("http://"):  # settings take that for loopback alone
            client.proxy = None
        return client


def _unreachable(what: str, error: Exception) -> DeliveryFailed:
    return DeliveryFailed(
        f"Slack could not be reached for {what} ({type(error).__name__}).",
        remedy="Check the network and ASSISTANT_SLACK_URL.", again=True,
    )  # fmt: skip


def _header(headers: Mapping[str, object], name: str) -> str:
    return next((str(value) for key, value in dict(headers).items() if key.lower() == name), "")
