"""WeCom's channels from values, with their HTTP client."""

from collections.abc import Iterable
from dataclasses import replace

import httpx

from assistant.channels.wecom.bot import DIALECT, WebhookBot
from assistant.channels.wecom.crypto import Envelope
from assistant.channels.wecom.posting import TIMEOUT_S


def webhook_bot(*, token: str, aes_key: str, names: Iterable[str], tables: bool) -> WebhookBot:
    return WebhookBot(
        Envelope(token, aes_key, ""), client(), names=tuple(names),
        dialect=replace(DIALECT, tables=tables),
    )  # fmt: skip


def client() -> httpx.AsyncClient:
    """Addresses of WeCom hold secrets: httpx would log them with every request."""
    import logging

    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(timeout=TIMEOUT_S, follow_redirects=False)
