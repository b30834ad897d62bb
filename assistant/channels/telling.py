"""What commands tell."""

from collections.abc import Callable
from typing import Final

from assistant.channels.commands import Name
from assistant.channels.memory import Memory
from assistant.channels.rendering import escape
from assistant.channels.words import Language, say
from assistant.exchange import Asker, Service
from assistant.post import Inbound, Post

_SOURCES: Final = 20
"""Documents that are listed."""


class Telling:
    def __init__(self, service: Service, post: Post) -> None:
        self._service = service
        self._memory = Memory(post.chats)
        self._by_name: dict[Name, Callable[[Inbound, Asker, Language], str]] = {
            "help": self._help,
            "reset": self._reset,
            "whoami": self._whoami,
            "sources": self._sources,
        }

    def of(
        self, command: tuple[Name, str], message: Inbound, asker: Asker, language: Language
    ) -> str:
        tell = self._by_name.get(command[0])
        return tell(message, asker, language) if tell else say(language, "unknown_command")

    def _help(self, message: Inbound, asker: Asker, language: Language) -> str:
        told = say(language, "help")
        spoken = "en" if language == "en" else "zh"
        starters = self._service.starters(asker.audience, spoken)  # type: ignore[arg-type]  # as checked
        examples = [f"- {escape(each)}" for each in starters]
        return "\n".join([told, *([say(language, "welcome_try")] if examples else []), *examples])

    def _reset(self, message: Inbound, asker: Asker, language: Language) -> str:
        self._memory.forget(message)
        return say(language, "reset")

    def _whoami(self, message: Inbound, asker: Asker, language: Language) -> str:
        rights = say(language, f"audience_{asker.audience}")
        if message.group:
            return say(language, "whoami_in_group", escape(asker.id), rights, escape(message.chat))
        return say(language, "whoami", escape(asker.id), rights)

    def _sources(self, message: Inbound, asker: Asker, language: Language) -> str:
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
