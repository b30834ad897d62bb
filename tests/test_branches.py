"""A branch that the documents do not have is refused by its name, with those that they have."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from tests.memory_view import MemoryView
from tests.test_figures_in_passing import ask

REPORT = """# 康禾口腔经营情况

## 各院经营

南城分院本季营收为3200万元，东湖分院营收为2100万元，滨江分院营收为1800万元。

南城分院新增了两台种植设备，各个分院的医生排班较满。
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> MemoryView:
    folder: Path = tmp_path_factory.mktemp("corpus")
    (folder / "康禾口腔.md").write_text(REPORT, encoding="utf-8")
    corpus = read_corpus(folder)
    return MemoryView(
        metrics=corpus.metrics, figures=corpus.figures, entities=corpus.entities,
        passages=corpus.passages, documents=corpus.documents,
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "北城分院营收",
        "北城分院营收多少？",
        "北城分院本季的营收是多少",
        "北城分院新增了什么设备",
        "西湖分院营收多少？",
    ],
)
def test_an_unknown_branch_is_refused_and_the_nearest_are_named(
    view: MemoryView, question: str
) -> None:
    answer = ask(view, question)
    assert answer.status == "not_found"
    assert f"「{question[:4]}」" in answer.answer
    assert "南城分院" in answer.answer
    assert "各个分院" not in answer.answer
    assert not answer.figures
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("南城分院营收多少？", "3200万元", id="its figure"),
        pytest.param("南城分院新增了什么设备？", "两台种植设备", id="its sentence"),
        pytest.param("各个分院的医生排班怎么样？", "较满", id="of all of them"),
    ],
)
def test_a_branch_that_is_there_is_answered(view: MemoryView, question: str, told: str) -> None:
    assert told in ask(view, question).answer
