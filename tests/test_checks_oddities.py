"""Broken sentences, missing images and blocks that stand twice, in tidy and in loose documents."""

import pytest

from assistant.ingest.blocks import passages_of
from assistant.ingest.checks import check, standing_twice
from assistant.ingest.report import read_report


def kinds(text: str) -> list[tuple[str, str]]:
    document, blocks = read_report(f"---\naudience: public\n---\n\n{text}", "a.md")
    passages, doubles = passages_of(document, blocks)
    found = [*check((), (), passages, {document.id: document}), *standing_twice(doubles)]
    return [(finding.kind, finding.what) for finding in found]


TIDY = "门店一共开了三家，都在城东。\n\n其中两家从去年起就有盈利。\n\n"
LOOSE = "\n\n".join(f"第{n}家门店一直由同一位店长来管理，客流稳定" for n in "一二三四五")


def test_an_open_end_among_tidy_paragraphs_is_broken_off() -> None:
    ((kind, what),) = kinds(f"{TIDY}今年还会继续在城西选址，同时也会考虑城南的铺位")
    assert kind == "broken_off"
    assert "城南的铺位" in what


def test_a_document_without_stops_is_not_full_of_broken_sentences() -> None:
    assert kinds(LOOSE) == []


@pytest.mark.parametrize(
    "end", ["下一步要扩大产能，并且", "我们会将烤炉和冷柜等。", "重点是门店的"]
)
def test_an_end_that_leaves_a_sentence_open_is_told_anywhere(end: str) -> None:
    ((kind, what),) = kinds(f"{LOOSE}\n\n{end}")
    assert kind == "broken_off"
    assert end[-4:] in what


def test_a_table_that_follows_is_no_missing_chart() -> None:
    assert kinds("门店情况见下表。\n\n| 店 | 客流 |\n| --- | --- |\n| 甲 | 30 |") == []
    ((kind, _),) = kinds("走势见下图。\n\n| 店 | 客流 |\n| --- | --- |\n| 甲 | 30 |")
    assert kind == "image_only"


def test_a_block_twice_is_told_with_its_words_where_no_page_is_numbered() -> None:
    block = "门店的客流来自周边的三个社区。"
    ((kind, what),) = kinds(f"{block}\n\n别的话。\n\n{block}\n\n亮点：\n\n别的事。\n\n亮点：")
    assert kind == "duplicate"
    assert "2 次：「门店的客流" in what
