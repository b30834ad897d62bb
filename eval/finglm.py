"""`python -m eval.finglm [--hard] [--limit N]`: 75,000 figures of 425 companies as a corpus.

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
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from typing import Annotated, Any

import typer
import yaml

from assistant import bootstrap
from assistant.exchange import Answer, Asker, Question, Service
from assistant.records import Audience
from assistant.settings import Settings

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """None of a file that is not there."""
    if not path.is_file():
        return
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
        {
            "name": d["company"],
            "kind": "company",
            "aliases": [d["short_name"]] if d.get("short_name") else [],
        }
        for d in rows(data / "companies.jsonl")
    ]
    formulas = {q["formula"] for q in rows(data / "questions_numeric.jsonl") if q.get("formula")}
    catalogue = [
        dict(zip(("name", "formula"), f.split("=", 1), strict=True)) for f in sorted(formulas)
    ]
    for name, content in (("glossary.yaml", companies), ("metrics/catalog.yaml", catalogue)):
        (corpus / name).write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def fault(question: Row, answer: Answer) -> str:
    """What is wrong with an answer; empty if nothing is."""
    kind = question["type"]
    if kind == "refusal":
        return "" if answer.status == "not_found" else f"status {answer.status}"
    if kind in {"1", "1-2"}:
        values = [figure.value for figure in answer.figures]
        gold = [operand["value"] for operand in question["operands"]]
        if missing := [g for g in gold if not any(_same(value, g) for value in values)]:
            return f"no {', '.join(missing)}"
        return f"{len(values)} values instead of {len(gold)}" if len(values) > len(gold) else ""
    if kind == "2-1":
        results = [computation.text for computation in answer.computations]
        gold = question["answer"].rstrip("%")
        right = any(result.rstrip("%倍") == gold for result in results)
        return "" if right else f"{', '.join(results) or 'nothing'} instead of {question['answer']}"
    told = (
        "不相同" if "不相同" in answer.answer else "相同" if "相同" in answer.answer else "neither"
    )
    return "" if told == question["answer"] else f"{told} instead of {question['answer']}"


def main(
    data: Annotated[Path, typer.Option(help="The data set.")] = Path("../shared/datasets/finglm"),
    hard: Annotated[bool, typer.Option(help="Statutory names only; lookups only.")] = False,
    limit: Annotated[int, typer.Option(help="At most so many questions of a type.")] = 0,
) -> None:
    """Ingests the data set, asks every question, prints accuracy by type and latency."""
    if not (data / "metrics.jsonl").is_file():
        sys.stdout.write(f"No data at {data}: skipped.\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        lay_out(data, home / "corpus", hard=hard)
        settings = Settings(corpus=home / "corpus", data=home / "data")
        started = time.perf_counter()
        report = bootstrap.ingest(settings, lambda stage, done, total: None)
        seconds = time.perf_counter() - started
        sys.stdout.write(f"ingest {seconds:.1f} s, {report.counts}, {report.embedded} embedded\n")
        with closing(bootstrap.build(settings)) as service:
            _ask(service, _questions(data, hard=hard, limit=limit))


def _ask(service: Service, questions: Iterator[Row]) -> None:
    asker = Asker(id="eval", audience=Audience.EXECUTIVE)
    correct: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    times = []
    for question in questions:
        kind = question["type"]
        started = time.perf_counter()
        answer = service.ask(Question(text=question["question"], asker=asker))
        times.append(time.perf_counter() - started)
        wrong = fault(question, answer)
        asked[kind] += 1
        correct[kind] += not wrong
        if wrong:
            sys.stdout.write(
                f"wrong {kind} {question['question']}: {wrong} <- {answer.answer[:100]!r}\n"
            )
    for kind, number in asked.items():
        right = correct[kind]
        sys.stdout.write(f"{kind}: {right}/{number} ({right / number:.1%})\n")
    if len(times) > 1:
        cuts = quantiles(times, n=100, method="inclusive")
        p50, p95 = cuts[49] * 1000, cuts[94] * 1000
        sys.stdout.write(f"latency p50 {p50:.1f} ms, p95 {p95:.1f} ms\n")


def _questions(data: Path, *, hard: bool, limit: int) -> Iterator[Row]:
    """Those that can be scored; one with an empty operand cannot."""
    given: Counter[str] = Counter()
    numeric = rows(data / "questions_numeric.jsonl")
    refused = (q | {"type": "refusal"} for q in rows(data / "questions_refusal.jsonl"))
    for question in (*numeric, *refused):
        kind = question["type"]
        if hard and kind not in {"1", "1-2"}:
            continue
        if not all(operand["value"] for operand in question.get("operands", ())):
            continue
        given[kind] += 1
        if not limit or given[kind] <= limit:
            yield question


def _same(value: float | str, gold: str) -> bool:
    if isinstance(value, str):
        return value == gold
    number = re.sub(r"[,元%]", "", gold)
    return (
        re.fullmatch(r"-?\d+(?:\.\d+)?", number) is not None and abs(value - float(number)) < 0.005
    )


if __name__ == "__main__":
    typer.run(main)
