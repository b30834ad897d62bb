"""The API of a Feishu app: a token that all share, asked for once at a time, renewed in need."""

from collections.abc import Mapping
from typing import Final

import httpx

from assistant.channels.outgoing import File, Json, exchange, inner, object_of
from assistant.channels.tokens import LIFE_S, SharedToken
from assistant.errors import DeliveryFailed

CLOSED: Final = {300309, 200850}
"""The card does not stream any more."""
UNFIT: Final = {230099, 200621, 200860}
"""The card itself is not taken, whatever is done."""
_CONNECTIONS: Final = 1000040350
"""Of an app there are too many."""
_EXPIRED: Final = {99991661, 99991663, 99991664, 99991677}
_AGAIN: Final = {1, 1000040343, 99991400, 230020, 11232, 11233, 2200, 1000005}
"""Too often, or the vendor is not well: a later try may do."""
_REMEDIES: Final = {
    10003: "Check ASSISTANT_FEISHU_APP_ID against 凭证与基础信息 › App ID.",
    10014: "Check ASSISTANT_FEISHU_APP_SECRET against 凭证与基础信息 › App Secret.",
    10013: "Check ASSISTANT_FEISHU_APP_SECRET against 凭证与基础信息 › App Secret.",
    514: "Check ASSISTANT_FEISHU_APP_ID and _APP_SECRET against 凭证与基础信息.",
    _CONNECTIONS: "Stop other servers that connect with the same App ID; there may be 50.",
    11205: "Add the capability of a bot (添加应用能力 › 机器人) and publish a version.",
    99991672: "Grant the app the permission that is missing (权限管理) and publish a version.",
    230002: "The bot is not in that group any more.",
    230006: "Add the capability of a bot (添加应用能力 › 机器人) and publish a version.",
    230013: "Add the person to the range of the app (版本管理与发布 › 可用范围).",
}


class Api:
    def __init__(self, client: httpx.AsyncClient, url: str, app_id: str, secret: str) -> None:
        self._client, self._url = client, url
        self._app_id, self._secret = app_id, secret
        self.token = SharedToken(self._asked)

    async def call(
        self, method: str, path: str, body: Json | None, what: str,
        files: Mapping[str, File] | None = None,
    ) -> Json:  # fmt: skip
        """The whole reply. Raises `DeliveryFailed`."""
        token = await self.token()
        try:
            return await self._called(token, method, path, body, what, files)
        except DeliveryFailed as error:
            if error.code not in _EXPIRED:
                raise
        return await self._called(await self.token(unlike=token), method, path, body, what, files)

    async def own(self) -> str:
        """The open id of the bot."""
        told = await self.call("GET", "/open-apis/bot/v3/info", None, "who the bot is")
        return str(inner(told, "bot").get("open_id") or "")

    async def picture(self, png: bytes) -> str:
        """The key under which cards may show it."""
        body, path = {"image_type": "message"}, "/open-apis/im/v1/images"
        told = await self.call("POST", path, body, "a picture", {"image": png})
        return str(inner(told, "data").get("image_key") or "")

    async def close(self) -> None:
        await self._client.aclose()

    async def _asked(self) -> tuple[str, float]:
        url, what = f"{self._url}/open-apis/auth/v3/tenant_access_token/internal", "a token"
        body = {"app_id": self._app_id, "app_secret": self._secret}
        response = await exchange(self._client, "POST", url, body, vendor="Feishu", what=what)
        told = read(response, what)
        return str(told.get("tenant_access_token") or ""), float(told.get("expire") or LIFE_S)

    async def _called(
        self, token: str, method: str, path: str, body: Json | None, what: str,
        files: Mapping[str, File] | None,
    ) -> Json:  # fmt: skip
        response = await exchange(
            self._client, method, self._url + path, body, vendor="Feishu", what=what,
            headers={"Authorization": f"Bearer {token}"}, files=files,
        )  # fmt: skip
        return read(response, what)


def read(response: httpx.Response, what: str) -> Json:
    """The code of the body says more than that of HTTP."""
    told = object_of(response)
    code = told.get("code") if isinstance(told.get("code"), int) else None
    if response.status_code == 200 and code == 0:
        return told
    busy = not told or response.status_code >= 500 or response.status_code == 429
    code = code or response.status_code
    raise DeliveryFailed(
        f"Feishu refused {what} ({code}).",
        remedy=_REMEDIES.get(code, "Look the code up in Feishu's documentation."),
        code=code, again=busy or code in _AGAIN,
    )  # fmt: skip
