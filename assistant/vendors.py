"""Every way to a platform: the settings that switch it on, and how it is made from them.

A vendor is imported only once its settings are there: whoever uses none waits for none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.channels.base import Channel


@dataclass(frozen=True)
class Vendor:
    """How one way to a platform is made."""

    needs: tuple[str, ...]
    """The settings that switch it on; all of them, or none."""
    make: "Callable[[Settings], Channel]"
    chosen: "Callable[[Settings], bool]" = lambda _: True
    """Of ways with the same settings, whether this one is meant."""


def _wecom_bot(settings: Settings) -> "Channel":
    from assistant.channels.wecom.making import webhook_bot

    return webhook_bot(
        token=settings.wecom_bot_token.get_secret_value(),
        aes_key=settings.wecom_bot_aes_key.get_secret_value(),
        names=_names(settings.wecom_bot_names),
        tables=settings.wecom_tables,
    )


def _wecom_long(settings: Settings) -> "Channel":
    from assistant.channels.wecom.making import long_bot

    return long_bot(
        url=settings.wecom_socket_url,
        bot_id=settings.wecom_bot_id,
        secret=settings.wecom_bot_secret.get_secret_value(),
        names=_names(settings.wecom_bot_names),
        tables=settings.wecom_tables,
        buttons=settings.wecom_buttons,
    )


def _wecom_app(settings: Settings) -> "Channel":
    from assistant.channels.wecom.making import app

    return app(
        url=settings.wecom_url,
        corp_id=settings.wecom_corp_id,
        secret=settings.wecom_secret.get_secret_value(),
        agent_id=settings.wecom_agent_id,
        token=settings.wecom_token.get_secret_value(),
        aes_key=settings.wecom_aes_key.get_secret_value(),
    )


def _wecom_groups(settings: Settings) -> "Channel":
    from assistant.channels.wecom.making import group_hook

    return group_hook(url=settings.wecom_url, keys=settings.wecom_groups.get_secret_value())


def _feishu(settings: Settings) -> "Channel":
    from assistant.channels.feishu.making import bot

    return bot(
        url=settings.feishu_url,
        app_id=settings.feishu_app_id,
        secret=settings.feishu_app_secret.get_secret_value(),
        token=settings.feishu_token.get_secret_value(),
        encrypt_key=settings.feishu_encrypt_key.get_secret_value(),
        identity=settings.feishu_identity,
    )


def _feishu_long(settings: Settings) -> "Channel":
    from assistant.channels.feishu.making import long_bot

    return long_bot(
        url=settings.feishu_url,
        app_id=settings.feishu_app_id,
        secret=settings.feishu_app_secret.get_secret_value(),
        identity=settings.feishu_identity,
    )


def _feishu_groups(settings: Settings) -> "Channel":
    from assistant.channels.feishu.making import group_hook

    return group_hook(url=settings.feishu_url, hooks=settings.feishu_groups.get_secret_value())


def _dingtalk(settings: Settings) -> "Channel":
    from assistant.channels.dingtalk.making import bot

    return bot(**_dingtalk_app(settings), public_url=settings.public_url)


def _dingtalk_stream(settings: Settings) -> "Channel":
    from assistant.channels.dingtalk.making import stream_bot

    return stream_bot(**_dingtalk_app(settings))


def _dingtalk_app(settings: Settings) -> dict[str, str]:
    return {
        "url": settings.dingtalk_url,
        "hook_url": settings.dingtalk_hook_url,
        "client_id": settings.dingtalk_client_id,
        "secret": settings.dingtalk_client_secret.get_secret_value(),
        "robot": settings.dingtalk_robot_code,
        "template": settings.dingtalk_card_template,
        "key": settings.dingtalk_card_key,
        "buttons": settings.dingtalk_card_buttons,
    }


def _dingtalk_groups(settings: Settings) -> "Channel":
    from assistant.channels.dingtalk.making import group_hook

    hooks = settings.dingtalk_groups.get_secret_value()
    return group_hook(url=settings.dingtalk_hook_url, hooks=hooks)


def _slack(settings: Settings) -> "Channel":
    try:
        from assistant.channels.slack.making import slack
    except ModuleNotFoundError:
        raise SettingsError(
            "Slack needs its library.", remedy="Install it: pip install 'assistant[slack]'."
        ) from None
    return slack(
        url=settings.slack_url,
        token=settings.slack_bot_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
    )


_APP = ("wecom_corp_id", "wecom_agent_id", "wecom_secret", "wecom_token", "wecom_aes_key")
_FEISHU = ("feishu_app_id", "feishu_app_secret")
_DINGTALK = ("dingtalk_client_id", "dingtalk_client_secret")
VENDORS = (
    Vendor(("wecom_bot_token", "wecom_bot_aes_key"), _wecom_bot),
    Vendor(("wecom_bot_id", "wecom_bot_secret"), _wecom_long),
    Vendor(_APP, _wecom_app),
    Vendor(("wecom_groups",), _wecom_groups),
    Vendor((*_FEISHU, "feishu_token"), _feishu, lambda settings: not settings.feishu_long),
    Vendor(_FEISHU, _feishu_long, lambda settings: settings.feishu_long),
    Vendor(("feishu_groups",), _feishu_groups),
    Vendor(_DINGTALK, _dingtalk, lambda settings: not settings.dingtalk_stream),
    Vendor(_DINGTALK, _dingtalk_stream, lambda settings: settings.dingtalk_stream),
    Vendor(("dingtalk_groups",), _dingtalk_groups),
    Vendor(("slack_bot_token", "slack_signing_secret"), _slack),
)


def _names(text: str) -> Iterator[str]:
    return (name for name in map(str.strip, text.split(",")) if name)
