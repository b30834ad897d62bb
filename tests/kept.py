"""An assistant over an invented company with a journal, and its HTTP surface for several people."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from assistant.access import read_keys
from assistant.answering.chain import Assistant
from assistant.answering.confirming import check_confirmed
from assistant.api.app import create_app
from assistant.exchange import Answer, Asker, Question
from assistant.journal import Journal, open_journal
from tests.api_fakes import Script, answer
from tests.invented import OneView
from tests.memory_view import MemoryView

KEYS = read_keys(
    "ann-key-1:executive:ann,ben-key-1:executive:ben,"
    "ops-key-1:executive:ops:operator,low-key-1:sales:low:operator"
)


def asker(name: str) -> Asker:
    return KEYS.identify(f"Bearer {name}-key-1")


class Kept:
    """Everything of one journal; the same folder opens it again."""

    def __init__(self, data: Path, address: str = "", view: MemoryView | None = None) -> None:
        self.journal: Journal = open_journal(address, data, retention_days=0)
        self.assistant = Assistant(
            OneView(view) if view else OneView(),
            self.journal.recorder,
            confirmed=self.journal.confirmed,
        )
        service = replace(
            Script(answer()).service(open_access=False),
            ask=self.assistant.ask, identify=KEYS.identify, talks=self.journal.talks,
            reviews=self.journal.reviews(check_confirmed),
        )  # fmt: skip
        app = create_app(service, max_question_chars=100, max_body_bytes=40960)
        self._client = TestClient(app, raise_server_exceptions=False)

    def ask(self, who: str, text: str, conversation: str | None = None) -> Answer:
        return self.assistant.ask(
            Question(text=text, asker=asker(who), conversation_id=conversation)
        )

    def call(self, who: str, method: str, path: str, **told: Any) -> Any:  # noqa: ANN401 - JSON
        headers = {"Authorization": f"Bearer {who}-key-1"}
        return self._client.request(method, f"/api/{path}", headers=headers, **told)

    def close(self) -> None:
        self.journal.close()
