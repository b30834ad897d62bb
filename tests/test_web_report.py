"""The report page by page: every character escaped, the cited ones marked."""

import re
from html import unescape

import pytest

from assistant.browsing import DocumentShown, PassageShown, PlaceShown
from assistant.records import Audience
from assistant.web.report_view import leaves_of, span_of
from tests.invented_catering import BROWSE, FOLDER, REPORT

TEXT = (FOLDER / f"{REPORT}.md").read_text("utf-8")


def document(*passages: tuple[str, str, str, int]) -> DocumentShown:
    """Kind, section, text, start."""
    return DocumentShown(
        id="d", title="t", date="", kind="report", pages=(),
        passages=tuple(
            PassageShown(
                anchor=f"a{n}", section=section, page="Page 1", kind=kind, text=text,
                places=(PlaceShown(start=start, end=start + len(text), section=section,
                                   page="Page 1"),),
            )
            for n, (kind, section, text, start) in enumerate(passages)
        ),
    )  # fmt: skip


def html(*passages: tuple[str, str, str, int], at: tuple[int, int] | None = None) -> str:
    return "".join(leaf.html for leaf in leaves_of(document(*passages), at))


def marked(html: str) -> list[str]:
    return [unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", html)]


@pytest.mark.parametrize(
    ("at", "span"),
    [
        pytest.param("12-30", (12, 30), id="span"),
        pytest.param("30-12", None, id="backwards"),
        pytest.param("", None, id="nothing"),
        pytest.param("1-9999999999999", None, id="too far"),
        pytest.param("x-y", None, id="no numbers"),
    ],
)
def test_a_place_is_read(at: str, span: tuple[int, int] | None) -> None:
    assert span_of(at) == span


def test_pages_follow_the_report() -> None:
    leaves = leaves_of(BROWSE.document(Audience.EXECUTIVE, REPORT))
    assert [leaf.label for leaf in leaves] == [f"Page {n}" for n in range(1, 11)]
    assert leaves[0].html.startswith("<h2>Page 1 开场</h2><h3>会议安排</h3>")


def test_each_passage_has_its_anchor() -> None:
    told = BROWSE.document(Audience.EXECUTIVE, REPORT)
    html = "".join(leaf.html for leaf in leaves_of(told))
    assert set(re.findall(r'id="p-([0-9a-f]{16})"', html)) == {p.anchor for p in told.passages}


def test_the_cited_sentence_is_marked_and_nothing_else() -> None:
    sentence = "2025年四个季度的营业收入依次为2.1亿、2.3亿、2.2亿和2.9亿。"
    start = TEXT.index(sentence)
    at = (start, start + len(sentence))
    leaves = leaves_of(BROWSE.document(Audience.EXECUTIVE, REPORT), at)
    assert [leaf.label for leaf in leaves if leaf.marked] == ["Page 2"]
    assert marked("".join(leaf.html for leaf in leaves)) == [sentence]


def test_what_is_hidden_leaves_no_trace() -> None:
    sentence = "2026年第一季度营业收入为2.6亿，好于年初的内部预期。"
    start = TEXT.index(sentence)
    leaves = leaves_of(BROWSE.document(Audience.SALES, REPORT), (start, start + len(sentence)))
    told = "".join(leaf.html for leaf in leaves)
    assert not any(leaf.marked for leaf in leaves)
    assert "2.6亿" not in told
    assert "一季度结果" not in told, "its heading is hidden, too"
    assert "Page 9" not in {leaf.label for leaf in leaves}


def test_text_is_never_html() -> None:
    attack = '<img src=x onerror="alert(1)">&'
    told = html(
        ("paragraph", attack, attack, 0), ("list", "", f"- {attack}", 100),
        ("table", "", f"| {attack} |\n|---|\n| {attack} |", 200), at=(5, 220),
    )  # fmt: skip
    assert "<img" not in told
    assert unescape(re.sub(r"</?mark>", "", told)).count(attack) == 5


def test_items_and_cells_are_marked_in_their_own_words() -> None:
    items = "- 甲一\n- 乙二"
    assert marked(html(("list", "", items, 10), at=(10, 10 + len(items)))) == ["甲一", "乙二"]
    table = "| 名 | 值 |\n|---|---|\n| 甲 | 1 |\n| 乙 | 2 |"
    at = table.index("| 乙")
    told = html(("table", "", table, 50), at=(50 + at, 50 + len(table)))
    assert marked(told) == ["乙", "2"]
    assert "<th>名</th>" in told


def test_a_repeated_block_stands_at_each_of_its_places() -> None:
    place = [PlaceShown(start=s, end=s + 2, section=f"第{s}节", page=f"Page {s}") for s in (1, 9)]
    block = PassageShown(
        anchor="a",
        section="第1节",
        page="Page 1",
        kind="paragraph",
        text="同文",
        places=tuple(place),
    )
    twice = document().model_copy(update={"passages": (block,)})
    leaves = leaves_of(twice, (9, 11))
    assert [leaf.label for leaf in leaves] == ["Page 1", "Page 9"]
    assert [leaf.marked for leaf in leaves] == [False, True]
    assert 'id="p-a"' in leaves[0].html
    assert 'id="p-a-2"' in leaves[1].html


def test_an_image_is_told_by_its_name() -> None:
    assert '<p class="image">' in html(("paragraph", "", "![image: 平面图]()", 0))
