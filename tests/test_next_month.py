"""This project's own corpus with a synthetic next month beside it: the questions of the set."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answering.chain import Assistant
from assistant.contract import FigureShown
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience
from eval.question_set import Item, read_set
from tests.memory_view import MemoryView
from tests.next_month import FACTOR, add_next_month

ROOT = Path(__file__).parent.parent
QUESTIONS = read_set(ROOT / "eval/questions/main.yaml")
each_question = pytest.mark.parametrize("item", QUESTIONS, ids=lambda item: item.id)


class Published:
    """A corpus as each audience sees it, without an index."""

    def __init__(self, folder: Path) -> None:
        self._corpus = read_corpus(folder)
        self._views = {audience: self._seen(audience) for audience in Audience}

    def view(self, audience: Audience) -> MemoryView:
        return self._views[audience]

    def health(self) -> Health:
        return Health("memory", "ok", "ready")

    def _seen(self, audience: Audience) -> MemoryView:
        held = self._corpus
        passages = tuple(p for p in held.passages if audience.sees(p.audience))
        known = {passage.document for passage in passages}
        documents = sorted((d for d in held.documents if d.id in known),
                           key=lambda d: d.date, reverse=True)  # fmt: skip
        return MemoryView(
            metrics=tuple(m for m in held.metrics if audience.sees(m.audience)),
            figures=tuple(f for f in held.figures if audience.sees(f.audience)),
            entities=tuple(e for e in held.entities if audience.sees(e.audience)),
            passages=passages,
            documents=tuple(documents),
            cases=tuple(c for c in held.cases if audience.sees(c.audience)),
            findings=tuple(f for f in held.findings if audience.sees(f.audience)),
        )


@pytest.fixture(scope="module")
def january() -> Published:
    return Published(ROOT / "corpus")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(add_next_month(ROOT / "corpus", tmp_path_factory.mktemp("months") / "corpus"))


def asked(published: Published, item: Item, before: str = "") -> Answer:
    assistant, conversation = Assistant(published, Conversations()), None
    for n, turn in enumerate(item.turns):
        question = Question(text=turn if n else before + turn, conversation_id=conversation,
                            asker=Asker(id="a", audience=item.audience))  # fmt: skip
        answer = assistant.ask(question)
        conversation = answer.conversation_id
    return answer


def place(figure: FigureShown) -> tuple[object, ...]:
    members = tuple(sorted(figure.dimensions.items()))
    return figure.metric, figure.subject, members, figure.period, figure.nature


def values(answer: Answer, factor: Decimal = Decimal(1)) -> set[tuple[object, Decimal | str]]:
    return {(place(figure), _value(figure, factor)) for figure in answer.figures}


def _value(figure: FigureShown, factor: Decimal) -> Decimal | str:
    if isinstance(figure.value, str) or "年" in figure.text:
        return figure.text
    return (Decimal(str(figure.value)) * factor).quantize(Decimal("0.0001"))


@each_question
def test_the_newer_month_answers(january: Published, both: Published, item: Item) -> None:
    old, new = asked(january, item), asked(both, item)
    assert new.status == old.status
    assert values(old, FACTOR) <= values(new)


@each_question
def test_a_named_month_answers_as_it_did(january: Published, both: Published, item: Item) -> None:
    old, named = asked(january, item), asked(both, item, before="一月的汇报里，")
    assert named.status == old.status
    assert values(old) <= values(named)
