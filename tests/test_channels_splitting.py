"""Splitting by bytes: each part fits and stands alone, and nothing of the text is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.splitting import pieces, split

CELL = st.text(st.sampled_from("一二三四五GPU 0123456789.%👩‍💻é亿元"), min_size=1, max_size=30)
PLAIN = st.text(st.sampled_from("中文字符，。；！abcXYZ 012[]()*`👍🏽👩‍👩‍👧e\u0301"), max_size=300)
LINK = st.builds(lambda t, u: f"[{t}](https://example.com/{u})", CELL, st.text("abc", max_size=20))
FENCE = st.builds(lambda lines: "\n".join(["```", *lines, "```"]), st.lists(CELL, max_size=30))
ROW = st.builds(lambda a, b: f"| {a} | {b} |", CELL, CELL)
TABLE = st.builds(
    lambda rows: "\n".join(["| 甲 | 乙 |", "| --- | --- |", *rows]), st.lists(ROW, max_size=20)
)
TEXT = st.lists(st.one_of(PLAIN, LINK, FENCE, TABLE), max_size=8).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXT, most=st.integers(120, 2048))
def test_every_part_fits_and_joined_they_are_the_text(text: str, most: int) -> None:
    made = pieces(text, most)
    assert "".join(piece.source for piece in made) == text
    assert all(piece.size <= most for piece in made)
    parts = split(text, most)
    assert all(len(part.encode()) <= most for part in parts)
    if len(parts) > 1:
        ends = [part.rsplit("\n", 1)[1] for part in parts]
        assert ends == [f"({n}/{len(parts)})" for n in range(1, len(parts) + 1)]


@settings(max_examples=200, deadline=None)
@given(text=st.lists(st.one_of(FENCE, TABLE, LINK), max_size=8).map("\n".join),
       most=st.integers(160, 1024))  # fmt: skip
def test_no_part_ends_inside_a_fence_a_row_or_a_link(text: str, most: int) -> None:
    for part in split(text, most):
        lines = part.split("\n")
        assert sum(line.startswith("```") for line in lines) % 2 == 0
        assert all(line.endswith("|") for line in lines if line.startswith("|"))
        assert part.count("](https://") == part.count("[")


def test_a_table_that_is_broken_repeats_its_header() -> None:
    rows = [f"| 第{n}行 | {n}亿元 |" for n in range(30)]
    parts = split("\n".join(["| 名称 | 数值 |", "| --- | --- |", *rows]), 300)
    assert len(parts) > 2
    assert all(part.startswith("| 名称 | 数值 |\n| --- | --- |\n") for part in parts)


def test_a_fence_that_is_broken_is_closed_and_opened_again() -> None:
    parts = split("\n".join(["```text", *(f"line {n}" for n in range(60)), "```", "end"]), 200)
    assert len(parts) > 2
    assert all(part.startswith("```text\n") for part in parts)
    assert all(part.count("```") == 2 for part in parts)


@pytest.mark.parametrize("most", [100, 2048])
def test_what_fits_is_left_alone(most: int) -> None:
    assert split("字" * 33, most) == ("字" * 33,)
    assert split("", most) == ("",)


def test_a_character_of_many_code_points_stays_whole() -> None:
    family = "👩\u200d👩\u200d👧"
    parts = split(family * 40, 150)
    assert len(parts) > 2
    assert all(part.rsplit("\n", 1)[0].replace(family, "") == "" for part in parts)
