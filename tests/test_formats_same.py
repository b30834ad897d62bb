"""One report in seven formats: the same passages, on the same pages, from the same date."""

import re
from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from assistant.ingest.opening import open_checked
from assistant.ingest.readers import read_text
from assistant.records import Corpus
from eval.leaves import leaves_of, pages_of
from eval.saved import write_rows
from eval.typed import write_spaced
from tests.invented_bakery import LEAVES, WRITERS, texts

_LABEL = re.compile(r"^(?:背景|场景)[：:]\s*")
"""Of a case: it names the field, and is not told again in its text."""
every_format = pytest.mark.parametrize("ending", WRITERS)
TABLE = "| 渠道 | 销售额（万元） | 占比 |\n|---|---|---|\n| 直营 | 15,000 | 62.5% |"


def corpus_of(folder: Path, ending: str) -> Corpus:
    WRITERS[ending](folder / f"report.{ending}")
    return read_corpus(folder)


@every_format
def test_a_passage_stands_on_the_page_that_the_report_names(tmp_path: Path, ending: str) -> None:
    found = {p.text: p.page for p in corpus_of(tmp_path, ending).passages if p.kind != "table"}
    assert found == {_LABEL.sub("", text): page for text, page in texts().items()}


@every_format
def test_a_table_is_one_passage_with_header_and_rule(tmp_path: Path, ending: str) -> None:
    (table,) = [p for p in corpus_of(tmp_path, ending).passages if p.kind == "table"]
    assert table.page == "Page 2"
    assert table.text.startswith(TABLE)


@every_format
def test_a_case_is_a_section_under_its_page(tmp_path: Path, ending: str) -> None:
    told = [p for p in corpus_of(tmp_path, ending).passages if p.case]
    assert {p.case for p in told} == {"晨光学堂"}
    assert {p.sections[-1] for p in told} >= {"背景", "场景"}
    assert all("客户案例" in " ".join(p.sections[:-1]) for p in told)


@every_format
def test_the_report_says_its_own_date(tmp_path: Path, ending: str) -> None:
    (document,) = corpus_of(tmp_path, ending).documents
    assert (document.date, document.period) == ("2031-02-09", "2031-02")
    assert document.pages == tuple(leaf.label for leaf in LEAVES)


@every_format
def test_spans_are_those_of_the_text_as_read(tmp_path: Path, ending: str) -> None:
    corpus = corpus_of(tmp_path, ending)
    name = f"report.{ending}"
    text = open_checked(tmp_path / name, name).text
    for passage in corpus.passages:
        for source in passage.sources:
            assert text[source.start : source.end] == source.quote


def test_a_text_is_saved_page_by_page_with_the_label_of_every_sentence(tmp_path: Path) -> None:
    WRITERS["txt"](tmp_path / "a.txt")
    leaves = leaves_of(read_text(tmp_path / "a.txt", "a.txt"))
    assert [(leaf.label, leaf.title) for leaf in leaves] == [(f.label, f.title) for f in LEAVES]
    assert pages_of("- 门店数从年初的180家\n增至210家", leaves) == {"Page 2"}
    assert pages_of("没有这一句", leaves) == set()


def test_a_report_in_rows_is_read_by_its_pages(tmp_path: Path) -> None:
    write_rows(LEAVES, tmp_path / "report.xlsx")
    found = {p.text: p.page for p in read_corpus(tmp_path).passages}
    assert found == {_LABEL.sub("", text): page for text, page in texts().items()}


def test_a_report_with_spaces_around_its_numbers_is_read_as_without(tmp_path: Path) -> None:
    write_spaced(LEAVES, tmp_path / "report.txt")
    passages = read_corpus(tmp_path).passages
    assert "2.4 亿元" in (tmp_path / "report.txt").read_text("utf-8")
    assert {p.text: p.page for p in passages if p.kind != "table"} == {
        _LABEL.sub("", text): page for text, page in texts().items()
    }
    assert next(p.text for p in passages if p.kind == "table").startswith(TABLE)
