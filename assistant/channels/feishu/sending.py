"""What a Feishu bot sends: messages, and cards that change, within the vendor's rates."""

import hashlib
import json
import logging
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from assistant.channels.base import Reply
from assistant.channels.feishu.api import UNFIT, Api
from assistant.channels.feishu.cards import ELEMENT, cards, streaming
from assistant.channels.outgoing import Json, inner
from assistant.channels.plain import plain
from assistant.channels.rates import Rate
from assistant.errors import DeliveryFailed
from assistant.post import Inbound, Target, key_of

_LOGGER = logging.getLogger(__name__)
PER_CHAT: Final = ((4, 1.0),)
"""The vendor takes five, and a network brings some closer together than they were sent."""
PER_CARD: Final = ((8, 1.0),)
"""Of ten."""
ALL: Final = ((40, 1.0), (950, 60.0))
"""Of the app, changes of cards together; the vendor takes 50 a second and 1000 a minute."""
_FOR_ENDS: Final = 20
_FOR_END: Final = 3
"""Of those, left for ends: a snapshot that is not shown is no loss."""
_CARDS: Final = "/open-apis/cardkit/v1/cards"
_UUID_CHARS: Final = 40
_PICTURES: Final = 200
_MESSAGES: Final = 5000
"""Remembered."""


@dataclass(frozen=True)
class Where:
    """Under a message, or to somebody."""

    message: str = ""
    receiver: str = ""
    kind: str = ""
    """Of the receiver's id, as Feishu calls it."""

    @property
    def path(self) -> str:
        if self.message:
            return f"/open-apis/im/v1/messages/{quote(self.message, safe='')}/reply"
        return f"/open-apis/im/v1/messages?receive_id_type={self.kind}"


def where(message: Inbound) -> Where:
    if under := message.reply.get("message"):
        return Where(message=under)
    return Where(receiver=message.reply.get("user", ""), kind="open_id")


def where_of(target: Target) -> Where:
    if target.chat:
        return Where(receiver=target.chat, kind="chat_id")
    kind = "union_id" if target.sender.startswith("on_") else "user_id"
    return Where(receiver=target.sender, kind=kind)


class Sending:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._chats, self._cards, self._all = Rate(*PER_CHAT), Rate(*PER_CARD), Rate(*ALL)
        self._pictures: OrderedDict[str, str] = OrderedDict()
        """Keys by hash: what is sent again is the same."""
        self._told_in: OrderedDict[str, str] = OrderedDict()
        self.problem = ""
        """Of what was sent last; empty if it arrived."""

    def busy(self, card: str) -> bool:
        waits = self._all.wait_s("", spare=_FOR_ENDS), self._cards.wait_s(card, spare=_FOR_END)
        return max(waits) > 0

    async def send(
        self, to: Where, chat: str, reply: Reply, *, group: bool, about: str, skip: int = 0
    ) -> None:
        """A message each. What is sent again about the same within the hour, the vendor takes for
        the same; the same words about something else are not."""
        made = await self.cards(reply, group=group)
        for number, card in enumerate(made[skip:], start=skip):
            told = json.dumps(card, ensure_ascii=False)
            key = key_of(about, str(number), _text(card))
            try:
                id = await self._message(to, chat, "interactive", told, key)
            except DeliveryFailed as error:
                if error.code not in UNFIT:
                    raise
                text = json.dumps({"text": _safe(card)}, ensure_ascii=False)
                id = await self._message(to, chat, "text", text, key_of(key, "text"))
            self.note(id, reply)

    async def cards(self, reply: Reply, *, group: bool) -> list[Json]:
        """With its pictures, as far as the vendor takes them: the text says all that they show."""
        keys: list[str] = []
        for png in reply.images:
            name = hashlib.sha256(png).hexdigest()
            if name not in self._pictures:
                try:
                    self._pictures[name] = await self._api.picture(png)
                except DeliveryFailed as error:
                    _LOGGER.warning("feishu: %s %s", error.problem, error.remedy)
                    continue
            keys.append(self._pictures[name])
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        return cards(reply, group=group, pictures=keys)

    def note(self, id: str, reply: Reply) -> None:
        """What stands in a message: whoever quotes it, the vendor tells its id alone."""
        self._told_in[id] = reply.parts[0]
        if len(self._told_in) > _MESSAGES:
            self._told_in.popitem(last=False)

    def told_in(self, id: str) -> str:
        """Empty where it is not known any more."""
        return self._told_in.get(id, "")

    async def open(self, to: Where, chat: str, text: str) -> tuple[str, str]:
        """A card that grows; its id, and that of its message. It has no key: one that is lost must
        not hide the next."""
        data = json.dumps(streaming(text), ensure_ascii=False)
        made = await self._changed("", "POST", "", {"type": "card_json", "data": data})
        card = str(inner(made, "data").get("card_id") or "")
        content = json.dumps({"type": "card", "data": {"card_id": card}})
        return card, await self._message(to, chat, "interactive", content, "")

    async def show(self, card: str, content: str, sequence: int) -> None:
        body = {"content": content, "sequence": sequence}
        await self._changed(card, "PUT", f"/elements/{ELEMENT}/content", body)

    async def still(self, card: str, sequence: int) -> None:
        """Or the list of chats tells for ever that it is being written."""
        settings = json.dumps({"config": {"streaming_mode": False}})
        body = {"settings": settings, "sequence": sequence}
        await self._changed(card, "PATCH", "/settings", body)

    async def replace(self, card: str, content: Json, sequence: int) -> None:
        data = json.dumps(content, ensure_ascii=False)
        body = {"card": {"type": "card_json", "data": data}, "sequence": sequence}
        await self._changed(card, "PUT", "", body)

    async def _changed(self, card: str, method: str, what: str, body: Json) -> Json:
        """Of the card with that id, or of one that is made."""
        path = _CARDS
        if card:
            await self._cards.take(card)
            path += f"/{quote(card, safe='')}{what}"
        await self._all.take("")
        return await self._told(method, path, body, "a card")

    async def _message(self, to: Where, chat: str, kind: str, content: str, key: str) -> str:
        """Its id."""
        await self._chats.take(chat or to.receiver)
        body: Json = {"msg_type": kind, "content": content}
        if key:
            body["uuid"] = key[:_UUID_CHARS]
        if to.receiver:
            body["receive_id"] = to.receiver
        told = await self._told("POST", to.path, body, "a message")
        return str(inner(told, "data").get("message_id") or "")

    async def _told(self, method: str, path: str, body: Json, what: str) -> Json:
        try:
            told = await self._api.call(method, path, body, what)
        except DeliveryFailed as error:
            self.problem = error.problem
            raise
        self.problem = ""
        return told


def _safe(card: Json) -> str:
    """The text of a card that is not taken; in plain messages `<at …>` would call people."""
    content = _text(card).replace("<number_tag>", "[").replace("</number_tag>", "]")
    return plain(content).replace("&lt;", "＜").replace("&gt;", "＞")


def _text(card: Json) -> str:
    return str(card["body"]["elements"][0]["content"])
