"""Errors as `application/problem+json` with `problem` and `remedy`."""

import logging
import secrets
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import (
    AccessError,
    AssistantError,
    GenerationError,
    QuestionError,
)

_LOGGER = logging.getLogger(__name__)
_STATUS: dict[type[AssistantError], int] = {
    AccessError: 401,
    QuestionError: 422,
    GenerationError: 503,
}
_REMEDIES = {
    404: "See /docs for what there is.",
    405: "See /docs for the method.",
    413: "Shorten the question.",
    403: "Ask from this machine, or configure ASSISTANT_API_KEYS.",
}


def problem(
    status: int, what: str, remedy: str, *, headers: dict[str, str] | None = None
) -> JSONResponse:
    body = {
        "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
        "problem": what, "remedy": remedy,
    }  # fmt: skip
    return JSONResponse(body, status, media_type="application/problem+json", headers=headers or {})


def install(app: FastAPI) -> None:
    """Every error of the application leaves as a problem; the unexpected ones are logged."""

    @app.exception_handler(AssistantError)
    def known(request: Request, error: AssistantError) -> JSONResponse:
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 500)
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return problem(status, error.problem, error.remedy, headers=headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return problem(400, "The body is no JSON.", 'Send {"question": "…"}.')
        place = ".".join(str(part) for part in first["loc"][1:]) or "body"
        return problem(422, f"{place}: {first['msg']}.", 'Send {"question": "…"} as text.')

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        remedy = _REMEDIES.get(error.status_code, "Correct the request.")
        return problem(
            error.status_code, str(error.detail), remedy, headers=dict(error.headers or {})
        )

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        trace = secrets.token_hex(6)
        _LOGGER.error("unexpected error %s", trace, exc_info=error)
        return problem(
            500, f"An unexpected error, number {trace}.", "Tell the operator the number."
        )
