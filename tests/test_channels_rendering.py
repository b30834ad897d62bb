"""Answers as chat messages: first line, lists for tables, sources, notes, what to ask next."""

import pytest

from assistant.channels.background import Known
from assistant.channels.base import Dialect
from assistant.channels.plain import plain, without_tables
from assistant.channels.rendering import Setting, notice, render
from assistant.channels.words import Language
from assistant.exchange import Answer, Choice
from tests.api_fakes import REFUSAL, answer

TABLE = (
    "按年：\n| 年限 | 数量 | 占比 |\n| --- | --- | --- |\n"
    "| 4年 | **43台**[1] | 15% |\n| 合计 | 280台 | |"
)
KNOWN = Known({"销售额": "当月开票的含税金额"}, {"reports/2031-02": "2031-02-09"})
BOUGHT = answer().figures[0].model_copy(update={"metric": "销售额"})


def rendered(
    made: Answer, language: Language = "zh", *, group: bool = False, address: str = "",
    tables: bool = False, markdown: bool = True,
) -> str:  # fmt: skip
    dialect = Dialect(most_bytes=20480, tables=tables, markdown=markdown)
    return render(made, Setting(dialect, language, group, KNOWN, address)).text


def test_an_answer_has_its_parts_in_order() -> None:
    told = rendered(
        answer(figures=(BOUGHT,), notes=("一月_暂估_",), suggestions=("同比？", "1月呢？"))
    )
    assert told.split("\n\n") == [
        "销售额（2030年12月）：**2亿元**[1]",
        "来源：\n- [1] 月报 · 2031-02-09 · Page 2",
        "> 口径：销售额：当月开票的含税金额\n> 注：一月\\_暂估\\_",
        "还可以问（回复序号）：\n1. 同比？\n2. 1月呢？",
    ]


def test_what_was_computed_stands_first() -> None:
    told = rendered(answer("- 1月：1.7亿元[1]\n- 12月：2亿元[1]\n涨幅：17.65%[1]"))
    assert told.startswith("涨幅：17.65%[1]\n\n- 1月：1.7亿元[1]\n- 12月：2亿元[1]\n\n来源")
    plain = "- 1月：1.7亿元[1]\n- 12月：2亿元[1]"
    assert rendered(answer(plain)).startswith(plain)


def test_tables_come_as_lists_where_they_are_not_shown() -> None:
    assert "| 4年 |" in rendered(answer(TABLE), tables=True)
    told = rendered(answer(TABLE))
    assert "按年：\n- 4年：数量 **43台**[1]，占比 15%\n- 合计：数量 280台" in told
    assert "|" not in told


def test_plain_text_has_no_marks() -> None:
    told = rendered(answer(TABLE, notes=("甲\\*乙",)), markdown=False)
    assert "数量 43台[1]" in told
    assert not any(mark in told for mark in ("**", "> ", "|"))


def test_choices_are_numbered_and_come_before_anything_else() -> None:
    made = answer(
        "您指哪一个？", status="clarify", citations=(), figures=(), computations=(),
        choices=(Choice(label="含税", question="含"), Choice(label="不含税", question="不含")),
        suggestions=("别的",),
    )  # fmt: skip
    assert rendered(made) == "您指哪一个？\n\n请选择：\n1. 含税\n2. 不含税"


@pytest.mark.parametrize(
    ("address", "markdown", "place"),
    [
        ("", True, "月报 · 2031-02-09 · Page 2"),
        ("https://r.example.com/", True,
         "[月报 · 2031-02-09 · Page 2](https://r.example.com/report/reports/2031-02)"),
        ("https://r.example.com", False,
         "月报 · 2031-02-09 · Page 2 https://r.example.com/report/reports/2031-02"),
        ("javascript:x", True, "月报 · 2031-02-09 · Page 2"),
    ],
)  # fmt: skip
def test_sources_link_to_the_page_where_people_reach_it(
    address: str, markdown: bool, place: str
) -> None:
    told = rendered(answer(), address=address, markdown=markdown)
    assert f"来源：\n- [1] {place}" in told


def test_a_refusal_in_a_group_is_the_same_for_all_and_tells_nothing() -> None:
    assert rendered(REFUSAL, group=True).endswith("其他问题请私聊我。")
    assert "私聊" not in rendered(REFUSAL)
    assert "私聊" not in rendered(answer(), group=True)


def test_an_english_question_is_answered_in_english_frames() -> None:
    told = rendered(answer(notes=("n",), suggestions=("Next?",)), "en")
    assert "Sources:\n" in told
    assert "> Note: n" in told
    assert "reply with the number" in told


def test_buttons_stand_for_the_numbered_list() -> None:
    made = answer(suggestions=("一", "二", "三", "四"))
    dialect = Dialect(most_bytes=2048, buttons=3)
    reply = render(made, Setting(dialect, "zh", False, KNOWN))
    assert [(button.key, button.label) for button in reply.buttons] == [
        ("a1:0", "一"), ("a1:1", "二"), ("a1:2", "三"),
    ]  # fmt: skip
    assert "还可以问" not in reply.text


def test_a_long_answer_is_split_within_its_bytes() -> None:
    reply = render(
        answer("字" * 3000 + "[1]"), Setting(Dialect(most_bytes=2048), "zh", False, KNOWN)
    )
    assert len(reply.parts) > 4
    assert all(len(part.encode()) <= 2048 for part in reply.parts)


def test_a_notice_has_nothing_to_judge() -> None:
    assert notice("已停止。", Dialect(most_bytes=2048)).answer_id == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("| a |\n| --- |\n| 1 |", "- 1"),
        ("| a | b |\n|:--|--:|\n| x\\|y | 2 |", "- x\\|y：2"),
        ("| 只有一行 |", "- 只有一行"),
        ("a | b", "a | b"),
    ],
)
def test_every_kind_of_table_becomes_a_list(text: str, told: str) -> None:
    assert without_tables(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**a** `b` [c](https://d)", "a b c https://d"),
        ("# 头\n> 注\n- 项 [1]", "头\n注\n- 项 [1]"),
        ("5\\*3 \\[x\\]", "5*3 [x]"),
    ],
)
def test_marks_are_taken_off(text: str, told: str) -> None:
    assert plain(text) == told
