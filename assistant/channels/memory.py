"""Which conversation goes on where, and which questions were offered there."""

import re
from typing import Final

from assistant.exchange import Answer
from assistant.post import Chats, Inbound, key_of

_NUMBER: Final = re.compile(r"\s*(?:第\s*)?([1-9１-９])\s*(?:个|[.。、])?\s*")


_MARKS: Final = re.compile(r"[\W_]+")
_RECOGNISED: Final = 40
"""Letters by which an answer is known again: platforms shorten quotes, and change their marks."""


class Memory:
    """Places are apart: what one person said in private is not known in a group, nor the reverse.

    A conversation that its asker deleted elsewhere is simply begun anew.
    """

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    def conversation(self, message: Inbound) -> tuple[str | None, str | None]:
        """It, and the answer in it that is quoted: of one's own in this place alone.

        A quote is written by anybody, so it is only looked up, and never asked or shown.
        """
        if message.quote:
            found = self._chats.offered(_quoted(message, message.quote))
            if len(found) == 2:
                return found[0], found[1]
        return self._chats.conversation(message.place), None

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
        self, message: Inbound, answer: Answer, questions: tuple[str, ...], *, told: str,
        buttons: bool,
    ) -> None:  # fmt: skip
        """A question back resolves numbers itself. `told` is the answer as it is shown."""
        offers = {message.place: () if answer.choices else questions}
        offers[_quoted(message, told)] = (answer.conversation_id, answer.answer_id)
        if buttons:
            offers[answer.answer_id] = questions
        self._chats.keep(message.place, answer.conversation_id, offers)

    def forget(self, message: Inbound) -> None:
        self._chats.forget(message.place)


def _quoted(message: Inbound, text: str) -> str:
    return key_of("quote", message.place, _MARKS.sub("", text)[:_RECOGNISED])
