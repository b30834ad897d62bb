"""Scripted language models: they behave, they do not record."""

from collections.abc import Callable

from assistant.answering.prompts import Prompt
from assistant.errors import ModelError, Stopped

Script = Callable[[Prompt], str]


class Scripted:
    """Replies in turn, then with the last one for ever; an error is raised."""

    name = "scripted:fake"

    def __init__(self, *replies: "str | Script | Exception") -> None:
        self._replies = list(replies)
        self.prompts: list[Prompt] = []

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        if stop():
            raise Stopped()
        self.prompts.append(prompt)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, Exception):
            raise reply
        return reply if isinstance(reply, str) else reply(prompt)


def silent(*, again: bool = False) -> ModelError:
    return ModelError("It does not answer.", remedy="Wait.", again=again)
