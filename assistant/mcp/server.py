"""The protocol: lists the tools, runs the one that is called, tells errors as tool errors."""

import logging
import secrets
import threading
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final

import anyio.to_thread
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as Listed
from pydantic import BaseModel, ValidationError

from assistant.errors import (
    AccessError,
    EmbedderError,
    GenerationError,
    QuestionError,
    RecordError,
    Stopped,
)
from assistant.exchange import Asker, Service
from assistant.mcp.tools import INSTRUCTIONS, TOOLS, Tool

_LOGGER = logging.getLogger(__name__)
_TOLD: Final = (
    AccessError, QuestionError, RecordError, GenerationError, EmbedderError, Stopped,
)  # fmt: skip
"""Errors that a caller may read; any other is one of ours, and is told by its number only."""

Context = ServerRequestContext[Any, Any]
Who = Callable[[Context], Asker]


def create_server(service: Service, who: Who) -> Server[Any]:
    """`who` tells for each call whose rights it has."""
    tools = {tool.name: tool for tool in TOOLS}

    async def list_tools(_: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[_listed(tool) for tool in TOOLS])

    async def call_tool(context: Context, params: CallToolRequestParams) -> CallToolResult:
        tool = tools.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"There is no such tool. There are {', '.join(tools)}.")
        given = params.arguments or {}
        stopped = threading.Event()
        try:
            # Answering is work for a thread; a call that is cancelled leaves it, and it stops soon.
            return await anyio.to_thread.run_sync(
                lambda: _run(tool, service, who(context), given, stopped.is_set),
                abandon_on_cancel=True,
            )
        finally:
            stopped.set()

    return Server(
        "assistant",
        title="报告问答助手",
        version=version("assistant"),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def serve_stdio(service: Service, asker: Asker) -> None:
    """Until the input ends. Whatever else is printed goes to stderr: stdout is the protocol's."""
    server = create_server(service, lambda _: asker)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def _listed(tool: Tool) -> Listed:
    return Listed(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        output_schema=tool.gives.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            title=tool.title, read_only_hint=True, destructive_hint=False, open_world_hint=False
        ),
    )


def _run(
    tool: Tool, service: Service, asker: Asker, given: dict[str, Any], stop: Callable[[], bool]
) -> CallToolResult:
    try:
        # A model that leaves an argument open may write null for it.
        taken = tool.takes.model_validate({k: v for k, v in given.items() if v is not None})
    except ValidationError as error:
        return _refused(_fault(error), f"See the input schema of {tool.name}.")
    try:
        result: BaseModel = tool.run(service, asker, taken, stop)
    except _TOLD as error:
        return _refused(error.problem, error.remedy)
    except Exception as error:  # the edge: a client is told a number, the log the rest
        trace = secrets.token_hex(6)
        _LOGGER.error("unexpected error %s", trace, exc_info=error)
        return _refused(f"An unexpected error, number {trace}.", "Tell the operator the number.")
    return CallToolResult(
        content=[TextContent(type="text", text=tool.tell(result))],
        structured_content=result.model_dump(mode="json"),
    )


def _refused(problem: str, remedy: str) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=f"{problem}\n{remedy}")],
        structured_content={"problem": problem, "remedy": remedy},
        is_error=True,
    )


def _fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"]) or "The input"
    return f"{place} is refused: {fault['msg']}."
