"""A run from the command line: its report, its exit code, and what it leaves out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typer

from assistant import bootstrap
from assistant.exchange import Answer
from assistant.records import Audience
from assistant.settings import Settings
from eval import __main__ as command
from eval.run import Say
from tests.api_fakes import QUOTE, answer

SETS = (
    "- {id: a, kind: single, turns: [销售额], figures: [{value: 200000000}]}\n"
    "- {id: b, kind: single, audience: sales, turns: [销售额呢]}\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with one quote, a set, and an assistant that always says the same."""
    (tmp_path / "corpus/reports").mkdir(parents=True)
    (tmp_path / "corpus/reports/2031-02.md").write_text(QUOTE, "utf-8")
    (tmp_path / "set.yaml").write_text(SETS, "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", data=tmp_path / "data")

    @contextmanager
    def always(_: Settings) -> Iterator[Say]:
        yield lambda text, audience, conversation: answer()

    monkeypatch.setattr(bootstrap, "settings_of_environment", lambda: settings)
    monkeypatch.setattr(command, "in_process", always)
    return tmp_path


def run(home: Path, **given: object) -> None:
    options: dict[str, object] = {
        "sets": [home / "set.yaml"], "against": command.IN_PROCESS, "key": "", "corpus": None,
        "audience": Audience.EXECUTIVE, "repeats": 2, "as_json": False, "out": home / "results",
    }  # fmt: skip
    command.main(**(options | given))  # type: ignore[arg-type]


def test_a_run_leaves_json_and_a_page(home: Path) -> None:
    run(home)
    (made,) = (home / "results").glob("*.json")
    told = json.loads(made.read_text("utf-8"))
    assert told["passed"]
    assert told["questions"] == 2
    assert "<svg" in made.with_suffix(".html").read_text("utf-8")


def test_a_run_below_a_threshold_ends_with_one(home: Path) -> None:
    (home / "set.yaml").write_text(SETS.replace("200000000", "3"), "utf-8")
    with pytest.raises(typer.Exit) as ended:
        run(home)
    assert ended.value.exit_code == 1


def test_answers_are_told_as_lines(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(home, as_json=True, out=None)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["a", "b"]
    assert not (home / "results").exists()


def test_a_server_is_asked_for_the_audience_of_its_key(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        asked.append(text)
        return answer()

    monkeypatch.setattr(command, "at_url", lambda url, key: say)
    run(home, against="http://127.0.0.1:1", audience=Audience.SALES, repeats=1)
    assert asked == ["销售额呢"]
    assert "1 questions of other audiences are left out." in capsys.readouterr().out


def test_a_set_that_cannot_be_read_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "set.yaml").write_text("- {id: a}\n", "utf-8")
    with pytest.raises(typer.Exit):
        run(home)
    assert "set.yaml:1 is no question set" in capsys.readouterr().err
