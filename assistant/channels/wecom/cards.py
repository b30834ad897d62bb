"""The card of what can be asked next: a button each, whose press asks it."""

import secrets
from typing import Any, Final

from assistant.channels.base import Reply

MOST_BUTTONS: Final = 6
_LABEL_CHARS: Final = 10
"""That a button shows; the whole question stands above it."""


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
