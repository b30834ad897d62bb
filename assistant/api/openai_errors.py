"""Errors as OpenAI's protocol has them: `{"error": {"message", "type", "param", "code"}}`."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

PREFIX: Final = "/v1/"
"""Every address under it speaks that protocol, its errors too."""
_CODES: Final = {401: "invalid_api_key", 404: "not_found", 503: "overloaded"}


class Refused(Exception):
    """A request that we understand and do not serve; `param` is the field at fault."""

    def __init__(
        self, message: str, *, param: str, status: int = 400, code: str = "unsupported_value"
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = body(status, message, param=param, code=code)


def body(
    status: int, message: str, *, param: str | None = None, code: str | None = None
) -> dict[str, Any]:
    kind = "invalid_request_error" if status < 500 else "server_error"
    code = code or _CODES.get(status)
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def invalid(fault: Mapping[str, Any]) -> Refused:
    """From a fault of the validation."""
    if fault["type"] == "json_invalid":
        return Refused("The body is no JSON.", param="body", code="invalid_json")
    param = ".".join(str(part) for part in fault["loc"][1:])[:80] or "body"
    param = param.encode("utf-8", "replace").decode()
    return Refused(f"{param}: {fault['msg']}.", param=param, code="invalid_value")


def install(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    def refused(_: Request, error: Refused) -> JSONResponse:
        return JSONResponse(error.body, error.status)
