"""Writes a corpus into a new ledger: records, keyword index, and the texts to be embedded."""

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.errors import GenerationError
from assistant.indexes.base import MetricUse
from assistant.indexes.ledger_schema import INDEXES, TABLES
from assistant.indexes.terms import terms
from assistant.indexes.texts import texts
from assistant.records import Case, Corpus, Document, Figure, Passage, Record

Row = tuple[Any, ...]
Place = tuple[str, tuple[str, ...], str, str | None]
"""Document, headings, page and customer of a passage."""


def write_ledger(path: Path, corpus: Corpus) -> None:
    """A new file; nothing of it is durable before the caller flushes it."""
    try:
        with closing(_writable(path)) as ledger, ledger:
            ledger.executescript(TABLES)
            _insert(ledger, "documents", _documents(corpus))
            _insert(ledger, "passages", _passages(corpus))
            _insert(ledger, "postings", _postings(corpus.passages))
            for table in ("entities", "metrics", "cases", "findings"):
                _insert(ledger, table, _plain(getattr(corpus, table)))
            _insert(ledger, "headings", _headings(corpus))
            _insert(ledger, "figures", _figures(corpus))
            _insert(ledger, "uses", _uses(corpus.figures))
            _insert(ledger, "members", _members(corpus.figures))
            rows = ((t.collection, t.id, t.audience.rank, t.hash) for t in texts(corpus))
            _insert(ledger, "texts", rows)
            ledger.executescript(INDEXES)
    except sqlite3.Error as error:
        raise GenerationError(
            f"The records cannot be written: {error}.",
            remedy="Look for two records with one id; else free the disk.",
        ) from error


def missing_texts(path: Path, corpus: Corpus, embedder: str) -> dict[str, str]:
    """Texts that have no vector of this embedder yet, by their hash."""
    with closing(sqlite3.connect(path)) as ledger:
        query = "SELECT hash FROM vectors WHERE embedder = ?"
        known = {row[0] for row in ledger.execute(query, (embedder,))}
    return {text.hash: text.text for text in texts(corpus) if text.hash not in known}


def write_vectors(path: Path, embedder: str, vectors: dict[str, list[float]]) -> None:
    """By hash of the text; committed at once, so that a killed build has not encoded in vain."""
    rows = ((hash, embedder, array("f", vector).tobytes()) for hash, vector in vectors.items())
    with closing(_writable(path)) as ledger, ledger:
        ledger.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def carry_vectors(path: Path, earlier: Path, embedder: str) -> None:
    """Takes from an earlier ledger, sound or half built, the vectors of texts that still stand."""
    try:
        with closing(sqlite3.connect(earlier)) as source:
            if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return
            source.execute("ATTACH ? AS new", (str(path),))
            with source:
                source.execute(
                    "INSERT OR IGNORE INTO new.vectors SELECT * FROM main.vectors"
                    " WHERE embedder = ? AND hash IN (SELECT hash FROM new.texts)",
                    (embedder,),
                )
    except sqlite3.Error:
        # A damaged ledger only costs the encoding of its texts.
        return


def _writable(path: Path) -> sqlite3.Connection:
    ledger = sqlite3.connect(path)
    # Nobody reads the file before it is whole, flushed and renamed.
    ledger.execute("PRAGMA synchronous = OFF")
    return ledger


def _insert(ledger: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    columns = len(ledger.execute(f"SELECT * FROM {table} LIMIT 0").description)
    ledger.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * columns)})", rows)


def _json(record: Record) -> str:
    return record.model_dump_json(exclude_defaults=True)


def _plain(records: Iterable[Any]) -> Iterator[Row]:
    for position, record in enumerate(records):
        yield position, record.audience.rank, _json(record)


def _documents(corpus: Corpus) -> Iterator[Row]:
    """Newest first, undated last. A document is seen by whoever sees any record of it."""
    ranks = {document.id: document.audience.rank for document in corpus.documents}
    held: tuple[Passage | Figure | Case, ...] = (*corpus.passages, *corpus.figures, *corpus.cases)
    for record in held:
        rank = record.audience.rank
        ranks[record.document] = min(rank, ranks.get(record.document, rank))
    for position, document in enumerate(_newest(corpus)):
        yield position, document.id, ranks[document.id], _json(document)


def _passages(corpus: Corpus) -> Iterator[Row]:
    positions, numbers = _positions(corpus), {key: n for n, key in enumerate(_places(corpus))}
    for number, passage in enumerate(_by_id(corpus.passages)):
        document = positions.get(passage.document, len(positions))
        place = (document, passage.order, numbers[_place(passage)], passage.audience.rank)
        yield number, passage.id, *place, len(_terms(passage)), _json(passage)


def _headings(corpus: Corpus) -> Iterator[Row]:
    for number, (document, sections, page, case) in enumerate(_places(corpus)):
        yield number, document, json.dumps(sections, ensure_ascii=False), page, case


def _places(corpus: Corpus) -> list[Place]:
    """Each once, in the order of the documents."""
    positions = _positions(corpus)
    last = len(positions)
    passages = sorted(corpus.passages, key=lambda p: (positions.get(p.document, last), p.order))
    return list(dict.fromkeys(map(_place, passages)))


def _place(passage: Passage) -> Place:
    return passage.document, passage.sections, passage.page, passage.case


def _positions(corpus: Corpus) -> dict[str, int]:
    return {document.id: position for position, document in enumerate(_newest(corpus))}


def _newest(corpus: Corpus) -> list[Document]:
    return sorted(corpus.documents, key=lambda document: document.date, reverse=True)


def _by_id(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda passage: passage.id)


def _figures(corpus: Corpus) -> Iterator[Row]:
    for position, figure in enumerate(corpus.figures):
        rank, passage = figure.audience.rank, figure.sources[0].passage
        yield position, figure.id, figure.metric, figure.subject, passage, rank, _json(figure)


def _uses(figures: Iterable[Figure]) -> Iterator[Row]:
    found: defaultdict[tuple[int, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.metric:
            found[figure.audience.rank, figure.metric].append(figure)
    for (rank, metric), used in found.items():
        _, *sets = MetricUse.of(metric, used)
        yield rank, metric, *(json.dumps(sorted(names), ensure_ascii=False) for names in sets)


def _members(figures: Iterable[Figure]) -> Iterator[Row]:
    first: dict[tuple[int, str, str], int] = {}
    for position, figure in enumerate(figures):
        for dimension, member in figure.dimensions.items():
            first.setdefault((figure.audience.rank, dimension, member), position)
    for (rank, dimension, member), position in first.items():
        yield rank, dimension, member, position


def _postings(passages: Iterable[Passage]) -> Iterator[Row]:
    """Arrays, for a large corpus has tens of millions of them."""
    rows: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    more: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, passage in enumerate(_by_id(passages)):
        for term, count in Counter(_terms(passage)).items():
            if count > 1:
                more[term].extend((len(rows[term]), count))
            rows[term].append(number)
    for term, numbers in rows.items():
        yield term, numbers.tobytes(), more[term].tobytes() if term in more else b""


def _terms(passage: Passage) -> list[str]:
    return terms("\n".join([*passage.sections, passage.text]))
