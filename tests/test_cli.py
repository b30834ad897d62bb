"""The command line: fast help, problems with remedies, a refused open server."""

import subprocess
import sys
from pathlib import Path

import pytest

MAIN = "import sys; from assistant.cli import main; sys.argv[0] = 'assistant'; main()"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False,
        env={"PATH": "", "COLUMNS": "200", **environment},
    )  # fmt: skip


def test_help_is_fast_because_nothing_heavy_is_imported() -> None:
    told = (
        "import sys; import assistant.cli; "
        "sys.exit(bool({'torch', 'chromadb', 'langchain_core', 'fastapi'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
    assert "ingest" in run("--help").stdout


def test_a_faulty_corpus_is_told_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/glossary.yaml").write_text("- 3\n")
    result = run("ingest", ASSISTANT_CORPUS=str(tmp_path / "corpus"), ASSISTANT_DATA=str(tmp_path))
    assert result.returncode == 1
    assert "glossary.yaml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("ask", "销售额"), "assistant ingest", id="nothing was ingested"),
        pytest.param(("serve", "--host", "0.0.0.0"), "ASSISTANT_API_KEYS", id="an open server"),
    ],
)
def test_an_error_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments, ASSISTANT_DATA=str(tmp_path))
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
