"""Answers from prose of another field: `python -m eval.prose [--data FOLDER] [--limit N]`.

The passages of CMRC 2018 are laid out as a corpus of Markdown files; for each question the place
of its passage among the first five is compared for our citations and for each index alone.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from assistant import bootstrap
from assistant.exchange import Answer, Asker, Question, Service
from assistant.indexes.base import View
from assistant.indexes.embedder import EMBEDDED, SentenceTransformerEmbedder
from assistant.indexes.store import Store
from assistant.records import Audience
from assistant.retrieval.passages import find_passages
from assistant.settings import Settings

DATA: Final = Path(__file__).parent.parent.parent / "shared/datasets/cmrc2018"
FIRST: Final = 5
"""Citations or passages among which the right one has to be."""
Row = dict[str, Any]


def main(
    data: Annotated[Path, typer.Option(help="Folder of the CMRC 2018 files.")] = DATA,
    limit: Annotated[int, typer.Option(help="Questions asked at most.")] = 500,
    keep: Annotated[
        Path | None, typer.Option(help="Keeps the indexes here for a next run.")
    ] = None,
    show: Annotated[bool, typer.Option(help="Prints each question that fails.")] = False,
) -> None:
    """Prints the shares; ends with 1 where keywords alone find more."""
    console = Console()
    if not (data / "corpus.jsonl").is_file():
        console.print(f"Skipped: {data} holds no corpus.jsonl.")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        lay_out(_rows(data / "corpus.jsonl"), home / "corpus/reports")
        settings = Settings(corpus=home / "corpus", data=home / "data")
        bootstrap.ingest(settings, lambda stage, done, total: None)
        asked = _rows(data / "questions.jsonl")[:limit]
        foreign = _rows(data / "unanswerable.jsonl")[:limit]
        with closing(bootstrap.build(settings)) as service:
            answers = [_ask(service, row["question"]) for row in asked]
            refused = [_ask(service, row["question"]) for row in foreign]
            talks = follow_ups(asked, _rows(data / "corpus.jsonl"))
            leaning = [_converse(service, row["turns"]) for row in talks]
        embedder = SentenceTransformerEmbedder(EMBEDDED, models=settings.data / "models")
        with closing(Store(settings.data, embedder)) as store:
            found = searches(store.view(Audience.PUBLIC), asked)
    cited = [[c.document_id for c in answer.citations] for answer in answers]
    shares = {"citations of the answer": _share(asked, cited)}
    shares |= {name: _share(asked, documents) for name, documents in found.items()}
    _print(console, shares, answers, refused)
    held = sum(_holds(row, answer) for row, answer in zip(asked, answers, strict=True))
    console.print(f"the reference answer stands in the reply: {held} of {len(asked)}")
    followed = [[c.document_id for c in answer.citations] for answer in leaning]
    right = sum(_right(row, held) for row, held in zip(talks, followed, strict=True))
    console.print(f"follow-ups with a pronoun for the name: {right} of {len(talks)} right")
    if show:
        _failures(asked, answers, cited)
        _failures(talks, leaning, followed)
    if shares["citations of the answer"] < shares["keywords alone"]:
        sys.exit(1)


def lay_out(passages: Iterable[Row], folder: Path) -> None:
    """One file each: front matter, the title as heading, the text."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in passages:
        title = json.dumps(row["title"], ensure_ascii=False)
        front = f"---\ntitle: {title}\naudience: public\n---\n"
        body = f"\n# {row['title']}\n\n{row['text']}\n"
        (folder / f"{row['doc_id']}.md").write_text(front + body, encoding="utf-8")


def searches(view: View, asked: list[Row]) -> dict[str, list[list[str]]]:
    """Documents of the first passages, for each question, by each way of searching."""

    def documents(ids: Iterable[str]) -> list[str]:
        passages = (view.passage(id) for id in ids)
        return [passage.document for passage in passages if passage]

    ways: dict[str, Callable[[str], list[str]]] = {
        "both indexes fused": lambda q: [p.document for p in find_passages(view, q, FIRST)],
        "keywords alone": lambda q: documents(hit.id for hit in view.keyword(q, FIRST)),
        "meaning alone": lambda q: documents(hit.id for hit in view.dense(q, FIRST)),
    }
    return {name: [way(row["question"]) for row in asked] for name, way in ways.items()}


def follow_ups(asked: list[Row], passages: Iterable[Row]) -> list[Row]:
    """Questions that name their passage's title, as the second of two turns: `它` stands for it."""
    titles = {row["doc_id"]: row["title"] for row in passages}
    found = []
    for row in asked:
        title = titles[row["doc_id"]]
        if len(title) > 1 and title in row["question"]:
            leaning = row["question"].replace(title, "它", 1)
            found.append(row | {"question": leaning, "turns": [f"{title}是什么？", leaning]})
    return found


def _converse(service: Service, turns: list[str]) -> Answer:
    """The last answer of a conversation."""
    asker, conversation = Asker(id="eval", audience=Audience.PUBLIC), None
    for turn in turns:
        answer = service.ask(Question(text=turn, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
    return answer


def _ask(service: Service, text: str) -> Answer:
    return service.ask(Question(text=text, asker=Asker(id="eval", audience=Audience.PUBLIC)))


def _share(asked: list[Row], documents: list[list[str]]) -> float:
    right = [_right(row, held) for row, held in zip(asked, documents, strict=True)]
    return sum(right) / len(right) if right else 0.0


def _holds(row: Row, answer: Answer) -> bool:
    """One of the reference answers stands in the reply, marks and spaces aside."""
    told = re.sub(r"[\W_]", "", answer.answer)
    return any(re.sub(r"[\W_]", "", each) in told for each in row.get("answers", ()))


def _right(row: Row, documents: list[str]) -> bool:
    return f"reports/{row['doc_id']}" in documents[:FIRST]


def _print(
    console: Console, shares: dict[str, float], answers: list[Answer], refused: list[Answer]
) -> None:
    table = Table("the right passage among the first five", f"of {len(answers)}")
    for name, share in shares.items():
        table.add_row(name, f"{share:.1%}")
    console.print(table)
    console.print(f"answerable: {dict(Counter(a.status for a in answers))}")
    told = sum(answer.status == "not_found" for answer in refused)
    console.print(f"unanswerable: {told} of {len(refused)} refused")


def _failures(asked: list[Row], answers: list[Answer], cited: list[list[str]]) -> None:
    for row, answer, documents in zip(asked, answers, cited, strict=True):
        if not _right(row, documents):
            sys.stdout.write(f"{row['doc_id']} {row['question']} {answer.status}: {documents}\n")


def _rows(path: Path) -> list[Row]:
    """None of a file that is not there."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    typer.run(main)
