"""Errors as `application/problem+json` with `problem` and `remedy`."""

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from assistant.errors import (
    AccessError,
    AssistantError,
    EmbedderError,
    GenerationError,
    GroundingError,
    JournalError,
    QuestionError,
    RecordError,
    RightsError,
)

_LOGGER = logging.getLogger(__name__)
SAFE_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
"""On every reply: an answer is for its asker alone, and is never anything but JSON."""

_STATUS: dict[type[AssistantError], int] = {
    AccessError: 401,
    QuestionError: 422,
    GroundingError: 422,
    RecordError: 404,
    RightsError: 403,
    GenerationError: 503,
    EmbedderError: 503,
    JournalError: 503,
}
_REMEDIES = {
    400: 'Send {"question": "…"} as JSON in UTF-8.',
    404: "See /docs for what there is.",
    405: "See /docs for the method.",
}
_SEND = 'Send {"question": "…"} with Content-Type: application/json.'
_PARAMETERS = "See /docs for the parameters and their limits."
_SEE = "See /docs for the fields of this request."
_FIELDS = {
    "extra_forbidden": ("is not a field of this request", "Leave it out; see /docs."),
    "missing": ("is missing", _SEND),
    "string_type": ("is no text", "Send it as a JSON string."),
    "string_unicode": ("holds half a character", "Send whole Unicode characters."),
    "model_attributes_type": ("is no JSON object", _SEND),
}
"""What is said of a field, by pydantic's name of the fault."""
_MOST_SHOWN = 80
"""Characters of a field's name that are repeated to its sender."""


class Problem(BaseModel):
    """The body of every error."""

    type: str
    title: str
    status: int
    problem: str
    remedy: str


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These statuses as OpenAPI has them."""
    body = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": body} for status in statuses
    }


def told(example: Any, *statuses: int) -> dict[int | str, dict[str, Any]]:  # noqa: ANN401 - JSON
    """What a route with a key replies, with an example."""
    return {
        200: {"content": {"application/json": {"example": example}}},
        **documented(*statuses, 401, 403, 422, 500, 503),
    }


def problem(
    status: int, what: str, remedy: str, *, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    body = {
        "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
        "problem": what, "remedy": remedy,
    }  # fmt: skip
    return JSONResponse(
        body, status, media_type="application/problem+json",
        headers={**SAFE_HEADERS, **(headers or {})},
    )  # fmt: skip


def install(app: FastAPI) -> None:
    """Every error of the application leaves as a problem; the unexpected ones are logged."""

    @app.exception_handler(AssistantError)
    def known(request: Request, error: AssistantError) -> JSONResponse:
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), None)
        if status is None:
            return unexpected(request, error)
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return problem(status, error.problem, error.remedy, headers=headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        fault = error.errors()[0]
        if fault["type"] == "json_invalid":
            return problem(400, "The body is no JSON.", _REMEDIES[400])
        place = _printable(".".join(str(part) for part in fault["loc"][1:]) or "The body")
        if fault["loc"][0] == "query":
            return problem(422, f"The parameter {place} is refused: {fault['msg']}.", _PARAMETERS)
        said, remedy = _FIELDS.get(fault["type"], (f"is refused: {fault['msg']}", _SEND))
        asks = request.url.path.startswith("/api/chat")
        return problem(422, f"{place} {said}.", remedy if asks else _SEE)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        remedy = _REMEDIES.get(error.status_code, "Correct the request.")
        return problem(error.status_code, str(error.detail), remedy, headers=error.headers)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        trace = secrets.token_hex(6)
        _LOGGER.error("unexpected error %s", trace, exc_info=error)
        return problem(
            500, f"An unexpected error, number {trace}.", "Tell the operator the number."
        )


def _printable(name: str) -> str:
    """A name that a sender made up, short, and without the halves of characters."""
    return name[:_MOST_SHOWN].encode("utf-8", "replace").decode()
