"""Bots over long connections, each with its fake: a table that the same tests run through."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from assistant.exchange import Ask
from assistant.records import Audience
from tests import dingtalk_fake, dingtalk_people, feishu_fake, feishu_people
from tests.channel_office import Office, office
from tests.dingtalk_stream_fake import StreamFake
from tests.feishu_long_fake import LongFake
from tests.served import served
from tests.socket_fake import listening

Json = dict[str, Any]
PEOPLE = {"chenwei": Audience.EXECUTIVE, "wu": Audience.SALES}


class Line(Protocol):
    vendor: str
    secret: str
    """The setting that is wrong where it does not let us in."""

    @property
    def fake(self) -> Any: ...  # noqa: ANN401 - either fake

    def settings(self, address: str) -> Json: ...

    def message(self, text: str, user: str = "chenwei", chat: str = "") -> Json: ...

    def deliver(self, message: Json, id: str = "") -> str: ...

    def texts(self) -> list[str]: ...


class DingTalk:
    vendor, secret = "dingtalk", "dingtalk_client_secret"

    def __init__(self) -> None:
        self.server = dingtalk_fake.FakeServer()
        self.fake = StreamFake(self.server)
        self.address = ""

    def settings(self, address: str) -> Json:
        self.address = address
        return {
            **dingtalk_people.DINGTALK, "dingtalk_stream": True, "dingtalk_url": address,
            "dingtalk_hook_url": address,
        }  # fmt: skip

    def message(self, text: str, user: str = "chenwei", chat: str = "") -> Json:
        people = dingtalk_people.FakePeople("", self.address, self.server)
        return people.message(text, user, chat)

    def deliver(self, message: Json, id: str = "") -> str:
        return self.fake.callback(message, id=id)

    def texts(self) -> list[str]:
        return [shown.text for shown in self.server.shown]


class Feishu:
    vendor, secret = "feishu", "feishu_app_secret"

    def __init__(self) -> None:
        self.server = feishu_fake.FakeServer()
        self.fake = LongFake(self.server)

    def settings(self, address: str) -> Json:
        return {
            "feishu_app_id": feishu_fake.APP_ID, "feishu_app_secret": feishu_fake.APP_SECRET,
            "feishu_long": True, "feishu_url": address,
        }  # fmt: skip

    def message(self, text: str, user: str = "chenwei", chat: str = "") -> Json:
        return feishu_people.FakePeople("", self.server).message(text, user, chat)

    def deliver(self, message: Json, id: str = "") -> str:
        return self.fake.event(message, id)

    def texts(self) -> list[str]:
        return [shown.text for shown in self.server.shown if not shown.streams]


LINES = (DingTalk, Feishu)


@contextmanager
def connected(line: Line, ask: Ask, data: Path, **settings: Any) -> Iterator[Office]:  # noqa: ANN401 - as settings are
    app = line.fake.server.app
    with listening(line.fake), served(app) as address:
        told = {**line.settings(address), **settings}
        with office(ask, data, PEOPLE, vendor=line.vendor, **told) as here:
            if line.secret not in settings:
                line.fake.until(lambda: line.fake.opened)
            yield here
