"""WeCom's channels from values, with their HTTP client."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from assistant.channels.hooks import read_hooks
from assistant.channels.outgoing import client
from assistant.channels.rates import Rate
from assistant.channels.wecom.api import Api
from assistant.channels.wecom.app import App
from assistant.channels.wecom.bot import DIALECT, WebhookBot
from assistant.channels.wecom.connection import Connection
from assistant.channels.wecom.crypto import Envelope
from assistant.channels.wecom.group_hook import PER_MINUTE, GroupHook
from assistant.channels.wecom.long_bot import DIALECT as LONG_DIALECT
from assistant.channels.wecom.long_bot import LongBot

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
    hooks = read_hooks(keys, GroupHook.form, signed=False)
    return GroupHook(client(), url, hooks, Rate((PER_MINUTE, 60.0)))
