"""HTTP to a vendor: addresses and heads hold secrets, so no error and no log repeats them."""

import json
import logging
from collections.abc import Awaitable, Mapping
from typing import Any, Final

import httpx

from assistant.errors import DeliveryFailed

_LOGGER = logging.getLogger(__name__)
TIMEOUT_S: Final = 10.0
Json = dict[str, Any]
File = bytes | tuple[str, bytes, str]
"""The content; or its name, the content and its media type."""


def client() -> httpx.AsyncClient:
    """httpx would log each address."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(timeout=TIMEOUT_S, follow_redirects=False)


async def exchange(
    client: httpx.AsyncClient, method: str, url: str, body: Json | None, *, vendor: str, what: str,
    headers: Mapping[str, str] | None = None, files: Mapping[str, File] | None = None,
) -> httpx.Response:  # fmt: skip
    """Whatever the vendor replied. Raises `DeliveryFailed` where it did not.

    With files it is a form, whose other fields are the body.
    """
    told: dict[str, Any] = {"data": body, "files": files}
    if files is None:
        headers = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
        told = {"content": b"" if body is None else json.dumps(body, ensure_ascii=False).encode()}
    try:
        return await client.request(method, url, headers=headers, **told)
    except httpx.HTTPError as error:
        raise DeliveryFailed(
            f"{vendor} could not be reached for {what} ({type(error).__name__}).",
            remedy="Check the network and the base address.", again=True,
        ) from None  # fmt: skip


async def taken(change: Awaitable[None], vendor: str) -> bool:
    """Whether the vendor took a change of what is shown. Raises `DeliveryFailed` where it may take
    it later.
    """
    try:
        await change
    except DeliveryFailed as error:
        if error.again:
            raise
        _LOGGER.warning("%s: %s", vendor, error.problem)
        return False
    return True


def object_of(response: httpx.Response) -> Json:
    """Empty where the reply is no JSON object."""
    try:
        found = response.json()
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def inner(body: Json, key: str) -> Json:
    """What is no object where one is expected counts as an empty one."""
    found = body.get(key)
    return found if isinstance(found, dict) else {}
