"""The application: `POST /api/chat`, `/healthz`, `/readyz`, `/api/findings`, and the records."""

import unicodedata
from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Header, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, field_validator

from assistant.api import problems
from assistant.api.examples import ANSWER, QUESTION
from assistant.api.guard import Guard
from assistant.api.routers import routers
from assistant.errors import QuestionError
from assistant.exchange import Answer, Asker, Health, Question, Service
from assistant.records import Finding


class ChatRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"example": QUESTION},
        use_attribute_docstrings=True,
    )

    question: str
    conversation_id: str | None = None
    """From the answer before; one that is unknown, or somebody else's, begins a new talk."""

    @field_validator("question")
    @classmethod
    def _readable(cls, question: str) -> str:
        """Control characters come along when pasting, halves of characters when cutting: blanks."""
        return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in question)


class Ready(Health):
    """What `/readyz` tells; 503 with a remedy while nothing can be answered."""

    status: Literal["ready", "unavailable"]
    remedy: str = ""


def create_app(service: Service, *, max_question_chars: int, max_body_bytes: int) -> FastAPI:
    app = FastAPI(
        title="报告问答助手",
        description="Ask a business report; every figure of an answer is traceable.",
        version=version("assistant"),
        redirect_slashes=False,
    )
    app.add_middleware(Guard, max_body_bytes=max_body_bytes, open_access=service.open_access)
    problems.install(app)
    keys = [] if service.open_access else [Security(HTTPBearer(auto_error=False))]  # for /docs

    def asker(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Asker:
        return service.identify(authorization)

    # Plain `def`: answering is work for a thread, and the event loop stays free.
    @app.post(
        "/api/chat",
        dependencies=keys,
        responses={
            200: {"content": {"application/json": {"example": ANSWER}}},
            **problems.documented(400, 401, 403, 413, 422, 500, 503),
        },
    )
    def chat(request: ChatRequest, who: Annotated[Asker, Depends(asker)]) -> Answer:
        if not request.question.strip():
            raise QuestionError("The question is empty.", remedy="Write what you want to know.")
        if len(request.question) > max_question_chars:
            raise QuestionError(
                f"The question is longer than {max_question_chars} characters.",
                remedy="Shorten it.",
            )
        return service.ask(
            Question(text=request.question, asker=who, conversation_id=request.conversation_id)
        )

    @app.get("/api/findings", dependencies=keys,
             responses=problems.documented(401, 403, 422, 500, 503))  # fmt: skip
    def findings(who: Annotated[Asker, Depends(asker)]) -> list[Finding]:
        """What is wrong with the report, as far as the asker may see it."""
        return list(service.findings(who.audience))

    for router in routers(service, asker, keys):
        app.include_router(router)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
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
