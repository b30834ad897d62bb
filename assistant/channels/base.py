"""The contract of a chat platform. The pipeline knows no vendor, a vendor knows no answers.

A vendor is added as a folder beside `wecom`, with a class that is a `Channel`:

1. `handle` verifies a callback, reads it as `Inbound` or `Judged`, hands each to `receive`, and
   only then acknowledges. Once `receive` has returned the message is safe in the journal; a second
   delivery of it is not run again, so duplicates need no thought here. What raises
   `ChannelRejected` is refused with its status and nothing else.
2. `outlet` gives the place where the answer to a message appears. It is made from the message
   alone, so that it can be made again after a restart: what is needed goes into `Inbound.reply`.
3. `push` sends what nobody asked for right now; `serve` is for those who keep a connection.
4. Its `Dialect` says what the platform shows; texts come rendered for it, within its limits.
5. Its settings stand in `assistant/channel_settings.py`, and `assistant/vendors.py` makes it
   once they are set. Its libraries are imported there, when it is enabled, and not before.

The fake of the vendor in the tests runs the same table of behaviours as every other.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistant.exchange import Message
from assistant.post import Inbound, Target


@dataclass(frozen=True)
class Call:
    """An HTTP request of a vendor."""

    method: str
    query: Mapping[str, str]
    """Decoded once; of a name that stands twice, the last."""
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Told:
    """The reply to a `Call`."""

    body: str = ""
    status: int = 200
    media_type: str = "text/plain"


class Judged(Message):
    """Somebody's thumb under an answer."""

    vendor: str
    sender: str
    tenant: str = ""
    answer_id: str
    verdict: Literal["up", "down"] | None
    """None takes it back."""
    reason: str = ""


Heard = Inbound | Judged
Receive = Callable[[Heard], Awaitable[None]]
"""Returns once it is kept; raises `JournalError` where it cannot be: do not acknowledge then."""


@dataclass(frozen=True)
class Dialect:
    """What a platform shows, and how much of it at once."""

    most_bytes: int
    """Of one message, in UTF-8."""
    markdown: bool = True
    """Bold, quotes and links; without it texts come plain."""
    tables: bool = False
    """Pipe tables; without them they come as lists."""
    images: bool = False
    buttons: int = 0
    """Questions that can be pressed under an answer; without them they come numbered."""
    asks: str = ""
    """An address that, with a text behind it, sends that text as a message of whoever presses; to
    the bot in a talk of two, and in a group to nobody."""
    streams: bool = False
    """Whether an answer can be shown while it is made."""
    interval_s: float = 0.0
    """Least time between two updates of one answer."""
    waiting_s: float = 0.0
    """Without streams: who waits so long is told once that it is looked up; 0 tells nobody."""


class Button(Message):
    key: str
    """Comes back as the text of a `press`."""
    label: str


class Reply(Message):
    """An answer or a notice, rendered for the dialect."""

    parts: tuple[str, ...]
    """Each within the bytes of one message; more than one only where it had to be split."""
    answer_id: str = ""
    """What a thumb under it judges; empty for notices."""
    buttons: tuple[Button, ...] = ()
    images: tuple[bytes, ...] = ()
    """PNG."""

    @property
    def text(self) -> str:
        return "\n".join(self.parts)


class Outlet(Protocol):
    """Where the answer to one message appears.

    `finish` and `follow` return once the platform has taken it, and raise `DeliveryFailed`; the
    pipeline tries again as long as that says so. A second `finish` of the same message replaces
    the first where the platform allows it.
    """

    async def update(self, text: str) -> None:
        """The whole text so far. One that fails is passed over: the next carries all of it."""
        ...

    async def finish(self, reply: Reply) -> None:
        """Ends what is shown."""
        ...

    async def follow(self, reply: Reply) -> None:
        """The answer to a message whose time to be answered in place has passed."""
        ...


class Fault(Message):
    """Something that is misconfigured, and how it is mended."""

    problem: str
    remedy: str


class ChannelHealth(Message):
    """In the body of `/readyz`."""

    channel: str
    state: Literal["ok", "connecting", "failed"]
    heard_s: float | None = None
    """Seconds since the vendor was last heard; None before the first time."""
    problem: str = ""


class Channel(Protocol):
    """One way to one platform: knows its wire format, knows nothing of answers."""

    @property
    def name(self) -> str:
        """In the journal and as the path of its callbacks, `/channels/{name}`."""
        ...

    @property
    def vendor(self) -> str:
        """Whose ids its senders have: `assistant users bind --channel` names it."""
        ...

    @property
    def dialect(self) -> Dialect: ...

    @property
    def hears(self) -> bool:
        """False for one that only pushes."""
        ...

    @property
    def pushes(self) -> bool:
        """Whether `push` can work at all."""
        ...

    async def handle(self, call: Call, receive: Receive) -> Told:
        """Verify, parse, `receive`, acknowledge. Raises `ChannelRejected`."""
        ...

    async def serve(self, receive: Receive) -> None:
        """As long as the server lives; returns at once where there is nothing to keep open."""
        ...

    async def close(self) -> None:
        """After the last message; `serve` was cancelled before."""
        ...

    def outlet(self, message: Inbound) -> Outlet: ...

    async def push(self, target: Target, reply: Reply) -> None:
        """Raises `DeliveryFailed`."""
        ...

    async def check(self) -> tuple[Fault, ...]:
        """Asks the vendor where it can; empty if nothing is wrong."""
        ...

    def health(self) -> ChannelHealth: ...
