"""Feishu's cards (JSON 2.0): the answer, what can be asked next, and thumbs."""

import re
from collections.abc import Sequence
from typing import Any, Final

from assistant.channels.base import Reply
from assistant.channels.fitting import fitted, json_bytes
from assistant.channels.outgoing import Json
from assistant.channels.plain import plain, without_tables
from assistant.channels.words import say

MOST_BYTES: Final = 30_000
"""Of a card as it is sent."""
ELEMENT: Final = "answer"
"""The element whose text is streamed."""
_MOST_TABLES: Final = 5
_CITED: Final = re.compile(r"(?<!\\)\[([1-9]\d?)\](?!\()")
_TABLE: Final = re.compile(r"^\s*\|?[ :|-]*-[ :|-]*\|[ :|-]*$", re.MULTILINE)
_SUMMARY_CHARS: Final = 60
_THUMBS: Final = ("up", "down", "undo")


def streaming(text: str) -> Json:
    """A card whose text is going to grow."""
    return _card([_text(text)], {"streaming_mode": True})


def cards(
    reply: Reply, *, group: bool, pictures: Sequence[str] = (), most_bytes: int = MOST_BYTES
) -> list[Json]:
    """One or more; pictures, by their keys, buttons and thumbs stand under the last.

    A card counts as it is sent, with what its text is escaped to: one that is too large after
    that is split once more.
    """
    below = [*map(_picture, pictures), *_below(reply, group=group)]
    room = most_bytes - json_bytes(below)
    texts = [text for part in reply.parts for text in fitted(part, room, _size)]
    made = [_card([_text(text)], _summed(text)) for text in texts]
    made[-1]["body"]["elements"] += below
    return made


def markdown(text: str) -> str:
    """As Feishu reads it: tags that are none of ours are text, citations are badges."""
    if len(_TABLE.findall(text)) > _MOST_TABLES:
        text = without_tables(text)
    text = re.sub(r"\\?<", "&lt;", text).replace("\\>", "&gt;")
    return _CITED.sub(r"<number_tag>\1</number_tag>", text)


def _card(elements: list[Json], config: Json) -> Json:
    return {
        "schema": "2.0", "config": {"update_multi": True, **config}, "body": {"elements": elements}
    }  # fmt: skip


def _summed(text: str) -> Json:
    """What the list of chats shows."""
    first = plain(text).strip().partition("\n")[0][:_SUMMARY_CHARS]
    return {"streaming_mode": False, "summary": {"content": first}}


def _text(text: str) -> Json:
    return {"tag": "markdown", "element_id": ELEMENT, "content": markdown(text)}


def _picture(key: str) -> Json:
    return {"tag": "img", "img_key": key, "alt": {"tag": "plain_text", "content": ""}}


def _below(reply: Reply, *, group: bool) -> list[Json]:
    asked = [_button(each.label, {"ask": each.key, "group": group}) for each in reply.buttons]
    if not reply.answer_id:
        return asked
    thumbs = [
        _button(say("zh", f"thumb_{each}"), {"judge": each, "answer": reply.answer_id})
        for each in _THUMBS
    ]
    columns = [{"tag": "column", "width": "auto", "elements": [thumb]} for thumb in thumbs]
    return [*asked, {"tag": "column_set", "flex_mode": "flow", "columns": columns}]


def _button(label: str, value: dict[str, Any]) -> Json:
    return {
        "tag": "button", "text": {"tag": "plain_text", "content": label}, "type": "default",
        "size": "small", "behaviors": [{"type": "callback", "value": value}],
    }  # fmt: skip


def _size(text: str) -> int:
    return json_bytes(_card([_text(text)], _summed(text)))
