"""`/api/chat/stream`: server-sent events, which a lost connection can take up again."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, Header, Response
from fastapi.params import Depends as Dependency
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.api import problems
from assistant.api.answers import Answers
from assistant.api.chat import ChatRequest, check
from assistant.api.examples import STREAM
from assistant.api.running import Accepted, Moment, Running, Work
from assistant.exchange import Answer, Asker, Cited, Delta, Event, Question, Service

_NAMES: Final[tuple[tuple[type[Moment], str], ...]] = (
    (Accepted, "status"),
    (Event, "status"),
    (Cited, "citations"),
    (Delta, "delta"),
    (Answer, "answer"),
    (problems.Problem, "error"),
)
_LONGEST_NUMBER = 9
"""Digits of an event's number; whatever is longer was never sent from here."""


def stream(
    service: Service,
    asker: Callable[..., Asker],
    keys: Sequence[Dependency],
    answers: Answers,
    *,
    max_question_chars: int,
) -> APIRouter:
    """`status` at once, `citations`, `delta`s, then `answer`; or `error` as the last."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        answers.close()

    routes = APIRouter(prefix="/api/chat/stream", dependencies=keys, lifespan=lifespan)

    @routes.post("", response_class=Response, responses=_told(400, 413, 422))
    async def begin(request: ChatRequest, who: Annotated[Asker, Depends(asker)]) -> Response:
        """The first event carries the id under which the stream can be resumed or stopped."""
        check(request.question, max_question_chars)
        return events(answers.start(who, _work(service, request, who)), answers.limits.heartbeat_s)

    @routes.get("/{answer_id}", response_class=Response, responses=_told(404))
    async def resume(
        answer_id: str,
        who: Annotated[Asker, Depends(asker)],
        last_event_id: Annotated[str, Header(description="Number of the last event read.")] = "0",
    ) -> Response:
        """What was told after that event, then what comes; half a minute after a cut it is late."""
        running = answers.find(answer_id, who)
        return events(running, answers.limits.heartbeat_s, after=_number(last_event_id))

    @routes.delete("/{answer_id}", status_code=204, responses=problems.documented(401, 403, 404))
    async def stop(answer_id: str, who: Annotated[Asker, Depends(asker)]) -> None:
        """At once: the stream ends with an error that says so."""
        answers.find(answer_id, who).stop()

    return routes


def events(running: Running, heartbeat_s: float, *, after: int = 0) -> EventSourceResponse:
    async def told() -> AsyncIterator[ServerSentEvent]:
        async with aclosing(running.listen(after)) as moments:
            async for number, moment in moments:
                name = next(name for kind, name in _NAMES if isinstance(moment, kind))
                yield ServerSentEvent(moment.model_dump_json(), event=name, id=str(number))

    return EventSourceResponse(told(), ping=heartbeat_s, ping_message_factory=heartbeat)


def heartbeat() -> ServerSentEvent:
    """A comment, so that nothing between the two ends takes the silence for an end."""
    return ServerSentEvent(comment="...")


def _work(service: Service, request: ChatRequest, who: Asker) -> Work:
    return lambda answer_id, observe, stop: service.ask(
        Question(
            text=request.question,
            asker=who,
            conversation_id=request.conversation_id,
            answer_id=answer_id,
        ),
        observe=observe,
        stop=stop,
    )


def _number(text: str) -> int:
    """0 for what is no number of an event: everything is told again."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0


def _told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {
        200: {"content": {"text/event-stream": {"example": STREAM}}},
        **problems.documented(*statuses, 401, 403, 500, 503),
    }
