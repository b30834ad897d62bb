"""The real corpus, embedder, Chroma and ledger: what an executive, sales and everybody get."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from assistant import bootstrap
from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, IngestReport, Question, Service
from assistant.indexes.build import publish
from assistant.indexes.embedder import SentenceTransformerEmbedder
from assistant.indexes.store import Store
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience, Corpus, Record
from assistant.settings import Settings
from eval.question_set import read_set
from eval.run import ask_all, load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
QUESTIONS = load(sorted((ROOT / "eval/questions").glob("*.yaml")))


R = TypeVar("R", bound=Record)


def quiet(stage: str, done: int, total: int) -> None: ...


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(corpus=ROOT / "corpus", data=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def report(settings: Settings) -> IngestReport:
    return bootstrap.ingest(settings, quiet)


@pytest.fixture(scope="module")
def service(settings: Settings, report: IngestReport) -> Iterator[Service]:
    made = bootstrap.build(settings)
    yield made
    made.close()


@pytest.fixture(scope="module", autouse=True)
def each_text_is_embedded_once() -> Iterator[None]:
    """The same thousands of questions are asked of several assistants, by the same weights."""
    embed, held = SentenceTransformerEmbedder.embed_query, dict[str, list[float]]()

    def once(self: SentenceTransformerEmbedder, text: str) -> list[float]:
        if text not in held:
            held[text] = embed(self, text)
        return held[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SentenceTransformerEmbedder, "embed_query", once)
        yield


def ask(service: Service, text: str, audience: Audience) -> Answer:
    return service.ask(Question(text=text, asker=Asker(id="x", audience=audience)))


def test_the_question_set_is_answered(service: Service) -> None:
    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        asker = Asker(id="x", audience=audience)
        return service.ask(Question(text=text, asker=asker, conversation_id=conversation))

    assert [(r.item.id, r.faults) for r in ask_all(say, QUESTIONS) if r.faults] == []


@pytest.mark.parametrize("company", ["cold-chain", "catering"])
def test_another_company_is_answered_by_the_same_code(tmp_path: Path, company: str) -> None:
    other = ROOT / "eval/invented" / company
    settings = Settings(corpus=other / "corpus", data=tmp_path)
    bootstrap.ingest(settings, quiet)
    with closing(bootstrap.build(settings)) as service:

        def say(text: str, audience: Audience, conversation: str | None) -> Answer:
            asker = Asker(id="x", audience=audience)
            return service.ask(Question(text=text, asker=asker, conversation_id=conversation))

        results = ask_all(say, read_set(other / "questions.yaml"), corpus=settings.corpus)
    assert [(r.item.id, r.faults) for r in results if r.faults] == []


def test_answers_are_made_again_from_their_records(service: Service) -> None:
    assert service.replay
    for item in QUESTIONS[::20]:
        asker, conversation = Asker(id="x", audience=item.audience), None
        for text in item.turns:
            answer = service.ask(Question(text=text, asker=asker, conversation_id=conversation))
            conversation = answer.conversation_id
            assert set(service.replay(answer.answer_id).same.values()) == {True}


def test_quotes_are_verbatim(service: Service) -> None:
    files = {
        path.relative_to(ROOT / "corpus").with_suffix("").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "corpus").rglob("*")
        if path.suffix in {".md", ".csv"}
    }
    for item in QUESTIONS:
        for citation in ask(service, item.turns[-1], item.audience).citations:
            text = files[citation.document_id]
            assert citation.quote in text
            assert not citation.end or text[citation.start : citation.end] == citation.quote


def test_a_second_ingest_does_nothing(settings: Settings, report: IngestReport) -> None:
    again = bootstrap.ingest(settings, quiet)
    assert (again.changed, again.embedded, again.generation) == (False, 0, report.generation)


def visible(corpus: Corpus, audience: Audience) -> Corpus:
    """The corpus with every record gone that the audience may not see."""

    def kept(records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(r for r in records if audience.sees(getattr(r, "audience", audience)))

    cases = tuple(
        case.model_copy(update={"fields": kept(case.fields)}) for case in kept(corpus.cases)
    )
    return corpus.model_copy(
        update={"passages": kept(corpus.passages), "entities": kept(corpus.entities),
                "metrics": kept(corpus.metrics), "figures": kept(corpus.figures),
                "findings": kept(corpus.findings), "cases": cases,
                "fingerprint": f"{corpus.fingerprint}-{audience}"},
    )  # fmt: skip


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.SALES])
def test_what_is_hidden_does_not_exist(
    settings: Settings, service: Service, tmp_path: Path, audience: Audience
) -> None:
    embedder = SentenceTransformerEmbedder(models=settings.data / "models")
    publish(tmp_path, visible(read_corpus(settings.corpus), audience), embedder)
    deleted = Assistant(Store(tmp_path, embedder), Conversations())
    for item in QUESTIONS:
        question = Question(text=item.turns[-1], asker=Asker(id="x", audience=audience))
        apart = {"conversation_id", "answer_id"}
        expected = deleted.ask(question).model_dump(exclude=apart)
        assert service.ask(question).model_dump(exclude=apart) == expected


def transcripts() -> list[tuple[str, Audience, list[str]]]:
    """Question, audience and told lines of each `$ assistant ask` in the README."""
    found: list[tuple[str, Audience, list[str]]] = []
    for block in re.findall(r"```\n(\$ assistant ask .*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ assistant ask ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.strip().split("\n")
            match = re.fullmatch(r'(?:--audience (\w+) )?"(.+)"', command)
            assert match
            found.append((match[2], Audience(match[1] or "executive"), lines))
    return found


@pytest.mark.parametrize(("question", "audience", "lines"), transcripts())
def test_the_readme_shows_what_is_answered(
    service: Service, question: str, audience: Audience, lines: list[str]
) -> None:
    told = ask(service, question, audience).answer.replace("**", "").split("\n")
    assert [line.replace("**", "") for line in lines] == told


def test_what_a_person_changes_in_the_corpus_changes_the_answers(tmp_path: Path) -> None:
    """A renamed customer, a new case and a new metric: files, no code."""
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "eval/invented/catering/corpus", corpus)
    for path in corpus.rglob("*"):
        if path.suffix in {".md", ".csv", ".yaml"}:
            path.write_text(path.read_text("utf-8").replace("锐铂", "启衡"), "utf-8")
    (corpus / "cases/xinke.md").write_text(
        "---\ncustomer: 新科药业\nindustry: 制药\nproducts: [夜班热链]\nshareable: yes\n"
        "audience: sales\n---\n\n## 背景\n\n新科药业的洁净车间三班倒。\n",
        "utf-8",
    )
    catalog = corpus / "metrics/catalog.yaml"
    catalog.write_text(
        catalog.read_text("utf-8")
        + "- {name: 冷柜数, aliases: [冰柜], unit: 台, description: 在用的冷柜, audience: sales}\n",
        "utf-8",
    )
    (corpus / "metrics/fridges.csv").write_text("metric,value\n冷柜数,412台\n", "utf-8")
    settings = Settings(corpus=corpus, data=tmp_path / "data")
    bootstrap.ingest(settings, quiet)
    with closing(bootstrap.build(settings)) as service:
        renamed = ask(service, "启衡汽车2025年的营业收入", Audience.EXECUTIVE)
        assert [figure.subject for figure in renamed.figures] == ["启衡汽车"]
        assert ask(service, "锐铂汽车2025年的营业收入", Audience.EXECUTIVE).status == "not_found"
        assert "洁净车间" in ask(service, "制药行业有什么案例", Audience.SALES).answer
        assert [f.text for f in ask(service, "冰柜有多少台", Audience.SALES).figures] == ["412台"]
