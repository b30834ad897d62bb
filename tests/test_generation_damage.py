"""What may happen to a folder: killed builders, cut files, lost folders. Answers stay the same."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import NoGeneration
from assistant.indexes.base import Hit
from assistant.indexes.build import publish
from assistant.indexes.generation import Home
from assistant.indexes.store import Store
from assistant.records import Audience
from tests.indexes_fakes import EXECUTIVE, HashingEmbedder, figure, filler

OLD = filler(600, seed=1, audiences=tuple(Audience)).model_copy(
    update={"figures": tuple(figure("出货量", n, subject=f"{n}号泵") for n in range(20))}
)
QUESTIONS = [record.text for record in OLD.passages[:5]]
WAIT_S = 60.0
MOMENTS = ["records 0/1", "embed 256/600", "index 1/3", "verify 0/1", "publish 0/1", "publish 1/1"]


def answers(store: Store) -> list[list[Hit] | str]:
    seen = store.view(EXECUTIVE)
    said: list[list[Hit] | str] = [f.text for f in seen.figures("出货量", any_subject=True)]
    for question in QUESTIONS:
        said += [seen.keyword(question, 5), seen.dense(question, 5)]
    return said


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def healed(data: Path) -> bool:
    """Whether a reader that starts now finds every sealed file whole."""
    store = Store(data, HashingEmbedder())
    store.view(EXECUTIVE)
    return store.health().state == "ok"


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("sealed")
    publish(data, OLD, HashingEmbedder())
    return data


@pytest.fixture(scope="session")
def expected(sealed: Path) -> list[list[Hit] | str]:
    return answers(Store(sealed, HashingEmbedder()))


@pytest.fixture
def data(sealed: Path, tmp_path: Path) -> Path:
    """A copy that may be harmed."""
    shutil.copytree(sealed, tmp_path / "data", ignore=shutil.ignore_patterns("open"))
    return tmp_path / "data"


def folder_of(data: Path) -> Path:
    home = Home(data)
    return home.folder(home.published()[0])


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_builder_killed_at_any_moment_leaves_what_serves(
    moment: str, data: Path, expected: list[list[Hit] | str]
) -> None:
    running = Store(data, HashingEmbedder())
    assert answers(running) == expected
    command = [sys.executable, "-m", "tests.indexes_builder", str(data), "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == moment:
            process.kill()
            break
    process.wait()
    process.stdout.close()
    switched = moment == "publish 1/1"
    assert (answers(running) == expected) is not switched
    assert (answers(Store(data, HashingEmbedder())) == expected) is not switched
    embedder = HashingEmbedder()
    publish(data, filler(600, seed=2, audiences=tuple(Audience)), embedder)
    assert not list((data / "generations").glob(".*"))
    if moment != "records 0/1":  # what was encoded before the kill is not encoded again
        assert len(embedder.embedded) <= 600 - 256
    assert len(list(running.view(EXECUTIVE).passages())) == 600


SEALED_FILES = ["chroma.sqlite3", "data_level0.bin", "length.bin", "header.bin"]


@pytest.mark.parametrize("name", SEALED_FILES)
@pytest.mark.parametrize("size", [0, 100], ids=["emptied", "cut"])
def test_a_cut_index_file_is_rebuilt_from_the_ledger(
    name: str, size: int, data: Path, expected: list[list[Hit] | str]
) -> None:
    file = next(folder_of(data).rglob(name))
    os.truncate(file, min(size, file.stat().st_size - 1))
    store = Store(data, HashingEmbedder())
    assert store.health().state == "degraded"
    assert answers(store) == expected
    until(lambda: store.health().state == "ok")
    assert healed(data)


def test_without_the_sealed_folder_figures_and_keywords_answer_meanwhile(
    data: Path, expected: list[list[Hit] | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Store(data, HashingEmbedder())
    assert answers(running) == expected
    shutil.rmtree(folder_of(data) / "chroma")
    assert answers(running) == expected
    with monkeypatch.context() as patch:
        patch.setattr("assistant.indexes.likeness.write_dense", lambda *_: time.sleep(WAIT_S))
        patch.setattr("assistant.indexes.likeness.PATIENCE_S", 0.0)
        meanwhile = Store(data, HashingEmbedder())
        seen = meanwhile.view(EXECUTIVE)
        until(lambda: meanwhile.health().state == "degraded")
        assert "being rebuilt" in meanwhile.health().problem
        assert seen.dense(QUESTIONS[0], 5) == []
        assert seen.keyword(QUESTIONS[0], 5)
        assert len(seen.figures("出货量", any_subject=True)) == 20
    after = Store(data, HashingEmbedder())
    until(lambda: after.health().state == "ok" and answers(after) == expected)
    until(lambda: healed(data))


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda folder: os.truncate(folder / "ledger.sqlite", 5000), id="cut"),
        pytest.param(lambda folder: (folder / "ledger.sqlite").unlink(), id="deleted"),
        pytest.param(lambda folder: os.truncate(folder / "manifest.json", 40), id="manifest cut"),
        pytest.param(lambda folder: shutil.rmtree(folder), id="the whole generation deleted"),
        pytest.param(lambda folder: shutil.rmtree(folder.parent), id="all generations deleted"),
    ],
)
def test_the_spare_serves_where_the_ledger_is_damaged_and_mends_it(
    harm: Callable[[Path], None], data: Path, expected: list[list[Hit] | str]
) -> None:
    running = Store(data, HashingEmbedder())
    assert answers(running) == expected
    harm(folder_of(data))
    assert answers(running) == expected
    store = Store(data, HashingEmbedder())
    assert len(store.view(EXECUTIVE).figures("出货量", any_subject=True)) == 20
    until(lambda: store.health().state == "ok" and answers(store) == expected)
    until(lambda: healed(data))
    shutil.rmtree(data / "spares")
    assert answers(Store(data, HashingEmbedder())) == expected


@pytest.mark.parametrize("content", ["", "no-such-generation\n", "\x00\x00"])
def test_a_damaged_pointer_leads_to_the_newest_generation(
    content: str, data: Path, expected: list[list[Hit] | str]
) -> None:
    running = Store(data, HashingEmbedder())
    assert answers(running) == expected
    (data / "CURRENT").write_text(content)
    assert answers(running) == expected
    assert answers(Store(data, HashingEmbedder())) == expected


def test_two_lost_ledgers_lead_to_the_generation_before_and_an_ingest_mends_it(
    data: Path, expected: list[list[Hit] | str]
) -> None:
    new = filler(50, seed=3)
    publish(data, new, HashingEmbedder())
    folder = folder_of(data)
    for ledger in (folder / "ledger.sqlite", data / "spares" / folder.name / "ledger.sqlite"):
        os.truncate(ledger, 100)
    store = Store(data, HashingEmbedder())
    assert answers(store) == expected
    assert store.health().state == "degraded"
    assert folder.name in store.health().problem
    assert publish(data, new, HashingEmbedder()).built
    assert len(list(store.view(EXECUTIVE).passages())) == 50
    assert store.health().state == "ok"


def test_where_nothing_is_left_the_remedy_is_an_ingest(data: Path) -> None:
    folder = folder_of(data)
    for ledger in (folder / "ledger.sqlite", data / "spares" / folder.name / "ledger.sqlite"):
        os.truncate(ledger, 100)
    store = Store(data, HashingEmbedder())
    with pytest.raises(NoGeneration, match=r"damaged.*assistant ingest"):
        store.view(EXECUTIVE)
    assert store.health().state == "none"
    publish(data, OLD, HashingEmbedder())
    assert store.health().state == "ok"


def test_an_ingest_of_the_same_corpus_mends_what_is_damaged(data: Path) -> None:
    os.truncate(next(folder_of(data).rglob("data_level0.bin")), 100)
    embedder = HashingEmbedder()
    result = publish(data, OLD, embedder)
    assert (result.built, result.embedded, embedder.embedded) == (True, 0, [])
    assert healed(data)


def test_copies_of_dead_processes_are_removed_at_start(data: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from assistant.indexes.store import Store\n"
        "from assistant.records import Audience; from tests.indexes_fakes import HashingEmbedder\n"
        "seen = Store(Path(sys.argv[1]), HashingEmbedder()).view(Audience.PUBLIC)\n"
        "seen.dense('x', 1); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(data)], check=False)
    assert len(list((data / "open").iterdir())) == 2
    store = Store(data, HashingEmbedder())
    store.view(EXECUTIVE).dense("x", 1)
    names = [path.name for path in (data / "open").iterdir()]
    assert len(names) == 2
    assert all(name.startswith(f"{os.getpid()}-") for name in names)
