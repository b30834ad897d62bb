"""What begins with a slash, and what is left of a message without the bot's name."""

import re
from collections.abc import Sequence
from typing import Final, Literal

Name = Literal["help", "reset", "stop", "whoami", "sources", "subscribe", "unsubscribe", "unknown"]

NAMES: Final[dict[str, Name]] = {
    "help": "help", "帮助": "help", "h": "help", "?": "help",
    "reset": "reset", "重置": "reset", "新对话": "reset", "清空": "reset", "clear": "reset",
    "new": "reset",
    "stop": "stop", "停止": "stop", "取消": "stop", "cancel": "stop",
    "whoami": "whoami", "我是谁": "whoami",
    "sources": "sources", "来源": "sources", "资料": "sources",
    "subscribe": "subscribe", "订阅": "subscribe",
    "unsubscribe": "unsubscribe", "退订": "unsubscribe", "取消订阅": "unsubscribe",
}  # fmt: skip
_SLASHED: Final = re.compile(r"[/／]([^\s/／]+)(?:\s+(.*))?", re.DOTALL)
_MENTION: Final = re.compile(r"@[^\s@/／]+[\s\u2005]{0,2}")
_NAMED_COMMAND: Final = re.compile(r"@[^@/／\n]{1,64}?[\s\u2005]{1,2}(?=[/／]\S)")
"""A name with spaces that nobody told us, before a command."""


def command_of(text: str) -> tuple[Name, str] | None:
    """Name and argument; None for a question, and for what only looks like a path."""
    found = _SLASHED.fullmatch(text.strip())
    if found is None:
        return None
    return NAMES.get(found[1].lower(), "unknown"), (found[2] or "").strip()


def addressed(text: str, names: Sequence[str] = ()) -> str:
    """The text of a message in a group without the @ of the bot, wherever it stands.

    `names` are what the bot is called, which may hold spaces; of another name only what stands
    first is taken off, as nobody else is asked.
    """
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"@{re.escape(name)}(?![^\W_])[\s\u2005]{{0,2}}", "", text)
    text = text.strip()
    named = _NAMED_COMMAND.match(text) or _MENTION.match(text)
    return text[named.end() :].strip() if named else text
