"""`/channels/{name}`: a vendor's request to its channel, and the reply; nothing of it is kept."""

import logging
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from fastapi import APIRouter, Request, Response

from assistant.channels.base import Call, Channel, Told
from assistant.channels.pipeline import Pipeline
from assistant.errors import AssistantError, ChannelRejected

_LOGGER = logging.getLogger(__name__)


class Callbacks:
    """Their routes, and their life with the server."""

    def __init__(self, channels: Mapping[str, Channel], pipeline: Pipeline) -> None:
        self._channels, self._pipeline = channels, pipeline

    def router(self) -> APIRouter:
        routes = APIRouter(lifespan=self.lifespan, include_in_schema=False)
        routes.add_api_route(
            "/channels/{name}", self._reply, methods=["GET", "POST"], response_model=None
        )
        return routes

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        await self._pipeline.start()
        try:
            yield
        finally:
            await self._pipeline.close()

    async def _reply(self, request: Request) -> Response:
        channel = self._channels.get(request.path_params["name"])
        if channel is None:
            return Response("not found", 404)
        if not self._pipeline.leads:
            return Response("served elsewhere", 503)
        call = Call(
            method=request.method,
            query=dict(request.query_params),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=await request.body(),
        )
        told = await self._told(channel, call)
        return Response(told.body, told.status, media_type=told.media_type)

    async def _told(self, channel: Channel, call: Call) -> Told:
        try:
            return await channel.handle(call, self._pipeline.receive)
        except ChannelRejected as error:
            _LOGGER.warning("%s: %s", channel.name, error.problem)
            return Told("rejected", error.status)
        except AssistantError as error:  # it could not be kept: the vendor delivers it again
            _LOGGER.error("%s: %s", channel.name, error.problem)
            return Told("unavailable", 503)
        except Exception as error:  # the edge: a message that breaks us is no reason to say how
            number = secrets.token_hex(6)
            _LOGGER.error("unexpected error %s", number, exc_info=error)
            return Told(f"error {number}", 500)
