"""How much one file may take, and what is told of one that takes more."""

import resource
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from assistant.errors import LeftOut
from assistant.ingest.opening import Opener, open_checked

Each = TypeVar("Each")
_EVERY: Final = 256
"""Steps between two looks at the clock and the memory."""
READING: Final = ("Reading", "读取")
MAKING: Final = ("Making records of it", "整理成记录")
CHECKING: Final = ("Checking it", "核对")
"""What takes too long, in English and in Chinese."""
Doing = tuple[str, str]


class Limits(NamedTuple):
    """Of one file, for each thing that is done with it."""

    seconds: float = 300.0
    memory_mb: int = 2048
    file_mb: int = 100

    @property
    def opener(self) -> Opener:
        return partial(open_checked, most_bytes=self.file_mb * 2**20)

    def over(self, steps: Iterable[Each], name: str) -> Iterator[Each]:
        """The steps of a work that cannot go elsewhere, as long as time and memory last.

        Raises `LeftOut`.
        """
        until, most = time.monotonic() + self.seconds, resident() + self.memory_mb * 2**20
        for number, step in enumerate(steps):
            if number % _EVERY == 0:
                if time.monotonic() > until:
                    raise slow(name, self.seconds, MAKING)
                if resident() > most:
                    raise hungry(name, self.memory_mb, MAKING)
            yield step


def resident() -> int:
    """Bytes of memory that this process holds; the most that it ever held where Linux is not."""
    _, held = _pages("self") or (0, 0)
    return held or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def address_space(pid: int | None = None) -> int:
    """Bytes of this process or of another one; 0 where it has ended or Linux is not."""
    size, _ = _pages(str(pid or "self")) or (0, 0)
    return size


def _pages(process: str) -> tuple[int, int] | None:
    """Bytes of its address space, and how many of them it holds."""
    try:
        size, held, *_ = Path(f"/proc/{process}/statm").read_text("ascii").split()
    except (OSError, ValueError):  # it has just ended
        return None
    return int(size) * resource.getpagesize(), int(held) * resource.getpagesize()


def slow(name: str, seconds: float, doing: Doing = READING) -> LeftOut:
    return LeftOut(
        f"{doing[0]} took longer than {seconds:g} seconds.",
        remedy="Split the file, or raise ASSISTANT_INGEST_FILE_SECONDS.",
        file=name,
        told=f"{doing[1]}超过 {seconds:g} 秒，已中止；请拆分文件，"
        "或调大 ASSISTANT_INGEST_FILE_SECONDS。",
    )


def hungry(name: str, memory_mb: int, doing: Doing = READING) -> LeftOut:
    return LeftOut(
        f"{doing[0]} took more than {memory_mb} MB of memory.",
        remedy="Split the file, or raise ASSISTANT_INGEST_FILE_MB.",
        file=name,
        told=f"{doing[1]}所需内存超过 {memory_mb} MB，已中止；请拆分文件，"
        "或调大 ASSISTANT_INGEST_FILE_MB。",
    )


def crashed(name: str, doing: Doing = READING) -> LeftOut:
    fault = LeftOut(
        f"{doing[0]} ended the process, twice.",
        remedy="Save the file again with the program that made it, or split it.",
        file=name,
        told=f"{doing[1]}的程序两次在这个文件上崩溃；请用原来的程序重新保存，或拆成几个文件。",
    )
    fault.lasting = False
    return fault


def failing(name: str, error: Exception, doing: Doing = MAKING) -> LeftOut:
    """Of rules that stumble over a file: theirs is the fault, and it is told as it is."""
    what = f"{type(error).__name__}: {error}"[:200]
    return LeftOut(
        f"{doing[0]} failed: {what}.",
        remedy="Tell the maintainers of it, and move the file away until it is mended.",
        file=name,
        told=f"{doing[1]}时出错（{what}）；请告知维护者，修复之前可先将文件移走。",
    )
