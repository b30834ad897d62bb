"""The webhook of a WeCom group (消息推送)."""

from collections.abc import Iterable
from typing import Final

from assistant.channels import pushing
from assistant.channels.base import Dialect, Reply
from assistant.channels.hooks import Hook
from assistant.channels.outgoing import Json
from assistant.channels.wecom.messages import VENDOR
from assistant.channels.wecom.pictures import picture
from assistant.channels.wecom.posting import post

PER_MINUTE: Final = 20


class GroupHook(pushing.GroupHook):
    name, vendor = "wecom-group", VENDOR
    dialect = Dialect(most_bytes=3800, tables=True, images=True)
    """The vendor takes 4096 bytes; it counts what it makes of them."""
    form = "Write ASSISTANT_WECOM_GROUPS=name=key,… with the key of each webhook's address."

    def _bodies(self, reply: Reply) -> Iterable[Json]:
        for part in reply.parts:
            yield {"msgtype": "markdown_v2", "markdown_v2": {"content": part}}
        for each in reply.images:
            yield {"msgtype": "image", "image": picture(each)}

    async def _post(self, name: str, hook: Hook, body: Json) -> None:
        url = f"{self._url}/cgi-bin/webhook/send?key={hook.key}"
        await post(self._client, url, body, "a push to a group")
