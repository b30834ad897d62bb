"""Settings to running channels: the part of `bootstrap` that chooses vendors."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.exchange import Health, Service
from assistant.settings import Settings
from assistant.vendors import VENDORS, Vendor

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.channels.base import Channel, Fault
    from assistant.channels.limits import Limits
    from assistant.channels.words import LanguageOf


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
    if not vendor.chosen(settings):
        return False
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
