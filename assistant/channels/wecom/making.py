"""WeCom's channels from values, with their HTTP client."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import httpx

from assistant.channels.wecom.api import Api
from assistant.channels.wecom.app import App
from assistant.channels.wecom.bot import DIALECT, WebhookBot
from assistant.channels.wecom.connection import Connection
from assistant.channels.wecom.crypto import Envelope
from assistant.channels.wecom.group_hook import GroupHook, read_keys
from assistant.channels.wecom.long_bot import DIALECT as LONG_DIALECT
from assistant.channels.wecom.long_bot import LongBot
from assistant.channels.wecom.posting import TIMEOUT_S

BUTTONS: Final = 3
"""Under one answer."""


def webhook_bot(*, token: str, aes_key: str, names: Iterable[str], tables: bool) -> WebhookBot:
    return WebhookBot(
        Envelope(token, aes_key, ""), client(), names=tuple(names),
        dialect=replace(DIALECT, tables=tables),
    )  # fmt: skip


def long_bot(
    *, url: str, bot_id: str, secret: str, names: Iterable[str], tables: bool, buttons: bool
) -> LongBot:
    dialect = replace(LONG_DIALECT, tables=tables, buttons=BUTTONS if buttons else 0)
    return LongBot(Connection(url, bot_id, secret), names=tuple(names), dialect=dialect)


def app(*, url: str, corp_id: str, secret: str, agent_id: int, token: str, aes_key: str) -> App:
    return App(Envelope(token, aes_key, corp_id), Api(client(), url, corp_id, secret), agent_id)


def group_hook(*, url: str, keys: str) -> GroupHook:
    return GroupHook(client(), url, read_keys(keys))


def client() -> httpx.AsyncClient:
    """Addresses of WeCom hold secrets: httpx would log them with every request."""
    import logging

    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(timeout=TIMEOUT_S, follow_redirects=False)
