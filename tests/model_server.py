"""A local server that speaks the OpenAI protocol, after a script."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Literal

Behaviour = Literal["good", "broken", "once_broken", "slow", "hangs", "cuts", "garbage", "endless"]


class ModelServer:
    def __init__(self, behaviour: Behaviour, reply: str) -> None:
        self.behaviour, self.reply = behaviour, reply
        self.calls: list[dict[str, Any]] = []
        self.gone = Event()
        """Set when a client left before the reply was told."""
        self.url = ""


@contextmanager
def serving(behaviour: Behaviour, reply: str = "") -> Iterator[ModelServer]:
    script = ModelServer(behaviour, reply)

    class Handler(_Handler):
        server_script = script

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server_script: ModelServer

    def log_message(self, format: str, *args: object) -> None: ...

    def do_POST(self) -> None:
        script = self.server_script
        length = int(self.headers["Content-Length"])
        script.calls.append(json.loads(self.rfile.read(length)))
        behaviour = script.behaviour
        if behaviour == "broken" or (behaviour == "once_broken" and len(script.calls) == 1):
            self.send_error(500)
        elif behaviour == "garbage":
            self._begin()
            self.wfile.write(b"data: {not json\n\n")
        else:
            self._begin()
            try:
                self._stream(script)
            except OSError:
                script.gone.set()

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def _stream(self, script: ModelServer) -> None:
        if script.behaviour == "hangs":
            time.sleep(8)
        pieces = [script.reply[i : i + 8] for i in range(0, len(script.reply), 8)]
        for at, piece in enumerate(pieces):
            if script.behaviour == "slow":
                time.sleep(0.3)
            if script.behaviour == "cuts" and at == 1:
                self.wfile.write(b'data: {"id": "x", "cho')
                return
            self._piece(piece)
        while script.behaviour == "endless":
            self._piece("再说一遍，" * 20)
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self.wfile.write(b"data: [DONE]\n\n")

    def _piece(self, text: str) -> None:
        delta = {"role": "assistant", "content": text}
        self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})

    def _event(self, body: dict[str, Any]) -> None:
        told = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m"} | body
        self.wfile.write(f"data: {json.dumps(told)}\n\n".encode())
        self.wfile.flush()
