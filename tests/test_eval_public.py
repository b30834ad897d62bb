"""Public sets are recognised by their files, asked over their own corpus, or skipped in a line."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval import public


def lines(path: Path, *rows: Mapping[str, object]) -> None:
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")


def test_a_folder_that_is_absent_or_unknown_is_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    public.main([tmp_path / "none", tmp_path], limit=1)
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ", 1)[1] for line in told] == [
        "is not there: skipped.", "holds none of the known files: skipped."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        (("metrics.jsonl", "questions_numeric.jsonl"), "figures"),
        (("corpus.jsonl", "questions.jsonl", "unanswerable.jsonl"), "prose"),
        (("corpus.jsonl",), None),
    ],
    ids=["figures", "prose", "no questions"],
)
def test_a_set_is_known_by_its_files(
    tmp_path: Path, files: tuple[str, ...], kind: str | None
) -> None:
    for name in files:
        (tmp_path / name).touch()
    assert public.kind_of(tmp_path) == kind


@pytest.mark.slow
def test_a_folder_of_ones_own_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    metric = {"company": "霜河冷链股份有限公司", "year": "2030年", "metric": "营业收入"}
    lines(tmp_path / "metrics.jsonl", metric | {"value": "3600"})
    question = "霜河冷链股份有限公司2030年的营业收入是多少"
    lines(
        tmp_path / "questions_numeric.jsonl",
        {"type": "1", "question": question, "operands": [{"value": "3600"}]},
    )
    public.main([tmp_path], limit=0)
    assert "1: 1/1 (100.0%)" in capsys.readouterr().out
