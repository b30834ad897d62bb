"""What an AI bot is sent, read: the same objects by webhook and over the long connection."""

from collections.abc import Sequence
from typing import Any, Final

from assistant.channels.base import Judged
from assistant.channels.commands import addressed
from assistant.channels.outgoing import Json
from assistant.post import Inbound

VENDOR: Final = "wecom"
_TEXTS: Final = ("text", "voice")
"""Of these the content is text; what was spoken arrives transcribed."""
_UNREADABLE: Final = ("image", "file", "video")
_VERDICTS: Final[dict[int, Any]] = {1: "up", 2: "down", 3: None}
_REASONS: Final = {1: "与问题无关", 2: "内容不完整", 3: "内容有错误", 4: "分析或推理有误"}
_QUOTE_CHARS: Final = 1000


def read_message(body: Json, channel: str, names: Sequence[str], **reply: str) -> Inbound | None:
    """A message of a person; None for a kind that is not known."""
    kind = str(body.get("msgtype", ""))
    if kind not in (*_TEXTS, *_UNREADABLE, "mixed"):
        return None
    text = _text(body, kind)
    chat = str(body.get("chatid", "")) if body.get("chattype") == "group" else ""
    return Inbound(
        channel=channel, vendor=VENDOR, id=_id(body), chat=chat, **_sender(body),
        text=addressed(text, names) if chat else text.strip(),
        quote=_text(_dict(body, "quote"), str(_dict(body, "quote").get("msgtype")))[:_QUOTE_CHARS],
        kind="other" if kind in _UNREADABLE else "text",
        reply={"url": str(body.get("response_url", "")), **reply},
    )  # fmt: skip


def read_press(body: Json, channel: str, **reply: str) -> Inbound | None:
    """A button of ours that was pressed; its key stands under two names in the wild."""
    event = _dict(_dict(body, "event"), "template_card_event")
    key = event.get("event_key") or event.get("EventKey")
    if not key:
        return None
    return Inbound(
        channel=channel, vendor=VENDOR, id=_id(body), **_sender(body),
        chat=str(body.get("chatid", "")) if body.get("chattype") == "group" else "",
        text=str(key), kind="press", reply={"url": str(body.get("response_url", "")), **reply},
    )  # fmt: skip


def task_of(body: Json) -> str:
    """The card of the button."""
    event = _dict(_dict(body, "event"), "template_card_event")
    return str(event.get("task_id") or event.get("TaskId") or "")


def read_verdict(body: Json) -> Judged | None:
    event = _dict(_dict(body, "event"), "feedback_event")
    kind = event.get("type")
    if kind not in _VERDICTS or not event.get("id"):
        return None
    reasons = [_REASONS.get(each, "") for each in event.get("inaccurate_reason_list") or ()]
    told = [*filter(None, reasons), str(event.get("content") or "").strip()]
    return Judged(
        vendor=VENDOR, **_sender(body), answer_id=str(event["id"]), verdict=_VERDICTS[kind],
        reason="；".join(filter(None, told)),
    )  # fmt: skip


def event_of(body: Json) -> str:
    return str(_dict(body, "event").get("eventtype", ""))


def _sender(body: Json) -> dict[str, str]:
    """`corpid` is there only for people of another company."""
    who = _dict(body, "from")
    return {"sender": str(who.get("userid", "")), "tenant": str(who.get("corpid") or "")}


def _text(body: Json, kind: str) -> str:
    if kind in _TEXTS:
        return str(_dict(body, kind).get("content", ""))
    items = _dict(body, "mixed").get("msg_item") or () if kind == "mixed" else ()
    texts = [_dict(item, "text").get("content", "") for item in items if isinstance(item, dict)]
    return "\n".join(filter(None, map(str, texts)))


def _dict(body: Json, key: str) -> Json:
    """What is no object where one is expected counts as an empty one."""
    found = body.get(key)
    return found if isinstance(found, dict) else {}


def _id(body: Json) -> str:
    """Events may lack an id: then sender and time are it."""
    if found := body.get("msgid"):
        return str(found)
    who = _dict(body, "from").get("userid", "")
    return f"{who}:{body.get('create_time', '')}:{event_of(body)}"
