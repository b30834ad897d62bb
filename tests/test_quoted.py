"""Figures in quoted sentences, and sentences that only come near to what is asked."""

import pytest

from assistant.retrieval.measured import unmeasured
from tests.invented_mill import ask
from tests.invented_prose import ask as ask_prose

LINE = "一号线改造前每吨纸用电450度，改造后360度，降幅20%。"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("一号线改造后每吨纸用电多少", [450, 360, 20], id="a number"),
        pytest.param("一号线的改造效果怎么样", [450, 360, 20], id="no number"),
        pytest.param("年用纸多少算重点", [20], id="a definition, which is a figure itself"),
        pytest.param("介绍一下书店", [14, 110, 5, 60, 20], id="an overview"),
        pytest.param("木浆怎么运的", [], id="a sentence without figures"),
    ],
)
def test_the_figures_of_quoted_sentences_are_listed(question: str, values: list[int]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert sorted(figure.value for figure in answer.figures) == sorted(values)
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(figure.text in quotes[figure.citation] for figure in answer.figures)
    assert not answer.computations


@pytest.mark.parametrize("turn", ["差多少", "加起来", "这两个差多少", "跟谁比的"])
@pytest.mark.parametrize("question", ["一号线改造后每吨纸用电多少", "一号线的改造效果怎么样"])
def test_quoted_figures_are_no_operands_of_the_next_turn(question: str, turn: str) -> None:
    answer = ask(question, turn)
    assert answer.status == "not_found"
    assert not answer.figures
    assert not answer.computations


@pytest.mark.parametrize(
    "turns",
    [
        ("胶版纸库存", "轻型纸库存", "一号线的改造效果怎么样", "这两个差多少"),
        ("胶版纸库存", "一号线的改造效果怎么样", "轻型纸库存", "差多少"),
    ],
)
def test_figures_told_around_a_quote_are_computed_with(turns: tuple[str, ...]) -> None:
    answer = ask(*turns)
    assert [figure.value for figure in answer.figures] == [50, 30]
    assert [computation.text for computation in answer.computations] == ["20吨"]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        pytest.param("二号线的利润怎么样", "二号线的产能还在爬坡，靠老师傅带新人。", id="profit"),
        pytest.param("木浆的毛利怎么来的", "木浆从北岸林场进，走水路。", id="margin"),
        pytest.param("废纸的份额从哪里来", "废纸由三家回收站送来。", id="share of the market"),
        pytest.param("木浆的进货数量怎么样", "木浆从北岸林场进，走水路。", id="a number of things"),
        pytest.param("一号线的毛利怎么样", LINE, id="beside other figures"),
    ],
)
def test_a_sentence_that_lacks_what_is_measured_only_comes_near(question: str, quote: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert answer.answer.startswith("资料没有直接的回答")
    assert answer.citations[0].quote == quote
    assert not answer.figures, "what only comes near lists no figures"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("二号线的产能怎么样", id="what the sentence is about"),
        pytest.param("木浆怎么运的", id="no measure"),
        pytest.param("废纸从哪里来", id="a place"),
    ],
)
def test_a_sentence_that_has_it_answers(question: str) -> None:
    assert ask(question).status == "answered"


def test_the_measure_may_stand_in_the_sentence() -> None:
    assert ask_prose("商场店的租金怎么样").status == "answered"
    assert ask_prose("商场店的周末销量怎么样").status == "answered"
    assert ask_prose("商场店的毛利怎么样").status == "not_found"


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        pytest.param("二号线的利润怎么样", "二号线还在爬坡", ("利润",), id="a measure"),
        pytest.param("书店的付款率", "书店付款快", ("付款率",), id="a rate in two words"),
        pytest.param("二号线的利润怎么样", "二号线的利润在涨", (), id="held"),
        pytest.param("二号线的效率怎么样", "二号线还在爬坡", (), id="a word that only ends so"),
        pytest.param("谁带新人", "老师傅带新人", (), id="no measure"),
    ],
)
def test_words_for_what_is_measured(question: str, told: str, missing: tuple[str, ...]) -> None:
    assert unmeasured(question, told) == missing
