"""What a Feishu bot is sent, read: messages with their mentions, and what is pressed on cards."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, Literal

from assistant.channels.base import Judged
from assistant.channels.outgoing import Json, inner
from assistant.post import Inbound

VENDOR: Final = "feishu"
Identity = Literal["union_id", "user_id"]
"""Which id of a person counts; the third, `open_id`, is another in each app."""
_VERDICTS: Final[dict[str, Any]] = {"up": "up", "down": "down", "undo": None}
_EVERYBODY: Final = "@_all"


def read_message(body: Json, channel: str, own: str, identity: Identity) -> Inbound | None:
    """None for what other bots say, and for what a group says to others.

    `own` is the open id of the bot, empty while it is not known yet.
    """
    event = inner(body, "event")
    sender, message = inner(event, "sender"), inner(event, "message")
    who = person(inner(sender, "sender_id"), identity)
    id = str(message.get("message_id") or "")
    if not id or not who or sender.get("sender_type", "user") != "user":
        return None
    group = message.get("chat_type") != "p2p"
    mentions = [each for each in message.get("mentions") or () if isinstance(each, dict)]
    mine = _mine(mentions, own)
    if group and mine is None:
        return None
    text = _text(message)
    return Inbound(
        channel=channel, vendor=VENDOR, id=id, sender=who, tenant=_tenant(body, sender),
        chat=str(message.get("chat_id") or id) if group else "",
        thread=str(message.get("thread_id") or ""),
        text=_named(text or "", mentions, mine), kind="other" if text is None else "text",
        reply={"message": id} if group else {"user": _open_id(inner(sender, "sender_id"))},
    )  # fmt: skip


def quoted(body: Json) -> str:
    """Id of the message that this one answers; empty for none."""
    return str(inner(inner(body, "event"), "message").get("parent_id") or "")


def read_press(body: Json, channel: str, identity: Identity) -> Inbound | None:
    """A button of ours that was pressed, wherever its card is by now.

    The answer of a card of a conversation of two goes to whoever pressed, in private; that of any
    other into the place where it was pressed, which then counts as a group.
    """
    event = inner(body, "event")
    value, operator = inner(inner(event, "action"), "value"), inner(event, "operator")
    key, who = value.get("ask"), person(operator, identity)
    id = str(inner(body, "header").get("event_id") or "")
    if not isinstance(key, str) or not who or not id:
        return None
    context = inner(event, "context")
    card, chat = str(context.get("open_message_id") or ""), str(context.get("open_chat_id") or "")
    group = value.get("group") is not False
    if group and not (card and chat):
        return None
    return Inbound(
        channel=channel, vendor=VENDOR, id=id, sender=who, tenant=_tenant(body, operator),
        chat=chat if group else "", text=key, kind="press",
        reply={"message": card} if group else {"user": _open_id(operator)},
    )  # fmt: skip


def read_verdict(body: Json, identity: Identity) -> Judged | None:
    event = inner(body, "event")
    value, operator = inner(inner(event, "action"), "value"), inner(event, "operator")
    verdict, answer_id, who = value.get("judge"), value.get("answer"), person(operator, identity)
    if verdict not in _VERDICTS or not isinstance(answer_id, str) or not who:
        return None
    return Judged(
        vendor=VENDOR, sender=who, tenant=_tenant(body, operator), answer_id=answer_id,
        verdict=_VERDICTS[verdict],
    )  # fmt: skip


def person(ids: Json, identity: Identity) -> str:
    """Without the id that counts the other; an app may lack the right to see `user_id`."""
    return str(ids.get(identity) or ids.get("union_id") or "")


def _open_id(ids: Json) -> str:
    return str(ids.get("open_id") or "")


def _tenant(body: Json, who: Json) -> str:
    """Empty for people of the company whose app this is."""
    own, theirs = inner(body, "header").get("tenant_key"), who.get("tenant_key")
    return str(theirs) if theirs and theirs != own else ""


def _mine(mentions: list[Json], own: str) -> Json | None:
    """Not knowing which of them the bot is, the first one that is no person's."""
    for each in mentions:
        ids = inner(each, "id")
        known = ids.get("open_id") == own if own else not ids.get("user_id")
        if known and each.get("key") != _EVERYBODY:
            return each
    return None


def _named(text: str, mentions: list[Json], mine: Json | None) -> str:
    """Without the bot's own placeholder, with the names of others for theirs."""
    names = {str(each.get("key")): f"@{each.get('name') or ''}" for each in mentions}
    own = str(mine.get("key")) if mine else ""

    def name(found: re.Match[str]) -> str:
        return "" if found[0] == own else names.get(found[0], found[0])

    return re.sub(r"@_(?:user_\d+|all)", name, text).strip()


def _text(message: Json) -> str | None:
    """None for what cannot be read."""
    try:
        content = json.loads(message.get("content") or "")
    except (ValueError, TypeError, RecursionError):
        content = None
    content = content if isinstance(content, dict) else {}
    match message.get("message_type"):
        case "text":
            return str(content.get("text") or "")
        case "post":
            return "\n".join(filter(None, (str(content.get("title") or ""), *_lines(content))))
    return None


def _lines(content: Json) -> Iterator[str]:
    """Of rich text; mentions are placeholders there, too."""
    lines = content.get("content")
    for line in lines if isinstance(lines, list) else ():
        parts = [part for part in line if isinstance(part, dict)] if isinstance(line, list) else []
        yield "".join(
            str(part.get("user_id" if part.get("tag") == "at" else "text") or "") for part in parts
        )
