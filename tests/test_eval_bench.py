"""The speed of a server is told by kind of question, and a server that ends early is told too."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval import speed
from tests.api_fakes import REFUSAL, Script, answer


class FakeServer(speed.Server):
    """Answers from a script, without a process."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.asked: list[str] = []

    def chat(self, question: str) -> tuple[dict[str, object], float]:
        self.asked.append(question)
        reply = self._script(None)  # type: ignore[arg-type]
        return json.loads(reply.model_dump_json()), 0.002


FACT = answer(figures=(), computations=())


@pytest.mark.parametrize(
    ("told", "kind"),
    [(answer(), "figure"), (FACT, "text"), (REFUSAL, "not_found")],
    ids=["figure", "text", "refusal"],
)
def test_a_question_is_of_the_kind_of_its_answer(told: object, kind: str) -> None:
    assert speed.kind_of(json.loads(told.model_dump_json())) == kind  # type: ignore[attr-defined]


def test_questions_are_asked_in_turns_so_that_no_cache_flatters_them() -> None:
    server = FakeServer(Script(answer()))
    assert speed.latencies(server, ["a", "b"], repeats=2) == [0.002] * 4
    assert server.asked == ["a", "b", "a", "b"]


def test_questions_are_sorted_by_kind() -> None:
    server = FakeServer(Script(answer(), FACT, REFUSAL))
    assert speed.by_kind(server, ["a", "b", "c"]) == {
        "figure": ["a"], "text": ["b"], "not_found": ["c"]
    }  # fmt: skip


def test_the_tables_tell_milliseconds_ratios_and_what_is_unknown() -> None:
    out = StringIO()
    console = Console(file=out, width=120)
    console.print(speed.latency_table({"figure": [0.002] * 9, "text": [0.03]}, 0.02))
    console.print(speed.start_table(speed.Start(1.0, 1.2, 9.5), None, 980.4))
    told = out.getvalue()
    assert all(part in told for part in ("2.0", "0.10", "30.0", "1.50", "9.5 s", "980 MB"))
    assert "not told here" in told


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells it")
def test_memory_is_this_process_or_unknown() -> None:
    assert (speed.memory_mb() or 0) > 1
    assert speed.memory_mb(2**30) is None


@pytest.mark.slow
def test_a_server_that_ends_before_it_is_ready_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "SCRIPT", "raise SystemExit(3)")
    with speed.serving(tmp_path) as server, pytest.raises(RuntimeError, match="ended before"):
        server.wait()
