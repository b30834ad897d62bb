"""One POST to WeCom: HTTP 200 says nothing there, the `errcode` does; addresses hold secrets."""

from typing import Final

import httpx

from assistant.channels.outgoing import Json, exchange, object_of
from assistant.errors import DeliveryFailed

_AGAIN: Final = {-1, 45009, 45033, 846607}
"""The system is busy, or the rate is used up: a later try may do."""
_REMEDIES: Final = {
    40001: "Check ASSISTANT_WECOM_SECRET against the app's Secret.",
    40013: "Check ASSISTANT_WECOM_CORP_ID against 我的企业 › 企业信息 › 企业ID.",
    40056: "Check ASSISTANT_WECOM_AGENT_ID against the app's AgentId.",
    301002: "Check ASSISTANT_WECOM_AGENT_ID against the app's AgentId.",
    40058: "The content is too long; this is a fault of ours.",
    60020: "Add this server's address to the trusted addresses of the app (企业可信IP).",
    81013: "The member is not in the app's visible range (可见范围).",
    93000: "The group webhook's key is wrong, or the bot was removed from its group.",
}


async def post(client: httpx.AsyncClient, url: str, body: Json, what: str) -> Json:
    """The reply. Raises `DeliveryFailed`, which never repeats the address."""
    return read(await exchange(client, "POST", url, body, vendor="WeCom", what=what), what)


def read(response: httpx.Response, what: str) -> Json:
    if response.status_code != 200:
        raise DeliveryFailed(
            f"WeCom replied {response.status_code} to {what}.",
            remedy="Check the base address.", code=response.status_code,
            again=response.status_code >= 500 or response.status_code == 429,
        )  # fmt: skip
    told = object_of(response) or {"errcode": -1}
    if code := int(told.get("errcode") or 0):
        raise DeliveryFailed(
            f"WeCom refused {what} ({code}).",
            remedy=_REMEDIES.get(code, "Look the code up in WeCom's documentation."),
            code=code, again=code in _AGAIN,
        )  # fmt: skip
    return told
