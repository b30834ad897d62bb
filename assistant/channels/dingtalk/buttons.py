"""What can be pressed under an answer: the variable of a card's group of buttons (按钮组)."""

from typing import Final

from assistant.channels.base import Reply
from assistant.channels.outgoing import Json
from assistant.channels.words import say
from assistant.post import Inbound

_THUMBS: Final = ("up", "down", "undo")


def buttons_of(reply: Reply, message: Inbound) -> list[Json]:
    """What to ask next, then thumbs; none under a notice.

    Where a card is shown is told with its buttons: it is not remembered, and nothing else says it.
    """
    here = {"chat": message.chat, "corp": message.reply.get("corp", "")}
    made = [
        _button(f"ask{n}", each.label, {"ask": each.key, **here})
        for n, each in enumerate(reply.buttons)
    ]
    if not reply.answer_id:
        return made
    return made + [
        _button(
            each, say("zh", f"thumb_{each}"), {"judge": each, "answer": reply.answer_id, **here}
        )
        for each in _THUMBS
    ]


def _button(id: str, label: str, told: dict[str, str]) -> Json:
    return {
        "text": label, "color": "gray", "status": "normal",
        "event": {"type": "sendCardRequest", "params": {"actionId": id, "params": told}},
    }  # fmt: skip
