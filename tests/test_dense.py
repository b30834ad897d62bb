"""Vectors in Chroma: the true neighbours, of what the asker may see, and no trace after closing."""

import gc
import math
import random
from array import array
from pathlib import Path

import pytest

from assistant.indexes.dense import DenseIndex
from assistant.records import Audience
from tests.indexes_fakes import EXECUTIVE, PUBLIC, SALES

DIMENSION = 24


def vectors(count: int, seed: int = 3) -> list[list[float]]:
    dice = random.Random(seed)
    return [[dice.gauss(0, 1) for _ in range(DIMENSION)] for _ in range(count)]


def rows(count: int, seed: int = 3) -> list[tuple[str, int, bytes]]:
    """Audiences in turn: p000 is public, p001 for sales, p002 for executives …"""
    return [
        (f"p{number:03d}", number % 3, array("f", vector).tobytes())
        for number, vector in enumerate(vectors(count, seed))
    ]


def dot(one: list[float], other: list[float]) -> float:
    return sum(x * y for x, y in zip(one, other, strict=True))


def cosine(one: list[float], other: list[float]) -> float:
    return dot(one, other) / math.sqrt(dot(one, one) * dot(other, other))


@pytest.mark.parametrize("audience", Audience)
def test_the_nearest_visible_come_back_with_their_cosine(
    audience: Audience, tmp_path: Path
) -> None:
    index = DenseIndex(tmp_path)
    assert index.add("passages", rows(400)) == index.count("passages") == 400
    query = vectors(1, seed=9)[0]
    exact = sorted(
        (
            (-cosine(query, vector), f"p{number:03d}")
            for number, vector in enumerate(vectors(400))
            if number % 3 <= audience.rank
        )
    )
    hits = index.search("passages", audience, query, 10)
    assert [hit.id for hit in hits] == [id for _, id in exact[:10]]
    assert hits[0].score == pytest.approx(-exact[0][0], abs=1e-5)
    index.close()


def test_hidden_vectors_change_neither_hits_nor_scores(tmp_path: Path) -> None:
    whole, public = DenseIndex(tmp_path / "whole"), DenseIndex(tmp_path / "public")
    whole.add("passages", rows(300))
    public.add("passages", [row for row in rows(300) if row[1] == 0])
    for query in vectors(5, seed=1):
        assert whole.search("passages", PUBLIC, query, 7) == public.search(
            "passages", EXECUTIVE, query, 7
        )
    whole.close()
    public.close()


def test_equal_vectors_are_ordered_by_id_and_collections_do_not_mix(tmp_path: Path) -> None:
    index = DenseIndex(tmp_path)
    same = array("f", [1.0, 2.0, 3.0]).tobytes()
    index.add("cases", [(id, 0, same) for id in "cab"])
    index.add("figures", [("x", 0, same), ("x", 1, same)])
    assert [hit.id for hit in index.search("cases", SALES, [1.0, 2.0, 3.0], 9)] == ["a", "b", "c"]
    assert [hit.id for hit in index.search("figures", SALES, [1.0, 2.0, 3.0], 9)] == ["x"]
    assert index.search("passages", SALES, [1.0, 2.0, 3.0], 9) == []
    assert index.search("cases", SALES, [1.0, 2.0, 3.0], 0) == []
    index.close()


def test_what_was_closed_is_read_again(tmp_path: Path) -> None:
    index = DenseIndex(tmp_path)
    index.add("passages", rows(50))
    index.close()
    again = DenseIndex(tmp_path)
    assert again.count("passages") == 50
    assert again.search("passages", EXECUTIVE, vectors(50)[7], 1)[0].id == "p007"
    again.close()


def held(folder: Path) -> list[Path]:
    """Files below `folder` that this process has open; sockets and pipes of others do not count."""
    open_files = (link.resolve() for link in Path("/proc/self/fd").iterdir())
    return [file for file in open_files if folder.resolve() in file.parents]


def test_opening_and_closing_leaks_no_file(tmp_path: Path) -> None:
    for number in range(6):
        index = DenseIndex(tmp_path / str(number))
        index.add("passages", rows(30))
        index.search("passages", PUBLIC, vectors(1)[0], 3)
        assert held(tmp_path)
        del index  # whoever lets go of it closes it
        gc.collect()
        assert held(tmp_path) == []
