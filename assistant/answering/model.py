"""The door to language models: any LangChain chat model, streamed so that it can be left."""

import queue
import re
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final

from assistant.answering.prompts import Prompt
from assistant.errors import ModelError, SettingsError, Stopped

MOST_CHARS: Final = 16_000
"""Of a reply, thinking included; a longer one never ends."""
MOST_TOKENS: Final = 4_000
_LOOK_S: Final = 0.05
"""Between two looks at `stop` and the clock."""
_THOUGHT: Final = re.compile(r"\s*<think>.*?(?:</think>|\Z)\s*", re.DOTALL)
REMEDY: Final = "See ASSISTANT_MODEL, _MODEL_URL and _MODEL_KEY, and the model's own log."


class ChatModel:
    """A `Model` by LangChain's `provider:model`; an OpenAI-compatible server has a `url`.

    Raises `SettingsError` where the provider is unknown or its package is not installed.
    """

    def __init__(self, name: str, *, url: str = "", key: str = "", timeout_s: float) -> None:
        self.name = name
        self._timeout_s = timeout_s
        options: dict[str, Any] = {"temperature": 0}
        if name.startswith("openai:"):
            options |= {"max_tokens": MOST_TOKENS, "stream_usage": False}
            key = key or ("none" if url else "")  # a local server takes any; the client needs one
        options |= {"base_url": url} if url else {}
        options |= {"api_key": key} if key else {}
        self._chat: Any = _made(name, options, timeout_s)

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        left = threading.Event()
        # A thread, because a silent server can only be waited for; it ends with its own timeout.
        work = threading.Thread(target=self._stream, args=(prompt, pieces, left), daemon=True)
        work.start()
        try:
            text = "".join(self._received(pieces, stop))
        finally:
            left.set()
        return _THOUGHT.sub("", text, count=1)

    def _received(
        self, pieces: "queue.SimpleQueue[str | Exception | None]", stop: Callable[[], bool]
    ) -> Iterator[str]:
        until, length = time.monotonic() + self._timeout_s, 0
        while True:
            if stop():
                raise Stopped()
            if time.monotonic() > until:
                raise ModelError(f"{self.name} did not end in time.", remedy=REMEDY)
            try:
                piece = pieces.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            if piece is None:
                return
            if isinstance(piece, Exception):
                kind = type(piece).__name__
                slow = "Timeout" in kind  # whoever was slow once is not waited for twice
                raise ModelError(
                    f"{self.name} failed: {kind}.", remedy=REMEDY, again=not slow
                ) from piece
            length += len(piece)
            if length > MOST_CHARS:
                raise ModelError(f"{self.name} does not end its reply.", remedy=REMEDY)
            yield piece

    def _stream(
        self,
        prompt: Prompt,
        pieces: "queue.SimpleQueue[str | Exception | None]",
        left: threading.Event,
    ) -> None:
        try:
            for chunk in self._chat.stream([("system", prompt.system), ("human", prompt.user)]):
                if left.is_set():
                    return
                pieces.put(str(chunk.text))
        except Exception as error:  # whatever a vendor raises is one failure to us
            pieces.put(error)
        else:
            pieces.put(None)


def _made(name: str, options: dict[str, Any], timeout_s: float) -> object:
    """Not every provider takes a timeout; without one its thread only ends later."""
    bounded = options | {"timeout": timeout_s, "max_retries": 0}
    fault: Exception | None = None
    for each in (bounded, options):
        try:
            return import_module("langchain.chat_models").init_chat_model(name, **each)
        except Exception as error:  # each provider has its own
            fault = fault or error
    raise SettingsError(
        f"ASSISTANT_MODEL {name!r} cannot be made: {type(fault).__name__}.",
        remedy="Name it `provider:model`, set its key, and install its package, such as "
        "`pip install 'assistant[model]'` for OpenAI-compatible servers.",
    ) from fault
