"""Figures that prose mentions in passing answer what their own sentence is about, nothing else."""

from pathlib import Path

import pytest

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience
from tests.memory_view import MemoryView

LAKE = "镜泊塘位于临江以北的山地。镜泊塘的水深为26米，周长为9公里。"
POND = "北屏塘产渡鳗，塘边有一座凉亭。"
"""Of two ponds only one is measured."""
OTHERS = {f"{name}桥": f"{name}桥是一座石桥。" for name in "柳槐榆杨桐桑枫柏松杉樟楠"}
"""A folder of many subjects."""


class Only:
    def __init__(self, view: MemoryView) -> None:
        self._view = view

    def view(self, audience: Audience) -> MemoryView:
        return self._view

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> MemoryView:
    folder: Path = tmp_path_factory.mktemp("corpus")
    for name, text in ({"镜泊塘": LAKE, "北屏塘": POND} | OTHERS).items():
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name}\naudience: public\n---\n\n# {name}\n\n{text}\n", encoding="utf-8"
        )
    corpus = read_corpus(folder)
    assert {"周长", "镜泊塘的水深"} <= {metric.name for metric in corpus.metrics}
    return MemoryView(
        metrics=corpus.metrics, figures=corpus.figures, entities=corpus.entities,
        passages=corpus.passages, documents=corpus.documents,
    )  # fmt: skip


def ask(view: MemoryView, *turns: str) -> Answer:
    assistant = Assistant(Only(view), Conversations())
    asker, conversation = Asker(id="x", audience=Audience.PUBLIC), None
    for text in turns:
        answer = assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
    return answer


def test_the_thing_that_a_figure_is_told_of_has_it(view: MemoryView) -> None:
    assert "9公里" in ask(view, "镜泊塘的周长是多少？").answer


def test_another_thing_is_not_given_the_figure_of_its_neighbour(view: MemoryView) -> None:
    answer = ask(view, "北屏塘的周长是多少？")
    assert not answer.figures
    assert "9公里" not in answer.answer


def test_a_pronoun_stands_for_the_thing_though_a_figure_has_the_words(view: MemoryView) -> None:
    answer = ask(view, "北屏塘是什么？", "它的周长是多少？")
    assert not answer.figures
    assert "9公里" not in answer.answer


def test_a_question_for_a_place_is_answered_by_the_sentence(view: MemoryView) -> None:
    assert "临江以北的山地" in ask(view, "镜泊塘在什么地方？").answer
    assert "临江以北的山地" in ask(view, "镜泊塘是什么？", "它在什么地方？").answer
