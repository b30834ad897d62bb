"""Digests: what is new, what is wrong, and an answer, with the rights that its reader has then."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from assistant.channels.base import Channel, Reply
from assistant.channels.desk import Desk
from assistant.channels.rendering import escape, shown
from assistant.channels.splitting import split
from assistant.channels.words import say
from assistant.errors import AssistantError, DeliveryFailed, RecordError
from assistant.exchange import Asker, Question, Service
from assistant.people import People
from assistant.post import Post, Subscription, key_of

_LOGGER = logging.getLogger(__name__)
_MINUTES: Final = (*range(4, 27), *range(34, 57))
"""When vendors are not overrun: around the full and the half hour everybody sends."""
_LATE: Final = timedelta(hours=6)
"""A digest that is older is not sent any more."""
_EVERY_S: Final = 30.0
_FINDINGS: Final = 5
_DOCUMENTS: Final = 3
_CHANGED: Final = 5


class Digests:
    def __init__(
        self, service: Service, people: People, post: Post, channels: Mapping[str, Channel],
        kept: Desk, *, hour: int,
    ) -> None:  # fmt: skip
        self._service, self._people, self._post = service, people, post
        self._channels, self._kept, self._hour = channels, kept, hour

    async def live(self) -> None:
        while True:
            try:
                await self.send(datetime.now().astimezone())
            except AssistantError as error:
                _LOGGER.error("digests: %s", error.problem)
            await asyncio.sleep(_EVERY_S)

    async def send(self, now: datetime) -> int:
        """Those that are due and were not sent; how many went out."""
        sent = 0
        for each in await self._kept(self._post.subscriptions.all):
            due = due_at(each, now, self._hour)
            if due and due <= now < due + _LATE and each.target.channel in self._channels:
                sent += await self._one(each, due)
        return sent

    async def _one(self, wanted: Subscription, due: datetime) -> bool:
        """Once for each date and target, by whichever process comes first."""
        channel, subscriptions = self._channels[wanted.target.channel], self._post.subscriptions
        key = key_of("digest", wanted.rhythm, f"{due:%Y-%m-%d}", wanted.target.place)
        if not await self._kept(subscriptions.begin, key):
            return False
        try:
            text = await self._kept(self._told, wanted, due)
            if text:
                parts = split(shown(text, channel.dialect), channel.dialect.most_bytes)
                await channel.push(wanted.target, Reply(parts=parts))
        except AssistantError as error:
            _LOGGER.warning("digests: %s: %s", channel.name, error.problem)
            if not isinstance(error, DeliveryFailed) or error.again:
                await self._kept(subscriptions.release, key)
            return False
        await self._kept(subscriptions.sent, key)
        return bool(text)

    def _told(self, wanted: Subscription, due: datetime) -> str:
        """Empty for whoever may not ask any more."""
        asker = self._asker(wanted)
        if asker is None:
            return ""
        documents = self._service.browse.documents(asker.audience)[:_DOCUMENTS]
        findings = self._service.findings(asker.audience)
        warnings = [each.what for each in findings if each.severity == "warning"]
        blocks = [
            f"**{say('zh', 'digest', f'{due:%Y-%m-%d}')}**",
            _listed("digest_new", [f"{each.title} {each.date}" for each in documents]),
            _listed("digest_changed", self._changed(asker)),
            _listed("digest_wrong", warnings[:_FINDINGS]),
        ]
        if wanted.question:
            answer = self._service.ask(Question(text=wanted.question, asker=asker))
            blocks.append(f"{escape(wanted.question)}\n{answer.answer}")
        return "\n\n".join(block for block in blocks if block)

    def _changed(self, asker: Asker) -> list[str]:
        """The first values that the newest report changed; none where it is the only one."""
        try:
            found = self._service.browse.changes(asker.audience)
        except RecordError:
            return []
        told = found.changed[:_CHANGED]
        return [f"{each.new.label}：{each.old.text} → {each.new.text}" for each in told]

    def _asker(self, wanted: Subscription) -> Asker | None:
        asker, target = self._people.asker(wanted.person), wanted.target
        if asker is None or not target.chat:
            return asker
        scope = self._post.chats.scope(target.vendor, target.tenant, target.chat)
        heard = asker.audience if scope.sees(asker.audience) else scope
        return Asker(id=asker.id, audience=heard)


def due_at(wanted: Subscription, now: datetime, hour: int) -> datetime | None:
    """Today's time of this target, spread over the hour; weekly ones come on Mondays."""
    if wanted.rhythm == "weekly" and now.weekday():
        return None
    minute = _MINUTES[int(wanted.target.place[:8], 16) % len(_MINUTES)]
    return now.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _listed(key: str, lines: list[str]) -> str:
    return "\n".join([say("zh", key), *(f"- {escape(line)}" for line in lines)]) if lines else ""
