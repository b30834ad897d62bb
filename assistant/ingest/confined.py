"""The steps of an ingest within limits: in a worker, and what was left out is left out again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from assistant.ingest.checks import ByCheck, Evidence
from assistant.ingest.columns import Cell
from assistant.ingest.glossary import Names
from assistant.ingest.making import Made
from assistant.ingest.readers import Row
from assistant.ingest.readings import Readings
from assistant.ingest.steps import Steps
from assistant.ingest.worker import Worker
from assistant.records import Entity, Metric, content_id


def confined(worker: Worker, readings: Readings) -> Steps:
    """Cells become figures in this process: they need what was read before, and are too many to
    be sent. None of them takes long, so that it is enough to look at clock and memory in between.
    """

    def names(path: Path, name: str) -> Names:
        with readings.refusals("names", path, name):
            return worker.names(path, name)

    def make(
        path: Path,
        name: str,
        text: str,
        metrics: Mapping[str, Metric],
        entities: Sequence[Entity],
    ) -> Made:
        with readings.refusals("make", path, name):
            return worker.make(path, name, text, metrics, entities)

    def is_table(path: Path, name: str) -> bool:
        with readings.refusals("sort", path, name):
            return worker.is_table(path, name)

    def rows(path: Path, name: str) -> Iterator[Row]:
        with readings.refusals("rows", path, name):
            return worker.rows(path, name)

    def bind(cells: Iterable[Cell], path: Path, name: str) -> Iterator[Cell]:
        with readings.refusals("bind", path, name):
            yield from worker.limits.over(cells, name)

    def check(path: Path, name: str, evidence: Evidence) -> ByCheck:
        what = content_id("check", *(passage.id for passage in evidence.passages))
        with readings.refusals(what, path, name):
            return worker.check(path, name, evidence)

    return Steps(readings.read, names, make, is_table, rows, bind, check)
