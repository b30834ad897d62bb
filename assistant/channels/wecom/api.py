"""The API of WeCom's apps: a token that all share, asked for once at a time and renewed in need."""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlencode

import httpx

from assistant.channels.outgoing import File, Json, exchange
from assistant.channels.tokens import LIFE_S, SharedToken
from assistant.channels.wecom.posting import post, read
from assistant.errors import DeliveryFailed

_EXPIRED: Final = {40001, 40014, 42001}
"""The token was replaced elsewhere, or its time is over."""


class Api:
    def __init__(self, client: httpx.AsyncClient, url: str, corp_id: str, secret: str) -> None:
        self._client, self._url = client, url
        self._corp_id, self._secret = corp_id, secret
        self.token = SharedToken(self._asked)

    async def send(self, body: Json) -> Json:
        """Posts a message of the app. Raises `DeliveryFailed`."""
        return await self._renewed(lambda token: self._posted(token, body))

    async def upload(self, png: bytes) -> str:
        """The id under which a picture can be sent, for three days. Raises `DeliveryFailed`."""
        told = await self._renewed(lambda token: self._uploaded(token, png))
        return str(told["media_id"])

    async def close(self) -> None:
        await self._client.aclose()

    async def _asked(self) -> tuple[str, float]:
        query = urlencode({"corpid": self._corp_id, "corpsecret": self._secret})
        url, what = f"{self._url}/cgi-bin/gettoken?{query}", "a token"
        response = await exchange(self._client, "GET", url, None, vendor="WeCom", what=what)
        told = read(response, what)
        return str(told["access_token"]), float(told.get("expires_in") or LIFE_S)

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
        files: dict[str, File] = {"media": ("chart.png", png, "image/png")}
        response = await exchange(
            self._client, "POST", url, None, vendor="WeCom", what="a picture", files=files
        )
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
