"""What a DingTalk robot is sent, read."""

from typing import Final

from assistant.channels.outgoing import Json, inner
from assistant.post import Inbound

VENDOR: Final = "dingtalk"
_GROUP: Final = "2"
_QUOTE_CHARS: Final = 1000


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
        },
    )  # fmt: skip


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
