"""English words that pick no figure, hyphens, adjectives of a family, nouns left out."""

import pytest

from assistant.retrieval.counted import with_english_digits
from assistant.retrieval.english_modifiers import with_families
from assistant.retrieval.english_parts import with_nouns
from assistant.retrieval.lexicon import Lexicon, Target
from assistant.retrieval.residue import content_runs

_LEASED = Target("metric", "长租辆数")
LEXICON = Lexicon(
    {
        "committed bicycles": {_LEASED},
        "underwritten bicycles": {_LEASED},
        "committed customers": {Target("metric", "长租客户数")},
        "delivered bicycles": {Target("metric", "入库辆数")},
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the underwritten volume", "the长租volume"),
        ("committed customers in total", "committed customers in total"),
        ("sold on 2-year underwritten terms", "on 2-year长租"),
        ("delivered volume", "delivered volume"),
        ("committed sales contracts", "长租contracts"),
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
            "How many vans arrived, and how many of them left?",
            "How many vans arrived, and how many vans left?",
        ),
        (
            "What is the cut-off for a key customer, and how many customers are above it?",
            "What is the cut-off for a key customer, and how many key customers do we have?",
        ),
        ("How many vans arrived, and how many of us left?",) * 2,
    ],
)
def test_a_noun_left_out_is_that_of_the_question_before(typed: str, meant: str) -> None:
    assert with_nouns(typed) == meant
