"""DingTalk's two doors: the API with a token that all share, and webhooks by their addresses."""

from typing import Final

import httpx

from assistant.channels.outgoing import File, Json, exchange, object_of
from assistant.channels.tokens import LIFE_S, SharedToken
from assistant.errors import DeliveryFailed

TOO_OFTEN: Final = 130101
"""To a webhook; the group is then mute for ten minutes."""
_AGAIN: Final = {-1, TOO_OFTEN}
_EXPIRED: Final = {401, 40014, 42001}
_REMEDIES: Final = {
    "invalidClientIdOrSecret": "Check ASSISTANT_DINGTALK_CLIENT_ID and _CLIENT_SECRET against "
    "凭证与基础信息.",
    "Forbidden.AccessDenied.AccessTokenPermissionDenied": "Grant the app the permission that is "
    "missing (权限管理).",
    "310000": "Compare the webhook's 安全设置 (加签, 自定义关键词, IP) with "
    "ASSISTANT_DINGTALK_GROUPS.",
    "300001": "The webhook's key is wrong, or the robot was removed from its group.",
}
_OTHER: Final = "Look the code up in DingTalk's documentation."


class Api:
    def __init__(self, client: httpx.AsyncClient, url: str, client_id: str, secret: str) -> None:
        self._client, self._url = client, url
        self._client_id, self._secret = client_id, secret
        self.token = SharedToken(self._asked)

    async def call(self, method: str, path: str, body: Json, what: str) -> Json:
        """Raises `DeliveryFailed`."""
        token = await self.token()
        response = await self._called(token, method, path, body, what)
        if response.status_code == 401:
            token = await self.token(unlike=token)
            response = await self._called(token, method, path, body, what)
        return read(response, what)

    async def upload(self, hook_url: str, png: bytes) -> str:
        """The id under which messages may show it. Raises `DeliveryFailed`."""
        token = await self.token()
        try:
            return await self._uploaded(hook_url, token, png)
        except DeliveryFailed as error:
            if error.code not in _EXPIRED:
                raise
        return await self._uploaded(hook_url, await self.token(unlike=token), png)

    async def close(self) -> None:
        await self._client.aclose()

    async def _asked(self) -> tuple[str, float]:
        body = {"appKey": self._client_id, "appSecret": self._secret}
        url, what = f"{self._url}/v1.0/oauth2/accessToken", "a token"
        told = read(await _posted(self._client, url, body, what), what)
        return str(told.get("accessToken") or ""), float(told.get("expireIn") or LIFE_S)

    async def _uploaded(self, hook_url: str, token: str, png: bytes) -> str:
        url, what = f"{hook_url}/media/upload?access_token={token}&type=image", "a picture"
        files: dict[str, File] = {"media": ("chart.png", png, "image/png")}
        response = await exchange(
            self._client, "POST", url, {"type": "image"}, vendor="DingTalk", what=what, files=files
        )
        return str(_fine(read(response, what), what).get("media_id") or "")

    async def _called(
        self, token: str, method: str, path: str, body: Json, what: str
    ) -> httpx.Response:
        return await exchange(
            self._client, method, self._url + path, body, vendor="DingTalk", what=what,
            headers={"x-acs-dingtalk-access-token": token},
        )  # fmt: skip


async def hooked(client: httpx.AsyncClient, url: str, body: Json, what: str) -> None:
    """Posts to a webhook: HTTP 200 says nothing there. Raises `DeliveryFailed`."""
    _fine(read(await _posted(client, url, body, what), what), what)


def read(response: httpx.Response, what: str) -> Json:
    """Too many calls are 403 here, with a code that says so."""
    told, status = object_of(response), response.status_code
    if status == 200 and told:
        return told
    code = str(told.get("code") or status)
    again = status in (200, 429) or status >= 500 or "QpsLimit" in code or "Throttling" in code
    raise _refused(what, code, status, again=again)


def _fine(told: Json, what: str) -> Json:
    if code := told.get("errcode"):
        raise _refused(what, str(code), int(code), again=code in _AGAIN)
    return told


async def _posted(client: httpx.AsyncClient, url: str, body: Json, what: str) -> httpx.Response:
    return await exchange(client, "POST", url, body, vendor="DingTalk", what=what)


def _refused(what: str, code: str, number: int, *, again: bool) -> DeliveryFailed:
    return DeliveryFailed(
        f"DingTalk refused {what} ({code}).", remedy=_REMEDIES.get(code, _OTHER),
        code=number, again=again,
    )  # fmt: skip
