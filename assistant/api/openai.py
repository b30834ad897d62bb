"""`/v1/chat/completions` and `/v1/models`: for programs that speak OpenAI's protocol."""

import json
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.params import Depends as Dependency
from fastapi.responses import JSONResponse
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from assistant.api import openai_errors
from assistant.api.answers import Answers
from assistant.api.chat import check
from assistant.api.history import Histories
from assistant.api.openai_errors import PREFIX, Refused
from assistant.api.openai_reply import Language, Reply
from assistant.api.openai_request import MODEL, Asked, CompletionRequest, asked_of
from assistant.api.problems import Problem
from assistant.api.running import Accepted, Running, Work
from assistant.api.stream import heartbeat
from assistant.exchange import Answer, Asker, Delta, Question, Service

_LINE = "\n"
"""What OpenAI sends; some clients split their lines at nothing else."""
_MODEL = {"id": MODEL, "object": "model", "created": 0, "owned_by": "assistant"}


def openai(
    service: Service,
    asker: Callable[..., Asker],
    keys: Sequence[Dependency],
    answers: Answers,
    *,
    max_question_chars: int,
    language_of: Callable[[str], Language],
) -> APIRouter:
    """A conversation is what the client sends of it; a stream that it leaves is stopped."""
    routes = APIRouter(prefix=PREFIX.removesuffix("/"), dependencies=keys)
    histories = Histories(service.ask)
    at_once = replace(answers.limits, grace_s=0.0, kept_s=0.0)

    @routes.get("/models")
    def models(who: Annotated[Asker, Depends(asker)]) -> dict[str, Any]:
        return {"object": "list", "data": [_MODEL]}

    @routes.get("/models/{name}")
    def model(name: str, who: Annotated[Asker, Depends(asker)]) -> dict[str, Any]:
        if name != MODEL:
            raise Refused(
                f"There is no model {name[:80]!r}.",
                param="model", status=404, code="model_not_found",
            )  # fmt: skip
        return _MODEL

    @routes.post("/chat/completions", response_class=Response)
    async def complete(
        wanted: CompletionRequest, who: Annotated[Asker, Depends(asker)], request: Request
    ) -> Response:
        asked = asked_of(wanted)
        check(asked.question, max_question_chars)
        language, address = language_of(asked.question), str(request.base_url)
        if not wanted.stream:
            work, answer_id = _work(histories, asked, who), secrets.token_urlsafe(12)
            answer = await run_in_threadpool(work, answer_id, lambda _: None, lambda: False)
            return JSONResponse(Reply(answer_id, language, address).whole(answer))
        running = answers.start(who, _work(histories, asked, who), limits=at_once)
        reply = Reply(running.id, language, address)
        usage = bool(wanted.stream_options and wanted.stream_options.include_usage)
        return EventSourceResponse(
            _chunks(running, reply, usage=usage), sep=_LINE,
            ping=answers.limits.heartbeat_s, ping_message_factory=heartbeat,
        )  # fmt: skip

    return routes


async def _chunks(running: Running, reply: Reply, *, usage: bool) -> AsyncIterator[ServerSentEvent]:
    async with aclosing(running.listen()) as moments:
        async for _, moment in moments:
            match moment:
                case Accepted():
                    yield _sent(reply.chunk({"role": "assistant", "content": ""}))
                case Delta(text=text):
                    yield _sent(reply.chunk({"content": text}))
                case Answer():
                    rest = {"content": reply.tail(moment), "annotations": reply.annotations(moment)}
                    yield _sent(reply.chunk(rest))
                    yield _sent(reply.chunk({}, "stop"))
                case Problem(problem=what, remedy=remedy, status=status):
                    yield _sent(openai_errors.body(status, f"{what} {remedy}"))
                    return
    if usage:
        yield _sent(reply.usage())
    yield ServerSentEvent("[DONE]", sep=_LINE)


def _sent(chunk: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(chunk, ensure_ascii=False), sep=_LINE)


def _work(histories: Histories, asked: Asked, who: Asker) -> Work:
    return lambda answer_id, observe, stop: histories.ask(
        Question(text=asked.question, asker=who, answer_id=answer_id),
        asked.earlier,
        observe=observe,
        stop=stop,
    )
