"""The application: `POST /api/chat`, `/healthz`, `/readyz`, `/api/findings`."""

from typing import Annotated

from fastapi import Depends, FastAPI, Header, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.api import problems
from assistant.api.guard import Guard
from assistant.exchange import Answer, Asker, Health, Question, Service
from assistant.records import Finding

_ANSWER: dict[str, object] = {
    "conversation_id": "q7Yw", "answer_id": "5f0c2d", "as_of": "2031-02-09", "status": "answered",
    "answer": "销售额（2030年12月）：**2亿元**[1]",
    "citations": [{
        "n": 1, "document_id": "reports/2031-02", "title": "晨光公司月报", "section": "经营",
        "page": "Page 2", "quote": "2030年12月销售额2亿元。", "start": 120, "end": 135,
    }],
    "figures": [{
        "id": "f1", "label": "销售额", "metric": "销售额", "subject": None, "dimensions": {},
        "period": "2030-12", "nature": "actual", "value": 200000000, "upper": None, "unit": "CNY",
        "bound": "exact", "text": "2亿元", "citation": 1,
    }],
    "computations": [], "chart": None, "choices": [], "notes": [],
    "suggestions": ["销售额的涨幅是多少？"],
}  # fmt: skip


class ChatRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"example": {"question": "12月销售额多少？", "conversation_id": None}},
    )

    question: str
    conversation_id: str | None = None
    """From the answer before; one that is unknown, or somebody else's, begins a new talk."""

    @field_validator("question")
    @classmethod
    def _readable(cls, question: str) -> str:
        """Control characters are pasted along from terminals and office files: blanks here."""
        return "".join(" " if unicodedata.category(c) == "Cc" else c for c in question)


class Problem(BaseModel):
    """`application/problem+json`."""

    type: str
    title: str
    status: int
    problem: str
    remedy: str


def create_app(service: Service, *, max_question_chars: int, max_body_bytes: int) -> FastAPI:
    app = FastAPI(
        title="报告问答助手",
        description="Ask a business report; every figure of an answer is traceable.",
        version="0.1.0",
    )
    app.add_middleware(Guard, max_body_bytes=max_body_bytes, open_access=service.open_access)
    problems.install(app)

    def asker(authorization: Annotated[str | None, Header()] = None) -> Asker:
        return service.identify(authorization)

    # Plain `def`: answering is work for a thread, and the event loop stays free.
    @app.post(
        "/api/chat",
        response_model=Answer,
        responses={
            200: {"content": {"application/json": {"example": _ANSWER}}},
            **{code: {"model": Problem} for code in (400, 401, 403, 413, 422, 503)},
        },
    )
    def chat(request: ChatRequest, who: Annotated[Asker, Depends(asker)]) -> Answer:
        return service.ask(
            Question(text=request.question, asker=who, conversation_id=request.conversation_id)
        )

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", response_model=Health, responses={503: {"model": Health}})
    def readyz() -> Response:
        health = service.health()
        return JSONResponse(health.model_dump(), 503 if health.state == "none" else 200)

    @app.get("/api/findings", responses={401: {"model": Problem}, 503: {"model": Problem}})
    def findings(who: Annotated[Asker, Depends(asker)]) -> list[Finding]:
        return list(service.findings(who.audience))

    return app
