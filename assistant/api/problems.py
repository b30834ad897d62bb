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

from assistant.api import openai_errors
from assistant.errors import (
    AccessError,
    AssistantError,
    Busy,
    EmbedderError,
    GenerationError,
    GroundingError,
    JournalError,
    QuestionError,
    RecordError,
    RightsError,
    Stopped,
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
    Stopped: 409,
    Busy: 503,
    GenerationError: 503,
    EmbedderError: 503,
    JournalError: 503,
}
_HEADERS: dict[type[AssistantError], dict[str, str]] = {
    AccessError: {"WWW-Authenticate": "Bearer"},
    Busy: {"Retry-After": "5"},
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
    status: int,
    what: str,
    remedy: str,
    *,
    headers: Mapping[str, str] | None = None,
    path: str = "",
) -> JSONResponse:
    """In the shape that callers of this address read."""
    return _reply(path, _problem(status, what, remedy), headers)


def describe(error: Exception) -> Problem:
    """What is told of an error; the unexpected ones are logged, and told by a number."""
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), None)
    if isinstance(error, AssistantError) and status:
        return _problem(status, error.problem, error.remedy)
    trace = secrets.token_hex(6)
    _LOGGER.error("unexpected error %s", trace, exc_info=error)
    return _problem(500, f"An unexpected error, number {trace}.", "Tell the operator the number.")


def install(app: FastAPI) -> None:
    """Every error of the application leaves as a problem; the unexpected ones are logged."""
    openai_errors.install(app)

    @app.exception_handler(AssistantError)
    def known(request: Request, error: AssistantError) -> JSONResponse:
        headers = next((h for kind, h in _HEADERS.items() if isinstance(error, kind)), None)
        return _reply(request.url.path, describe(error), headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        fault, path = error.errors()[0], request.url.path
        if path.startswith(openai_errors.PREFIX):
            refused = openai_errors.invalid(fault)
            return JSONResponse(refused.body, refused.status, headers=SAFE_HEADERS)
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
        return problem(
            error.status_code, str(error.detail), remedy,
            headers=error.headers, path=request.url.path,
        )  # fmt: skip

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        return _reply(request.url.path, describe(error))


def _problem(status: int, what: str, remedy: str) -> Problem:
    return Problem(
        type="about:blank", title=HTTPStatus(status).phrase, status=status, problem=what,
        remedy=remedy,
    )  # fmt: skip


def _reply(path: str, body: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    headers = {**SAFE_HEADERS, **(headers or {})}
    if path.startswith(openai_errors.PREFIX):
        told = openai_errors.body(body.status, f"{body.problem} {body.remedy}")
        return JSONResponse(told, body.status, headers=headers)
    return JSONResponse(
        body.model_dump(), body.status, media_type="application/problem+json", headers=headers
    )


def _printable(name: str) -> str:
    """A name that a sender made up, short, and without the halves of characters."""
    return name[:_MOST_SHOWN].encode("utf-8", "replace").decode()
