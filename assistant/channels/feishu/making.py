"""Feishu's channels from values, with their HTTP client."""

from assistant.channels.feishu.api import Api
from assistant.channels.feishu.bot import Bot
from assistant.channels.feishu.connection import Connection
from assistant.channels.feishu.crypto import Envelope
from assistant.channels.feishu.group_hook import RATES, GroupHook
from assistant.channels.feishu.long_bot import LongBot
from assistant.channels.feishu.messages import Identity
from assistant.channels.hooks import read_hooks
from assistant.channels.outgoing import client
from assistant.channels.rates import Rate


def bot(
    *, url: str, app_id: str, secret: str, token: str, encrypt_key: str, identity: Identity
) -> Bot:
    return Bot(
        Envelope(token, encrypt_key), Api(client(), url, app_id, secret), identity=identity
    )  # fmt: skip


def long_bot(*, url: str, app_id: str, secret: str, identity: Identity) -> LongBot:
    http = client()
    connection = Connection(http, url, app_id, secret)
    return LongBot(connection, Api(http, url, app_id, secret), identity=identity)


def group_hook(*, url: str, hooks: str) -> GroupHook:
    return GroupHook(client(), url, read_hooks(hooks, GroupHook.form), Rate(*RATES))
