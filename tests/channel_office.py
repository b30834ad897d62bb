"""A server with channels on loopback, over a journal of its own and an assistant by hand."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from assistant.api.app import create_app
from assistant.channels.limits import LIMITS, Limits
from assistant.exchange import Answer, Ask, Observe, Question, Service, Turn, ignore, never
from assistant.journal import Journal, open_journal
from assistant.journal.database import Database
from assistant.journal.schema import FEEDBACK
from assistant.records import Audience
from assistant.retrieval.language import language_of
from assistant.settings import Settings
from assistant.switchboard import with_channels
from tests.served import served, service
from tests.wecom_fake import AES_KEY, AGENT_ID, APP_SECRET, CORP_ID, TOKEN

BOT: dict[str, Any] = {"wecom_bot_token": TOKEN, "wecom_bot_aes_key": AES_KEY}

APP: dict[str, Any] = {
    "wecom_corp_id": CORP_ID, "wecom_agent_id": AGENT_ID, "wecom_secret": APP_SECRET,
    "wecom_token": TOKEN, "wecom_aes_key": AES_KEY,
}  # fmt: skip


@dataclass
class Office:
    address: str
    journal: Journal
    service: Service

    data: Path

    def database(self) -> closing[Database]:
        return closing(Database("", self.data))

    def verdicts(self) -> list[str]:
        with self.database() as database, database.reading() as db:
            return list(db.execute(select(FEEDBACK.c.verdict)).scalars())

    @property
    def app(self) -> str:
        return f"{self.address}/channels/wecom-app"

    @property
    def bot(self) -> str:
        return f"{self.address}/channels/wecom-bot"

    @property
    def feishu(self) -> str:
        return f"{self.address}/channels/feishu"

    @property
    def dingtalk(self) -> str:
        return f"{self.address}/channels/dingtalk"


def recorded(ask: Ask, journal: Journal) -> Ask:
    """Keeps conversations as the chain does, so that they belong to their askers."""

    def asked(
        question: Question, *, observe: Observe = ignore, stop: Callable[[], bool] = never
    ) -> Answer:
        talk = journal.recorder.open(question.conversation_id, question.asker)
        made = ask(question, observe=observe, stop=stop)
        answer_id = question.answer_id or made.answer_id
        made = made.model_copy(update={"conversation_id": talk, "answer_id": answer_id})
        journal.recorder.record(talk, Turn(question=question.text, plan={}, answer=made))
        return made

    return asked


@contextmanager
def office(
    ask: Ask,
    data: Path,
    people: dict[str, Audience] | None = None,
    *,
    limits: Limits = LIMITS,
    around: Callable[[Any], Any] = lambda app: app,
    vendor: str = "wecom",
    **settings: Any,  # noqa: ANN401 - as settings are
) -> Iterator[Office]:
    """`people` are bound to the vendor by their own names."""
    made = Settings.model_validate({"data": data, **BOT, **settings})
    with closing(open_journal("", data, retention_days=0)) as journal:
        known = {person.name for person in journal.people.all()}
        for name, audience in (
            {"chenwei": Audience.EXECUTIVE} if people is None else people
        ).items():
            if name not in known:
                journal.people.add(name, audience, operator=False)
                journal.people.bind(name, vendor, name)
        kept = replace(
            service(recorded(ask, journal), "some-key-1:public"), people=journal.people,
            post=journal.post, talks=journal.talks, reviews=journal.reviews(lambda *_: None),
        )  # fmt: skip
        app = with_channels(
            made, kept, language_of,
            lambda service: create_app(service, max_question_chars=500, max_body_bytes=65536),
            limits=limits,
        )  # fmt: skip
        with served(around(app)) as address:
            yield Office(address, journal, kept, data)
