"""Which conversation goes on where, and which questions were offered there."""

import re
from typing import Final

from assistant.exchange import Answer
from assistant.post import Chats, Inbound

_NUMBER: Final = re.compile(r"\s*(?:第\s*)?([1-9１-９])\s*(?:个|[.。、])?\s*")


class Memory:
    """Places are apart: what one person said in private is not known in a group, nor the reverse.

    A conversation that its asker deleted elsewhere is simply begun anew.
    """

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    def conversation(self, message: Inbound) -> str | None:
        return self._chats.conversation(message.place)

    def question(self, message: Inbound) -> str:
        """What is asked: the question of a button, of a number, or the text itself."""
        if message.kind == "press":
            answer_id, _, number = message.text.rpartition(":")
            offered = self._chats.offered(answer_id) if number.isdecimal() else ()
            return offered[int(number)] if number.isdecimal() and int(number) < len(offered) else ""
        if number_of := _NUMBER.fullmatch(message.text):
            place = int(number_of[1]) - 1
            offered = self._chats.offered(message.place)
            return offered[place] if place < len(offered) else message.text
        return message.text.strip()

    def keep(
        self, message: Inbound, answer: Answer, questions: tuple[str, ...], *, buttons: bool
    ) -> None:
        """A question back resolves numbers itself."""
        offers = {message.place: () if answer.choices else questions}
        if buttons:
            offers[answer.answer_id] = questions
        self._chats.keep(message.place, answer.conversation_id, offers)

    def forget(self, message: Inbound) -> None:
        self._chats.forget(message.place)
