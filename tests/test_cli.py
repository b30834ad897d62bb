"""The command line: fast help, problems with remedies, a refused open server."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn

from assistant import bootstrap, cli
from assistant.errors import NoGeneration
from assistant.exchange import Choice, Health, IngestReport
from assistant.records import Finding
from tests.api_fakes import REFUSAL, Script, answer

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


def test_the_version_is_that_of_the_package() -> None:
    told = run("--version")
    assert (told.returncode, told.stdout) == (0, f"assistant {version('assistant')}\n")


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


def main(monkeypatch: pytest.MonkeyPatch, script: Script, *arguments: str, **service: Any) -> int:  # noqa: ANN401 - as `Script.service` takes it
    """The exit code of a command in this process, over a scripted assistant."""
    made = script.service(**service)
    monkeypatch.setattr(bootstrap, "build", lambda *_, **__: made)
    monkeypatch.setattr(sys, "argv", ["assistant", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_an_answer_is_told_with_its_sources(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = Script(answer(notes=("口径未注明。",), suggestions=("一月呢？",)))
    assert main(monkeypatch, script, "ask", "12月销售额", "--audience", "sales") == 0
    told = capsys.readouterr().out
    for part in ("2亿元[1]", "Page 2", "口径未注明。", "一月呢？"):
        assert part in told
    assert script.asked[0].asker.audience == "sales"
    assert script.closed


def test_a_question_back_offers_its_choices(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = Choice(label="销售额", question="销售额多少？")
    script = Script(REFUSAL.model_copy(update={"status": "clarify", "choices": (choice,)}))
    assert main(monkeypatch, script, "ask", "多少") == 0
    assert "销售额多少？" in capsys.readouterr().out


def test_json_is_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(monkeypatch, Script(answer()), "ask", "12月销售额", "--json") == 0
    assert json.loads(capsys.readouterr().out) == answer().model_dump(mode="json")


def test_records_are_shown_a_line_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(monkeypatch, Script(answer()), "show", "cases", "--audience", "public") == 0
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert shown == [{"kind": "cases", "audience": "public"}]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(NoGeneration("[/x] is [red]missing.", remedy="Run [it]."), id="ours"),
        pytest.param(PermissionError("[/x] is [red]missing."), id="of the machine"),
    ],
)
def test_an_error_is_told_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    script = Script(error)
    assert main(monkeypatch, script, "ask", "x") == 1
    assert "[/x] is [red]missing." in capsys.readouterr().err
    assert script.closed


def test_an_ingest_is_summed_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def finding(severity: Literal["info", "warning"]) -> Finding:
        return Finding(id=severity, kind="duplicate", what=f"{severity} [/x]", place="Page 2",
                       document="reports/2031-02", severity=severity)  # fmt: skip

    report = IngestReport(generation="g1", changed=True, embedded=3, counts={"figures": 2},
                          findings=(finding("warning"), finding("info")))  # fmt: skip
    monkeypatch.setattr(bootstrap, "ingest", lambda _, progress, reading: report)
    assert main(monkeypatch, Script(answer()), "ingest") == 0
    told = capsys.readouterr().out
    assert "已发布：g1" in told
    assert "! reports/2031-02 Page 2 warning [/x]" in told
    assert "另有 1 条" in told


def test_a_server_without_a_report_serves_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: dict[str, object] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: served.update(options))
    none = Health(generation=None, state="none", embedder="loading")
    assert main(monkeypatch, Script(answer()), "serve", "--host", "::1", health=none) == 0
    told = capsys.readouterr()
    assert "assistant ingest" in told.err
    assert "http://[::1]:8000/docs" in told.out
    assert (served["host"], served["proxy_headers"]) == ("::1", False)


def test_people_are_managed_from_the_command_line(tmp_path: Path) -> None:
    def users(*arguments: str) -> subprocess.CompletedProcess[str]:
        return run("users", *arguments, ASSISTANT_DATA=str(tmp_path))

    added = users("add", "chen", "--audience", "sales", "--operator")
    assert "只显示这一次" in added.stderr
    assert len(added.stdout.strip()) > 40
    assert users("bind", "chen", "--channel", "wecom", "--id", "u1").returncode == 0
    listed = users("list").stdout
    assert all(part in listed for part in ("chen", "sales", "有效", "wecom:u1"))
    assert added.stdout.strip() not in listed
    refused = run("serve", "--host", "0.0.0.0", ASSISTANT_DATA=str(tmp_path / "no"))
    assert "assistant users add" in refused.stderr
    assert users("disable", "wu").returncode == 1
