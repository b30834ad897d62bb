"""What is derived from a view goes with it; views of the same names share what is derived."""

import gc
import weakref
from pathlib import Path

import pytest

from assistant.answering.understanding import lexicon_of
from assistant.indexes.build import publish
from assistant.indexes.derived import Kept, derived
from assistant.indexes.store import Store
from assistant.retrieval.editions import edition
from assistant.retrieval.nearby import nearby_of
from tests.indexes_fakes import EXECUTIVE, HashingEmbedder, corpus, figure, passage

MAY = corpus(passages=(passage("五月水泵出货四百台。"),), figures=(figure("出货量", 400),))
JUNE = corpus(passages=(passage("六月水泵出货五百台。"),), figures=(figure("出货量", 500),))


class Shelf:
    def __init__(self) -> None:
        self.kept = Kept()
        self.asked: list[str] = []


@derived(most=2)
def label(shelf: Shelf, of: str) -> str:
    shelf.asked.append(of)
    return f"shelf of {of}"


def test_a_thing_is_derived_once_and_the_oldest_makes_way() -> None:
    shelf = Shelf()
    assert [label(shelf, of) for of in "aabbca"] == [f"shelf of {of}" for of in "aabbca"]
    assert shelf.asked == list("abca")


def test_each_source_keeps_its_own_until_it_is_told_to_forget() -> None:
    one, other = Shelf(), Shelf()
    label(one, "a")
    label(other, "a")
    one.kept.forget()
    label(one, "a")
    label(other, "a")
    assert (one.asked, other.asked) == (["a", "a"], ["a"])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    publish(tmp_path, MAY, HashingEmbedder())
    return Store(tmp_path, HashingEmbedder())


def derive(store: Store) -> list[weakref.ref[object]]:
    """A view and what is derived from it, without holding any of it."""
    view = store.view(EXECUTIVE)
    current = edition(view, "current")
    lexicon = lexicon_of(current)
    return [weakref.ref(each) for each in (view, current, lexicon, nearby_of(lexicon))]


def test_what_is_derived_from_a_view_is_gone_once_the_store_closes(store: Store) -> None:
    held = derive(store)
    assert all(ref() is not None for ref in held)
    store.close()
    gc.collect()
    assert [ref() for ref in held] == [None] * len(held)


def test_what_is_derived_from_a_generation_is_gone_once_the_next_one_serves(
    store: Store, tmp_path: Path
) -> None:
    held = derive(store)
    publish(tmp_path, JUNE, HashingEmbedder())
    assert {p.text for p in store.view(EXECUTIVE).passages()} == {"六月水泵出货五百台。"}
    gc.collect()
    assert [ref() for ref in held] == [None] * len(held)
    store.close()


def test_a_narrower_view_with_the_same_names_has_the_same_lexicon(store: Store) -> None:
    view = store.view(EXECUTIVE)
    assert lexicon_of(edition(view, "any")) is lexicon_of(view)
    store.close()
