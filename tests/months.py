"""The invented months of a ferry line as corpora of one, two or three reports."""

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience, Corpus
from assistant.retrieval.browse import Browser
from tests.memory_view import MemoryView

FOLDER = Path(__file__).parent / "invented_months"
JANUARY, FEBRUARY, MARCH = (f"reports/2031-{month:02d}" for month in (1, 2, 3))
_FILES = (
    ("reports/2031-01.md", "metrics/january.csv", "cases/qinghe-01.md", "cases/beian-01.md"),
    ("reports/2031-02.md", "metrics/february.csv", "cases/qinghe-02.md", "cases/yunping-02.md"),
    ("reports/2031-03.md", "metrics/2031-03.csv"),
)
_ALWAYS = ("glossary.yaml", "metrics/catalog.yaml")


def copy_months(months: int, target: Path) -> Path:
    """The first so many months as a corpus folder."""
    for name in (*_ALWAYS, *(name for held in _FILES[:months] for name in held)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / name, target / name)
    return target


@cache
def corpus_of(months: int) -> Corpus:
    with TemporaryDirectory() as folder:
        return read_corpus(copy_months(months, Path(folder)))


@cache
def view_of(months: int, audience: Audience = Audience.EXECUTIVE) -> MemoryView:
    """As one audience sees it, without an index."""
    held = corpus_of(months)
    passages = tuple(p for p in held.passages if audience.sees(p.audience))
    documents = {record.document for record in passages}
    return MemoryView(
        metrics=tuple(m for m in held.metrics if audience.sees(m.audience)),
        figures=tuple(f for f in held.figures if audience.sees(f.audience)),
        entities=tuple(e for e in held.entities if audience.sees(e.audience)),
        passages=passages,
        documents=tuple(
            sorted((d for d in held.documents if d.id in documents),
                   key=lambda d: d.date, reverse=True)
        ),
        cases=tuple(c for c in held.cases if audience.sees(c.audience)),
        findings=tuple(f for f in held.findings if audience.sees(f.audience)),
    )  # fmt: skip


class Months:
    """The first so many months, published."""

    def __init__(self, months: int) -> None:
        self._months = months

    def view(self, audience: Audience) -> MemoryView:
        return view_of(self._months, audience)

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


def browser(months: int) -> Browser:
    return Browser(Months(months))


def ask(months: int, *turns: str, audience: Audience = Audience.EXECUTIVE) -> Answer:
    """The answer to the last turn of one conversation."""
    return answers(months, turns, audience)[-1]


def answers(
    months: int, turns: Sequence[str], audience: Audience = Audience.EXECUTIVE
) -> list[Answer]:
    assistant, conversation = Assistant(Months(months), Conversations()), None
    told = []
    for text in turns:
        asker = Asker(id="a", audience=audience)
        answer = assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
        told.append(answer)
    return told
