"""`python -m eval.scale`: size, build time and look-up times of a large ledger of invented figures.

Times are medians; what counts across machines is the ratio to a bare look-up in the same run.
"""

import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant.indexes.build import publish
from assistant.indexes.store import Store
from assistant.indexes.view import LedgerView
from assistant.quantities import Quantity
from assistant.records import (
    Audience,
    Corpus,
    Document,
    Figure,
    Metric,
    Passage,
    Source,
    content_id,
)

DIMENSION = 384
REPEATS = 300
YEARS = ("2029", "2030")
TABLE = "metrics/large"


class RandomEmbedder:
    """Vectors as if from a model: encoding is not what is measured here."""

    fingerprint = f"random/{DIMENSION}"
    ready = True
    problem = ""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        seed = int(content_id(text), 16)
        vector = np.random.default_rng(seed).normal(size=DIMENSION)
        found: list[float] = (vector / np.linalg.norm(vector)).tolist()
        return found


def invented(figures: int, passages: int) -> Corpus:
    """Metrics × subjects × two years, and passages of random words."""
    dice = random.Random(5)
    subjects = [f"{name}第{n}公司" for n, name in enumerate(_words(dice, 425))]
    metrics = [f"{name}指标{n}" for n, name in enumerate(_words(dice, 136))]
    places = [(m, s, y) for m in metrics for s in subjects for y in YEARS][:figures]
    return Corpus(
        fingerprint=f"{figures}-{passages}",
        documents=(Document(id=TABLE, title="大表", kind="table"),),
        passages=tuple(_passage(dice, n) for n in range(passages)),
        entities=(),
        metrics=tuple(Metric(name=name) for name in metrics),
        figures=tuple(_figure(*place, dice.randrange(10**9)) for place in places),
        cases=(),
        findings=(),
    )


def _words(dice: random.Random, count: int) -> list[str]:
    return ["".join(chr(dice.randrange(0x4E00, 0x9FA0)) for _ in range(3)) for _ in range(count)]


def _figure(metric: str, subject: str, year: str, value: int) -> Figure:
    quote = f"{subject},{year},{metric},{value}"
    return Figure(
        id=content_id(quote),
        document=TABLE,
        metric=metric,
        label=f"{subject} {metric}",
        subject=subject,
        period=year,
        quantity=Quantity(value=Decimal(value), text=str(value)),
        sources=(Source(document=TABLE, title="大表", date="", quote=quote),),
    )


def _passage(dice: random.Random, number: int) -> Passage:
    text = f"{number}：" + "，".join(_words(dice, 50))
    id = content_id(text)
    place = Source(document=TABLE, title="大表", date="", quote=text, passage=id)
    return Passage(id=id, document=TABLE, text=text, order=number, sources=(place,))


def median_ms(act: Callable[[int], object], repeats: int = REPEATS) -> tuple[float, float]:
    """Median and 95th percentile."""
    times = []
    for turn in range(repeats):
        start = time.perf_counter()
        act(turn)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def main(
    figures: Annotated[int, typer.Option(min=1)] = 75_000,
    passages: Annotated[int, typer.Option(min=0)] = 0,
) -> None:
    data = Path(tempfile.mkdtemp(prefix="scale-"))
    try:
        _measure(data, invented(figures, passages))
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _measure(data: Path, corpus: Corpus) -> None:
    result = publish(data, corpus, RandomEmbedder())
    ledger = data / "generations" / result.generation / "ledger.sqlite"
    again = publish(data, corpus, RandomEmbedder())
    typer.echo(f"figures {len(corpus.figures)}  passages {len(corpus.passages)}")
    typer.echo(f"build               {result.seconds:8.1f} s   texts embedded {result.embedded}")
    typer.echo(f"ingest of the same  {again.seconds:8.2f} s   built {again.built}")
    typer.echo(f"ledger              {ledger.stat().st_size / 2**20:8.1f} MiB")
    start = time.perf_counter()
    store = Store(data, RandomEmbedder())
    seen = store.view(Audience.EXECUTIVE)
    typer.echo(f"open                {(time.perf_counter() - start) * 1000:8.1f} ms")
    start = time.perf_counter()
    seen.uses(), seen.subjects(), seen.members(), seen.metrics()
    typer.echo(f"what lies where     {(time.perf_counter() - start) * 1000:8.1f} ms, once a view")
    _look_up(ledger, corpus, seen)
    if corpus.passages:
        _search(corpus, seen)
    del seen
    store.close()


def _look_up(ledger: Path, corpus: Corpus, seen: LedgerView) -> None:
    dice = random.Random(1)
    keys = [(f.metric or "", f.subject) for f in dice.choices(corpus.figures, k=REPEATS)]
    bare = sqlite3.connect(ledger)
    query = "SELECT json FROM figures WHERE metric = ? AND subject = ?"
    floor, _ = median_ms(lambda turn: bare.execute(query, keys[turn]).fetchall())
    bare.close()
    point = median_ms(lambda turn: seen.figures(keys[turn][0], subject=keys[turn][1]))
    column = median_ms(lambda turn: seen.figures(keys[turn][0], any_subject=True), 20)
    typer.echo(f"bare look-up        {floor:8.3f} ms")
    ratio = point[0] / floor
    typer.echo(f"figures of a subject{point[0]:8.3f} ms   p95 {point[1]:.3f}   {ratio:.1f} x bare")
    typer.echo(f"of all subjects     {column[0]:8.3f} ms   p95 {column[1]:.3f}")


def _search_turn(search: Callable[[str, int], object], asked: list[str], turn: int) -> object:
    return search(asked[turn], 5)


def _search(corpus: Corpus, seen: LedgerView) -> None:
    asked = [record.text[3:30] for record in random.Random(2).choices(corpus.passages, k=60)]
    seen.dense(asked[0], 5)
    for name, search in (("keyword", seen.keyword), ("dense", seen.dense)):
        middle, late = median_ms(partial(_search_turn, search, asked), 60)
        typer.echo(f"{name:20}{middle:8.3f} ms   p95 {late:.3f}")


if __name__ == "__main__":
    typer.run(main)
