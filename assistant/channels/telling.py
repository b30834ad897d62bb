"""What commands tell."""

from collections.abc import Callable, Container
from typing import Final, Literal

from assistant.channels.commands import Name
from assistant.channels.memory import Memory
from assistant.channels.rendering import escape
from assistant.channels.words import Language, say
from assistant.exchange import Asker, Service
from assistant.post import Inbound, Post, Subscription, Target

_RHYTHMS: Final[dict[str, Literal["daily", "weekly"]]] = {
    "daily": "daily", "每天": "daily", "每日": "daily", "日报": "daily",
    "weekly": "weekly", "每周": "weekly", "周报": "weekly",
}  # fmt: skip
_SOURCES: Final = 20
"""Documents that are listed."""


class Telling:
    def __init__(self, service: Service, post: Post, pushing: Container[str]) -> None:
        """`pushing`: channels that can send what nobody asked."""
        self._service, self._pushing = service, pushing
        self._subscriptions = post.subscriptions
        self._memory = Memory(post.chats)
        self._by_name: dict[Name, Callable[[Inbound, Asker, Language, str], str]] = {
            "help": self._help,
            "reset": self._reset,
            "whoami": self._whoami,
            "sources": self._sources,
            "subscribe": self._subscribe,
            "unsubscribe": self._unsubscribe,
        }

    def of(
        self, command: tuple[Name, str], message: Inbound, asker: Asker, language: Language
    ) -> str:
        tell = self._by_name.get(command[0])
        return (
            tell(message, asker, language, command[1]) if tell else say(language, "unknown_command")
        )

    def _help(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        begun = say(language, "help")
        starters = self._service.starters(asker.audience, "en" if language == "en" else "zh")
        examples = [f"- {escape(each)}" for each in starters]
        return "\n".join([begun, *([say(language, "welcome_try")] if examples else []), *examples])

    def _reset(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        self._memory.forget(message)
        return say(language, "reset")

    def _whoami(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        rights = say(language, f"audience_{asker.audience}")
        if message.group:
            return say(language, "whoami_in_group", escape(asker.id), rights, escape(message.chat))
        return say(language, "whoami", escape(asker.id), rights)

    def _sources(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        documents = self._service.browse.documents(asker.audience)
        if not documents:
            return say(language, "no_sources")
        lines = [
            f"- {escape(' · '.join(filter(None, (each.title, each.date))))}"
            for each in documents[:_SOURCES]
        ]
        more = len(documents) - len(lines)
        return "\n".join(
            [say(language, "sources"), *lines, *([say(language, "more", more)] if more else [])]
        )

    def _subscribe(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        """`每周 12月销售额多少`: a rhythm, and a question to be asked each time; both optional."""
        if message.channel not in self._pushing:
            return say(language, "no_pushes")
        first, _, rest = told.partition(" ")
        rhythm = _RHYTHMS.get(first.lower())
        question = rest.strip() if rhythm else told
        rhythm = rhythm or "weekly"
        self._subscriptions.add(
            Subscription(person=asker.id, target=_target(message), rhythm=rhythm, question=question)
        )
        return say(language, f"subscribed_{rhythm}")

    def _unsubscribe(self, message: Inbound, asker: Asker, language: Language, told: str) -> str:
        gone = self._subscriptions.remove(_target(message).place)
        return say(language, "unsubscribed" if gone else "not_subscribed")


def _target(message: Inbound) -> Target:
    return Target(
        channel=message.channel, vendor=message.vendor, tenant=message.tenant,
        sender=message.sender, chat=message.chat,
    )  # fmt: skip
