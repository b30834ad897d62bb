"""The webhook of a Feishu group (自定义机器人)."""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterable
from typing import Final

from assistant.channels import pushing
from assistant.channels.base import Dialect, Reply
from assistant.channels.feishu.api import read
from assistant.channels.feishu.cards import cards
from assistant.channels.feishu.messages import VENDOR
from assistant.channels.hooks import Hook
from assistant.channels.outgoing import Json, exchange

RATES: Final = ((5, 1.0), (100, 60.0))
_MOST_BYTES: Final = 19_500
"""Of a card; the vendor takes 20 KB with the signature around it."""


class GroupHook(pushing.GroupHook):
    name, vendor = "feishu-group", VENDOR
    dialect = Dialect(most_bytes=14_000, tables=True)
    form = (
        "Write ASSISTANT_FEISHU_GROUPS=name=key,… with the key of each webhook's address, or "
        "name=key:secret where its signature is checked (签名校验)."
    )

    def _bodies(self, reply: Reply) -> Iterable[Json]:
        mute = reply.model_copy(update={"answer_id": "", "buttons": ()})  # it hears no press
        for card in cards(mute, group=True, most_bytes=_MOST_BYTES):
            yield {"msg_type": "interactive", "card": card}

    async def _post(self, name: str, hook: Hook, body: Json) -> None:
        if hook.secret:
            now = str(int(time.time()))
            body = {"timestamp": now, "sign": sign(now, hook.secret), **body}
        url, what = f"{self._url}/open-apis/bot/v2/hook/{hook.key}", "a push to a group"
        read(await exchange(self._client, "POST", url, body, vendor="Feishu", what=what), what)


def sign(timestamp: str, secret: str) -> str:
    """The secret is part of the key; nothing is signed but that."""
    made = hmac.new(f"{timestamp}\n{secret}".encode(), digestmod=hashlib.sha256)
    return base64.b64encode(made.digest()).decode()
