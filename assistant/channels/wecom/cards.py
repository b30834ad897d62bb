"""The card of what can be asked next: a button each, whose press asks it."""

import secrets
from collections import OrderedDict
from typing import Any, Final

from assistant.channels.base import Reply

MOST_BUTTONS: Final = 6
_LABEL_CHARS: Final = 10
"""That a button shows; the whole question stands above it."""

_KEPT: Final = 5000
"""Cards that can still be marked; of others the buttons work all the same."""


class Cards:
    """Those that were sent: an update has to tell the whole card again."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def made(self, reply: Reply) -> dict[str, Any]:
        told = card(reply)
        self._sent[told["task_id"]] = told
        if len(self._sent) > _KEPT:
            self._sent.popitem(last=False)
        return told

    def pressed(self, task_id: str, key: str) -> dict[str, Any] | None:
        """The card with its pressed button marked; None for one that is not known any more."""
        sent = self._sent.get(task_id)
        if sent is None or all(button["key"] != key for button in sent["button_list"]):
            return None
        marked = [
            button | {"text": f"✓ {button['text']}"[:_LABEL_CHARS], "style": 2}
            if button["key"] == key
            else button
            for button in sent["button_list"]
        ]
        return sent | {"button_list": marked}


def card(reply: Reply) -> dict[str, Any]:
    """The id of a task may be used once: the answer's has a random tail."""
    buttons = reply.buttons[:MOST_BUTTONS]
    listed = "\n".join(f"{n}. {button.label}" for n, button in enumerate(buttons, start=1))
    return {
        "card_type": "button_interaction",
        "main_title": {"title": "还可以问"},
        "sub_title_text": listed,
        "task_id": f"{reply.answer_id}-{secrets.token_hex(4)}",
        "button_list": [
            {"text": _short(f"{n}. {button.label}"), "style": 1, "key": button.key}
            for n, button in enumerate(buttons, start=1)
        ],
    }


def _short(label: str) -> str:
    return label if len(label) <= _LABEL_CHARS else f"{label[: _LABEL_CHARS - 1]}…"
