"""English words that pick no figure, hyphens, adjectives of a family, nouns left out."""

import pytest

from assistant.retrieval.counted import with_english_digits
from assistant.retrieval.english_modifiers import with_families
from assistant.retrieval.english_parts import with_nouns
from assistant.retrieval.english_turns import in_usual_words
from assistant.retrieval.glosses import without_glosses
from assistant.retrieval.lexicon import Lexicon, Target
from assistant.retrieval.residue import content_runs

_LEASED = Target("metric", "长租辆数")
LEXICON = Lexicon(
    {
        "chartered bicycles": {_LEASED},
        "pledged bicycles": {_LEASED},
        "chartered customers": {Target("metric", "长租客户数")},
        "delivered bicycles": {Target("metric", "入库辆数")},
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("three of our pledged orders", "three of our长租orders"),
        ("where chartered customers live", "where chartered customers live"),
        ("signed under our 18-month pledged basis", "under our 18-month长租"),
        ("delivered orders", "delivered orders"),
        ("chartered sales agreements", "长租agreements"),
    ],
)
def test_an_adjective_of_a_family_is_what_its_names_begin_with(typed: str, meant: str) -> None:
    assert with_families(typed, LEXICON) == meant


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("the volume that sits in these, as stated info", ("stated",)),
        ("in the online-training check", ("online", "training")),
        ("units returned by customers", ("units", "returned")),
        ("ERP-X9", ("ERP-X9",)),
        ("half-year output", ("half-year", "output")),
    ],
)
def test_words_of_talk_are_no_content(said: str, left: tuple[str, ...]) -> None:
    assert content_runs(said) == left


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("two- and three-year leases", "2- and 3-year leases"),
        ("one-year leases", "1-year leases"),
        ("one year ago", "one year ago"),
        ("over the one-year period", "over the one-year period"),
        ("over three years", "over 3 years"),
    ],
)
def test_numbers_as_words(typed: str, meant: str) -> None:
    assert with_english_digits(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "What is the number of bridges under repair, and how many of those need closing?",
            "What is the number of bridges under repair, and how many bridges need closing?",
        ),
        (
            "How many road bikes have we built, and how many of them were sold?",
            "How many road bikes have we built, and how many road bikes were sold?",
        ),
        (
            "How many bikes do we have, and how many of them are red?",
            "How many bikes do we have, and how many bikes are red?",
        ),
        (
            "Who set the bar to be a gold client, and how many clients clear that?",
            "Who set the bar to be a gold client, and how many gold customers do we have?",
        ),
        ("The number of bridges grew, and how many of us noticed?",) * 2,
    ],
)
def test_a_noun_left_out_is_that_of_the_question_before(typed: str, meant: str) -> None:
    assert with_nouns(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the rate that Green River Bank (绿江银行) pays", "the rate that 绿江银行 pays"),
        ("our bicycles under long lease (绿江银行)", "our bicycles under 绿江银行"),
        ("the rate of Green River Bank (青山银行)", "the rate of Green River Bank (青山银行)"),
    ],
)
def test_a_name_in_capitals_is_what_stands_in_brackets_behind(typed: str, meant: str) -> None:
    lexicon = Lexicon({"绿江银行": {Target("subject", "绿江银行")}})
    assert without_glosses(typed, lexicon) == meant


def test_an_apostrophe_may_be_left_out() -> None:
    assert in_usual_words("whats the yield") == "what is the yield"


def test_what_is_reached_or_covered_is_told_by_its_value() -> None:
    assert content_runs("did the yield reach, and is it covered by these") == ("yield",)
