"""DingTalk's channels from values, with their HTTP client."""

from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.bot import CARD_DIALECT, DIALECT, Bot
from assistant.channels.dingtalk.group_hook import GroupHook
from assistant.channels.dingtalk.sending import Sending
from assistant.channels.hooks import read_hooks
from assistant.channels.outgoing import client


def bot(
    *, url: str, hook_url: str, client_id: str, secret: str, robot: str, template: str, key: str
) -> Bot:
    """Without a robot code of its own it is the client id."""
    http, robot = client(), robot or client_id
    api = Api(http, url, client_id, secret)
    return Bot(
        api, Sending(api, http, hook_url, robot, template, key), secret=secret, robot=robot,
        dialect=CARD_DIALECT if template else DIALECT,
    )  # fmt: skip


def group_hook(*, url: str, hooks: str) -> GroupHook:
    return GroupHook(client(), url, read_hooks(hooks, GroupHook.form))
