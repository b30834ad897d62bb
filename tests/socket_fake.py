"""A vendor's end of a long connection: ends it in every way that a real one does."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve


class SocketFake:
    def __init__(self) -> None:
        self.live: ServerConnection | None = None
        self.opened = self.turned_away = 0
        self.url = ""
        self.faults: list[str] = []
        """What the real one would not stand for."""

    def admits(self, path: str) -> bool:
        """Whether a connection by that path is let in."""
        raise NotImplementedError

    def take(self, connection: ServerConnection, raw: str | bytes) -> None:
        """What the bot sent."""
        raise NotImplementedError

    def send(self, raw: str | bytes) -> None:
        assert self.live, "nobody is connected"
        self.live.send(raw)

    def end(self, how: str) -> None:
        """`clean`, `error`, `abort`, or `mute`: alive, and answers nothing any more."""
        live, self.live = self.live, None
        assert live
        match how:
            case "clean":
                live.close(1000)
            case "error":
                live.close(1011)
            case "abort":
                live.socket.shutdown(2)
            case "mute":
                _mute(live)

    def until(self, holds: Callable[[], object], *, patience_s: float = 60.0) -> None:
        end = time.monotonic() + patience_s
        while not holds():
            assert time.monotonic() < end, f"it did not happen: {self.faults}"
            time.sleep(0.01)

    def handle(self, connection: ServerConnection) -> None:
        self.live = connection
        self.opened += 1
        try:
            for raw in connection:
                self.take(connection, raw)
        except ConnectionClosed:
            pass

    def let_in(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.admits(request.path):
            return None
        self.turned_away += 1
        return connection.respond(HTTPStatus.UNAUTHORIZED, "")


def _mute(connection: ServerConnection) -> None:
    send = connection.protocol.send_frame

    def silent(frame: Frame) -> None:
        if frame.opcode is not Opcode.PONG:
            send(frame)

    connection.protocol.send_frame = silent  # type: ignore[method-assign]  # the library answers by itself


@contextmanager
def listening(fake: SocketFake) -> Iterator[None]:
    server = serve(fake.handle, "127.0.0.1", 0, process_request=fake.let_in)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    fake.url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
    assert fake.faults == []
