"""What is done with the content of files, each step a function that a worker may do instead."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from assistant.ingest.checks import ByCheck, Evidence, of_text
from assistant.ingest.columns import Cell, is_metrics_table
from assistant.ingest.glossary import Names, read_names
from assistant.ingest.making import Made, make
from assistant.ingest.opening import Opener, open_checked
from assistant.ingest.readers import Row, read_rows
from assistant.records import Entity, Metric


def make_here(
    path: Path,
    name: str,
    text: str,
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity],
) -> Made:
    return make(text, name, metrics, entities)


def every_cell(cells: Iterable[Cell], path: Path, name: str) -> Iterable[Cell]:
    return cells


def check_here(path: Path, name: str, evidence: Evidence) -> ByCheck:
    return of_text(name, evidence)


class Steps(NamedTuple):
    """In this process and without limits; `path` is where the file of that name lies.

    Each raises `LeftOut` for a file that is named and left out.
    """

    open: Opener = open_checked
    """Every `CorpusError` leaves the file out."""
    names: Callable[[Path, str], Names] = read_names
    """Without them labels might be missing: one that is left out stands for the whole folder."""
    make: Callable[[Path, str, str, Mapping[str, Metric], Sequence[Entity]], Made] = make_here
    is_table: Callable[[Path, str], bool] = is_metrics_table
    rows: Callable[[Path, str], Iterable[Row]] = read_rows
    bind: Callable[[Iterable[Cell], Path, str], Iterable[Cell]] = every_cell
    """The cells of that table, as long as there is time and memory to make figures of them."""
    check: Callable[[Path, str, Evidence], ByCheck] = check_here
    """Of the text of a report; one that raises `LeftOut` is published without having been checked.
    """


HERE: Final = Steps()
