"""Overviews, reasons and contrasts over invented prose: verbatim sentences under frames."""

import pytest

from assistant.retrieval.topics import most_of, topic_of
from tests.invented_prose import ask


def test_reasons_come_whole() -> None:
    answer = ask("为什么要关店")
    assert "租金到期翻倍" in answer.answer
    assert "外卖" in answer.answer


def test_a_page_is_told_by_its_blocks() -> None:
    answer = ask("第四页讲了什么")
    assert {c.page for c in answer.citations} == {"Page 4"}
    assert "街边店" in answer.answer
    assert "商场店" in answer.answer


def test_a_section_is_found_by_its_heading() -> None:
    assert {c.page for c in ask("竞争这部分概括一下").citations} == {"Page 5"}


def test_the_report_is_told_page_by_page() -> None:
    answer = ask("这份报告讲了什么")
    assert [c.page for c in answer.citations] == ["Page 1", "Page 2", "Page 4", "Page 5", "Page 6"]


def test_points_are_as_many_as_were_asked() -> None:
    assert len(ask("总结两点给老板").citations) == 2
    assert len(ask("一句话总结这份报告").citations) == 1


@pytest.mark.parametrize(
    "question",
    [
        "街边店和商场店有什么区别",
        "街边店跟商场店，两种店差在哪",
        "街边店与商场店有啥两样",
        "街边店和商场店哪儿不一样",
    ],
)
def test_two_topics_are_contrasted_by_the_sentences_that_compare(question: str) -> None:
    answer = ask(question)
    assert "租金更高" in answer.answer
    assert answer.answer.index("**街边店**") < answer.answer.index("**商场店**")


def test_everything_about_a_name_is_told_once_by_page() -> None:
    answer = ask("报告里关于白鹿都说了什么")
    quotes = [c.quote for c in answer.citations]
    assert len(quotes) == len(set(quotes)) == 2
    assert answer.answer.startswith("**Page 5**")


def test_how_it_went_is_told_by_the_results() -> None:
    assert "勉强打平" in ask("一句话，门店这一年经营得怎么样").answer


def test_a_topic_that_nobody_writes_of_is_refused() -> None:
    assert ask("总结一下海外并购").status == "not_found"


@pytest.mark.parametrize(
    ("question", "topic", "most"),
    [
        ("一句话说说明年的策略", "明年策略", 1),
        ("总结三点给老板", "", 3),
        ("这份报告讲了什么", "", None),
        ("Summarize pricing in two points", "pricing", 2),
    ],
)
def test_topic_and_number_are_read(question: str, topic: str, most: int | None) -> None:
    assert (topic_of(question), most_of(question)) == (topic, most)
