"""The API of WeCom's apps: a token that all share, asked for once at a time and renewed in need."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import httpx

from assistant.channels.wecom.messages import Json
from assistant.channels.wecom.posting import failed, post, read
from assistant.errors import DeliveryFailed

_EXPIRED: Final = {40001, 40014, 42001}
"""The token was replaced elsewhere, or its time is over."""
_EARLY_S: Final = 300.0


class Api:
    def __init__(self, client: httpx.AsyncClient, url: str, corp_id: str, secret: str) -> None:
        self._client, self._url = client, url
        self._corp_id, self._secret = corp_id, secret
        self._lock = asyncio.Lock()
        self._token, self._until = "", 0.0

    async def send(self, body: Json) -> Json:
        """Posts a message of the app. Raises `DeliveryFailed`."""
        return await self._renewed(lambda token: self._posted(token, body))

    async def upload(self, png: bytes) -> str:
        """The id under which a picture can be sent, for three days. Raises `DeliveryFailed`."""
        told = await self._renewed(lambda token: self._uploaded(token, png))
        return str(told["media_id"])

    async def token(self, *, unlike: str = "") -> str:
        """The one at hand, unless it is over or `unlike` says that it is not taken any more."""
        async with self._lock:
            if not self._token or self._token == unlike or time.monotonic() > self._until:
                told = await self._asked()
                self._token = str(told["access_token"])
                life = float(told.get("expires_in") or 7200)
                self._until = time.monotonic() + max(life - _EARLY_S, life / 2)
            return self._token

    async def close(self) -> None:
        await self._client.aclose()

    async def _asked(self) -> Json:
        query = {"corpid": self._corp_id, "corpsecret": self._secret}
        try:
            response = await self._client.get(f"{self._url}/cgi-bin/gettoken", params=query)
        except httpx.HTTPError as error:
            raise failed(error, "a token") from None
        return read(response, "a token")

    async def _renewed(self, work: Callable[[str], Awaitable[Json]]) -> Json:
        """With a new token, once, where the one at hand is not taken any more."""
        token = await self.token()
        try:
            return await work(token)
        except DeliveryFailed as error:
            if error.code not in _EXPIRED:
                raise
        return await work(await self.token(unlike=token))

    async def _uploaded(self, token: str, png: bytes) -> Json:
        url = f"{self._url}/cgi-bin/media/upload?access_token={token}&type=image"
        files = {"media": ("chart.png", png, "image/png")}
        try:
            response = await self._client.post(url, files=files)
        except httpx.HTTPError as error:
            raise failed(error, "a picture") from None
        return read(response, "a picture")

    async def _posted(self, token: str, body: Json) -> Json:
        url = f"{self._url}/cgi-bin/message/send?access_token={token}"
        told = await post(self._client, url, body, "a message")
        if unknown := told.get("invaliduser"):
            raise DeliveryFailed(
                f"WeCom does not know {unknown}, or the app does not show for them.",
                remedy="Add them to the app's visible range (可见范围).", code=81013,
            )  # fmt: skip
        return told
