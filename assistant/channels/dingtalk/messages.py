"""What a DingTalk robot is sent, read: messages, and what is pressed on its cards."""

import json
from typing import Any, Final

from assistant.channels.base import Judged
from assistant.channels.outgoing import Json, inner
from assistant.post import Inbound

VENDOR: Final = "dingtalk"
_GROUP: Final = "2"
_QUOTE_CHARS: Final = 1000
_VERDICTS: Final[dict[str, Any]] = {"up": "up", "down": "down", "undo": None}


def read_message(body: Json, channel: str) -> Inbound | None:
    """None for what names nobody, and for what a group says to others.

    Members of the company have a staff id; others only one that DingTalk made for this robot.
    """
    sender = str(body.get("senderStaffId") or body.get("senderId") or "")
    id, chat = str(body.get("msgId") or ""), str(body.get("conversationId") or "")
    group = str(body.get("conversationType")) == _GROUP
    if not (sender and id and chat) or (group and body.get("isInAtList") is False):
        return None
    text = _text(body)
    return Inbound(
        channel=channel, vendor=VENDOR, id=id, sender=sender, tenant=_tenant(body),
        chat=chat if group else "", text=(text or "").strip(), quote=_quote(body),
        kind="other" if text is None else "text",
        reply={
            "url": str(body.get("sessionWebhook") or ""),
            "until": str(body.get("sessionWebhookExpiredTime") or "0"),
            "corp": str(body.get("chatbotCorpId") or ""),
        },
    )  # fmt: skip


def read_press(body: Json, channel: str, id: str) -> Inbound | None:
    """A question of ours that was pressed. A card knows where it was shown; wherever it was passed
    on to, it is answered there.
    """
    told, who = _params(body), str(body.get("userId") or "")
    key, card = told.get("ask"), str(body.get("outTrackId") or "")
    if not (isinstance(key, str) and who and card):
        return None
    corp = str(told.get("corp") or "")
    return Inbound(
        channel=channel, vendor=VENDOR, id=f"{card}:{who}:{key}:{id}", sender=who,
        tenant=_foreign(body, corp), chat=str(told.get("chat") or ""), text=key, kind="press",
        reply={"corp": corp},
    )  # fmt: skip


def read_verdict(body: Json) -> Judged | None:
    told, who = _params(body), str(body.get("userId") or "")
    verdict, answer_id = told.get("judge"), told.get("answer")
    if verdict not in _VERDICTS or not isinstance(answer_id, str) or not who:
        return None
    return Judged(
        vendor=VENDOR, sender=who, tenant=_foreign(body, str(told.get("corp") or "")),
        answer_id=answer_id, verdict=_VERDICTS[verdict],
    )  # fmt: skip


def _params(body: Json) -> Json:
    """Of the button, as it was made; JSON inside of JSON."""
    try:
        content = json.loads(body.get("content") or "")
    except (ValueError, TypeError, RecursionError):
        content = None
    content = content if isinstance(content, dict) else {}
    return inner(inner(content, "cardPrivateData"), "params")


def _foreign(body: Json, own: str) -> str:
    """Of another company; empty for people of the one whose robot this is."""
    theirs = str(body.get("corpId") or "")
    return theirs if theirs and own and theirs != own else ""


def _tenant(body: Json) -> str:
    """Empty for people of the company whose robot this is."""
    own, theirs = body.get("chatbotCorpId"), body.get("senderCorpId")
    return str(theirs) if theirs and theirs != own else ""


def _text(body: Json) -> str | None:
    """None for what cannot be read. What was spoken arrives transcribed."""
    content = inner(body, "content")
    match body.get("msgtype"):
        case "text":
            return str(inner(body, "text").get("content") or "")
        case "audio":
            return str(content.get("recognition") or "")
        case "richText":
            parts = content.get("richText")
            told = [part for part in parts if isinstance(part, dict)] if parts else []
            return "".join(str(part.get("text") or "") for part in told)
    return None


def _quote(body: Json) -> str:
    replied = inner(inner(inner(body, "text"), "repliedMsg"), "content")
    return str(replied.get("text") or "")[:_QUOTE_CHARS]
