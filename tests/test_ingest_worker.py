"""Documents are read in a process of its own, within limits; what was read is not read again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.corpus import read_corpus
from assistant.ingest.limits import Limits
from assistant.ingest.readings import Reading, Readings, fault_of
from assistant.ingest.steps import Steps
from assistant.ingest.worker import Worker
from tests import bad_files
from tests.ingest_readers import open_here

SOUND = "钢厂三月轧制中厚板四百吨。"
LIMITS = Limits(seconds=2.0, memory_mb=256)
TELL_ITS_WORKER = """
import sys, time
from pathlib import Path
from assistant.ingest.limits import Limits
from assistant.ingest.worker import Worker
from tests.ingest_readers import open_here
worker = Worker(Limits(seconds=2), open_here)
print(worker.read(Path(sys.argv[1]), "x").read.text, flush=True)
time.sleep(600)
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(LIMITS, open_here) as made:
        yield made


def text(worker: Worker, path: Path) -> str:
    reading = worker.read(path, path.name)
    assert reading.read, reading.fault
    return reading.read.text


def told(worker: Worker, path: Path) -> str:
    reading = worker.read(path, path.name)
    assert reading.fault
    return reading.fault.told


def put(folder: Path, name: str, content: str = SOUND) -> Path:
    (folder / name).write_text(content, "utf-8")
    return folder / name


@pytest.mark.slow
def test_one_process_reads_all_files_and_it_is_another_one(tmp_path: Path, worker: Worker) -> None:
    pids = {text(worker, put(tmp_path, f"{n}.telling")) for n in range(3)}
    assert len(pids) == worker.started == 1
    assert pids != {str(os.getpid())}
    assert text(worker, put(tmp_path, "a.md")) == SOUND


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "why", "processes"),
    [
        pytest.param("sleepy", "超过 2 秒", 2, id="hangs"),
        pytest.param("greedy", "内存超过 256 MB", 2, id="eats memory"),
        pytest.param("stuck", "内存超过 256 MB", 2, id="hangs over the memory it is refused"),
        pytest.param("dying", "崩溃", 3, id="dies, and is tried twice"),
        pytest.param("raising", "RecursionError", 1, id="raises"),
    ],
)
def test_a_file_that_breaks_its_reader_is_named_and_the_next_is_read(
    tmp_path: Path, worker: Worker, ending: str, why: str, processes: int
) -> None:
    assert why in told(worker, put(tmp_path, f"x.{ending}"))
    assert text(worker, put(tmp_path, "a.md")) == SOUND
    assert worker.started == processes


@pytest.mark.slow
def test_a_worker_that_was_killed_is_replaced_and_ctrl_c_does_not_end_it(
    tmp_path: Path, worker: Worker
) -> None:
    path = put(tmp_path, "x.telling")
    first = int(text(worker, path))
    os.kill(first, signal.SIGINT)
    assert int(text(worker, path)) == first
    os.kill(first, signal.SIGKILL)
    assert int(text(worker, path)) != first
    assert worker.started == 2


