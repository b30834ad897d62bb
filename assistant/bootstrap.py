"""Settings to a running assistant; the only place that chooses implementations."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.access import Doorkeeper, narrowed, read_keys
from assistant.answering.breaker import Guarded, Model
from assistant.answering.chain import Assistant
from assistant.answering.confirming import Confirmed, check_confirmed
from assistant.answering.proposing import Proposing
from assistant.answering.suggest import starters
from assistant.answering.wording import Wording
from assistant.errors import AccessError, QuestionError
from assistant.exchange import (
    LOOPBACK,
    Answer,
    Asker,
    Health,
    IngestReport,
    Observe,
    Question,
    Recorder,
    Service,
    ignore,
    never,
)
from assistant.indexes.embedder import EMBEDDED, SentenceTransformerEmbedder
from assistant.indexes.shown import shown
from assistant.indexes.store import Store
from assistant.journal import Journal, Recalled, compared, open_journal, was_confirmed, went_on_from
from assistant.records import Audience, Finding
from assistant.retrieval.browse import Browser
from assistant.retrieval.editions import newest_of
from assistant.retrieval.language import language_of
from assistant.settings import Settings, load
from assistant.switchboard import with_channels
from assistant.talks import Replay

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.ingest.draft import Draft


def build(settings: Settings | None = None, *, model: Model | None = None) -> Service:
    """The assistant over the published generation; `model` stands in for the one of `settings`."""
    settings = settings or load()
    embedder = _embedder(settings)
    model = model or _model(settings)
    keys = read_keys(settings.api_keys.get_secret_value())
    journal = _journal(settings)
    store = Store(settings.data, embedder)
    door = Doorkeeper(keys, journal.people)

    def over(recorder: Recorder, confirmed: Confirmed | None) -> Assistant:
        return Assistant(
            store,
            recorder,
            planner=Proposing(model) if model else None,
            words=Wording(model) if model else None,
            confirmed=confirmed,
        )

    assistant = over(journal.recorder, journal.confirmed)

    def ask(
        question: Question,
        *,
        observe: Observe = ignore,
        stop: Callable[[], bool] = never,
    ) -> Answer:
        if len(question.text) > settings.max_question_chars:
            raise QuestionError(
                f"The question is longer than {settings.max_question_chars} characters.",
                remedy="Shorten it.",
            )
        return assistant.ask(question, observe=observe, stop=stop)

    def health() -> Health:
        found = store.health()
        return Health(
            generation=found.generation,
            state=found.state,
            embedder=found.embedder,
            problem=found.problem,
        )

    def findings(audience: Audience) -> tuple[Finding, ...]:
        return store.view(audience).findings()

    def replay(answer_id: str) -> Replay:
        record, before = journal.recall(answer_id)
        recalled = Recalled(before)
        asker = Asker(id=LOOPBACK, audience=record.audience)
        again = over(recalled, journal.confirmed if was_confirmed(record) else None)
        after = went_on_from(record)
        again.ask(Question(text=record.question, asker=asker, after=after))
        assert recalled.made
        return compared(record, recalled.made)

    def close() -> None:
        store.close()
        journal.close()

    return Service(
        ask=ask,
        health=health,
        identify=door.identify,
        still=door.still,
        open_access=door.open(),
        findings=findings,
        browse=Browser(store),
        show=lambda what, audience: shown(store, what, audience),
        close=close,
        warm_figures=assistant.warm_up,
        warm_text=lambda: embedder.warm_up(store.open_likeness),
        talks=journal.talks,
        people=journal.people,
        post=journal.post,
        reviews=journal.reviews(check_confirmed),
        starters=lambda audience, language: starters(newest_of(store.view(audience)), language),
        replay=replay,
    )


def ingest(
    settings: Settings,
    progress: Callable[[str, int, int], None],
    reading: Callable[[str], None] = lambda _: None,
) -> IngestReport:
    """Reads the corpus and publishes it; `reading` hears the name of each file before it is read.

    Raises `CorpusErrors`; the old generation stays.
    """
    from assistant.intake import take_in  # what only reads starts without it

    return take_in(settings, _embedder(settings), progress, reading)


def published(settings: Settings) -> str:
    """Id of the generation that serves; empty before the first."""
    from assistant.indexes.generation import Home

    return next(iter(Home(settings.data).published()), "")


def draft(path: Path, into: Path) -> "Draft":
    """What is found in a document, as a corpus to edit. Raises `CorpusError`."""
    from assistant.intake import drafted

    return drafted(load(), path, into)


def http_app(settings: Settings, service: Service) -> "FastAPI":
    """The ASGI application of the HTTP surface."""
    from assistant.api.app import create_app

    return with_channels(settings, service, language_of, lambda service: create_app(
        service, max_question_chars=settings.max_question_chars,
        max_body_bytes=settings.max_body_bytes, language_of=language_of,
    ))  # fmt: skip


def site(settings: Settings, service: Service) -> "FastAPI":
    """The same with the page beside it; once in a process, as its library has one application.

    The API is served at once; then come the first figure, the page and the embedder, in this
    order: all of them want the one interpreter.
    """
    from assistant.web.late import beside

    def page() -> "FastAPI":
        service.warm_figures()
        from assistant.web.app import create_page
        from assistant.web.secret import session_secret
        from assistant.web.sessions import Sessions

        keys = settings.api_keys.get_secret_value()
        secret = session_secret(settings.data)
        return create_page(service, Sessions(service, secret=secret, keys=keys))

    app = http_app(settings, service)
    beside(app, page, then=service.warm_text)
    return app


def mcp_asker(settings: Settings, service: Service, *, key: str, audience: str) -> Asker:
    """Whose rights a local client has. Raises `AccessError`."""
    key = key or settings.mcp_key.get_secret_value()
    if key and service.open_access:
        raise AccessError(
            "A key is given, and no keys are configured here.",
            remedy="Set ASSISTANT_API_KEYS as the server has it, or leave the key out.",
        )
    asker = service.identify(f"Bearer {key}" if key else None)
    audience = audience or settings.mcp_audience
    return narrowed(asker, Audience(audience)) if audience else asker


def mcp_stdio(service: Service, asker: Asker) -> None:
    """Serves one local client until it goes."""
    import anyio

    from assistant.mcp.server import serve_stdio

    anyio.run(serve_stdio, service, asker)


def mcp_app(settings: Settings, service: Service) -> Callable[..., object]:
    """The ASGI application of the Model Context Protocol, guarded as the API is."""
    from assistant.api.guard import Guard, Identified
    from assistant.mcp.http import create_app

    most = settings.max_body_bytes
    app = Identified(create_app(service, max_body_bytes=most), service.identify)
    return Guard(app, max_body_bytes=most, open_access=service.open_access)


def settings_of_environment() -> Settings:
    return load()


def _embedder(settings: Settings) -> SentenceTransformerEmbedder:
    models: Path = settings.data / "models"
    return SentenceTransformerEmbedder(settings.embedder or EMBEDDED, models=models)


def _model(settings: Settings) -> Model | None:
    if not settings.model:
        return None
    from assistant.answering.model import ChatModel  # a second of imports, for those who use one

    return Guarded(
        ChatModel(
            settings.model,
            url=settings.model_url,
            key=settings.model_key.get_secret_value(),
            timeout_s=settings.model_timeout_s,
        )
    )


def _journal(settings: Settings) -> Journal:
    return open_journal(
        settings.database_url.get_secret_value(),
        settings.data,
        retention_days=settings.retention_days,
    )
