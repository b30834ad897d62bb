"""What a DingTalk robot sends: messages by either door, and cards that grow."""

import json
import logging
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from assistant.channels.dingtalk.api import Api, hooked
from assistant.channels.fitting import fitted, json_bytes
from assistant.channels.outgoing import Json
from assistant.channels.plain import plain
from assistant.channels.rates import Rate
from assistant.errors import DeliveryFailed
from assistant.post import Inbound

_LOGGER = logging.getLogger(__name__)
MOST_BYTES: Final = 18_000
"""Of a message as it is sent, without its picture; the vendor takes 20000."""
ALL: Final = ((20, 1.0),)
"""Of the app; the vendor counts all its calls together, and what is more is refused for all."""
_FOR_ENDS: Final = 10
"""Of those, left for ends: a snapshot that is not shown is no loss."""
PER_SESSION: Final = ((20, 60.0),)
_TITLE_CHARS: Final = 40
_SOON_S: Final = 60.0
PROCESSING, INPUTING, FINISHED = "1", "2", "3"


@dataclass(frozen=True)
class Template:
    """Of an AI card, by the names that its maker gave."""

    id: str = ""
    """Empty: answers are messages."""
    key: str = ""
    """The variable of the text."""
    buttons: str = ""
    """The variable of what can be pressed; empty without."""
    posted: bool = False
    """Whether presses are posted; else they come over the stream."""


class Sending:
    def __init__(
        self, api: Api, client: httpx.AsyncClient, hook_url: str, robot: str, template: Template
    ) -> None:
        self._api, self._client, self._hook_url = api, client, hook_url
        self._robot, self.template = robot, template
        self._all, self._sessions = Rate(*ALL), Rate(*PER_SESSION)
        self.problem = ""
        """Of what was sent last; empty if it arrived."""

    @property
    def busy(self) -> bool:
        return self._all.wait_s("", spare=_FOR_ENDS) > 0

    async def answer(self, message: Inbound, text: str) -> None:
        """By the address that came with the message while it holds, else by the API."""
        if self._session(message):
            body: Json = {"msgtype": "markdown", "markdown": markdown(text)}
            if message.group:
                body["markdown"]["text"] = f"@{message.sender}  \n{body['markdown']['text']}"
                body["at"] = {"atUserIds": [message.sender]}
            self._sessions.note(message.reply["url"])
            try:
                await hooked(self._client, message.reply["url"], body, "an answer")
            except DeliveryFailed as error:
                self.problem = error.problem
                if error.again:
                    raise
            else:
                self.problem = ""
                return
        await self.send(message.chat, message.sender, text)

    async def send(self, chat: str, sender: str, text: str) -> None:
        """By the API, to a group or a person."""
        told = {
            "robotCode": self._robot, "msgKey": "sampleMarkdown",
            "msgParam": json.dumps(markdown(text), ensure_ascii=False),
        }  # fmt: skip
        if chat:
            path, to = "/v1.0/robot/groupMessages/send", {"openConversationId": chat}
            await self._called("POST", path, {**told, **to}, "a message")
            return
        path = "/v1.0/robot/oToMessages/batchSend"
        found = await self._called("POST", path, {**told, "userIds": [sender]}, "a message")
        if found.get("invalidStaffIdList"):
            raise DeliveryFailed(
                f"DingTalk does not know {sender}, or the robot does not show for them.",
                remedy="Add them to the range of the app (应用发布 › 可见范围).",
            )
        if found.get("flowControlledStaffIdList"):
            raise DeliveryFailed("DingTalk held a message back.", remedy="Wait.", again=True)

    async def pictures(self, images: Sequence[bytes]) -> str:
        """As Markdown, as far as DingTalk takes them: the text says all that they show."""
        shown = ""
        for png in images:
            try:
                shown += f"\n\n![]({await self._api.upload(self._hook_url, png)})"
            except DeliveryFailed as error:
                _LOGGER.warning("dingtalk: %s %s", error.problem, error.remedy)
        return shown

    async def register(self, address: str, secret: str) -> None:
        """Where presses on cards are posted from now on, and how they are signed."""
        body = {
            "callbackRouteKey": self._robot, "callbackUrl": address, "apiSecret": secret,
            "forceUpdate": True,
        }  # fmt: skip
        await self._called("POST", "/v1.0/card/callbacks/register", body, "an address")

    async def open(self, message: Inbound) -> str:
        """A card that waits for its text; its id, never used twice."""
        id = f"{message.answer_id}-{secrets.token_hex(4)}"
        made = {
            "cardTemplateId": self.template.id, "outTrackId": id, "callbackType": "STREAM",
            "cardData": {"cardParamMap": {self.template.key: "", "flowStatus": PROCESSING}},
            "imGroupOpenSpaceModel": {"supportForward": True},
            "imRobotOpenSpaceModel": {"supportForward": True},
        }  # fmt: skip
        if self.template.posted:
            made |= {"callbackType": "HTTP", "callbackRouteKey": self._robot}
        await self._called("POST", "/v1.0/card/instances", made, "a card")
        robot = {"robotCode": self._robot}
        where = (
            {"openSpaceId": f"dtv1.card//IM_GROUP.{message.chat}", "imGroupOpenDeliverModel": robot}
            if message.group
            else {
                "openSpaceId": f"dtv1.card//IM_ROBOT.{message.sender}",
                "imRobotOpenDeliverModel": {"spaceType": "IM_ROBOT", **robot},
            }
        )
        body = {"outTrackId": id, "userIdType": 1, **where}
        await self._called("POST", "/v1.0/card/instances/deliver", body, "a card")
        return id

    async def turn(self, card: str, status: str, text: str, buttons: Sequence[Json] = ()) -> None:
        told = {self.template.key: _broken(text), "flowStatus": status}
        if buttons and self.template.buttons:
            told[self.template.buttons] = json.dumps(buttons, ensure_ascii=False)
        body = {"outTrackId": card, "cardData": {"cardParamMap": told}}
        await self._called("PUT", "/v1.0/card/instances", body, "a card")

    async def show(self, card: str, text: str, *, last: bool = False) -> None:
        body = {
            "outTrackId": card, "guid": secrets.token_hex(16), "key": self.template.key,
            "content": _broken(text), "isFull": True, "isFinalize": last, "isError": False,
        }  # fmt: skip
        await self._called("PUT", "/v1.0/card/streaming", body, "a card")

    def _session(self, message: Inbound) -> bool:
        """Whether the address leads to the vendor, as nothing vouches for it, and still holds."""
        url, until = message.reply.get("url", ""), message.reply.get("until", "0")
        holds = until.isdecimal() and int(until) / 1000 > time.time() + _SOON_S
        return holds and url.startswith(f"{self._hook_url}/") and not self._sessions.wait_s(url)

    async def _called(self, method: str, path: str, body: Json, what: str) -> Json:
        await self._all.take("")
        try:
            told = await self._api.call(method, path, body, what)
        except DeliveryFailed as error:
            self.problem = error.problem
            raise
        self.problem = ""
        return told


def parts_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As the vendor takes them once they are escaped."""
    return tuple(
        each
        for part in parts
        for each in fitted(part, MOST_BYTES, lambda text: json_bytes(markdown(text)))
    )


def markdown(text: str) -> Json:
    title = plain(text).strip().partition("\n")[0][:_TITLE_CHARS]
    return {"title": title or "…", "text": _broken(text)}


def _broken(text: str) -> str:
    """A line ends only where two blanks end it."""
    return text.replace("\n", "  \n")
