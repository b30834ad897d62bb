"""A corpus of reports as somebody writes them, asked in memory: nothing is curated."""

from collections.abc import Mapping
from functools import cached_property
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


class RawCorpus:
    """Read once, when it is first asked."""

    def __init__(self, reports: Mapping[str, str]) -> None:
        self._reports = reports
        """Texts by the names of their files."""

    @cached_property
    def corpus(self) -> Corpus:
        with TemporaryDirectory() as folder:
            reports = Path(folder) / "reports"
            reports.mkdir()
            for name, text in self._reports.items():
                (reports / name).write_text(text, encoding="utf-8")
            return read_corpus(Path(folder))

    @cached_property
    def raw_view(self) -> MemoryView:
        held = self.corpus
        return MemoryView(
            metrics=held.metrics,
            figures=held.figures,
            entities=held.entities,
            passages=held.passages,
            documents=tuple(sorted(held.documents, key=lambda d: d.date, reverse=True)),
            cases=held.cases,
            findings=held.findings,
        )

    def view(self, audience: Audience) -> MemoryView:
        return self.raw_view

    def health(self) -> Health:
        return Health("memory", "ok", "ready")

    def browser(self) -> Browser:
        return Browser(self)

    def answers(self, *turns: str) -> list[Answer]:
        """Those of one conversation."""
        assistant, conversation = Assistant(self, Conversations()), None
        told = []
        for text in turns:
            asker = Asker(id="a", audience=Audience.EXECUTIVE)
            question = Question(text=text, asker=asker, conversation_id=conversation)
            answer = assistant.ask(question)
            conversation = answer.conversation_id
            told.append(answer)
        return told

    def ask(self, *turns: str) -> Answer:
        """The answer to the last of them."""
        return self.answers(*turns)[-1]
