"""Searches of the ledger: BM25 as SQLite has it, and what some documents are left out of."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.indexes.dense import DenseIndex
from assistant.indexes.keywords import Keywords
from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import missing_texts, write_ledger, write_vectors
from assistant.indexes.narrowed import FEW, Narrowed
from assistant.indexes.terms import terms
from assistant.records import Audience, Corpus, Document
from tests.indexes_fakes import EXECUTIVE, PUBLIC, SALES, HashingEmbedder, corpus, passage

MONTHS = tuple(f"reports/2031-{month:02}" for month in range(1, 13))
AUDIENCES = (PUBLIC, SALES, EXECUTIVE)
LEFT_OUT = frozenset(MONTHS[1:])


def twelve_reports() -> Corpus:
    """The words of a passage recur, some more often than others, some within it."""
    return corpus(
        passages=tuple(
            passage(
                f"第{n % 7}条产线出货{n}台水泵，" + "阀门检修，" * (n % 4) + f"退货{n % 11}台。",
                AUDIENCES[n % 3],
                order=n,
                document=MONTHS[n % 12],
                sections=("出货",) if n % 5 else (),
            )
            for n in range(240)
        ),
        documents=tuple(
            Document(id=id, title="月报", date=id[-7:], audience=PUBLIC) for id in MONTHS
        ),
    )


RECORDS = twelve_reports()
QUESTIONS = ("哪条产线出货最多", "阀门检修了几次", "第3条产线退货10台", "水泵", "没有这个词吗")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    path, embedder = tmp_path_factory.mktemp("searches") / "ledger.sqlite", HashingEmbedder()
    write_ledger(path, RECORDS)
    told = missing_texts(path, RECORDS, embedder.fingerprint)
    vectors = embedder.embed_documents(list(told.values()))
    write_vectors(path, embedder.fingerprint, dict(zip(told, vectors, strict=True)))
    return Ledger(path)


def told_by_sqlite(question: str, audience: Audience) -> list[tuple[str, float]]:
    """The same passages in a full-text index of their own."""
    seen = sorted(p.id for p in RECORDS.passages if audience.sees(p.audience))
    texts = {p.id: "\n".join((*p.sections, p.text)) for p in RECORDS.passages}
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE k USING fts5(t, tokenize=\"ascii tokenchars '.'\")")
        rows = ((number, " ".join(terms(texts[id]))) for number, id in enumerate(seen))
        index.executemany("INSERT INTO k (rowid, t) VALUES (?, ?)", rows)
        asked = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(question)))
        found = index.execute(
            "SELECT rowid, bm25(k) FROM k WHERE k MATCH ? ORDER BY 2, rowid", (asked,)
        )
        return [(seen[number], -score) for number, score in found]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("question", QUESTIONS)
def test_keywords_score_as_a_full_text_index_of_the_visible(
    ledger: Ledger, question: str, audience: Audience
) -> None:
    hits = Keywords(ledger, audience.rank).search(question, 300)
    assert [tuple(hit) for hit in hits] == told_by_sqlite(question, audience)


@pytest.mark.parametrize("audience", Audience)
def test_leaving_documents_out_changes_no_score(ledger: Ledger, audience: Audience) -> None:
    keywords = Keywords(ledger, audience.rank)
    kept = {p.id for p in RECORDS.passages if p.document not in LEFT_OUT}
    for question in QUESTIONS:
        among_all = [hit for hit in keywords.search(question, 300) if hit.id in kept]
        assert keywords.search(question, 5, LEFT_OUT) == among_all[:5]


def test_a_term_is_held_by_as_many_passages_as_an_audience_sees(ledger: Ledger) -> None:
    for audience in Audience:
        seen = [p for p in RECORDS.passages if audience.sees(p.audience)]
        held = sum("检修" in terms(p.text) for p in seen)
        assert Keywords(ledger, audience.rank).holding("检修") == held
    assert Keywords(ledger, EXECUTIVE.rank).holding("冷库") == 0


@pytest.mark.parametrize("few", [FEW, 0], ids=["one by one", "by the graph"])
def test_likeness_without_some_documents_is_that_of_the_rest(
    ledger: Ledger, tmp_path: Path, few: int
) -> None:
    embedder = HashingEmbedder()
    with closing(DenseIndex(tmp_path / "chroma")) as index:
        index.add("passages", ledger.vectors("passages", embedder.fingerprint))
        narrowed = Narrowed(ledger, embedder.fingerprint, few)
        for audience in Audience:
            seen = {p.id for p in RECORDS.passages
                    if audience.sees(p.audience) and p.document not in LEFT_OUT}  # fmt: skip
            for question in QUESTIONS:
                vector = embedder.embed_query(question)
                every = index.search("passages", audience, vector, len(RECORDS.passages))
                scores = [hit.score for hit in every if hit.id in seen][:4]
                hits = narrowed.search(index, audience, vector, 4, LEFT_OUT)
                assert [hit.score for hit in hits] == pytest.approx(scores, abs=1e-5)
                assert {hit.id for hit in hits} <= seen
            assert narrowed.search(index, audience, vector, 4, frozenset(MONTHS)) == []
