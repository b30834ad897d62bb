"""Question sets are refused where they contradict themselves, each other or their corpus."""

from pathlib import Path

import pytest
import typer

from assistant.errors import CorpusError
from eval import lint
from eval.question_set import read_set
from eval.run import files_of

ROOT = Path(__file__).parent.parent
COMPANY = ROOT / "eval/invented/cold-chain"
FINE = (
    "- {id: a, kind: single, turns: [三季度收入], figures: [{value: 360000000}], cite: [Page 2]}\n"
)


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "set.yaml"
    path.write_text(FINE + text, "utf-8")
    return lint.check([path], COMPANY / "corpus")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param("{id: a, kind: x, turns: [q]}", "a: the id stands at set.yaml:1", id="id"),
        pytest.param("{id: b, kind: x, turns: [三季度收入？]}", "the same question", id="question"),
        pytest.param("{id: b, kind: single, turns: [q], figures: [{value: 361000000}]}",
                     "no figure 361000000", id="a figure that is not there"),
        pytest.param("{id: b, kind: single, turns: [q], figures: [{value: 9年}]}",
                     "no figure 9年", id="a text that is not there"),
        pytest.param("{id: b, kind: single, turns: [q], terms: [月球基地]}",
                     "does not say 月球基地", id="a term"),
        pytest.param("{id: b, kind: single, turns: [q], cite: [Page 99]}",
                     "no place Page 99", id="a page"),
        pytest.param("{id: b, kind: x, status: not_found, turns: [q], figures: [{value: 26}]}",
                     "not_found can have no figures", id="figures of a refusal"),
        pytest.param("{id: b, kind: x, turns: [q, r], expect: {1: {figures: [{value: 361}]}}}",
                     "b@1: the corpus has no figure", id="a figure of an earlier turn"),
        pytest.param("{id: b, family: f, kind: x, turns: [q]}",
                     "no other member", id="alone"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, entry: str, told: str) -> None:
    (fault,) = faults(tmp_path, f"- {entry}\n")
    assert fault.startswith("set.yaml:2: ")
    assert told in fault


def test_a_family_expects_one_thing(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        "- {id: b, family: f, kind: x, turns: [q]}\n"
        "- {id: c, family: f, kind: x, turns: [r], status: not_found}\n",
    )
    assert told == ["set.yaml:3: c: expects other things than b"]


@pytest.mark.parametrize(
    "entry",
    [
        "{id: b, kind: arithmetic, turns: [q], figures: [{value: 20.5}]}",
        "{id: b, kind: followup, computed: true, turns: [q], figures: [{value: 20.5}]}",
        "{id: b, kind: single, turns: [q], terms: [月球|冷库], cite: [reports/2025-09]}",
        "{id: b, kind: single, turns: [q, 三季度收入], figures: [{value: 2年}]}",
    ],
    ids=["arithmetic", "computed", "either term", "a text value"],
)
def test_what_follows_from_the_corpus_is_no_fault(tmp_path: Path, entry: str) -> None:
    assert faults(tmp_path, f"- {entry}\n") == []


def test_an_unknown_field_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "set.yaml"
    path.write_text("- id: a\n  kind: x\n  turns: [q]\n  figure: 3\n", "utf-8")
    with pytest.raises(typer.Exit):
        lint.main([path], COMPANY / "corpus")
    assert capsys.readouterr().out.startswith("set.yaml:4 is no question set: a: figure: ")


@pytest.mark.parametrize("turn", [0, 2, 3])
def test_an_earlier_turn_is_one_before_the_last(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(f"- {{id: a, kind: x, turns: [q, r], expect: {{{turn}: {{}}}}}}\n", "utf-8")
    with pytest.raises(CorpusError, match="no turns before the last"):
        read_set(path)


def test_anchors_are_read_as_what_they_stand_for(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(
        "- &a {id: a, family: f, kind: x, turns: [q]}\n- {<<: *a, id: b, turns: [r]}\n", "utf-8"
    )
    assert [(item.id, item.family) for item in read_set(path)] == [("a", "f"), ("b", "f")]


@pytest.mark.parametrize(
    ("sets", "corpus"),
    [
        pytest.param(ROOT / "eval/questions", ROOT / "corpus", id="the report"),
        *(
            pytest.param(home / "questions.yaml", home / "corpus", id=home.name)
            for home in sorted((ROOT / "eval/invented").iterdir())
        ),
    ],
)
def test_our_sets_have_no_fault(sets: Path, corpus: Path) -> None:
    assert lint.check(files_of([sets]), corpus) == []
