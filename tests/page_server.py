"""The page over an invented company, as a program of its own: it can be killed and come back.

`python -m tests.page_server PORT FOLDER [KEYS]`
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import uvicorn

from assistant.access import Doorkeeper, read_keys
from assistant.answering.chain import Assistant
from assistant.answering.confirming import check_confirmed
from assistant.answering.suggest import starters
from assistant.api.app import create_app
from assistant.browsing import DocumentShown
from assistant.errors import Stopped
from assistant.exchange import Answer, Event, Observe, Question, ignore, never
from assistant.journal import open_journal
from assistant.records import Audience, Document, Figure, Passage, Source, content_id
from assistant.retrieval.browse import Browser
from assistant.web.app import create_page
from assistant.web.late import beside
from assistant.web.secret import session_secret
from assistant.web.sessions import Sessions
from tests import invented, invented_cases
from tests.api_fakes import Script, answer
from tests.invented import OneView
from tests.memory_view import MemoryView

SLOW, BROKEN = "慢慢说", "出错"
"""A question with the first is answered after a while; one with the second fails."""
BROKEN_REPORT = "reports/broken"
PATIENCE_S = 20.0
REPORT, TITLE = "reports/2031-02", "青石物流经营月报"


def _told(place: int, figure: Figure) -> tuple[Figure, Passage]:
    """The figure with the sentence of the report that says it."""
    said = figure.quantity.text if figure.quantity else figure.value_text
    quote = f"{figure.label}{figure.period or ''}为{said}。"
    text = f"{quote}详见附注。"
    id = content_id(REPORT, text)
    source = Source(
        document=REPORT, title=TITLE, date="2031-02-09", page="Page 2", quote=quote, passage=id,
        section="Page 2 摘要 › 经营", start=place, end=place + len(quote),
    )  # fmt: skip
    whole = source.model_copy(update={"quote": text, "end": place + len(text)})
    passage = Passage(
        id=id, document=REPORT, text=text, sections=("Page 2 摘要", "经营"), page="Page 2",
        audience=Audience.PUBLIC, sources=(whole,),
    )  # fmt: skip
    return figure.model_copy(update={"sources": (source,)}), passage


def view() -> MemoryView:
    told = [_told(100 * n, figure) for n, figure in enumerate(invented.FIGURES)]
    cases = invented_cases.view()
    return MemoryView(
        metrics=tuple(
            metric.model_copy(update={"description": f"{metric.name}按合同签署日统计。"})
            for metric in invented.METRICS
        ),
        figures=tuple(figure for figure, _ in told),
        passages=tuple(passage for _, passage in told),
        cases=cases.cases(),
        documents=(
            Document(id=REPORT, title=TITLE, date="2031-02-09", pages=("Page 1", "Page 2")),
            *(each for each in cases.documents() if each.id != REPORT),
        ),
        entities=invented.VIEW.entities(),
    )


class Breaking(Browser):
    """One document breaks whatever reads it."""

    def document(self, audience: Audience, id: str) -> DocumentShown:
        if id == BROKEN_REPORT:
            raise RuntimeError("as was asked for")
        return super().document(audience, id)


class Company:
    """Everything of one folder: the journal, the people, the assistant."""

    def __init__(self, folder: Path, keys: str) -> None:
        self._views = OneView(view())
        self._journal = open_journal("", folder, retention_days=0)
        self._assistant = Assistant(
            self._views, self._journal.recorder, confirmed=self._journal.confirmed
        )
        door = Doorkeeper(read_keys(keys), self._journal.people)
        self.service = replace(
            Script(answer()).service(open_access=door.open()),
            ask=self._ask, identify=door.identify, still=door.still, browse=Breaking(self._views),
            talks=self._journal.talks, people=self._journal.people,
            reviews=self._journal.reviews(check_confirmed),
            starters=lambda audience, language: starters(self._views.view(audience), language),
        )  # fmt: skip

    def _ask(
        self, question: Question, *, observe: Observe = ignore, stop: Callable[[], bool] = never
    ) -> Answer:
        if BROKEN in question.text:
            raise RuntimeError("as was asked for")
        if SLOW in question.text:
            observe(Event(stage="retrieve"))
            until = time.monotonic() + PATIENCE_S
            while time.monotonic() < until:
                if stop():
                    raise Stopped
                time.sleep(0.02)
        return self._assistant.ask(question, observe=observe, stop=stop)


def main(port: int, folder: Path, keys: str) -> None:
    service = Company(folder, keys).service
    app = create_app(service, max_question_chars=200, max_body_bytes=65536)
    sessions = Sessions(service, secret=session_secret(folder), keys=keys)
    beside(app, lambda: create_page(service, sessions), then=service.warm_text)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", proxy_headers=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