@pytest.mark.slow
def test_closing_ends_the_worker_at_once(tmp_path: Path, worker: Worker) -> None:
    pid = int(text(worker, put(tmp_path, "x.telling")))
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.slow
def test_a_worker_does_not_outlive_its_parent(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TELL_ITS_WORKER, str(put(tmp_path, "x.telling"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 30
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(pid)


def alive(pid: int) -> bool:
    """Whether it runs; a process that nobody waited for is dead."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return False


@pytest.mark.slow
def test_a_corpus_with_every_bad_file_is_read_without_them(tmp_path: Path) -> None:
    for number, (build, _) in enumerate(bad_files.BAD.values()):
        path = build(tmp_path)
        path.rename(tmp_path / f"{number}{path.suffix}")
    for ending in ("sleepy", "greedy", "dying", "raising"):
        put(tmp_path, f"x{ending}.{ending}")
    put(tmp_path, "sound.md")
    bad_files.pdf(tmp_path, "sound-too.pdf")
    # A busy machine takes seconds to import the library of a format.
    with Worker(LIMITS._replace(seconds=10), open_here) as worker:
        readings = Readings(tmp_path / ".readings", worker.read, "")
        corpus = read_corpus(tmp_path, Steps(readings.read, make=worker.make))
    assert {document.id for document in corpus.documents} == {"sound", "sound-too"}
    left = [finding for finding in corpus.findings if finding.kind == "unreadable"]
    assert len(left) == len(bad_files.BAD) + 4


class Counting:
    """Reads here and counts; refuses what holds no text."""

    def __init__(self, *, lasting: bool = True) -> None:
        self.files: list[str] = []
        self._lasting = lasting

    def __call__(self, path: Path, name: str) -> Reading:
        self.files.append(name)
        try:
            return Reading(read=open_here(path, name))
        except CorpusError as error:
            return Reading(fault=fault_of(error, lasting=self._lasting))


def again(folder: Path, *names: str, limits: str = "", lasting: bool = True) -> list[str]:
    """Which of the files an ingest would read; what it did not ask for is pruned."""
    counting = Counting(lasting=lasting)
    readings = Readings(folder / ".readings", counting, limits)
    for name in names:
        with suppress(CorpusError):
            readings.read(folder / name, name)
    readings.prune()
    return counting.files


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    put(tmp_path, "b.md")
    assert again(tmp_path, "a.md", "b.md") == ["a.md", "b.md"]
    assert again(tmp_path, "a.md", "b.md") == []
    put(tmp_path, "b.md", "钢厂四月检修。")
    assert again(tmp_path, "a.md", "b.md") == ["b.md"]
    (tmp_path / "b.md").rename(tmp_path / "c.md")
    assert again(tmp_path, "a.md", "c.md") == ["c.md"]
    assert len(list((tmp_path / ".readings").iterdir())) == 2
    (tmp_path / "a.md").unlink()
    assert again(tmp_path, "c.md") == []
    assert len(list((tmp_path / ".readings").iterdir())) == 1


def test_a_kept_reading_is_the_reading(tmp_path: Path) -> None:
    path = put(tmp_path, "a.md")
    path.write_text("# 三月\n\n\u3000“四百吨”\t。\n", "utf-8")
    readings = Readings(tmp_path / ".readings", Counting(), "")
    assert readings.read(path, "a.md") == readings.read(path, "a.md") == open_here(path, "a.md")


def test_a_reading_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    again(tmp_path, "a.md")
    (kept,) = (tmp_path / ".readings").iterdir()
    kept.write_bytes(kept.read_bytes()[:-2])
    assert again(tmp_path, "a.md") == ["a.md"]
    assert again(tmp_path, "a.md") == []


def test_a_refusal_is_kept_until_the_limits_change(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "")
    assert again(tmp_path, "a.md") == ["a.md"]
    assert again(tmp_path, "a.md") == []
    assert again(tmp_path, "a.md", limits="more") == ["a.md"]


def test_a_refusal_of_the_moment_is_not_kept(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "")
    for _ in range(2):
        assert again(tmp_path, "a.md", lasting=False) == ["a.md"]


def test_another_version_of_the_readers_reads_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md")
    again(tmp_path, "a.md")
    monkeypatch.setattr("assistant.ingest.readings.readers_version", lambda: "another")
    assert again(tmp_path, "a.md") == ["a.md"]
    assert len(list((tmp_path / ".readings").iterdir())) == 1


@pytest.mark.slow
def test_a_file_that_goes_while_the_folder_is_read_is_refused(tmp_path: Path) -> None:
    def gone(path: Path, name: str) -> Reading:
        with Worker(Limits(), open_here) as worker:
            shutil.rmtree(tmp_path / "reports")
            return worker.read(path, name)

    (tmp_path / "reports").mkdir()
    path = put(tmp_path, "reports/a.md")
    with pytest.raises(CorpusError, match="cannot be opened"):
        Readings(tmp_path / "kept", gone, "").read(path, "reports/a.md")
    assert not list((tmp_path / "kept").glob("*"))
