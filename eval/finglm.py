"""`python -m eval.finglm`: 75,000 figures of 425 companies, laid out as a corpus of ours.

Data: MetaGLM/FinGLM (see the data set's README); skipped with one line where it is absent.
"""

import csv
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from assistant import bootstrap
from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from assistant.settings import Settings

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def lay_out(data: Path, corpus: Path, *, hard: bool) -> None:
    """The corpus as the data set's README describes it; `hard` keeps statutory names only."""
    names = json.loads((data / "canonical_names.json").read_text("utf-8")) if hard else {}
    (corpus / "metrics").mkdir(parents=True)
    cells = dict.fromkeys(
        (d["company"], d["year"], names.get(d["metric"], d["metric"]), d["value"])
        for d in rows(data / "metrics.jsonl")
    )
    with (corpus / "metrics/finglm.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("subject", "period", "metric", "value"))
        writer.writerows(cells)
    companies = [
        {"name": d["company"], "kind": "company", "aliases": [d["short_name"]]}
        for d in rows(data / "companies.jsonl")
    ]
    formulas = {q["formula"] for q in rows(data / "questions_numeric.jsonl") if q["formula"]}
    catalogue = [
        dict(zip(("name", "formula"), f.split("=", 1), strict=True)) for f in sorted(formulas)
    ]
    for name, content in (("glossary.yaml", companies), ("metrics/catalog.yaml", catalogue)):
        (corpus / name).write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def right(question: Row, answer: Answer) -> bool:
    kind = question["type"]
    if kind in {"1", "1-2"}:
        values = [figure.value for figure in answer.figures]
        return len(values) <= len(question["operands"]) and all(
            any(_same(value, operand["value"]) for value in values)
            for operand in question["operands"]
        )
    if kind == "2-1":
        gold = question["answer"].rstrip("%")
        return any(computation.text.rstrip("%倍") == gold for computation in answer.computations)
    told = "不相同" if "不相同" in answer.answer else "相同" if "相同" in answer.answer else ""
    return bool(told == question["answer"])


def main(
    data: Annotated[Path, typer.Option()] = Path("../shared/datasets/finglm"),
    hard: Annotated[bool, typer.Option(help="Statutory names only; lookups only.")] = False,
) -> None:
    """Ingests the data set, asks every question, prints accuracy by type and latency."""
    if not data.is_dir():
        sys.stdout.write(f"No data at {data}: skipped.\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        lay_out(data, home / "corpus", hard=hard)
        settings = Settings(corpus=home / "corpus", data=home / "data")
        started = time.perf_counter()
        bootstrap.ingest(settings, lambda stage, done, total: None)
        sys.stdout.write(f"ingest {time.perf_counter() - started:.1f} s\n")
        _ask(data, settings, hard=hard)


def _ask(data: Path, settings: Settings, *, hard: bool) -> None:
    service = bootstrap.build(settings)
    asker = Asker(id="eval", audience=Audience.EXECUTIVE)
    correct: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    times = []
    for question in _questions(data, hard=hard):
        kind = question["type"]
        started = time.perf_counter()
        answer = service.ask(Question(text=question["question"], asker=asker))
        times.append(time.perf_counter() - started)
        good = answer.status == "not_found" if kind == "refusal" else right(question, answer)
        asked[kind] += 1
        correct[kind] += good
        if not good:
            sys.stdout.write(f"wrong {kind} {question['question']} -> {answer.answer[:100]!r}\n")
    times.sort()
    for kind, number in asked.items():
        sys.stdout.write(f"{kind}: {correct[kind]}/{number}\n")
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    sys.stdout.write(f"latency p50 {p50 * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms\n")
    service.close()


def _questions(data: Path, *, hard: bool) -> Iterator[Row]:
    for question in rows(data / "questions_numeric.jsonl"):
        lookup = question["type"] in {"1", "1-2"}
        if all(operand["value"] for operand in question["operands"]) and (lookup or not hard):
            yield question
    if not hard:
        for question in rows(data / "questions_refusal.jsonl"):
            yield question | {"type": "refusal"}


def _same(value: float | str, gold: str) -> bool:
    if isinstance(value, str):
        return value == gold
    number = re.sub(r"[,元%]", "", gold)
    return (
        re.fullmatch(r"-?\d+(?:\.\d+)?", number) is not None and abs(value - float(number)) < 0.005
    )


if __name__ == "__main__":
    typer.run(main)
