"""What a request of OpenAI's chat completions asks of us, and what of it we do not serve."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.api.chat import readable
from assistant.api.openai_errors import Refused

MODEL: Final = "report-assistant"
"""The only model: whatever words an answer, the assistant answers."""


class Wire(BaseModel):
    """Fields that we do not read change nothing that we do: temperature, max_tokens, seed, …"""

    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)


class Part(Wire):
    type: str
    text: str = ""


class ChatMessage(Wire):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None


class StreamOptions(Wire):
    include_usage: bool = False


class CompletionRequest(Wire):
    model: str
    messages: list[ChatMessage] = Field(min_length=1)
    """The last one is the question; earlier ones of the user make the conversation. Those of the
    system and the assistant are not read: nothing but the report changes an answer."""
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = None
    tools: list[Any] | None = None
    """Never called."""
    tool_choice: str | dict[str, Any] | None = None
    function_call: str | dict[str, Any] | None = None
    response_format: dict[str, Any] | None = None
    modalities: list[str] | None = None
    logprobs: bool | None = None


@dataclass(frozen=True)
class Asked:
    question: str
    earlier: tuple[str, ...]


def asked_of(request: CompletionRequest) -> Asked:
    """Raises `Refused`."""
    _refuse_what_changes_the_meaning(request)
    *before, last = request.messages
    if last.role != "user":
        raise Refused("The last message has to be the user's question.", param="messages")
    texts = (_text(message) for message in before if message.role == "user")
    return Asked(
        question=_text(last, only=True), earlier=tuple(text for text in texts if text.strip())
    )


def _text(message: ChatMessage, *, only: bool = False) -> str:
    """Of a message sent earlier, what is no text is passed over: it was refused then."""
    if message.content is None or isinstance(message.content, str):
        return readable(message.content or "")
    other = next((part.type for part in message.content if part.type != "text"), "")
    if only and other:
        raise Refused(
            f"Content of the type {other[:40]!r} is not read. Ask in text.", param="messages"
        )
    return readable("\n".join(part.text for part in message.content if part.type == "text"))


def _refuse_what_changes_the_meaning(request: CompletionRequest) -> None:
    if request.model != MODEL:
        raise Refused(
            f"There is no model {request.model[:80]!r}. Ask {MODEL!r}.",
            param="model", status=404, code="model_not_found",
        )  # fmt: skip
    faults = {
        "n": (request.n or 1) != 1 and "A question has one answer. Leave n out.",
        "tool_choice": request.tool_choice not in (None, "none", "auto")
        and "Tools are never called. Leave tool_choice out, or ask over MCP.",
        "function_call": request.function_call not in (None, "none", "auto")
        and "Functions are never called. Leave function_call out, or ask over MCP.",
        "response_format": (request.response_format or {}).get("type", "text") != "text"
        and "Answers are Markdown. For fields ask POST /api/chat.",
        "modalities": request.modalities not in (None, ["text"]) and "Answers are text only.",
        "logprobs": request.logprobs and "Answers have no token probabilities.",
    }
    for param, fault in faults.items():
        if fault:
            raise Refused(str(fault), param=param)
