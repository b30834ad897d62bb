"""Ctrl-C in the middle of a large folder: nothing half published, and the next run goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assistant.errors import EmbedderError
from assistant.indexes.build import publish
from assistant.indexes.generation import Home
from assistant.indexes.store import Store
from assistant.records import Audience
from tests.indexes_fakes import HashingEmbedder, corpus, filler
from tests.ingest_readers import LOG

FILES = 200
SECTIONS = 3
WAIT_S = 120.0
ROOT = Path(__file__).parent.parent


def _hears_ctrl_c() -> None:
    """A shell without job control starts what runs in the background deaf to it, with its heirs."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class House:
    """A folder of slow documents, and `assistant ingest` over it in processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.corpus, self.data, self._log = folder / "corpus", folder / "data", folder / "log"
        self.corpus.mkdir()
        self.data.mkdir()
        self._log.touch()

    def put(self, number: int) -> None:
        text = "".join(f"# 第{n}节\n\n{number}号炉三月检修了{n}天。\n\n" for n in range(SECTIONS))
        (self.corpus / f"{number:03}.slow").write_text(text, "utf-8")

    @contextmanager
    def start(self) -> Iterator["subprocess.Popen[str]"]:
        with subprocess.Popen(
            [sys.executable, "-m", "tests.ingest_child"], cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, LOG: str(self._log),
            "ASSISTANT_CORPUS": str(self.corpus), "ASSISTANT_DATA": str(self.data)},
            preexec_fn=_hears_ctrl_c,
        ) as process:  # fmt: skip
            try:
                yield process
            finally:
                process.kill()  # one that hangs is not waited for

    def run(self) -> str:
        """What an undisturbed ingest prints."""
        with self.start() as process:
            told, problems = process.communicate(timeout=WAIT_S)
        assert process.returncode == 0, problems
        return told

    def cancel(self, when: Callable[[], bool]) -> str:
        """What an ingest prints that is interrupted at the moment; its code is 130."""
        with self.start() as process:
            until = time.monotonic() + WAIT_S
            while not when() and process.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, problems = process.communicate(timeout=WAIT_S)
        assert process.returncode == 130, problems
        assert "Traceback" not in problems
        return problems

    def read(self) -> list[str]:
        return self._log.read_text("utf-8").split()

    def current(self) -> tuple[str, ...]:
        return Home(self.data).published()

    def encoded(self) -> int:
        """Vectors in what a build has not finished."""
        found = 0
        for folder in Home(self.data).unfinished():
            try:
                with closing(sqlite3.connect(folder / "ledger.sqlite")) as ledger:
                    found += ledger.execute("SELECT count(*) FROM vectors").fetchone()[0]
            except sqlite3.Error:
                continue  # just being written
        return found


@pytest.mark.slow
def test_an_ingest_that_is_cancelled_goes_on_where_it_was(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.put(0)
    assert "已发布" in house.run()
    old = house.current()
    for number in range(1, FILES):
        house.put(number)

    told = house.cancel(lambda: len(house.read()) > FILES // 4)
    assert f"{old[0]} 继续服务" in told
    assert house.current() == old
    assert serves(house.data) == SECTIONS
    read = len(house.read())
    assert FILES // 4 < read < FILES

    told = house.cancel(lambda: house.encoded() > SECTIONS)
    assert "没有发布任何内容" in told
    assert house.current() == old
    assert len(house.read()) <= FILES + 1  # the one that was in hand is read twice
    assert set(house.read()) == {f"{number:03}.slow" for number in range(FILES)}
    encoded = house.encoded()
    assert SECTIONS < encoded < FILES * SECTIONS

    told = house.run()
    assert f"新编码 {FILES * SECTIONS - encoded} 段" in told
    assert house.current()[1:] == old
    assert serves(house.data) == FILES * SECTIONS
    assert len(house.read()) <= FILES + 1

    before = house.read()
    assert "没有变化" in house.run()
    assert house.read() == before


def serves(data: Path) -> int:
    with closing(Store(data, HashingEmbedder())) as store:
        return len(list(store.view(Audience.EXECUTIVE).passages()))


def test_what_an_unfinished_build_has_encoded_is_carried_over(tmp_path: Path) -> None:
    class Failing(HashingEmbedder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            if self.embedded:
                raise EmbedderError("no model", remedy="none")
            return super().embed_documents(texts)

    publish(tmp_path, corpus(), HashingEmbedder())
    records = filler(600)
    failing = Failing()
    with pytest.raises(EmbedderError):
        publish(tmp_path, records, failing)
    rest = HashingEmbedder()
    publish(tmp_path, records, rest)
    assert len(failing.embedded) > 0
    assert not set(failing.embedded) & set(rest.embedded)
