"""`POST /api/chat`: a question to its whole answer."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.params import Depends as Dependency
from pydantic import BaseModel, ConfigDict, field_validator

from assistant.api import problems
from assistant.api.examples import ANSWER, QUESTION
from assistant.errors import QuestionError
from assistant.exchange import Answer, Asker, Question, Service


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
        return readable(question)


def readable(text: str) -> str:
    """Control characters come along when pasting, halves of characters when cutting: blanks."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)


def check(text: str, max_question_chars: int) -> None:
    """Raises `QuestionError` before any work, and before a stream could begin."""
    if not text.strip():
        raise QuestionError("The question is empty.", remedy="Write what you want to know.")
    if len(text) > max_question_chars:
        raise QuestionError(
            f"The question is longer than {max_question_chars} characters.", remedy="Shorten it."
        )


def chat(
    service: Service,
    asker: Callable[..., Asker],
    keys: Sequence[Dependency],
    *,
    max_question_chars: int,
) -> APIRouter:
    routes = APIRouter(prefix="/api", dependencies=keys)

    # Plain `def`: answering is work for a thread, and the event loop stays free.
    @routes.post(
        "/chat",
        response_model=Answer,
        responses={
            200: {"content": {"application/json": {"example": ANSWER}}},
            **problems.documented(400, 401, 403, 413, 422, 500, 503),
        },
    )
    def whole(request: ChatRequest, who: Annotated[Asker, Depends(asker)]) -> Response:
        check(request.question, max_question_chars)
        answer = service.ask(
            Question(text=request.question, asker=who, conversation_id=request.conversation_id)
        )
        # Written here: what a route returns as a record is validated once more, in another thread.
        return Response(answer.model_dump_json(), media_type="application/json")

    return routes
