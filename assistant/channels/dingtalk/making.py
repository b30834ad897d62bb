"""DingTalk's channels from values, with their HTTP client."""

from dataclasses import replace

from assistant.channels.base import Dialect
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.bot import Bot
from assistant.channels.dingtalk.connection import Connection
from assistant.channels.dingtalk.group_hook import GroupHook
from assistant.channels.dingtalk.robot import BUTTONS, CARD_DIALECT, DIALECT
from assistant.channels.dingtalk.sending import Sending, Template
from assistant.channels.dingtalk.stream_bot import StreamBot
from assistant.channels.hooks import read_hooks
from assistant.channels.outgoing import client
from assistant.errors import SettingsError


def bot(
    *, url: str, hook_url: str, client_id: str, secret: str, robot: str, template: str, key: str,
    buttons: str = "", public_url: str = "",
) -> Bot:  # fmt: skip
    """Without a robot code of its own it is the client id. Raises `SettingsError`."""
    if buttons and not public_url:
        raise SettingsError(
            "DingTalk has to be told where presses on cards are posted.",
            remedy="Set ASSISTANT_PUBLIC_URL, or ASSISTANT_DINGTALK_STREAM=true.",
        )
    http, robot = client(), robot or client_id
    api = Api(http, url, client_id, secret)
    made = _template(template, key, buttons, posted=bool(buttons))
    return Bot(
        api, Sending(api, http, hook_url, robot, made), secret=secret, robot=robot,
        dialect=_dialect(made), address=f"{public_url}/channels/dingtalk" if made.buttons else "",
    )  # fmt: skip


def stream_bot(
    *, url: str, hook_url: str, client_id: str, secret: str, robot: str, template: str, key: str,
    buttons: str,
) -> StreamBot:  # fmt: skip
    """As above, without an address of ours."""
    http, robot = client(), robot or client_id
    api = Api(http, url, client_id, secret)
    made = _template(template, key, buttons, posted=False)
    return StreamBot(
        Connection(http, url, client_id, secret), api, Sending(api, http, hook_url, robot, made),
        robot=robot, dialect=_dialect(made),
    )  # fmt: skip


def group_hook(*, url: str, hooks: str) -> GroupHook:
    return GroupHook(client(), url, read_hooks(hooks, GroupHook.form))


def _template(template: str, key: str, buttons: str, *, posted: bool) -> Template:
    if buttons and not template:
        raise SettingsError(
            "Buttons stand in a card.", remedy="Set ASSISTANT_DINGTALK_CARD_TEMPLATE, too."
        )
    return Template(template, key, buttons, posted=posted)


def _dialect(template: Template) -> Dialect:
    if not template.id:
        return DIALECT
    return replace(CARD_DIALECT, buttons=BUTTONS if template.buttons else 0)
