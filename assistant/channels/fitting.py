"""Texts that grow when they are sent: escaped, or as a string inside of JSON."""

import json
from collections.abc import Callable

from assistant.channels.splitting import split


def fitted(text: str, most: int, size: Callable[[str], int]) -> list[str]:
    """Cut in halves until each is of at most that size as it is sent."""
    if size(text) <= most:
        return [text]
    halves = split(text, len(text.encode()) // 2)
    return [each for half in halves for each in fitted(half, most, size)]


def json_bytes(told: object) -> int:
    """Of a string inside of JSON that holds it as JSON."""
    return len(json.dumps(json.dumps(told, ensure_ascii=False), ensure_ascii=False).encode())
