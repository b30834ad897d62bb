"""A wide table of companies and years as one document: asked by full and by short name."""

from collections import Counter
from pathlib import Path

from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import write_ledger
from assistant.indexes.view import LedgerView
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience
from eval.wide import invented, questions, verdict
from tests.invented import Talk


def test_cells_of_a_wide_table_are_told_or_refused(tmp_path: Path) -> None:
    table = invented(4000)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/wide.md").write_text(table.text, "utf-8")
    corpus = read_corpus(tmp_path / "corpus")
    write_ledger(tmp_path / "ledger.sqlite", corpus)
    view = LedgerView(Ledger(tmp_path / "ledger.sqlite"), Audience.EXECUTIVE, "g", lambda *_: [])
    stated = {(f.subject, f.period, f.metric) for f in corpus.figures if f.quantity}
    assert stated == set(table.values)
    asked = list(questions(table, 60))
    counts = Counter(verdict(each, Talk(view).ask(each.text)) for each in asked)
    assert counts == Counter(right=len(asked))
