"""An answer as Slack's blocks: its Markdown, a button for each next question, and thumbs."""

from typing import Any, Final

from assistant.channels.base import Reply
from assistant.channels.slack.messages import ASK, DOWN, FEEDBACK, UP

Block = dict[str, Any]
_LABEL_CHARS: Final = 75
"""Of a button."""
_FALLBACK_CHARS: Final = 300
"""Of what a notification shows."""


def markdown(text: str) -> Block:
    return {"type": "markdown", "text": text}


def below(reply: Reply) -> list[Block]:
    """What stands under the last part of an answer."""
    blocks: list[Block] = []
    if reply.buttons:
        buttons = [
            {"type": "button", "action_id": f"{ASK}:{n}", "value": button.key,
             "text": _plain(_short(button.label))}
            for n, button in enumerate(reply.buttons)
        ]  # fmt: skip
        blocks.append({"type": "actions", "elements": buttons})
    if reply.answer_id:
        thumbs = {
            "type": "feedback_buttons", "action_id": FEEDBACK,
            "positive_button": {"text": _plain("👍"), "value": f"{reply.answer_id}:{UP}"},
            "negative_button": {"text": _plain("👎"), "value": f"{reply.answer_id}:{DOWN}"},
        }  # fmt: skip
        blocks.append({"type": "context_actions", "elements": [thumbs]})
    return blocks


def fallback(text: str) -> str:
    """For notifications, and for clients that show no blocks."""
    return text if len(text) <= _FALLBACK_CHARS else f"{text[: _FALLBACK_CHARS - 1]}…"


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": True}


def _short(label: str) -> str:
    return label if len(label) <= _LABEL_CHARS else f"{label[: _LABEL_CHARS - 1]}…"
