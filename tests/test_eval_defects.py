"""Defects are planted in a copy of the assistant, and one that finds no place is an error."""

import ast
import shutil
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from eval.defects import DEFECTS, ROOT, Defect, Outcome, caught_by, copy_with, plant


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_has_its_place_in_the_code_of_now(tmp_path: Path, defect: Defect) -> None:
    path = tmp_path / defect.file
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "assistant" / defect.file, path)
    plant(defect, tmp_path)
    planted = path.read_text("utf-8")
    assert planted != (ROOT / "assistant" / defect.file).read_text("utf-8")
    ast.parse(planted)


@pytest.mark.parametrize(
    ("file", "old"),
    [("records.py", "no such text"), ("none.py", "x"), ("records.py", "class ")],
    ids=["no such text", "no such file", "more than once"],
)
def test_a_defect_without_its_place_is_an_error(tmp_path: Path, file: str, old: str) -> None:
    shutil.copy(ROOT / "assistant/records.py", tmp_path)
    with pytest.raises(AssistantError, match="times in"):
        plant(Defect("stale", file, old, "y"), tmp_path)


def test_the_assistant_itself_stays_as_it_is(tmp_path: Path) -> None:
    copy_with(None, tmp_path)
    copied = (tmp_path / "assistant/records.py").read_text("utf-8")
    assert copied == (ROOT / "assistant/records.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("found", "caught"),
    [
        pytest.param(Outcome({"leaks": 0.1}), ["leaks 0.100"], id="a threshold"),
        pytest.param(Outcome({"right": 0.8}), [], id="broken without it, too"),
        pytest.param(Outcome({}), [], id="nothing"),
        pytest.param(Outcome({}, "SyntaxError"), ["did not run: SyntaxError"], id="no run"),
    ],
)
def test_a_defect_is_caught_by_what_it_breaks(found: Outcome, caught: list[str]) -> None:
    assert caught_by(found, Outcome({"right": 0.85})) == caught
