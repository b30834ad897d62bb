"""Which year, part and measure a quoted sentence is of; the company is invented."""

import pytest

from assistant.ingest.blocks import passages_of
from assistant.ingest.report import read_report
from assistant.records import Passage
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.of_time import of_years
from assistant.retrieval.sentences import pick, sentences_of

GROWTH = (
    "In 2031, sales of mills grew 14%. Domestic sales growth was 15%. In 2030, sales of mills grew "
    "46%. Domestic sales growth was 78%, up from 2029."
)
SPENDING = (
    "Capital expenditures were $9 million in 2031. Expenditures in Asia were $4 million. Joint "
    "ventures spent $3 million in 2031, including $1 million for research."
)


def passages(text: str) -> list[Passage]:
    return passages_of(*read_report(f"# Grainworks Inc. report\n\n{text}\n", "reports/a.md"))[0]


def test_sentences_of_latin_letters_end_at_their_stops() -> None:
    (passage,) = passages(
        "Grainworks Inc. is old. It mills 3.5 million tons (No. 2 in Asia). It grows."
    )
    assert sentences_of(passage) == [
        "Grainworks Inc. is old.",
        "It mills 3.5 million tons (No. 2 in Asia).",
        "It grows.",
    ]


@pytest.mark.parametrize(("year", "share"), [("2031", "15%"), ("2030", "78%")])
def test_a_sentence_without_a_year_is_of_the_one_before(year: str, share: str) -> None:
    found = pick(passages(GROWTH), ("domestic", "Sales"), (year,))
    assert found
    assert share in found[1]


def test_a_year_that_something_is_held_against_is_not_its_own() -> None:
    (passage,) = passages("收入较2030年增长5%。")
    assert of_years(passage, "收入较2030年增长5%。", ("2031",))


def test_a_noun_stands_for_the_name_before_it() -> None:
    found = pick(passages(SPENDING), ("Asia", "Capital expenditures"), ("2031",))
    assert found
    assert "$4 million" in found[1]


def test_what_is_included_is_said_of_the_whole() -> None:
    assert pick(passages(SPENDING), ("joint", "ventures", "research"), ("2031",)) is None


@pytest.mark.parametrize(
    ("question", "told", "lacks"),
    [
        pytest.param("Dividends per share in 2031", "dividends of $3 million", True, id="no share"),
        pytest.param("Dividends per share", "a dividend of $0.25/share", False, id="a slash"),
        pytest.param("每股分红多少", "共分红3000万元", True, id="in Chinese"),
    ],
)
def test_an_amount_is_not_what_each_has_of_it(question: str, told: str, lacks: bool) -> None:
    assert bool(unmeasured(question, told)) is lacks
