"""What Slack sends, read: messages to the bot, buttons and thumbs."""

import json
import re
from typing import Final, Literal
from urllib.parse import parse_qs

from assistant.channels.base import Heard, Judged
from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected
from assistant.post import Inbound

VENDOR: Final = "slack"
CHANNEL: Final = "slack"

ASK, FEEDBACK, UP, DOWN = "ask", "feedback", "up", "down"
"""Ids of our buttons; those of questions have a number behind."""

_SAID: Final = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that somebody wrote; the others say that something was changed."""
_MENTION: Final = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_LINK: Final = re.compile(r"<(?:(?:https?|mailto):[^|>\s]+\|([^>]*)|([^@#!|>\s][^|>\s]*))>")
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def read_body(body: bytes, media_type: str) -> Json:
    """Events come as JSON, buttons as a form with JSON in it. Raises `ChannelRejected`."""
    try:
        text = body.decode()
        if media_type.startswith("application/x-www-form-urlencoded"):
            text = parse_qs(text)["payload"][0]
        found = json.loads(text)
    except (ValueError, KeyError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ChannelRejected("The request is no JSON object.", remedy="Look who sends it.")
    return found


def read_heard(body: Json) -> Heard | None:
    """None for what needs no answer: changes, other apps, and what we said ourselves."""
    match body.get("type"):
        case "event_callback":
            return _message(body, _dict(body, "event"))
        case "block_actions":
            actions = body.get("actions")
            first = actions[0] if isinstance(actions, list) and actions else None
            return _pressed(body, first) if isinstance(first, dict) else None
    return None


def _message(body: Json, event: Json) -> Inbound | None:
    """Known by its channel and time: a mention may be told as two events, each with an id."""
    kind, private = event.get("type"), event.get("channel_type") == "im"
    if not (kind == "app_mention" or (kind == "message" and private)):
        return None
    ours = _bot_of(body)
    sender, channel, ts = (str(event.get(name) or "") for name in ("user", "channel", "ts"))
    if event.get("bot_id") or event.get("subtype") not in _SAID or sender in ("", ours):
        return None
    text = plain_of(str(event.get("text") or ""), ours)
    thread = str(event.get("thread_ts") or ("" if private else ts))
    return Inbound(
        channel=CHANNEL, vendor=VENDOR, id=f"{channel}:{ts}", sender=sender,
        tenant=_foreign(body, event.get("user_team") or event.get("team")),
        chat="" if private else channel, thread=thread, text=text,
        kind="other" if event.get("files") and not text else "text",
        reply={"channel": channel, "thread": thread, "team": str(body.get("team_id") or "")},
    )  # fmt: skip


def _pressed(body: Json, action: Json) -> Heard | None:
    user, channel = _dict(body, "user"), str(_dict(body, "channel").get("id") or "")
    sender, tenant = str(user.get("id") or ""), _foreign(body, user.get("team_id"))
    what, value = str(action.get("action_id") or ""), str(action.get("value") or "")
    if not (sender and channel and value):
        return None
    if what == FEEDBACK:
        answer_id, _, told = value.rpartition(":")
        verdict: Literal["up", "down"] = "up" if told == UP else "down"
        return Judged(
            vendor=VENDOR, sender=sender, tenant=tenant, answer_id=answer_id, verdict=verdict
        )
    if what.partition(":")[0] != ASK:
        return None
    message, private = _dict(body, "message"), channel.startswith("D")
    thread = str(message.get("thread_ts") or ("" if private else message.get("ts") or ""))
    return Inbound(
        channel=CHANNEL, vendor=VENDOR, id=f"{sender}:{action.get('action_ts')}:{value}",
        sender=sender, tenant=tenant, chat="" if private else channel, thread=thread,
        text=value, kind="press",
        reply={"channel": channel, "thread": thread,
               "team": str(_dict(body, "team").get("id") or "")},
    )  # fmt: skip


def plain_of(text: str, bot: str) -> str:
    """`<@U0BOT> 12月 &gt; <https://a.example|a>` as it was typed, without the name of the bot."""
    text = _MENTION.sub(lambda found: "" if found[1] == bot else f"@{found[1]}", text)
    text = _LINK.sub(lambda found: found[1] or found[2] or "", text)
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text.strip()


def _bot_of(body: Json) -> str:
    """Its user: the one that was authorized for the event."""
    told = body.get("authorizations")
    for each in told if isinstance(told, list) else ():
        if isinstance(each, dict) and each.get("is_bot"):
            return str(each.get("user_id") or "")
    return ""


def _foreign(body: Json, team: object) -> str:
    """Of another company, in a channel that is shared with it; empty for our own."""
    ours = body.get("team_id") or _dict(body, "team").get("id")
    return str(team) if team and ours and team != ours else ""


def _dict(body: Json, key: str) -> Json:
    """What is no object where one is expected counts as an empty one."""
    found = body.get(key)
    return found if isinstance(found, dict) else {}
