"""English words that pick no figure, hyphens, adjectives of a family, nouns left out."""

import pytest

from assistant.retrieval.counted import with_english_digits
from assistant.retrieval.english_modifiers import with_families
from assistant.retrieval.english_parts import with_nouns
from assistant.retrieval.lexicon import Lexicon, Target
from assistant.retrieval.residue import content_runs


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("the volume that sits in these, as stated info", ("stated",)),
        ("in the online-training check", ("online", "training")),
        ("units returned by customers", ("units", "returned")),
        ("ERP-X9", ("ERP-X9",)),
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
