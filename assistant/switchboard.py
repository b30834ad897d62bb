"""Settings to running channels: the part of `bootstrap` that chooses vendors.

A vendor is imported only once its settings are there: whoever uses none waits for none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.exchange import Health, Service
from assistant.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.channels.base import Channel, Fault
    from assistant.channels.limits import Limits
    from assistant.channels.words import LanguageOf


@dataclass(frozen=True)
class Vendor:
    """How one way to a platform is made."""

    needs: tuple[str, ...]
    """The settings that switch it on; all of them, or none."""
    make: "Callable[[Settings], Channel]"


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


def _feishu_groups(settings: Settings) -> "Channel":
    from assistant.channels.feishu.making import group_hook

    return group_hook(url=settings.feishu_url, hooks=settings.feishu_groups.get_secret_value())


def _dingtalk(settings: Settings) -> "Channel":
    from assistant.channels.dingtalk.making import bot

    return bot(
        url=settings.dingtalk_url,
        hook_url=settings.dingtalk_hook_url,
        client_id=settings.dingtalk_client_id,
        secret=settings.dingtalk_client_secret.get_secret_value(),
        robot=settings.dingtalk_robot_code,
        template=settings.dingtalk_card_template,
        key=settings.dingtalk_card_key,
    )


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
VENDORS = (
    Vendor(("wecom_bot_token", "wecom_bot_aes_key"), _wecom_bot),
    Vendor(("wecom_bot_id", "wecom_bot_secret"), _wecom_long),
    Vendor(_APP, _wecom_app),
    Vendor(("wecom_groups",), _wecom_groups),
    Vendor(("feishu_app_id", "feishu_app_secret", "feishu_token"), _feishu),
    Vendor(("feishu_groups",), _feishu_groups),
    Vendor(("dingtalk_client_id", "dingtalk_client_secret"), _dingtalk),
    Vendor(("dingtalk_groups",), _dingtalk_groups),
    Vendor(("slack_bot_token", "slack_signing_secret"), _slack),
)


def channels_of(settings: Settings) -> "dict[str, Channel]":
    """By name. Raises `SettingsError` where only some settings of a channel are there."""
    made = [vendor.make(settings) for vendor in VENDORS if _on(settings, vendor)]
    return {channel.name: channel for channel in made}


def with_channels(
    settings: Settings,
    service: Service,
    language_of: "LanguageOf",
    make: "Callable[[Service], FastAPI]",
    *,
    limits: "Limits | None" = None,
) -> "FastAPI":
    """The application over the service, with the channels beside its routes if there are any."""
    channels = channels_of(settings)
    if not channels:
        return make(service)
    from assistant.channels.http import Callbacks
    from assistant.channels.leading import Leading
    from assistant.channels.limits import LIMITS
    from assistant.channels.pipeline import Pipeline

    if service.people is None or service.post is None:
        raise SettingsError("Chat channels need the journal.", remedy="See ASSISTANT_DATABASE_URL.")
    pipeline = Pipeline(
        service, service.people, service.post, channels,
        language_of=language_of, address=settings.public_url,
        font=settings.channel_font, leading=Leading(settings.data),
        limits=replace(
            limits or LIMITS, overtime_s=settings.channel_overtime_s,
            digest_hour=settings.channel_digest_hour,
        ),
    )  # fmt: skip

    def health() -> Health:
        told = [each.model_dump(mode="json") for each in pipeline.health()]
        return service.health().model_copy(update={"channels": told})

    app = make(replace(service, health=health))
    callbacks = Callbacks(channels, pipeline)
    app.include_router(callbacks.router())
    return app


async def checked(settings: Settings, service: Service) -> "dict[str, tuple[Fault, ...]]":
    """What is wrong with each channel that is on, as far as can be told without a message."""
    from assistant.channels.base import Fault
    from assistant.channels.leading import somebody_waits

    found: dict[str, tuple[Fault, ...]] = {}
    known = {each.partition(":")[0].partition("/")[0] for each in _identities(service)}
    for name, channel in channels_of(settings).items():
        faults = await channel.check()
        await channel.close()
        if channel.hears and channel.vendor not in known:
            faults += (
                Fault(
                    problem=f"Nobody is bound to {channel.vendor}: nobody gets an answer.",
                    remedy="Add people, then bind them: assistant users bind NAME "
                    f"--channel {channel.vendor} --id ID, or with the code that the bot tells.",
                ),
            )
        found[name] = faults
    if found and somebody_waits(settings.data):
        found["server"] = (
            Fault(
                problem="Two servers over this data folder want to serve the channels; one waits.",
                remedy="Stop one, or start it without the channels' settings.",
            ),
        )
    return found


def _identities(service: Service) -> Iterator[str]:
    for person in service.people.all() if service.people else ():
        yield from person.channels if person.disabled is None else ()


def _on(settings: Settings, vendor: Vendor) -> bool:
    missing = [name for name in vendor.needs if not _given(settings, name)]
    if missing and len(missing) < len(vendor.needs):
        told = ", ".join(f"ASSISTANT_{name.upper()}" for name in missing)
        raise SettingsError(
            f"A chat channel is set up in part: {told} is missing.",
            remedy="Set it, or unset the others of this channel.",
        )
    return not missing


def _given(settings: Settings, name: str) -> bool:
    value = getattr(settings, name)
    return bool(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


def _names(text: str) -> Iterator[str]:
    return (name for name in map(str.strip, text.split(",")) if name)
