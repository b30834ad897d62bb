"""Who writes, with which rights, and what may be heard where they write."""

from assistant.channels.base import Judged
from assistant.exchange import Asker
from assistant.people import People
from assistant.post import Inbound, Post


class Senders:
    """Asked anew for each message: a right that is taken away is gone at once."""

    def __init__(self, people: People, post: Post) -> None:
        self._people, self._post = people, post

    def who(self, message: Inbound) -> Asker | None:
        """In a group with no more rights than the group has, and never as an operator."""
        asker = self._people.identity(message.vendor, message.sender, message.tenant)
        if asker is None or not message.group:
            return asker
        scope = self._post.chats.scope(message.vendor, message.tenant, message.chat)
        heard = asker.audience if scope.sees(asker.audience) else scope
        return Asker(id=asker.id, audience=heard)

    def judge(self, judged: Judged) -> Asker | None:
        return self._people.identity(judged.vendor, judged.sender, judged.tenant)

    def code(self, message: Inbound) -> str:
        return self._post.strangers.code(message.vendor, message.tenant, message.sender)
