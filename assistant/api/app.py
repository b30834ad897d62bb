"""The application: the chat, whole and streamed, the records, `/healthz` and `/readyz`."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Header, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer

from assistant.api import problems
from assistant.api.answers import Answers
from assistant.api.chat import chat
from assistant.api.guard import Guard
from assistant.api.openai import openai
from assistant.api.openai_reply import Language
from assistant.api.routers import routers
from assistant.api.running import LIMITS, Limits
from assistant.api.stream import stream
from assistant.exchange import Asker, Health, Service
from assistant.records import Finding


class Ready(Health):
    """What `/readyz` tells; 503 with a remedy while nothing can be answered."""

    status: Literal["ready", "unavailable"]
    remedy: str = ""


def create_app(
    service: Service,
    *,
    max_question_chars: int,
    max_body_bytes: int,
    limits: Limits = LIMITS,
    language_of: Callable[[str], Language] = lambda _: "zh",
) -> FastAPI:
    """`language_of` a question is that of the words that one surface puts around the answer."""
    app = FastAPI(
        title="报告问答助手",
        description="Ask a business report; every figure of an answer is traceable.",
        version=version("assistant"),
        redirect_slashes=False,
    )
    app.add_middleware(Guard, max_body_bytes=max_body_bytes, open_access=service.open_access)
    problems.install(app)
    answers = Answers(limits)
    keys = [] if service.open_access else [Security(HTTPBearer(auto_error=False))]  # for /docs

    def asker(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Asker:
        return service.identify(authorization)

    @app.get("/api/findings", dependencies=keys,
             responses=problems.documented(401, 403, 422, 500, 503))  # fmt: skip
    def findings(who: Annotated[Asker, Depends(asker)]) -> list[Finding]:
        """What is wrong with the report, as far as the asker may see it."""
        return list(service.findings(who.audience))

    app.include_router(chat(service, asker, keys, max_question_chars=max_question_chars))
    app.include_router(stream(service, asker, keys, answers, max_question_chars=max_question_chars))
    app.include_router(
        openai(
            service, asker, keys, answers, max_question_chars=max_question_chars,
            language_of=language_of,
        )
    )  # fmt: skip
    for router in routers(service, asker, keys):
        app.include_router(router)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "ok"}

    @app.get("/readyz", response_model=Ready, responses={503: {"model": Ready}})
    def readyz() -> Response:
        """A generation is open; the embedder may still be loading."""
        health = service.health()
        if health.state == "none":
            ready = Ready(
                **health.model_dump(), status="unavailable", remedy="Run `assistant ingest`."
            )
        else:
            ready = Ready(**health.model_dump(), status="ready")
        return JSONResponse(ready.model_dump(), 200 if ready.status == "ready" else 503)

    return app
